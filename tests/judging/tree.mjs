// What a generated folder holds: its scripts, each with the field it is destined for, and its
// update sets. A script of an unknown kind is an error: nothing may slip past the judges.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

// `field` and `scope` are snLint's names of the destination. There is none for background scripts;
// a fix script runs in the same way: once, by hand, on the server, as its own transaction.
const KINDS = [
    {
        of: /^script-includes\/\w+\.js$/,
        server: true,
        field: 'sys_script_include',
        scope: 'global',
    },
    {
        of: /^business-rules\/\w+\.js$/,
        server: true,
        field: 'sys_script',
        scope: 'global',
        globals: 'business_rule.d.ts',
    },
    {
        of: /^script-actions\/\w+\.js$/,
        server: true,
        field: 'sysevent_script_action',
        scope: 'global',
        globals: 'script_action.d.ts',
    },
    {
        of: /^access-controls\/\w+\.js$/,
        server: true,
        field: 'sys_security_acl',
        scope: 'global',
        globals: 'access_control.d.ts',
    },
    { of: /^background-scripts\/\w+\.js$/, server: true, field: 'sys_script_fix', scope: 'global' },
    {
        of: /^ui-actions\/\w+Workspace\.js$/,
        server: false,
        field: 'sys_ui_action.client_script_v2',
        scope: 'all',
    },
    {
        of: /^ui-actions\/\w+\.js$/,
        server: false,
        field: 'sys_ui_action.script',
        scope: 'noniso_global',
    },
    {
        of: /^ui-pages\/\w+_client\.js$/,
        server: false,
        field: 'sys_ui_page.client_script',
        scope: 'all',
    },
];

export function readTree(folder) {
    const root = path.resolve(folder, 'servicenow');
    if (!existsSync(root)) {
        throw new Error(`${folder} is no generated folder: it has no servicenow/ in it`);
    }
    const names = readdirSync(root, { recursive: true }).sort();
    return {
        scripts: names.filter((name) => name.endsWith('.js')).map((name) => readScript(root, name)),
        // The set that uninstalls holds deletions only; the SDK has no source form for them.
        updateSets: names
            .filter((name) => name.endsWith('.xml') && !name.endsWith('_uninstall.xml'))
            .map((name) => ({ name, path: path.join(root, name) })),
    };
}

function readScript(root, name) {
    const kind = KINDS.find(({ of }) => of.test(name));
    if (!kind) {
        throw new Error(
            `servicenow/${name}: no judge knows this kind of script; see tests/judging/tree.mjs`,
        );
    }
    const file = path.join(root, name);
    return {
        name,
        path: file,
        stem: path.basename(name, '.js'),
        text: readFileSync(file, 'utf8'),
        ...kind,
    };
}

export const isScriptInclude = (script) => script.field === 'sys_script_include';
