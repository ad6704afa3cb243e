//! The installation guide: sound Markdown, complete, and silent about what is switched off.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod markdown;
mod model;

use markdown::{elements, headings, links, rows_of_tables, slugs};
use sn_gen::artifact::Artifact;
use sn_gen::diagnostic::Source;
use sn_gen::engine::Engine;
use sn_gen::model::{ChannelKind, Edition, Model};
use sn_gen::resolve::resolve;
use sn_gen::{guide, servicedesk_plus};
use std::path::Path;

fn bodies(model: &Model) -> Vec<Artifact> {
    model.servicedesk_plus.as_ref().map(servicedesk_plus::artifacts).unwrap_or_default()
}

fn rendered(model: &Model) -> String {
    let engine = Engine::new(Vec::new()).unwrap().strict();
    guide::artifact(model, &bodies(model), &engine).unwrap().text
}

/// Each way of switching parts off, with words that must be gone.
fn variants() -> Vec<(Model, &'static [&'static str])> {
    let standard = model::standard;
    let mut only_servicenow = standard();
    only_servicenow.servicedesk_plus = None;
    let mut only_servicedesk_plus = standard();
    only_servicedesk_plus.servicenow = None;
    let mut no_rule = standard();
    no_rule.servicenow.as_mut().unwrap().business_rule = None;
    let mut no_retries = standard();
    no_retries.servicenow.as_mut().unwrap().delivery.retry_seconds.clear();
    let mut no_teams = standard();
    let part = no_teams.servicenow.as_mut().unwrap();
    part.dialog.channels.retain(|channel| channel.kind != ChannelKind::Teams);
    part.properties.teams_id = None;
    let mut cloud = standard();
    cloud.servicedesk_plus.as_mut().unwrap().editions = vec![Edition::Cloud];
    let mut on_premises = standard();
    on_premises.servicedesk_plus.as_mut().unwrap().editions = vec![Edition::OnPremises];
    vec![
        (standard(), &[]),
        (only_servicenow, &["ServiceDesk", "Zoho", "canary", "webhook-cloud"]),
        (only_servicedesk_plus, &["ServiceNow", "sys_", "itil", "update set"]),
        (no_rule, &["usiness rule **", "sync of", "retry", "sysevent", "Auto-Sync", "state sync"]),
        (no_retries, &["retry", "sysevent", "Retry"]),
        (no_teams, &["Teams"]),
        (
            cloud,
            &[
                "on premises",
                "On premises",
                "request.subject",
                "API Key",
                "as platform type, enter the address",
                "misspells",
            ],
        ),
        (
            on_premises,
            &[
                "zoho",
                "Self Client",
                "10 minutes, or",
                "In the cloud",
                "in the cloud",
                "webhook-cloud",
            ],
        ),
    ]
}

/// The variants and what the specs of the test cases mean; one with errors has no guide.
fn models() -> Vec<Model> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let cases = walkdir::WalkDir::new(root).sort_by_file_name();
    let specs = cases.into_iter().map(|entry| entry.unwrap().into_path());
    let resolved = specs.filter(|path| path.ends_with("mappings.yaml")).filter_map(|path| {
        let text = std::fs::read_to_string(path).unwrap();
        resolve(&Source::new("mappings.yaml", &text)).model
    });
    variants().into_iter().map(|(model, _)| model).chain(resolved).collect()
}

#[test]
fn leaves_no_trace_of_what_is_switched_off() {
    for (model, gone) in variants() {
        let text = rendered(&model);
        for word in gone {
            let trace = text.lines().find(|line| line.contains(word));
            assert_eq!(trace, None, "{word:?} is still there");
        }
    }
}

#[test]
fn has_one_title_and_no_heading_that_skips_a_level() {
    for model in models() {
        let text = rendered(&model);
        let mut above = 0;
        for (level, title) in headings(&text) {
            assert!(level <= above + 1, "{title:?} skips a level");
            assert!(level > 1 || above == 0, "{title:?} is a second title");
            above = level;
        }
    }
}

#[test]
fn links_to_headings_that_exist() {
    for model in models() {
        let text = rendered(&model);
        let slugs = slugs(&text);
        for target in links(&text) {
            assert!(slugs.contains(&target), "no heading for #{target}");
        }
    }
}

#[test]
fn lists_every_chapter_in_the_contents() {
    for model in models() {
        let text = rendered(&model);
        let contents = text.split("\n## ").nth(1).unwrap();
        let listed = links(contents);
        let chapters: Vec<String> = headings(&text)
            .into_iter()
            .zip(slugs(&text))
            .filter(|((level, _), slug)| (2..=3).contains(level) && slug != "contents")
            .map(|(_, slug)| slug)
            .collect();
        assert_eq!(listed, chapters);
    }
}

#[test]
fn keeps_the_plain_text_clean() {
    for model in models() {
        let text = rendered(&model);
        assert!(!text.contains("\n\n\n"), "two blank lines in a row");
        for line in text.lines() {
            assert_eq!(line, line.trim_end(), "spaces at the end");
        }
        let mut open = false;
        for line in text.lines().map(str::trim_start).filter(|line| line.starts_with("```")) {
            assert!(open || line.len() > 3, "a code block without a language");
            open = !open;
        }
        assert!(!open, "a code block without an end");
    }
}

#[test]
fn gives_every_row_of_a_table_the_cells_of_its_head() {
    let mut hostile = model::standard();
    make_hostile(&mut hostile);
    for model in models().into_iter().chain([hostile]) {
        for table in rows_of_tables(&rendered(&model)) {
            for row in &table {
                assert_eq!(row.len(), table[0].len(), "{row:?} in the table {:?}", table[0]);
            }
        }
    }
}

#[test]
fn keeps_hostile_names_in_their_place() {
    let mut hostile = model::standard();
    make_hostile(&mut hostile);
    let text = rendered(&hostile);
    let plain = rendered(&model::standard());
    assert_eq!(headings(&text).len(), headings(&plain).len());
    assert_eq!(rows_of_tables(&text).len(), rows_of_tables(&plain).len());
    assert_eq!(links(&text), links(&plain));
    assert_eq!(elements(&text), elements(&plain), "markup came through");
}

/// Puts markup into every text that a spec may choose freely.
fn make_hostile(model: &mut Model) {
    const HOSTILE: &str = "a|b `c` [d](#e) <i>f</i>\n# g\n| h | \"#quot; \\";
    let hostile = || HOSTILE.to_owned();
    model.integration.name = hostile();
    if let Some(part) = &mut model.servicenow {
        part.ui_action.name = hostile();
        part.maps[0].entries[0].label = hostile();
        part.maps[0].entries[1].label = hostile();
        part.maps[0].entries[0].value = hostile();
        part.dialog.recommend[0].group = hostile();
        part.dialog.channels[0].label = hostile();
        part.properties.app_key.description = hostile();
        if let Some(rule) = &mut part.business_rule {
            rule.name = hostile();
            rule.states[0].label = hostile();
            rule.states[0].value = hostile();
        }
    }
    if let Some(part) = &mut model.servicedesk_plus {
        part.webhook = hostile();
        part.trigger = hostile();
        part.statuses[0].0 = hostile();
        part.priorities[0].0 = hostile();
    }
}

#[test]
fn prints_the_webhook_bodies_as_they_are_delivered() {
    let model = model::standard();
    let text = rendered(&model);
    for body in bodies(&model) {
        let block = format!("```json\n{}```\n", body.text);
        assert!(text.contains(&block), "{} is printed differently", body.path);
    }
}

#[test]
fn reads_as_the_snapshot_does() {
    insta::assert_snapshot!("guide", rendered(&model::standard()));
}
