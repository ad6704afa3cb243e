// Server scripts, checked by the TypeScript compiler against ServiceNow's own declarations and the
// ES5 library: methods that do not exist, arguments of the wrong type, a library of a later day.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { forTypeChecker } from './script_includes.mjs';
import { isScriptInclude } from './tree.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
// Rule and text of what is refused wrongly.
const EXCEPTIONS = new Map([
    ['TS2554 getDisplayValue', 'the argument is optional by the documentation'],
]);

const GLOBALS = path.join(HERE, 'globals');
const DECLARATIONS = path.join(GLOBALS, 'script_includes.d.ts'); // Exists in memory only.

export function glideJudge(tools) {
    const ts = tools.require('typescript');
    const acorn = tools.require('acorn');
    const options = readOptions(ts, tools.modules);
    const parsed = new Map(); // Parsing the declarations takes longest, and is the same for all.

    // A compiler host that reads these files from memory and all others from disk.
    function hostWith(inMemory) {
        const host = ts.createCompilerHost(options);
        const { getSourceFile, fileExists } = host;
        host.fileExists = (name) => inMemory.has(path.normalize(name)) || fileExists(name);
        host.getSourceFile = (name, target) => {
            const text = inMemory.get(path.normalize(name));
            if (text !== undefined) {
                return ts.createSourceFile(name, text, target);
            }
            if (!parsed.has(name)) {
                parsed.set(name, getSourceFile(name, target));
            }
            return parsed.get(name);
        };
        return host;
    }

    function check(script, scriptIncludes) {
        const roots = [path.join(GLOBALS, 'platform.d.ts'), DECLARATIONS, script.path];
        if (script.globals) {
            roots.push(path.join(GLOBALS, script.globals));
        }
        const { text, declarations } = forTypeChecker(acorn, scriptIncludes, script);
        const host = hostWith(
            new Map([
                [DECLARATIONS, declarations],
                [path.normalize(script.path), text],
            ]),
        );
        const program = ts.createProgram(roots, options, host);
        return ts
            .getPreEmitDiagnostics(program)
            .filter((diagnostic) => !EXCEPTIONS.has(`TS${diagnostic.code} ${sourceOf(diagnostic)}`))
            .map((diagnostic) => toFinding(ts, script, diagnostic));
    }

    return {
        name: 'Glide types',
        control: () => /TS2304 Cannot find name 'setTimeout'/,
        async judge({ scripts }) {
            const server = scripts.filter((script) => script.server);
            const scriptIncludes = scripts.filter(isScriptInclude);
            return {
                files: server.map(({ name }) => name),
                findings: server.flatMap((script) => check(script, scriptIncludes)),
            };
        },
    };
}

const sourceOf = ({ file, start, length }) => file?.text.slice(start, start + length);

function toFinding(ts, script, { file, start, code, messageText }) {
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 1;
    const inScript = file && path.normalize(file.fileName) === path.normalize(script.path);
    const where = inScript ? '' : ` (in ${file?.fileName ?? 'the options'})`;
    return { file: script.name, line, rule: `TS${code}`, text: text + where };
}

function readOptions(ts, modules) {
    const file = path.join(HERE, 'tsconfig.json');
    const { config } = ts.parseConfigFileTextToJson(file, readFileSync(file, 'utf8'));
    // The declarations are installed elsewhere, so the compiler is told where.
    config.compilerOptions.paths = { '@servicenow/glide/*': [`${modules}/@servicenow/glide/*`] };
    config.files = [];
    return ts.parseJsonConfigFileContent(config, ts.sys, HERE).options;
}
