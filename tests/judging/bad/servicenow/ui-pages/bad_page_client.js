(function() {
    'use strict';
    const later = undeclared;
    return later;
})();
