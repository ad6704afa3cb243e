function onClick(g_form) {
    const later = undeclared;
    g_form.addErrorMessage(later);
}
