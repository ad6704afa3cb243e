//! The engine, cut down to ES5: what scripts find there, and on which of its ways they may not
//! depend.

use crate::{probe, script, scripts};
use serde_json::{Value, json};
use sn_gen::simulator::ES5;
use std::collections::BTreeSet;

/// What every engine of ES5 has and differs from machine to machine, so that it is refused.
const DIFFERS: &str = ".eval Array.prototype.toLocaleString Math.random \
    Number.prototype.toLocaleString String.prototype.localeCompare \
    String.prototype.toLocaleLowerCase String.prototype.toLocaleUpperCase";
const DIFFERS_OF_DATE: &str = "getDate getDay getFullYear getHours getMinutes getMonth \
    getTimezoneOffset getYear setDate setFullYear setHours setMinutes setMonth setYear \
    toDateString toLocaleDateString toLocaleString toLocaleTimeString toString toTimeString";

/// The names of the platform and of the delivered classes.
const OF_THE_PLATFORM: &str = ".AbstractAjaxProcessor .Class .FlashdutyClient .FlashdutyOutbox \
    .FlashdutyPayload .FlashdutySender .FlashdutySyncHelper .FlashdutySyncHelperAjax .GlideDateTime .GlideRecord .GlideRecordSecure .gs .sn_ws \
    Object.extendsObject";

/// What a script can use: globals as `.name`, own members of them and of their prototypes.
const LOOK: &str = "var found = [], global = (function() { return this; })();
    function canRead(owner, name) {
        try { return owner[name], true; } catch (e) { return e instanceof TypeError; }
    }
    function look(label, owner) {
        Object.getOwnPropertyNames(owner).forEach(function(name) {
            if (canRead(owner, name)) { found.push(label + '.' + name); }
        });
    }
    look('', global);
    found.slice().forEach(function(path) {
        var name = path.substring(1), value = global[name];
        if (/^[A-Z]/.test(name) && !/^(Abstract|Class$|Flashduty|Glide)/.test(name) &&
            /^(object|function)$/.test(typeof value)) {
            look(name, value);
            if (value.prototype) { look(name + '.prototype', value.prototype); }
        }
    });
    return found.join();";

#[test]
fn scripts_find_what_es5_has_and_nothing_else() {
    let observed = script("", LOOK);
    let found: BTreeSet<&str> = observed.answer.as_str().unwrap().split(',').collect();
    let es5: Value = serde_json::from_str(ES5).unwrap();
    let names = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
    };
    let mut expected: BTreeSet<String> =
        names(&es5["globals"]).iter().map(|it| format!(".{it}")).collect();
    for (label, list) in es5["members"].as_object().unwrap() {
        expected.extend(names(list).iter().map(|it| format!("{label}.{it}")));
    }
    for name in DIFFERS.split(' ').filter(|it| !it.is_empty()) {
        assert!(expected.remove(name), "{name}");
    }
    for name in DIFFERS_OF_DATE.split(' ').filter(|it| !it.is_empty()) {
        assert!(expected.remove(&format!("Date.prototype.{name}")), "{name}");
    }
    expected.extend(OF_THE_PLATFORM.split(' ').filter(|it| !it.is_empty()).map(str::to_owned));
    let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
    let (too_much, too_little): (Vec<&&str>, Vec<&&str>) =
        (found.difference(&expected).collect(), expected.difference(&found).collect());
    assert_eq!((too_much, too_little), (vec![], vec![]));
}

/// Holds the result of each script, which has no fault, against the one that it must have.
fn check(cases: &[(&str, Value)]) {
    let observed = scripts("", cases.iter().map(|(body, _)| *body));
    for ((body, expected), observed) in cases.iter().zip(observed) {
        assert_eq!((&observed.answer, observed.faults), (expected, vec![]), "{body}");
    }
}

/// Holds the faults of each script against those that it must have.
fn check_faults(cases: &[(&str, &[&str])]) {
    let observed = scripts("", cases.iter().map(|(body, _)| *body));
    for (at, ((body, faults), observed)) in cases.iter().zip(observed).enumerate() {
        // Each script is one line of the scenario, after its name, an empty line and `steps`.
        let line = format!("scenario.yaml:{}", at + 4);
        let faults: Vec<String> = faults.iter().map(|it| it.replace("LINE", &line)).collect();
        assert_eq!(observed.faults, faults, "{body}");
    }
}

#[test]
fn a_later_global_is_not_there_at_all() {
    let names = ["btoa", "atob", "Map", "Promise", "Symbol", "Proxy", "Reflect", "globalThis"];
    for name in names {
        let body = format!("return typeof {name};");
        check(&[(&body, json!("undefined"))]);
        let fault = format!("script threw ReferenceError: {name} is not defined at LINE");
        check_faults(&[(&format!("{name};"), &[&fault])]);
    }
}

#[test]
fn built_in_objects_work_as_in_es5() {
    check(&[
        (
            "return [Number(), Number('2'), typeof new Number(1), new Number(1) instanceof Number, \
             Number.prototype.constructor === Number, ['1', '2'].map(Number)[1], Number.MAX_VALUE > 1];",
            json!([0, 2, "object", true, true, 2, true]),
        ),
        (
            "return [/a/ instanceof RegExp, /a/.constructor === RegExp, new RegExp('a', 'g').global, \
             RegExp('a').source, String(new RegExp(/a/gi)), RegExp.length, RegExp.name];",
            json!([true, true, true, "a", "/a/gi", 2, "RegExp"]),
        ),
        (
            "var r = /b/g; return [RegExp(r) === r, new RegExp(r) === r, r.compile('c', 'i').source];",
            json!([true, false, "c"]),
        ),
        (
            "return ['a1b22c'.replace(/\\d+/g, '-'), 'a1b22c'.split(/\\d+/).join(), \
             'a1b22c'.match(/\\d+/g).join(), 'a1b'.search(/\\d/), 'aXb'.split('X').length];",
            json!(["a-b-c", "a,b,c", "1,22", 1, 2]),
        ),
        ("return gs.info instanceof Function && typeof Function;", json!("function")),
        ("return escape('\\u00e4 b') + unescape('%41') + 'abc'.substr(-2, 1);", json!("%E4%20bAb")),
        (
            "var got; try { Object.keys('ab'); } catch (e) { got = e.name; } return got;",
            json!("TypeError"),
        ),
    ]);
}

#[test]
fn the_groups_of_the_last_match_stay() {
    check(&[
        ("/a(.)(x)?/.test('ab'); return [RegExp.$1, RegExp.$2, RegExp.$9];", json!(["b", "", ""])),
        ("'k=v'.replace(/(.)=(.)/, ''); return RegExp.$1 + RegExp.$2;", json!("kv")),
        ("'k=v'.match(/=(.)/); /(n)othing/.test('x'); return RegExp.$1;", json!("v")),
        ("'abc'.search(/b(c)/); return RegExp.$1;", json!("c")),
        (
            "return 'ab'.replace(/(.)/g, function() { return RegExp.$1 + RegExp.$1; });",
            json!("aabb"),
        ),
        (
            "/(q)/.test('q'); gs.debug('x {0}', 1); var gr = new GlideRecord('incident'); \
             gr.addEncodedQuery('state=2^ORDERBYnumber'); gr.query(); gr.next(); \
             String(gr.caller_id.name); new GlideDateTime('2026-01-05 08:00:00'); return RegExp.$1;",
            json!("q"),
        ),
    ]);
}

#[test]
fn regular_expressions_of_a_later_day_are_errors() {
    let name = "var got = 'none'; try { EXPRESSION; } catch (e) { got = e.name; } return got;";
    for expression in [
        "new RegExp('(?<=a)b')",
        "new RegExp('(?<!a)b')",
        "RegExp('(?<y>b)')",
        "new RegExp('(?i:b)')",
        "new RegExp('b', 'y')",
        "new RegExp('b', 's')",
        "new RegExp('b', 'u')",
        "new RegExp('b', 'd')",
        "new RegExp('b', 'v')",
        "new RegExp('b', 'gg')",
        "new RegExp('(')",
        "/a/.compile('(?<=a)b')",
    ] {
        check(&[(&name.replace("EXPRESSION", expression), json!("SyntaxError"))]);
    }
    check(&[(&name.replace("EXPRESSION", "new RegExp(/a/, 'g')"), json!("TypeError"))]);
    let letter = |it: &str| format!("\\{it} of a regular expression is the text {it} in ES5");
    for (body, fault) in [
        ("try { new RegExp('\\\\p{L}'); } catch (e) { }", letter("p{")),
        ("try { new RegExp('(a)\\\\k<a>'); } catch (e) { }", letter("k<")),
        ("new RegExp('\\\\u{61}');", letter("u{")),
        ("new RegExp('a', 'j');", "the flag j of a regular expression is not simulated".into()),
    ] {
        check_faults(&[(body, &[&fault])]);
    }
}

#[test]
fn a_script_with_a_literal_of_a_later_day_does_not_start() {
    let threw = |what: &str| format!("script threw SyntaxError: {what} at scenario.yaml:4");
    for (literal, what) in [
        ("/(?<=a)b/", "a regular expression of ES5 has no (?<="),
        ("/(?<y>b)/", "a regular expression of ES5 has no (?<y"),
        ("/b/y", "a regular expression of ES5 has no flag y"),
        ("/b/s", "a regular expression of ES5 has no flag s"),
        ("/b/u", "a regular expression of ES5 has no flag u"),
        ("/\\p{L}/", "\\p{ of a regular expression is the text p{ in ES5"),
    ] {
        let body = format!("gs.info('started');\nif (false) {{ {literal}.test('b'); }}");
        let observed = script("", &body);
        assert_eq!((observed.faults, observed.log), (vec![threw(what)], vec![]), "{literal}");
    }
    check(&[("return 4 / 2 / 1; /* /(?<=a)b/ */ // /b/y", json!(2))]);
}

const TIE: &str = "sort: two different elements compare as equal, and engines differ in their \
    order: end the comparison with a unique key";

#[test]
fn a_sort_must_not_leave_ties() {
    check_faults(&[
        ("[{ k: 1, i: 1 }, { k: 1, i: 2 }].sort(function(a, b) { return a.k - b.k; });", &[TIE]),
        ("['b', 'a'].sort(function() { return 0; });", &[TIE]),
        ("['b', 'a', 'c'].sort(function(a, b) { return a > b; });", &[TIE]),
        ("[1, '1'].sort();", &[TIE]),
        (
            "try { ['B', 'b'].sort(function(a, b) { return a.toLowerCase() < b.toLowerCase() ? -1 : \
          a.toLowerCase() > b.toLowerCase() ? 1 : 0; }); } catch (e) { }",
            &[TIE],
        ),
        (
            "[3, 1, 2].sort(function(a, b) { return 1; });",
            &["sort: the comparison contradicts itself"],
        ),
    ]);
    check(&[
        ("return [3, 1, 2, 1, , undefined].sort().length;", json!(6)),
        ("return [{ a: [1] }, { a: [1] }].sort(function() { return 0; }).length;", json!(2)),
        ("return [10, 9, 1].sort(function(a, b) { return a - b; }).join();", json!("1,9,10")),
        ("return [].sort().length;", json!(0)),
    ]);
}

fn depends(what: &str) -> String {
    format!(
        "what happens depends on the order of integer-like keys ({what}), which differs between engines"
    )
}

#[test]
fn what_depends_on_the_order_of_integer_like_keys_fails() {
    let both = "{ b: 1, 2: 1, a: 1, 1: 1 }";
    for (body, what) in [
        ("return Object.keys(OBJECT).join('');", "Object.keys of 1, 2, b"),
        ("gs.info(Object.keys(OBJECT)[0]);", "Object.keys of 1, 2, b"),
        ("return Object.getOwnPropertyNames(OBJECT)[0];", "Object.getOwnPropertyNames of 1, 2, b"),
        ("gs.info(JSON.stringify(OBJECT));", "JSON.stringify of {\"1\":1,\"2\":1,\"b\":1,\"a\":1}"),
        ("return Object.keys({ 10: 1, 9: 1 }).join('');", "Object.keys of 9, 10"),
    ] {
        check_faults(&[(&body.replace("OBJECT", both), &[&depends(what)])]);
    }
}

#[test]
fn an_order_that_nobody_sees_is_no_fault() {
    let both = "{ b: 1, 2: 1, a: 1, 1: 1 }";
    for (body, expected) in [
        ("return Object.keys(OBJECT).sort().join('');", json!("12ab")),
        ("return Object.keys(OBJECT).length;", json!(4)),
        (
            "var o = OBJECT, n = 0; Object.keys(o).forEach(function(k) { n += o[k]; }); return n;",
            json!(4),
        ),
        ("return JSON.stringify(OBJECT);", json!({ "1": 1, "2": 1, "a": 1, "b": 1 })),
        (
            "return JSON.stringify({ list: [OBJECT] }, null, 2);",
            json!({ "list": [{ "1": 1, "2": 1, "a": 1, "b": 1 }] }),
        ),
        ("return Object.keys({ 1: 1 }).join();", json!(1)),
        ("return Object.keys(['a', 'b']).join();", json!("0,1")),
        (
            "return Object.keys({ '9007199254740993': 1, b: 2, a: 3 }).join();",
            json!("9007199254740993,b,a"),
        ),
    ] {
        check(&[(&body.replace("OBJECT", both), expected)]);
    }
}

#[test]
fn the_step_that_first_depends_on_an_order_fails() {
    let observed = scripts(
        "",
        [
            "return 1;",
            "if (Object.keys({ 2: 1, 1: 1 })[0] === '1') { gs.info('one'); }",
            "return 2;",
        ],
    );
    let faults: Vec<usize> = observed.iter().map(|it| it.faults.len()).collect();
    assert_eq!(faults, [0, 1, 0]);
}

/// Everything that scripts share, with what it has, as text.
const SHARED: &str = "var global = (function() { return this; })();
    function tell(label, object) {
        return label + Object.isExtensible(object) + Object.getOwnPropertyNames(object).map(
            function(name) {
                var it = Object.getOwnPropertyDescriptor(object, name);
                return name + it.writable + it.enumerable + it.configurable + Boolean(it.get) +
                    (typeof it.value === 'function' ? Object.getOwnPropertyNames(it.value) : '');
            }).sort().join();
    }
    return Object.getOwnPropertyNames(global).filter(function(name) {
        return !/^Flashduty/.test(name) && /^(object|function)$/.test(
            typeof (Object.getOwnPropertyDescriptor(global, name).value || undefined));
    }).map(function(name) {
        var value = global[name];
        return tell(name, value) + (typeof value === 'function' && value.prototype ? tell('prototype', value.prototype) : '');
    }).join(';') + [1].every(function() { return false; }) + [1].filter(Boolean).length;";

#[test]
fn what_all_scripts_share_stays_as_it_is() {
    let define = "Object.defineProperty((function() { return this; })(), 'hidden', { value: 1 });";
    let clean = script("", SHARED).answer;
    assert!(clean.as_str().is_some_and(|it| it.len() > 5_000), "{clean}");
    for (body, changed) in [
        ("Array.prototype.last = function() {};", "Array.prototype.last"),
        ("String.prototype.trim = function() {};", "String.prototype.trim"),
        ("delete Math.max;", "Math.max"),
        ("Array = [];", "Array"),
        ("JSON.parse.cache = {};", "JSON.parse"),
        ("Object.extendsObject = null;", "Object.extendsObject"),
        ("Object.prototype.polluted = true;", "Object.prototype.polluted"),
        ("Object.prototype.toJSON = function() { return {}; };", "Object.prototype.toJSON"),
        ("GlideRecord.cache = {};", "GlideRecord.cache"),
        ("GlideRecord.prototype.last = function() {};", "GlideRecord.prototype.last"),
        ("GlideRecordSecure.prototype.getValue = null;", "GlideRecordSecure.prototype.getValue"),
        ("GlideDateTime.prototype.x = 1;", "GlideDateTime.prototype.x"),
        (
            "AbstractAjaxProcessor.prototype.isPublic = null;",
            "AbstractAjaxProcessor.prototype.isPublic",
        ),
        ("Class.make = function() {};", "Class.make"),
        ("Object.defineProperty(gs, 'own', { value: 1 });", "gs.own"),
        ("Array.prototype.every = function() { return true; };", "Array.prototype.every"),
        ("Array.prototype.filter = function() { return []; };", "Array.prototype.filter"),
        ("Array.prototype.push = function() {};", "Array.prototype.push"),
        (
            "Object.defineProperty(Array.prototype, 'push', { enumerable: true });",
            "Array.prototype.push",
        ),
        ("Object.preventExtensions(Math);", "Math.__proto__"),
        (define, "hidden"),
    ] {
        let body = format!("try {{ {body} }} catch (e) {{}}");
        assert_eq!(script("", &body).faults, [format!("a script changes {changed}")], "{body}");
        assert_eq!(script("", SHARED).answer, clean, "after {body}");
    }
    let own = script("", "var mine = []; mine.map = 1; mine.own = 2;");
    assert_eq!(own.faults, Vec::<String>::new());
}

/// What is behind an object of the platform is no business of a script.
#[test]
fn a_script_does_not_reach_the_state_of_an_object() {
    let observed = script("", "var gr = new GlideRecord('incident'); gr.__state.table = null;");
    let expected =
        "__state is no method of the platform's GlideRecord, and no known field of incident";
    assert_eq!(observed.faults, [expected]);
}

#[test]
fn syntax_of_a_later_day_is_refused() {
    let later = |include: &str| {
        let given = probe(&json!({}), "function() { return 'mine'; }", "Probe");
        let given = given.replacen("var Probe", &format!("{include} var Probe"), 1);
        script(&given, "return 1;").faults
    };
    assert_eq!(later(""), Vec::<String>::new());
    for (include, what) in [
        ("let x = 1;", "`let`"),
        ("const LIMIT = 5;", "`const`"),
        ("class A {}", "`class`"),
        ("var f = x => x;", "arrow functions"),
    ] {
        let found = later(include);
        assert!(found[0].contains(&format!("ES5 has no {what} at ")), "{found:?}");
    }
    assert_eq!(later(""), Vec::<String>::new());
}

/// A class or variable of one scenario is none of the next one.
#[test]
fn a_scenario_finds_nothing_of_the_one_before() {
    const LOOK: &str = "var global = (function() { return this; })();
        return Object.getOwnPropertyNames(global).map(function(name) {
            return name + Object.getOwnPropertyDescriptor(global, name).enumerable;
        }).sort().join();";
    let clean = script("", LOOK).answer;
    for left in ["", "left = 1;", "Array = null;"] {
        for class in ["Probe", "Email"] {
            let given = probe(&json!({}), "function() { return 'mine'; }", "Probe");
            let before = script(&given.replace("Probe", class), &format!("{left}{LOOK}")).answer;
            assert!(before.as_str().unwrap().contains(&format!("{class}true")), "{before}");
            assert_eq!(script("", LOOK).answer, clean, "{left} {class}");
        }
    }
}

/// What one scenario has done counts for none of the next one, not even for its beginning.
#[test]
fn a_scenario_has_all_its_steps_to_itself() {
    const LONG: &str = "for (var i = 0; i < 20000000; i += 1) {}";
    let ask = format!("(function() {{ {LONG} return function() {{ return 'done'; }}; }})()");
    for _ in 0..2 {
        script(&probe(&json!({}), &ask, "Probe"), LONG);
    }
}
