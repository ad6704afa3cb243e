//! Every mistake of a spec or scenario and what is said about it: one minimal file per mistake.

#![allow(clippy::unwrap_used, reason = "a test ends at the first thing that is not as it must be")]

mod support;

use sn_gen::diagnostic::{
    Code, Diagnostic, Diagnostics, FileKind, Level, Look, Report, Source, Unreadable, github,
    human, json,
};
use sn_gen::resolve::{Resolution, resolve};
use sn_gen::simulator::scenario::{Reading, Scenario};
use sn_gen::simulator::{Instance, Simulation};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

fn with_snapshots(run: impl FnOnce()) {
    support::snapshots("diagnostics").bind(run);
}

/// The findings of a file's bytes, as the command line has them.
fn find(name: &str, bytes: &[u8]) -> (Source, Diagnostics) {
    match Source::from_bytes(FileKind::Spec, name, bytes) {
        Ok(source) => {
            let Resolution { model, diagnostics } = resolve(&source);
            assert_eq!(model.is_none(), diagnostics.has_errors(), "{name} fails without a word");
            (source, diagnostics)
        }
        Err(Unreadable { source, diagnostics }) => (source, diagnostics),
    }
}

/// The instance that scenarios name records of.
static INSTANCE: LazyLock<Instance> = LazyLock::new(|| {
    let model = support::build::model(&support::build::shipped());
    Instance::new(&model, support::build::standard()).unwrap()
});

/// Like `find`, for a scenario.
fn find_in_scenario(name: &str, bytes: &[u8]) -> (Source, Diagnostics) {
    match Source::from_bytes(FileKind::Scenario, name, bytes) {
        Ok(source) => {
            let Reading { scenario, diagnostics } = Scenario::read(&source);
            assert_eq!(scenario.is_none(), diagnostics.has_errors(), "{name} fails without a word");
            let missing = scenario.and_then(|it| Simulation::new(&INSTANCE, &it, false).err());
            (source, missing.unwrap_or(diagnostics))
        }
        Err(Unreadable { source, diagnostics }) => (source, diagnostics),
    }
}

fn plain(source: &Source, diagnostics: &Diagnostics) -> String {
    human(&[Report { source, diagnostics }], Look::Plain)
}

/// A file's name, its text and what was found in it.
type Found = (String, Source, Diagnostics);

/// Every file of `spec_errors`, read once for all tests.
static SPEC_ERRORS: LazyLock<Vec<Found>> = LazyLock::new(|| in_folder("tests/spec_errors", find));

/// Every file of `scenario_errors`, read once for all tests.
static SCENARIO_ERRORS: LazyLock<Vec<Found>> =
    LazyLock::new(|| in_folder("tests/scenario_errors", find_in_scenario));

fn in_folder(folder: &str, find: fn(&str, &[u8]) -> (Source, Diagnostics)) -> Vec<Found> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml");
    let mut paths: Vec<_> = entries.filter(is_yaml).collect();
    paths.sort();
    let found = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (source, diagnostics) = find(&name, &fs::read(&path).unwrap());
        (name, source, diagnostics)
    };
    paths.into_iter().map(found).collect()
}

/// What was found in one of these files.
fn found(files: &'static [Found], name: &str) -> Report<'static> {
    let (_, source, diagnostics) = files.iter().find(|it| it.0 == name).unwrap();
    Report { source, diagnostics }
}

/// Every file of both folders.
fn all_found() -> impl Iterator<Item = &'static Found> {
    SPEC_ERRORS.iter().chain(SCENARIO_ERRORS.iter())
}

static SPECIAL_FILES: LazyLock<Vec<(&str, Source, Diagnostics)>> = LazyLock::new(special_files);

/// Findings that need a file system or more text than a file of this folder should have.
fn special_files() -> Vec<(&'static str, Source, Diagnostics)> {
    let read = |name, bytes: &[u8]| {
        let (source, diagnostics) = find("mappings.yaml", bytes);
        (name, source, diagnostics)
    };
    let unread = |name, path: &str| {
        let unreadable = Unreadable::from_io(FileKind::Spec, path, &fs::read(path).unwrap_err());
        (name, unreadable.source, unreadable.diagnostics)
    };
    let denied = std::io::Error::new(std::io::ErrorKind::PermissionDenied, "permission denied");
    let denied = Unreadable::from_io(FileKind::Spec, "mappings.yaml", &denied);
    let missing = fs::read("tests/no-such-file.yaml").unwrap_err();
    let unread_scenario = Unreadable::from_io(FileKind::Scenario, "retries.yaml", &missing);
    let huge = find_in_scenario("retries.yaml", &vec![b' '; Source::MAX_BYTES + 1]);
    vec![
        read("utf-16", b"\xff\xfev\0e\0r\0s\0i\0o\0n\0"),
        read("not utf-8 after a byte order mark", b"\xef\xbb\xbfname: \xff\n"),
        read("too large", &vec![b' '; Source::MAX_BYTES + 1]),
        read("20,000 open brackets", "[".repeat(20_000).as_bytes()),
        read("a thousand unknown keys", many_unknown_keys().as_bytes()),
        unread("folder", "tests/spec_errors"),
        unread("missing file", "tests/no-such-file.yaml"),
        ("no permission", denied.source, denied.diagnostics),
        ("missing scenario", unread_scenario.source, unread_scenario.diagnostics),
        ("scenario too large", huge.0, huge.1),
        misspelt_columns(),
    ]
}

/// Findings that need the simulated instance.
fn misspelt_columns() -> (&'static str, Source, Diagnostics) {
    let text = "\
version: 1
integration: { release: 1.0.0, released: 2026-11-21 }
payload:
  number: { from: number }
  title: short_descripton
  note: { journal: work_note }
  # What a company may have added is taken for granted.
  region: { from: u_region.u_state }
  owner: { from: assigned_to.emial }
";
    let model = support::build::model(text);
    let instance = Instance::new(&model, &support::build::build(text)).unwrap();
    let source = Source::new("mappings.yaml", text);
    let instance = instance.assuming(model.servicenow.as_ref().unwrap());
    assert_eq!(instance.assumed(), ["incident.u_region", "incident_u_region.u_state"]);
    let doubts = instance.doubts(&source);
    ("misspelt columns", source, doubts)
}

fn many_unknown_keys() -> String {
    let lines: Vec<_> = (0..1000).map(|number| format!("key{number}: 1\n")).collect();
    lines.concat()
}

#[test]
fn says_what_is_wrong_and_what_to_type() {
    with_snapshots(|| {
        insta::glob!("spec_errors/*.yaml", |path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let report = found(&SPEC_ERRORS, name);
            assert!(!report.diagnostics.is_empty(), "{name} has no mistake");
            insta::assert_snapshot!("spec", human(&[report], Look::Plain));
        });
    });
}

#[test]
fn says_what_is_wrong_with_a_scenario_and_what_to_type() {
    with_snapshots(|| {
        insta::glob!("scenario_errors/*.yaml", |path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let report = found(&SCENARIO_ERRORS, name);
            assert!(!report.diagnostics.is_empty(), "{name} has no mistake");
            insta::assert_snapshot!("scenario", human(&[report], Look::Plain));
        });
    });
}

#[test]
fn says_why_a_file_cannot_be_used() {
    let mut blocks = Vec::new();
    for (name, source, diagnostics) in SPECIAL_FILES.iter() {
        let findings = plain(source, diagnostics);
        let few: Vec<_> = findings.split_inclusive("\n\n").collect();
        let shown = if few.len() > 3 { few[few.len() - 2..].concat() } else { findings };
        blocks.push(format!("=== {name}\n{shown}"));
    }
    with_snapshots(|| insta::assert_snapshot!("unusable_files", blocks.concat()));
}

#[test]
fn programs_and_pull_requests_read_the_same_findings() {
    let files = [
        "several_problems_at_once.yaml",
        "same_key_twice.yaml",
        "token_beside_an_unknown_key.yaml",
        "no_content.yaml",
        "wide_characters_and_tabs.yaml",
        "states_of_another_table.yaml",
    ];
    let reports = files.map(|name| found(&SPEC_ERRORS, name));
    with_snapshots(|| {
        insta::assert_snapshot!("json", format!("{:#}", json(&reports)));
        insta::assert_snapshot!("github", github(&reports));
    });
}

#[test]
fn every_code_has_a_file_that_shows_it() {
    let mut shown: BTreeSet<Code> = BTreeSet::new();
    for (_, _, diagnostics) in all_found() {
        shown.extend(diagnostics.iter().map(|it| it.code));
    }
    for (_, _, diagnostics) in SPECIAL_FILES.iter() {
        shown.extend(diagnostics.iter().map(|it| it.code));
    }
    // A fault of the tool itself has no input that shows it, and one file alone has no rival.
    let elsewhere = [Code::InternalError, Code::RivalMappings];
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !elsewhere.contains(code) && !shown.contains(code))
        .collect();
    assert_eq!(missing, Vec::<&Code>::new());
    assert!(!shown.contains(&Code::InternalError));
}

#[test]
fn many_warnings_are_no_error_and_hide_none() {
    let maps: Vec<_> = (0..200).map(|number| format!("  map{number}: {{ 1: a }}\n")).collect();
    let head = "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n";
    let text = format!("{head}maps:\n{}", maps.concat());
    let (_, warned) = find("mappings.yaml", text.as_bytes());
    assert_eq!((warned.iter().count(), warned.has_errors()), (101, false));
    let (_, failed) = find("mappings.yaml", format!("{text}scope: 1\n").as_bytes());
    assert_eq!(failed.count(Level::Error), 1);
}

#[test]
fn codes_stay_what_they_are() {
    let list: Vec<_> = Code::ALL
        .iter()
        .map(|it| format!("{:<7} {:<20} {}\n", it.level().as_str(), it.as_str(), it.description()))
        .collect();
    with_snapshots(|| insta::assert_snapshot!("codes", list.concat()));
}

#[test]
fn no_format_repeats_a_secret() {
    let secrets = [
        "9f8e7d6c5b4a321",
        "0a1b2c3d4e5f",
        "x8Kq2ZrT7bNw5LmP0sVd3YhGj9Fc1",
        "8c2f90d1aa4b",
        "Winter2026",
        "YWRtaW46",
        "abc/DEF",
        "stuVWX",
    ];
    for (name, source, diagnostics) in all_found() {
        let reports = [Report { source, diagnostics }];
        let styled = human(&reports, Look::Styled);
        for text in
            [human(&reports, Look::Plain), styled, json(&reports).to_string(), github(&reports)]
        {
            let text = text.to_lowercase();
            for secret in secrets.map(str::to_lowercase) {
                assert!(!text.contains(&secret), "{name} shows a secret:\n{text}");
            }
        }
    }
}

#[test]
fn no_control_character_reaches_a_terminal() {
    let name = "a\u{1b}[31m\u{9b}2J.yaml";
    let head = "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n";
    for rest in [
        "t\u{9b}1: \u{9b}2J\n",
        "t\u{1b}1: x\n",
        "t: \"\u{7f}\n",
        "servicenow: { \"\\e[1m\": 1, role: \"\\x9b1m\" }\n",
        "payload: { a: { from: b, map: \"\\e[31m\\x9b\" } }\n",
        "payload: !\u{9b}x 1\n",
        "payload: \u{202e}x\n",
        "payload: { \"\\u202ea\": { from: b, map: \"\\u202e\" } }\n",
        "payload: *\u{9b}x\n",
    ] {
        let (source, diagnostics) = find(name, format!("{head}{rest}").as_bytes());
        let reports = [Report { source: &source, diagnostics: &diagnostics }];
        for text in [human(&reports, Look::Plain), github(&reports)] {
            assert!(text.contains("error"), "{rest:?} has no mistake");
            let steers =
                |c: &char| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c);
            let raw = text.chars().find(steers);
            assert_eq!(raw, None, "{rest:?} gives\n{text}");
        }
    }
}

/// What a help tells to type in place of what is underlined.
fn proposed(help: &str) -> Option<&str> {
    let starts = ["did you mean `", "write `"];
    let rest = starts.iter().find_map(|start| help.strip_prefix(start))?;
    let (text, rest) = rest.split_once('`')?;
    // What goes on is no text for this place alone.
    let is_whole = matches!(rest, "" | "?") || rest.starts_with("? accepted: ");
    (is_whole && !text.contains(['…', '`', ':'])).then_some(text)
}

#[test]
fn whoever_types_what_is_proposed_is_not_told_the_next_thing_about_it() {
    let (mut tried, mut refused) = (0, Vec::new());
    for (name, source, diagnostics) in SPEC_ERRORS.iter() {
        for it in diagnostics {
            let (Some(span), Some(text)) = (it.span, it.help.as_deref().and_then(proposed)) else {
                continue;
            };
            // Of a filter a part is meant.
            if source.text()[span.start..span.end].contains(['=', '^']) {
                continue;
            }
            tried += 1;
            let (before, after) = (&source.text()[..span.start], &source.text()[span.end..]);
            let (_, again) = find(name, format!("{before}{text}{after}").as_bytes());
            // Whoever types a key sees that it is there already, and which table has which states.
            let is_next = |it: &&Diagnostic| {
                let is_seen = matches!(it.code, Code::DuplicateKey | Code::IncidentMap);
                it.span.is_some_and(|it| it.start == span.start) && !is_seen
            };
            let at_place = again.iter().filter(is_next);
            refused.extend(at_place.map(|next| format!("{name}: `{text}`: {}", next.message)));
        }
    }
    assert!(tried > 50, "only {tried} proposals");
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
fn messages_keep_to_the_style() {
    for (name, _, diagnostics) in all_found() {
        for it in diagnostics {
            let start = it.message.chars().next().unwrap();
            assert!(
                start.is_lowercase() || start.is_ascii_digit() || start == '`',
                "{name}: {}",
                it.message
            );
            assert!(!it.message.ends_with('.'), "{name}: {}", it.message);
            assert!(!it.message.contains('\n'), "{name}: {}", it.message);
        }
    }
}

mod hostile {
    use super::{find, find_in_scenario, plain};
    use proptest::prelude::{Strategy, any, prop, proptest};
    use sn_gen::diagnostic::{Diagnostics, Report, Source, github, json};

    const SHIPPED: &str = include_str!("../mappings.yaml");
    const SCENARIO: &str = include_str!("scenario.yaml");

    /// Text of the characters that mean something to YAML, and some wide ones.
    const ANY_TEXT: &str = "[a-z0-9 :&*!|>'\"\\[\\]{}#,?@%~\n\t\r\u{85}é🚨\u{feff}\u{2028}-]{0,60}";

    fn survives(bytes: &[u8]) {
        for (source, diagnostics) in [find("x.yaml", bytes), find_in_scenario("x.yaml", bytes)] {
            reports(&source, &diagnostics);
        }
    }

    fn reports(source: &Source, diagnostics: &Diagnostics) {
        let report = [Report { source, diagnostics }];
        assert!(diagnostics.is_empty() == plain(source, diagnostics).is_empty());
        assert!(json(&report).is_array());
        assert_eq!(github(&report).lines().count(), diagnostics.iter().count());
    }

    /// Where something is replaced, how much of it, and by what.
    type Edit = (prop::sample::Index, usize, String);

    fn edits() -> impl Strategy<Value = Vec<Edit>> {
        prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, ANY_TEXT), 1..4)
    }

    /// The text with these edits, with both ends of lines.
    fn edited(text: &str, edits: &[Edit]) -> [String; 2] {
        let mut text: Vec<char> = text.chars().collect();
        for (at, length, insert) in edits {
            let start = at.index(text.len());
            let end = (start + length).min(text.len());
            text.splice(start..end, insert.chars());
        }
        let text: String = text.into_iter().collect();
        [text.replace('\n', "\r\n"), text]
    }

    proptest! {
        #[test]
        fn any_bytes_give_findings_and_no_panic(bytes: Vec<u8>) {
            survives(&bytes);
        }

        #[test]
        fn any_text_gives_findings_and_no_panic(text in ANY_TEXT) {
            survives(text.as_bytes());
        }

        #[test]
        fn a_changed_spec_gives_findings_and_no_panic(edits in edits()) {
            for text in edited(SHIPPED, &edits) {
                let (source, diagnostics) = find("x.yaml", text.as_bytes());
                reports(&source, &diagnostics);
            }
        }

        #[test]
        fn a_changed_scenario_gives_findings_and_no_panic(edits in edits()) {
            for text in edited(SCENARIO, &edits) {
                let (source, diagnostics) = find_in_scenario("x.yaml", text.as_bytes());
                reports(&source, &diagnostics);
            }
        }
    }
}
