function badButton() {
    const later = undeclared;
    return later;
}
