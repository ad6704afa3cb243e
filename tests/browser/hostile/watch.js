/**
 * Runs in every document before its own scripts: notes what runs and what arrives. `STEERING`
 * stands before it: the letters that no scenario may have, as hexadecimal digits; scenarios have
 * letters of private use for them.
 */
const noted = window.top.noted = window.top.noted || { responses: [], ran: [], answer: null };

['alert', 'confirm', 'prompt'].forEach((name) => {
    window[name] = () => noted.ran.push(name);
});
document.addEventListener('securitypolicyviolation', (event) => {
    noted.ran.push(`${event.violatedDirective} ${event.blockedURI}`);
});

// As escapes of JSON, since JSON cannot hold every letter as it is.
function restored(text) {
    return text.replace(/[\uE000-\uE0FF]/g, (letter) => {
        const steering = STEERING[letter.charCodeAt(0) - 0xE000];
        return steering ? '\\u' + steering : letter;
    });
}

// As the instance knows it.
function stoodIn(text) {
    return Array.from(text, (letter) => {
        const at = STEERING.indexOf(letter.codePointAt(0).toString(16).padStart(4, '0'));
        return at < 0 ? letter : String.fromCharCode(0xE000 + at);
    }).join('');
}

// A response as the dialog gets it; one that the test gives needs no instance.
(() => {
    const send = XMLHttpRequest.prototype.send;
    const response = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'responseText');
    const text = Response.prototype.text;

    XMLHttpRequest.prototype.send = function (body) {
        const answer = noted.answer && noted.answer(new URLSearchParams(body));
        if (!answer) {
            send.call(this, body);
            return;
        }
        const json = JSON.stringify(answer).replace(/&/g, '&amp;').replace(/</g, '&lt;');
        this.given = `<xml answer="${json.replace(/"/g, '&quot;')}"/>`;
        Object.defineProperty(this, 'status', { value: 200 });
        setTimeout(() => this.onload(), 0);
    };
    Object.defineProperty(XMLHttpRequest.prototype, 'responseText', {
        get() {
            const found = this.given || restored(response.get.call(this));
            noted.responses.push(found);
            return found;
        }
    });
    Response.prototype.text = async function () {
        const found = restored(await text.call(this));
        if (/\.do$/.test(new URL(this.url).pathname)) {
            noted.responses.push(found);
        }
        return found;
    };
})();
