// Where the installed tools are, and how one of their commands is run. The tools live outside the
// tracked tree, so they are looked up from there and not from this file.

import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export function openTools(cache) {
    const require = createRequire(path.join(cache, 'package.json'));
    const modules = path.join(cache, 'node_modules');
    return {
        modules,
        require,

        // An empty folder for one judge's intermediate files.
        scratch(name) {
            const folder = path.join(cache, 'work', name);
            rmSync(folder, { recursive: true, force: true });
            mkdirSync(folder, { recursive: true });
            return folder;
        },

        // Runs a command of a package and resolves to its exit code and all that it printed.
        run(command, args, folder) {
            return new Promise((resolve, reject) => {
                const child = spawn(path.join(modules, '.bin', command), args, {
                    cwd: folder,
                    env: { ...process.env, NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1' },
                    stdio: ['ignore', 'pipe', 'pipe'],
                });
                let output = '';
                child.stdout.on('data', (text) => (output += text));
                child.stderr.on('data', (text) => (output += text));
                child.on('error', reject);
                child.on('close', (code) => {
                    resolve({ code, output: stripVTControlCharacters(output) });
                });
            });
        },
    };
}
