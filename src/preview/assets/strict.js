/**
 * What every page of the preview has: requests to the instance, and objects that refuse what the
 * platform does not have. A refusal reaches the panel even if the script catches the exception.
 */
(function () {
    'use strict';

    const preview = window.preview = {};

    /** A request to the instance; its JSON answer. */
    preview.request = async (path, parameters) => {
        const body = parameters === undefined ? null : new URLSearchParams(parameters);
        const response = await fetch(path, { method: body ? 'POST' : 'GET', body });
        const text = await response.text();
        if (!response.ok) {
            throw new Error(text);
        }
        return JSON.parse(text);
    };

    let told = Promise.resolve();

    /** Tells the panel of something that must not happen, one after the other. */
    preview.fault = (text) => {
        told = told.then(() => preview.request('/fault', { text })).catch(() => {});
    };

    /** An object whose other properties are refused. */
    preview.strict = (name, members) => {
        const refuse = (key) => {
            const text = `${name} has no ${String(key)}`;
            preview.fault(text);
            throw new TypeError(text);
        };
        return new Proxy(members, {
            get(target, key) {
                const known = typeof key === 'symbol' || key in target;
                return known ? target[key] : refuse(key);
            },
            set(target, key, value) {
                if (!Object.prototype.hasOwnProperty.call(target, key)) {
                    refuse(key);
                }
                target[key] = value;
                return true;
            }
        });
    };

    /** Refuses options that the platform does not have. */
    preview.onlyKnown = (name, options, known) => {
        Object.keys(options).filter((key) => !known.includes(key)).forEach((key) => {
            preview.fault(`${name} has no option ${key}`);
        });
    };

    window.addEventListener('error', (event) => {
        preview.fault(`${event.message} at ${event.filename}:${event.lineno}`);
    });
    window.addEventListener('unhandledrejection', (event) => {
        preview.fault(String(event.reason));
    });
    document.addEventListener('securitypolicyviolation', (event) => {
        preview.fault(`the page asks for ${event.violatedDirective}: ${event.blockedURI}`);
    });
})();
