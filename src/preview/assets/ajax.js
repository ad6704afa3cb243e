/**
 * GlideAjax, messages and load events.
 *
 * Source: ServiceNow docs, "GlideAjax" (the answer is an attribute of the response's root),
 * "getMessage", "addLoadEvent".
 */
(function () {
    'use strict';

    const { strict, fault } = window.preview;
    let messages = {};

    /** The texts that the platform sent along with a script. */
    window.preview.offerMessages = (texts) => {
        messages = Object.assign({}, messages, texts);
    };

    window.getMessage = (key) => {
        if (key in messages) {
            return messages[key];
        }
        fault(`the message ${key} is not listed beside the script`);
        return key;
    };

    window.GlideAjax = function (processor) {
        const parameters = { sysparm_processor: processor };
        let failed = null;

        function send(answered) {
            const request = new XMLHttpRequest();
            request.open('POST', '/xmlhttp.do');
            request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
            request.onload = () => {
                if (request.status === 200) {
                    const xml = new DOMParser().parseFromString(request.responseText, 'text/xml');
                    answered(xml.documentElement.getAttribute('answer'));
                } else if (failed) {
                    failed(request);
                }
            };
            request.onerror = () => {
                if (failed) {
                    failed(request);
                }
            };
            request.send(new URLSearchParams(parameters).toString());
        }

        return strict('GlideAjax', {
            addParam(name, value) {
                if (!/^sysparm_/.test(name)) {
                    fault(`GlideAjax drops ${name}, which does not start with sysparm_`);
                }
                parameters[name] = value === null || value === undefined ? '' : String(value);
            },
            getXMLAnswer(answered) {
                if (typeof answered !== 'function') {
                    fault('GlideAjax.getXMLAnswer needs a function');
                }
                send(answered);
            },
            setErrorCallback(callback) {
                failed = callback;
            }
        });
    };

    window.addLoadEvent = (listener) => {
        if (document.readyState === 'complete') {
            setTimeout(listener, 0);
        } else {
            window.addEventListener('load', listener);
        }
    };
})();
