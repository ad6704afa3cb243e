// ServiceNow's own ESLint plugin: names that browsers or Node have and the platform has not, and
// syntax that its engine does not know.

const PLUGIN = '@servicenow/eslint-plugin-sdk-app-plugin';
const RESTRICTED = 'no-restricted-globals';

export function sdkAppPluginJudge(tools) {
    const { ESLint } = tools.require('eslint');
    const { rules } = tools.require(PLUGIN).configs.recommended;
    // Browsers have a global `event`, and so has a script action: the record of its event.
    const inScriptAction = rules[RESTRICTED].filter(({ name }) => name !== 'event');

    const eslint = new ESLint({
        cwd: tools.scratch('sdk_app_plugin'),
        useEslintrc: false,
        allowInlineConfig: false,
        resolvePluginsRelativeTo: tools.modules,
        overrideConfig: {
            plugins: ['@servicenow/sdk-app-plugin'],
            extends: ['plugin:@servicenow/sdk-app-plugin/recommended'],
            parserOptions: { ecmaVersion: 2021 },
            overrides: [
                { files: ['script-actions/*.js'], rules: { [RESTRICTED]: inScriptAction } },
            ],
        },
    });

    async function lint(script) {
        const results = await eslint.lintText(script.text, { filePath: script.name });
        return results.flatMap(({ messages }) =>
            messages.map(({ line = 1, ruleId, message }) => {
                return { file: script.name, line, rule: ruleId ?? 'syntax', text: message };
            }),
        );
    }

    return {
        name: 'SDK app plugin',
        control: () => /no-restricted-globals .*'setTimeout'/,
        async judge({ scripts }) {
            const server = scripts.filter((script) => script.server);
            const findings = await Promise.all(server.map(lint));
            return { files: server.map(({ name }) => name), findings: findings.flat() };
        },
    };
}
