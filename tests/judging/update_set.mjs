// Records as XML: those in an update set, and those in the files that the SDK writes. Both come
// back as a map from `table sys_id` to the record's fields.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export function openXml(tools) {
    const { DOMParser, XMLSerializer } = tools.require('@xmldom/xmldom');

    function parse(text) {
        const problems = [];
        const onError = (level, message) => problems.push(message);
        const document = new DOMParser({ onError }).parseFromString(text, 'text/xml');
        if (problems.length > 0) {
            throw new Error(problems[0]);
        }
        return document;
    }

    const elements = (parent) =>
        Array.from(parent.childNodes).filter(({ nodeType }) => nodeType === 1);
    const textOf = (parent, name) =>
        elements(parent).find(({ tagName }) => tagName === name)?.textContent ?? '';

    const isRecord = (element) => textOf(element, 'sys_id') !== '';

    // The records of one <record_update> or of one file of the SDK. What has no sys_id of its own
    // is an instruction to the importer (delete_multiple), or the element around the records of a
    // label, a choice list or a layout.
    function records(text) {
        return elements(parse(text).documentElement)
            .flatMap((element) => (isRecord(element) ? [element] : elements(element)))
            .filter(isRecord)
            .map((element) => ({
                key: `${element.tagName} ${textOf(element, 'sys_id')}`,
                table: element.tagName,
                name: textOf(element, 'sys_name'),
                fields: new Map(
                    elements(element).map((field) => [field.tagName, field.textContent]),
                ),
            }));
    }

    const byKey = (list) => new Map(list.map((record) => [record.key, record]));

    return {
        readUpdateSet(file) {
            const root = parse(readFileSync(file, 'utf8')).documentElement;
            const updates = elements(root).filter(({ tagName }) => tagName === 'sys_update_xml');
            return byKey(updates.flatMap((update) => records(textOf(update, 'payload'))));
        },

        // Jelly markup in one spelling: `<input/>` or `<input></input>`, indented or not, `&` or
        // Jelly's own `$[AMP]`. What is not well-formed stays as it is.
        canonical(markup) {
            const dense = markup.replaceAll('$[AMP]', '&').replace(/>\s+</g, '><');
            try {
                return new XMLSerializer().serializeToString(parse(dense)).replace(/\s+/g, '');
            } catch {
                return markup;
            }
        },

        readRecords(folder) {
            const files = readdirSync(folder, { recursive: true }).filter((name) =>
                name.endsWith('.xml'),
            );
            return byKey(
                files.flatMap((name) => records(readFileSync(path.join(folder, name), 'utf8'))),
            );
        },
    };
}
