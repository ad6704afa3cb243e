(function() {
    const later = setTimeout(undeclared, 1);
    return later;
})();
