// Tells the type checker about our script includes from what their own files say, so that a
// misspelt method or one argument too many is found, within a class and between scripts.

// Returns the script as the checker shall read it, and the declarations that go with it.
export function forTypeChecker(acorn, scriptIncludes, script) {
    const classes = scriptIncludes.map((each) => ({ name: each.stem, ...readClass(acorn, each) }));
    const own = classes[scriptIncludes.indexOf(script)];
    const others = classes.filter((each) => each !== own);
    return {
        text: own?.isPlain ? markPrototype(script.text, own.literal) : script.text,
        declarations: [
            `interface OwnFields {\n${rows(own?.fields ?? [])}}`,
            ...others.map(({ name, fields, methods }) => {
                const members = rows([...fields, ...methods, 'static [constant: string]: any']);
                return `declare class ${name} {\nconstructor(...args: any[]);\n${members}}`;
            }),
        ].join('\n'),
    };
}

const rows = (members) => members.map((member) => `${member};\n`).join('');

// The compiler does not type `this` in an object assigned to a prototype; in an argument it does.
// Lines stay where they are.
function markPrototype(text, { start, end }) {
    return `${text.slice(0, start)}ownPrototype(${text.slice(start, end)})${text.slice(end)}`;
}

function readClass(acorn, script) {
    const fields = new Set();
    let prototype;
    visit(parse(acorn, script.text), (node) => {
        if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') {
            return;
        }
        const { object, property, computed } = node.left;
        if (object.type === 'ThisExpression' && !computed) {
            fields.add(`${property.name}: any`);
        } else if (object.name === script.stem && property.name === 'prototype') {
            prototype = node.right;
        }
    });
    const literal = literalOf(prototype);
    return {
        fields: [...fields],
        methods: (literal?.properties ?? []).map(declare),
        literal,
        isPlain: literal !== undefined && literal === prototype,
    };
}

function parse(acorn, text) {
    try {
        return acorn.parse(text, { ecmaVersion: 'latest' });
    } catch {
        return { type: 'Program' }; // The compiler names the syntax error.
    }
}

// The prototype is the literal itself, or the last argument of `Object.extendsObject`.
function literalOf(expression) {
    const literal =
        expression?.type === 'CallExpression' ? expression.arguments.at(-1) : expression;
    return literal?.type === 'ObjectExpression' ? literal : undefined;
}

function declare({ key, value }) {
    const name = JSON.stringify(key.name ?? key.value);
    if (value.type !== 'FunctionExpression') {
        return `${name}: any`;
    }
    return `${name}(${value.params.map((_, index) => `p${index}?: any`).join(', ')}): any`;
}

function visit(node, enter) {
    enter(node);
    for (const child of Object.values(node).flat()) {
        if (typeof child?.type === 'string') {
            visit(child, enter);
        }
    }
}
