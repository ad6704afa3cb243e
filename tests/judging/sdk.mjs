// The round trip through ServiceNow's SDK, offline: `transform` reads an update set as the
// platform's tooling does, `build` type-checks the outcome and writes every record again.
// Neither exit code can be trusted alone: a set that the SDK cannot read vanishes with code 0.

import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareRecords } from './sdk_compare.mjs';
import { openXml } from './update_set.mjs';

const COMPLAINTS = /\bERROR\b|Skipping|No records parsed/;

export function sdkJudge(tools) {
    const xml = openXml(tools);

    // The names are of no consequence. Without the dependency `transform` forgets its imports, and
    // a set whose application is not the `scopeId` is skipped.
    function makeApp(updateSet) {
        const app = tools.scratch(path.join('sdk', path.basename(updateSet.name, '.xml')));
        mkdirSync(path.join(app, 'src', 'fluent'), { recursive: true });
        mkdirSync(path.join(app, 'in'));
        // The SDK takes a file for an update set only if it is named like one.
        copyFileSync(updateSet.path, path.join(app, 'in', 'sys_remote_update_set.xml'));
        symlinkSync(tools.modules, path.join(app, 'node_modules'));
        writeJson(path.join(app, 'package.json'), {
            name: 'judged',
            version: '0.0.1',
            dependencies: { '@servicenow/sdk': '*' },
        });
        writeJson(path.join(app, 'now.config.json'), {
            scope: 'global',
            scopeId: 'global',
            name: 'judged',
        });
        return app;
    }

    async function roundTrip(app) {
        const problems = [];
        for (const args of [['transform', '--format', 'false', '--from', 'in'], ['build']]) {
            const { code, output } = await tools.run('now-sdk', args, app);
            const complaints = output.split('\n').filter((row) => COMPLAINTS.test(row));
            if (code !== 0 && complaints.length === 0) {
                complaints.push(output.trim());
            }
            problems.push(...complaints.map((text) => ({ rule: args[0], text: text.trim() })));
        }
        if (existsSync(path.join(app, 'metadata'))) {
            problems.push({
                rule: 'transform',
                text: 'records were put aside as metadata, not understood',
            });
        }
        return problems;
    }

    async function check(updateSet) {
        const app = makeApp(updateSet);
        const problems = await roundTrip(app);
        const dist = path.join(app, 'dist', 'app');
        const { compared, dropped, findings } = existsSync(dist)
            ? compareRecords(
                  readOurs(updateSet.path, problems),
                  xml.readRecords(dist),
                  xml.canonical,
              )
            : { compared: 0, dropped: 0, findings: [{ rule: 'build', text: 'nothing was built' }] };
        return {
            compared,
            dropped,
            findings: [...problems, ...findings].map((finding) => ({
                file: updateSet.name,
                line: 1,
                ...finding,
            })),
        };
    }

    function readOurs(file, problems) {
        try {
            return xml.readUpdateSet(file);
        } catch (error) {
            problems.push({ rule: 'xml', text: error.message });
            return new Map();
        }
    }

    return {
        name: 'ServiceNow SDK',
        control: (file) =>
            file.endsWith('_vanishing.xml') ? /^lost sys_script / : /^field when sys_script /,
        async judge({ updateSets }) {
            const results = await Promise.all(updateSets.map(check));
            const sum = (name) => results.reduce((total, result) => total + result[name], 0);
            return {
                files: updateSets.map(({ name }) => name),
                note: `${sum('compared')} records compared, ${sum('dropped')} not carried`,
                findings: results.flatMap(({ findings }) => findings),
            };
        },
    };
}

function writeJson(file, value) {
    writeFileSync(file, `${JSON.stringify(value, null, 4)}\n`);
}
