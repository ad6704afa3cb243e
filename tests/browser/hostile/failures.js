/**
 * Failures with hostile texts, one after the other, and addresses with them.
 */
Object.assign(walk, {
    // From now on these methods fail, with the text of the moment wherever an answer can have one.
    // With the sys_id of a delivery, what has failed can be left to the background.
    failing(methods, delivery) {
        noted.answer = (asked) => methods.includes(asked.get('sysparm_name')) && {
            ok: false,
            error: {
                code: noted.text, message: noted.text, reason: noted.text, request_id: noted.text,
                retry_after: 0, delivery: delivery || noted.text, lost: Boolean(delivery)
            }
        };
    },

    // Tries again what fails: each time the place says what went wrong.
    async retries(place, texts) {
        const wrong = [];
        for (const text of texts) {
            const again = walk.part(place).querySelector('button') || walk.part('submit');
            noted.text = text;
            again.click();
            await walk.until(`the failure ${text}`, () => walk.says(walk.part(place), text));
            for (const line of [`Reason: ${text}`, `Request ID: ${text}`]) {
                if (!walk.part(place).textContent.includes(line)) {
                    wrong.push(`${walk.part(place).textContent} lacks ${line}`);
                }
            }
        }
        return wrong;
    },

    // Tries again what does not fail any more.
    async recover(place) {
        walk.failing([]);
        walk.part(place).querySelector('button').click();
        await walk.until('no failure', () => !walk.part(place).textContent.trim());
        await walk.until('an answer', () => !document.querySelector('[aria-busy=true]') &&
            !Array.from(document.querySelectorAll('[role=status]')).some((it) =>
                it.textContent === 'Loading…'));
    },

    // The page reads parameters of its address as well, and shows none of them.
    async parameters(path, texts) {
        const wrong = [];
        const frame = document.createElement('iframe');
        document.body.append(frame);
        for (let at = 0; at < texts.length; at += 2) {
            const [record, modified] = [texts[at], texts[at + 1] || ''];
            const query = new URLSearchParams({
                sysparm_record: record, sysparm_modified: modified
            });
            const loaded = new Promise((resolve) => {
                frame.onload = resolve;
            });
            frame.src = `${path}?${query}`;
            await loaded;
            const page = frame.contentDocument.getElementById('flashduty_dialog').outerHTML;
            const problem = frame.contentDocument.getElementById('flashduty_problem');
            if (!problem.textContent.startsWith('The dialog does not know which record')) {
                wrong.push(`the page says ${problem.textContent} of ${query}`);
            }
            if ([record, modified].some((it) => it.trim().length > 8 && page.includes(it))) {
                wrong.push(`the page has something of ${query}`);
            }
            if (frame.contentWindow.__ran) {
                wrong.push(`something of ${query} has run`);
            }
        }
        return wrong;
    }
});
