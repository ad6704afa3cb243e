// Writes src/dictionary/platform.json: the names that ServiceNow's own type declarations have, so
// that the stand-in tells what it does not simulate from what no platform has.
//
// Usage, after tests/judges has installed the package of a newer version:
//   node tests/judging/platform.mjs target/judges

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const RESULT = path.join(HERE, '../../src/dictionary/platform.json');
const WIDTH = 100;

// The classes that the stand-in has, by the file that declares them.
const SIMULATED = {
    GlideDateTime: 'types',
    GlideElement: 'types',
    GlideQueryCondition: 'types',
    GlideRecord: 'types',
    RESTMessageV2: 'sn_ws',
    RESTResponseV2: 'sn_ws',
    gs: 'types',
};

// What the declarations leave out and ServiceNow's documentation has: KB1598609, "GlideRecord", and
// the script includes and Java names of global scope.
const DOCUMENTED = {
    globals: ['ArrayUtil', 'GlideRecordUtil', 'JSUtil', 'Packages', 'SNC', 'TableUtils', 'java'],
    GlideRecord: {
        addDomainQuery: 1,
        applyTemplate: 1,
        changes: 0,
        find: 2,
        getFields: 0,
        getLocation: 0,
        getRelatedLists: 0,
        getRelatedTables: 0,
        getRowNumber: 0,
        hasAttachments: 0,
        instanceOf: 1,
        restoreLocation: 1,
        saveLocation: 0,
        setDisplayValue: 2,
        setForceUpdate: 1,
        setLocation: 1,
        setQueryReferences: 1,
        setUseEngines: 1,
    },
};

// Folders that are no namespace of the platform.
const OTHER = /^(imports|types|util)$/;

const tools = path.resolve(process.argv[2] ?? 'target/judges');
const ts = createRequire(path.join(tools, 'package.json'))('typescript');
const glide = path.join(tools, 'node_modules/@servicenow/glide');
const { version } = JSON.parse(readFileSync(path.join(glide, 'package.json'), 'utf8'));

function parse(folder, file) {
    const text = readFileSync(path.join(glide, 'src', folder, file), 'utf8');
    return ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
}

// What a namespace exports that a script can call or construct.
function valuesOf(folder) {
    const files = readdirSync(path.join(glide, 'src', folder)).filter((it) => it.endsWith('.d.ts'));
    const names = files.flatMap((file) =>
        parse(folder, file).statements.flatMap((it) => {
            const exported = it.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
            if (!exported) {
                return [];
            }
            if (ts.isVariableStatement(it)) {
                return it.declarationList.declarations.map(({ name }) => name.text);
            }
            return ts.isClassDeclaration(it) || ts.isFunctionDeclaration(it) ? [it.name.text] : [];
        }),
    );
    return [...new Set(names)].sort();
}

// The members of a class, each with the most arguments that it takes.
function methodsOf(name, folder) {
    const methods = { ...DOCUMENTED[name] };
    const visit = (node) => {
        if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) {
            const known = methods[node.name.text] ?? 0;
            methods[node.name.text] = Math.max(known, node.parameters.length);
        } else if (ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) {
            methods[node.name.text] = 0;
        } else {
            ts.forEachChild(node, visit);
        }
    };
    visit(parse(folder, `${name}.d.ts`));
    return Object.fromEntries(Object.entries(methods).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// A list or an object of short values, packed into lines.
function packed(value, indent) {
    const isList = Array.isArray(value);
    const items = isList
        ? value.map((it) => JSON.stringify(it))
        : Object.entries(value).map(([key, it]) => `${JSON.stringify(key)}: ${JSON.stringify(it)}`);
    const lines = [''];
    for (const [at, item] of items.entries()) {
        const text = at + 1 < items.length ? `${item},` : item;
        const line = lines.at(-1);
        const room = WIDTH - indent.length - 4;
        if (line && line.length + 1 + text.length > room) {
            lines.push(text);
        } else {
            lines[lines.length - 1] = line ? `${line} ${text}` : text;
        }
    }
    const [open, close] = isList ? '[]' : '{}';
    return `${open}\n${lines.map((it) => `${indent}    ${it}\n`).join('')}${indent}${close}`;
}

const namespaces = readdirSync(path.join(glide, 'src'), { withFileTypes: true })
    .filter((it) => it.isDirectory() && !OTHER.test(it.name))
    .map(({ name }) => name)
    .sort();
const methods = Object.entries(SIMULATED).map(
    ([name, folder]) => `        "${name}": ${packed(methodsOf(name, folder), '        ')}`,
);

writeFileSync(
    RESULT,
    `{
    "source": "@servicenow/glide ${version}, read by tests/judging/platform.mjs",
    "globals": ${packed([...valuesOf('types'), ...DOCUMENTED.globals], '    ')},
    "namespaces": ${packed(namespaces, '    ')},
    "sn_ws": ${packed(valuesOf('sn_ws'), '    ')},
    "methods": {
${methods.join(',\n')}
    }
}
`,
);
