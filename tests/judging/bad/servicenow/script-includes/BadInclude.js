var BadInclude = Class.create();
BadInclude.prototype = {
    wait: function() {
        const later = setTimeout(undeclared, 1);
        return later;
    },

    type: 'BadInclude'
};
