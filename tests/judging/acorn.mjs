// Syntax. Global scripts run in ES5 mode on every release; an administrator may switch a script to
// ES2021, so it has to be valid there too. Client scripts hold to the same dialect: Jelly pages are
// served as they are.

const DIALECTS = [5, 2021];

export function acornJudge(tools) {
    const { parse } = tools.require('acorn');

    function refusals(script) {
        return DIALECTS.flatMap((ecmaVersion) => {
            try {
                parse(script.text, { ecmaVersion, sourceType: 'script', allowReserved: false });
                return [];
            } catch (error) {
                const text = `${error.message} (ecmaVersion ${ecmaVersion})`;
                return [{ file: script.name, line: error.loc?.line ?? 1, rule: 'syntax', text }];
            }
        });
    }

    return {
        name: 'acorn (ES5)',
        control: () => /ecmaVersion 5/,
        async judge({ scripts }) {
            return { files: scripts.map(({ name }) => name), findings: scripts.flatMap(refusals) };
        },
    };
}
