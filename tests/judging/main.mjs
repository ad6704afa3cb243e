// Usage: node main.mjs CACHE FOLDER|--self-check
// Makes sure that every judge can refuse, then lets them judge the folder, one line each.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { acornJudge } from './acorn.mjs';
import { glideJudge } from './glide.mjs';
import { sdkJudge } from './sdk.mjs';
import { sdkAppPluginJudge } from './sdk_app_plugin.mjs';
import { snLintJudge } from './sn_lint.mjs';
import { openTools } from './tools.mjs';
import { readTree } from './tree.mjs';

const BAD = path.join(path.dirname(fileURLToPath(import.meta.url)), 'bad');

// A judge that checks nothing finds nothing. So each must find, in every bad sample that it is
// given, what it was put there for.
async function assertRefuses(judge, bad) {
    const { files, findings } = await judge.judge(bad);
    if (files.length === 0) {
        throw new Error(`${judge.name} was given no bad sample`);
    }
    for (const file of files) {
        const told = findings
            .filter((finding) => finding.file === file)
            .map(({ rule, text }) => `${rule} ${text}`);
        if (!told.some((line) => judge.control(file).test(line))) {
            const instead = told.join('\n  ') || 'nothing';
            throw new Error(
                `${judge.name} let the bad sample ${file} pass; it found\n  ${instead}`,
            );
        }
    }
}

// Prints the verdict of one judge and returns whether it is clean.
async function report(judge, tree) {
    const { files, findings, note } = await judge.judge(tree);
    const verdict = files.length === 0 ? 'nothing to judge' : count(findings.length, 'finding');
    const clean = files.length > 0 && findings.length === 0;
    const columns = [
        judge.name.padEnd(16),
        count(files.length, 'file').padEnd(9),
        clean ? 'clean' : verdict,
    ];
    console.log([...columns, ...(note ? [note] : [])].join('  '));
    for (const { file, line, rule, text } of findings) {
        console.log(`    ${file}:${line}  ${rule}  ${text.replaceAll('\n', '\n        ')}`);
    }
    return clean;
}

const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

async function main([cache, folder]) {
    const tools = openTools(cache);
    const judges = [acornJudge, glideJudge, snLintJudge, sdkAppPluginJudge, sdkJudge].map((open) =>
        open(tools),
    );
    const selfCheckOnly = folder === '--self-check';
    const tree = selfCheckOnly ? undefined : readTree(folder);
    const bad = readTree(BAD);
    let allClean = true;
    for (const judge of judges) {
        await assertRefuses(judge, bad);
        if (selfCheckOnly) {
            console.log(`${judge.name.padEnd(16)}  refuses`);
        } else {
            allClean = (await report(judge, tree)) && allClean;
        }
    }
    process.exitCode = allClean ? 0 : 1;
}

try {
    await main(process.argv.slice(2));
} catch (error) {
    console.error(`judges: ${error.message}`);
    process.exitCode = 2;
}
