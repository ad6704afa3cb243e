/**
 * Keeps the focus inside a modal window and gives it back when the window closes.
 */
(function () {
    'use strict';

    const REACHABLE = 'a[href], button, input, select, textarea, iframe, [tabindex]';

    function reachable(root) {
        return Array.from(root.querySelectorAll(REACHABLE)).filter((element) =>
            !element.disabled && element.tabIndex >= 0 && element.getClientRects().length > 0);
    }

    /** Traps the focus in an element; call the result to let it go. */
    window.preview.trapFocus = (root) => {
        const opener = document.activeElement;

        function onKey(event) {
            const all = reachable(root);
            const edge = event.shiftKey ? all[0] : all[all.length - 1];
            const atEdge = document.activeElement === edge || document.activeElement === root;
            if (event.key === 'Tab' && atEdge) {
                event.preventDefault();
                (event.shiftKey ? all[all.length - 1] : all[0]).focus();
            }
        }

        root.addEventListener('keydown', onKey);
        root.focus();
        return () => {
            root.removeEventListener('keydown', onKey);
            if (opener && opener.isConnected) {
                opener.focus();
            }
        };
    };
})();
