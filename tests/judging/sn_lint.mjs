// snLint: an ESLint plugin with a rule set per destination table and scope. It runs as its own
// command, since that is what knows how each field is wrapped on the platform.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isScriptInclude } from './tree.mjs';

const OFF = 'off';

const CONFIG = {
    root: true,
    plugins: ['@admc.com/sn'],
    extends: ['plugin:@admc.com/sn/servicenow'],
    rules: {
        // The plugin takes gs.info, gs.error ... for scoped only; they are the documented API in
        // global scope as well, and gs.log, which it wants instead, is not available in scopes.
        '@admc.com/sn/no-log-scoped': OFF,
        // Whether a method needs `this` depends on the mapping; it stays a method either way.
        '@admc.com/sn/legacy-use-this': OFF,
        // ES5 has no templates, and a text of the mapping may hold anything.
        'no-template-curly-in-string': OFF,
        // Text is a string from the start; `undefined` would show as that word.
        '@admc.com/sn/no-init-emptystring': OFF,
    },
    overrides: [
        {
            // Client scripts are ES5 on purpose: one dialect for all, and no bundler.
            files: [
                '**/sys_ui_action.client_script_v2/all/*.js',
                '**/sys_ui_page.client_script/all/*.js',
            ],
            rules: {
                'no-var': OFF,
                'object-shorthand': OFF,
                'prefer-arrow-callback': OFF,
                'prefer-rest-params': OFF,
                'prefer-spread': OFF,
                'prefer-template': OFF,
            },
        },
        {
            // A record of an earlier release is known as ours by its key alone.
            files: ['**/sys_script_fix*/**/*.js', '**/background-scripts/*.js'],
            rules: { '@admc.com/sn/no-sysid': OFF },
        },
        {
            // The names that workspaces give their API; the plugin does not know the second.
            files: ['**/sys_ui_action.client_script_v2/all/*.js'],
            globals: { g_modal: 'readonly' },
            rules: { camelcase: ['error', { allow: ['^g_(?:form|modal)$'] }] },
        },
    ],
};

const PROBLEM = /^\s+(\d+):\d+\s+(?:error|warning)\s+(.+?)(?:\s{2,}(\S+))?$/;

export function snLintJudge(tools) {
    async function prepare(scriptIncludes) {
        const folder = tools.scratch('sn_lint');
        writeFileSync(path.join(folder, 'sneslintrc.json'), JSON.stringify(CONFIG));
        await tools.run('snLint', ['-g'], folder);
        const names = scriptIncludes.map(({ stem }) => `${stem}\n`).join('');
        writeFileSync(path.join(folder, 'snglobals', 'globalSIs-local.txt'), names);
        return folder;
    }

    async function lint(script, folder) {
        // -r: warnings count.
        const args = ['-r', '-t', script.field, '-a', script.scope, script.path];
        const { code, output } = await tools.run('snLint', args, folder);
        const findings = output.split('\n').flatMap((row) => {
            const [, line, text, rule = 'syntax'] = PROBLEM.exec(row) ?? [];
            return line ? [{ file: script.name, line: Number(line), rule, text }] : [];
        });
        if (code !== 0 && findings.length === 0) {
            return [{ file: script.name, line: 1, rule: 'snLint', text: output.trim() }];
        }
        return findings;
    }

    return {
        name: 'snLint',
        control: () => /no-undef 'undeclared'/,
        async judge({ scripts }) {
            const folder = await prepare(scripts.filter(isScriptInclude));
            const findings = await Promise.all(scripts.map((script) => lint(script, folder)));
            return { files: scripts.map(({ name }) => name), findings: findings.flat() };
        },
    };
}
