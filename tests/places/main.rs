//! Every key and value that a schema knows, spoiled one at a time: the finding stands on it.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod format;
mod schema;
mod spoil;
#[path = "../support/mod.rs"]
mod support;
mod written;

use format::{Format, facts, scenarios, specs};
use schema::{Accepts, Part, Walk};
use serde_json::Value;
use sn_gen::diagnostic::{Code, Level, Source};
use std::collections::BTreeSet;
use written::Written;

#[test]
fn the_files_are_sound_and_have_every_key_between_them() {
    for format in [specs(), scenarios(), facts()] {
        for file in &format.files {
            let findings = format.findings(&Written::new(file, &[]).text);
            let error = findings.iter().find(|it| it.level == Level::Error);
            assert!(error.is_none(), "{error:#?}");
        }
        let written = format.parts().into_iter().flat_map(|(_, parts)| parts);
        let written: BTreeSet<String> = written.map(|it| it.name).collect();
        let all = Walk::of_schema(&format.schema);
        let missing: Vec<_> = all.difference(&written).collect();
        assert!(missing.is_empty(), "in no file: {missing:#?}");
    }
}

/// What is wrong with the findings of a spoiled file; nothing if one stands on the part.
/// Nothing found at all is a matter of its own. A warning elsewhere is about what the part no longer
/// agrees with.
fn look(format: &Format, spoiled: &Value, path: &[String]) -> Result<bool, String> {
    let written = Written::new(spoiled, path);
    let findings = format.findings(&written.text);
    let is_on_it = |span| span == written.key || span == written.value;
    let findings: Vec<_> =
        findings.iter().filter(|it| it.level == Level::Error || is_on_it(it.span)).collect();
    if findings.is_empty() || findings.iter().any(|it| it.span.is_some() && is_on_it(it.span)) {
        return Ok(!findings.is_empty());
    }
    let source = Source::new("file.yaml", &written.text);
    let found = findings.iter().map(|it| {
        let span = it.span.unwrap_or_default();
        format!("{} on {:?}", it.message, source.text().get(span.start..span.end))
    });
    Err(format!("{}: {}", path.join("."), found.collect::<Vec<_>>().join("; ")))
}

/// Spoils every part in several ways; the names of the parts that are no matter what they are.
fn free(format: &Format) -> BTreeSet<String> {
    let (mut noticed, mut all) = (BTreeSet::new(), BTreeSet::new());
    let (mut emptied, mut elsewhere) = (BTreeSet::new(), Vec::new());
    for (file, parts) in format.parts() {
        for found in parts {
            let spoiled: Vec<(Value, Vec<String>)> = match &found.part {
                Part::Value(accepts) => spoil::values(*accepts, file, &found.path),
                // What an empty section means for others is told once.
                Part::Key { .. } if !emptied.insert(found.name.clone()) => continue,
                Part::Key { .. } => spoil::emptied(file, &found.path),
                Part::ChosenKey => spoil::keys(file, &found.path),
            };
            for (spoiled, path) in spoiled {
                match look(format, &spoiled, &path) {
                    Ok(true) => drop(noticed.insert(found.name.clone())),
                    Ok(false) => {}
                    Err(problem) => elsewhere.push(problem),
                }
            }
            let is_free = matches!(found.part, Part::Value(Accepts::Anything) | Part::Key { .. });
            if !is_free {
                all.insert(found.name);
            }
        }
    }
    assert!(elsewhere.is_empty(), "the caret stands elsewhere: {elsewhere:#?}");
    all.difference(&noticed).cloned().collect()
}

#[test]
fn a_finding_stands_on_what_is_wrong_in_a_spec() {
    let format = specs();
    assert_eq!(free(&format), names(format.free));
}

#[test]
fn a_finding_stands_on_what_is_wrong_in_a_scenario() {
    let format = scenarios();
    assert_eq!(free(&format), names(format.free));
}

#[test]
fn a_finding_stands_on_what_is_wrong_in_facts() {
    let format = facts();
    assert_eq!(free(&format), names(format.free));
}

#[test]
fn a_key_may_be_left_out_unless_it_is_required() {
    for format in [specs(), scenarios(), facts()] {
        let mut demanded = BTreeSet::new();
        for (file, parts) in format.parts() {
            for found in parts {
                let Part::Key { required } = found.part else { continue };
                let (spoiled, _) = spoil::without(file, &found.path);
                let findings = format.findings(&Written::new(&spoiled, &[]).text);
                let of = |code| findings.iter().any(|it| it.code == code);
                assert!(!of(Code::InternalError), "{}: {findings:#?}", found.name);
                assert!(!required || of(Code::MissingKey), "{}: {findings:#?}", found.name);
                if of(Code::MissingKey) {
                    demanded.insert(found.name);
                }
            }
        }
        assert_eq!(demanded, names(format.required));
    }
}

fn names(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|it| (*it).to_owned()).collect()
}
