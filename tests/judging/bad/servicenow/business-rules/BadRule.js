(function executeRule(current, previous) {
    const later = setTimeout(undeclared, 1);
    return later;
})(current, previous);
