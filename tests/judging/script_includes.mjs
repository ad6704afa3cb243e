// Tells the type checker about our script includes from what their own files say, so that a
// misspelt method or one argument too many is found, within a class and between scripts.

// Returns the script as the checker shall read it, and the declarations that go with it. Marks are
// put into the text, but no lines.
export function forTypeChecker(acorn, scriptIncludes, script) {
    const classes = scriptIncludes.map((each) => readClass(acorn, each));
    const own = classes[scriptIncludes.indexOf(script)];
    const others = classes.filter((each) => each !== own);
    return {
        text: own ? mark(script.text, own) : script.text,
        declarations: [
            `interface OwnFields {\n${rows(own?.fields ?? [])}}`,
            `interface OwnMembers ${own?.base ? `extends ${own.base}` : ''} {`,
            `${rows(own?.members ?? [])}}`,
            ...others.map(({ name, members }) => {
                const all = rows(['constructor(...args: any[])', ...members]);
                return `declare class ${name} {\n${all}static [constant: string]: any;\n}`;
            }),
        ].join('\n'),
    };
}

const rows = (members) => members.map((member) => `${member};\n`).join('');

function readClass(acorn, script) {
    const program = parse(acorn, script.text);
    const fields = new Set();
    let prototype;
    for (const { left, right } of nodesOf(program, 'AssignmentExpression')) {
        if (left.object?.type === 'ThisExpression' && !left.computed) {
            fields.add(`${left.property.name}: any`);
        } else if (left.object?.name === script.stem && left.property.name === 'prototype') {
            prototype = right;
        }
    }
    // The prototype is the literal itself, or the last argument of `Object.extendsObject`.
    const [base, literal] =
        prototype?.type === 'CallExpression' ? prototype.arguments : [undefined, prototype];
    const properties = literal?.properties ?? [];
    return {
        name: script.stem,
        base: base?.name,
        literal,
        fields: [...fields],
        members: [...fields, ...properties.map(declare)],
        bound: boundFunctions(program, properties),
        records: recordParameters(program),
    };
}

function parse(acorn, text) {
    try {
        return acorn.parse(text, { ecmaVersion: 'latest' });
    } catch {
        return { type: 'Program' }; // The compiler names the syntax error.
    }
}

const nameOf = (key) => key.name ?? key.value;

function declare({ key, value }) {
    const name = JSON.stringify(nameOf(key));
    if (value.type !== 'FunctionExpression') {
        return `${name}: any`;
    }
    return `${name}(${value.params.map((_, index) => `p${index}?: any`).join(', ')}): any`;
}

// Functions within methods that are run with the `this` of the class: because `this` follows them
// as the last argument, or because they are given to a method that does `callback.call(this)`.
function boundFunctions(program, properties) {
    const callers = new Set(
        properties.filter(({ value }) => callsParameter(value)).map(({ key }) => nameOf(key)),
    );
    return nodesOf(program, 'CallExpression').flatMap(({ callee, arguments: args }) => {
        const toCaller = isThis(callee.object) && callers.has(callee.property.name);
        return toCaller || isThis(args.at(-1))
            ? args.filter(({ type }) => type === 'FunctionExpression')
            : [];
    });
}

function callsParameter({ params = [], body }) {
    const names = params.map(({ name }) => name);
    return nodesOf(body, 'CallExpression').some(({ callee, arguments: [first] }) => {
        return (
            names.includes(callee.object?.name) && callee.property.name === 'call' && isThis(first)
        );
    });
}

// Parameters that hold a record by their name: grUser, current.
function recordParameters(program) {
    return nodesOf(program, 'FunctionExpression')
        .flatMap(({ params }) => params)
        .filter(({ name }) => /^(gr[A-Z]|current$)/.test(name));
}

const isThis = (node) => node?.type === 'ThisExpression';

// The compiler does not type `this` in an object that is assigned to a prototype, only in one that
// is an argument. It has to be told where a callback keeps the `this` around it, and which
// parameters are records.
function mark(text, { base, literal, bound, records }) {
    const marks = [
        ...bound.map(({ start }) => [start, '/** @this {OwnMembers} */ ']),
        ...records.map(({ start }) => [start, '/** @type {GlideRecord} */ ']),
    ];
    if (literal && !base) {
        marks.push([literal.start, 'ownPrototype('], [literal.end, ')']);
    }
    return marks
        .sort(([one], [other]) => other - one)
        .reduce((marked, [at, insert]) => marked.slice(0, at) + insert + marked.slice(at), text);
}

// All nodes of one type below a node, in the order of the text.
function nodesOf(node, type) {
    const below = Object.values(node ?? {})
        .flat()
        .filter((child) => typeof child?.type === 'string');
    return [
        ...(node?.type === type ? [node] : []),
        ...below.flatMap((child) => nodesOf(child, type)),
    ];
}
