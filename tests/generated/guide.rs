//! The installation guide: sound Markdown, complete, and silent about what is switched off.

use crate::markdown::{elements, headings, links, rows_of_tables, slugs};
use crate::support::build;
use sn_gen::artifact::Artifact;
use std::sync::LazyLock;

/// As long as the shortest of the places that it is put into allows.
const HOSTILE: &str = r##"|b `c` [d](#e) <i>f</i> ${x} "#q; \"##;

fn guide(artifacts: &[Artifact]) -> String {
    artifacts.iter().find(|artifact| artifact.path == "INSTALL.md").unwrap().text.clone()
}

/// The guide of the smallest spec with further keys.
fn guide_with(keys: &str) -> String {
    guide(&build::build(&(build::case("smallest") + keys)))
}

/// The guide of a spec that has `word` wherever it may choose a text freely.
fn guide_full_of(word: &str) -> String {
    let word = serde_json::Value::from(word);
    let head = format!("version: 1\nintegration: {{ name: {word}, prefix: x, release: 1.0.0,");
    guide(&build::build(&format!(
        "{head} released: 2026-11-21 }}
servicenow:
  ui_action: {{ name: {word} }}
  business_rule: {{ name: {word} }}
  properties: {{ app_key: {{ description: {word} }} }}
payload:
  environment: {{ value: {word} }}
  state: {{ from: state, map: states }}
  category: {{ from: category, map: categories }}
maps:
  states: {{ 6: {{ label: {word}, progress: Snoozed, sync: true }} }}
  categories: {{ {word}: {word} }}
dialog: {{ channels: {{ sms: {word} }}, recommend: {{ {word}: 69bd0ce95a238693176c1d66 }} }}
servicedesk_plus:
  webhook: {word}
  trigger: {word}
  statuses: {{ {word}: Snoozed }}
  priorities: {{ {word}: Critical }}
"
    )))
}

/// The guides of the shipped spec, of every case, of one edition each, and of hostile text.
fn guides() -> &'static [String] {
    static GUIDES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let cases = build::built().iter().map(|case| guide(&case.artifacts));
        let editions = ["cloud", "on_premises"].map(of_edition);
        cases.chain(editions).chain([guide_full_of(HOSTILE)]).collect()
    });
    &GUIDES
}

fn of_edition(edition: &str) -> String {
    guide_with(&format!("servicedesk_plus: {{ editions: [{edition}] }}\n"))
}

#[test]
fn leaves_no_trace_of_the_other_edition() {
    let on_premises = [
        "on premises",
        "On premises",
        "request.subject",
        "API Key",
        "as platform type, enter the address",
        "misspells",
    ];
    let cloud =
        ["zoho", "Self Client", "10 minutes, or", "In the cloud", "in the cloud", "webhook-cloud"];
    for (edition, gone) in [("cloud", on_premises), ("on_premises", cloud)] {
        let text = of_edition(edition);
        for word in gone {
            let trace = text.lines().find(|line| line.contains(word));
            assert_eq!(trace, None, "{word:?} is still there");
        }
    }
}

#[test]
fn has_one_title_and_no_heading_that_skips_a_level() {
    for text in guides() {
        let mut above = 0;
        for (level, title) in headings(text) {
            assert!(level <= above + 1, "{title:?} skips a level");
            assert!(level > 1 || above == 0, "{title:?} is a second title");
            above = level;
        }
    }
}

#[test]
fn links_to_headings_that_exist() {
    for text in guides() {
        let slugs = slugs(text);
        for target in links(text) {
            assert!(slugs.contains(&target), "no heading for #{target}");
        }
    }
}

#[test]
fn lists_every_chapter_in_the_contents() {
    for text in guides() {
        let contents = text.split("\n## ").nth(1).unwrap();
        let listed = links(contents);
        let chapters: Vec<String> = headings(text)
            .into_iter()
            .zip(slugs(text))
            .filter(|((level, _), slug)| (2..=3).contains(level) && slug != "contents")
            .map(|(_, slug)| slug)
            .collect();
        assert_eq!(listed, chapters);
    }
}

#[test]
fn keeps_the_plain_text_clean() {
    for text in guides() {
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
    for table in guides().iter().flat_map(|text| rows_of_tables(text)) {
        for row in &table {
            assert_eq!(row.len(), table[0].len(), "{row:?} in the table {:?}", table[0]);
        }
    }
}

#[test]
fn keeps_hostile_names_in_their_place() {
    let [hostile, plain] = [HOSTILE, "plain"].map(guide_full_of);
    assert_eq!(headings(&hostile).len(), headings(&plain).len());
    assert_eq!(rows_of_tables(&hostile).len(), rows_of_tables(&plain).len());
    assert_eq!(links(&hostile), links(&plain));
    assert_eq!(elements(&hostile), elements(&plain), "markup came through");
}

#[test]
fn says_how_to_remove_every_record() {
    for case in build::built().iter().filter(|case| case.name != "servicedesk_plus_only") {
        let manifest = case.artifacts.iter().find(|it| it.path == "manifest.json").unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&manifest.text).unwrap();
        let text = guide(&case.artifacts);
        let removal = text.split("### Removal\n").nth(1).unwrap();
        let removal = removal.split("\n#").next().unwrap().replace('\\', "");
        let words: Vec<&str> = removal.split(|c| !matches!(c, 'a'..='z' | '_')).collect();
        let records = manifest["records"].as_array().unwrap();
        assert!(!records.is_empty());
        for table in records.iter().map(|record| record["table"].as_str().unwrap()) {
            assert!(words.contains(&table), "{}: {table} stays", case.name);
        }
    }
}

#[test]
fn prints_the_webhook_bodies_as_they_are_delivered() {
    let text = guide(build::standard());
    let bodies = build::standard().iter().filter(|it| it.path.starts_with("servicedesk-plus/"));
    let paths: Vec<&str> = bodies
        .map(|Artifact { path, text: body }| {
            assert!(text.contains(&format!("```json\n{body}```\n")), "{path} differs");
            path.as_str()
        })
        .collect();
    assert_eq!(paths.len(), 2, "{paths:?}");
}

/// Flashduty goes by the label, so what the standard one leads to says nothing of another.
#[test]
fn a_label_that_nobody_documents_leads_nowhere() {
    let guide = guide_with(
        "extends: standard\nmaps: { states: { 6: Gelöst, 7: { label: Done, progress: Closed } } }\n",
    );
    assert!(guide.contains("| `6` | Gelöst |  |\n"), "{guide}");
    assert!(guide.contains("| `7` | Done | progress Closed |\n"), "{guide}");
    assert!(guide.contains("| `8` | Canceled | progress Closed |\n"), "{guide}");
}

#[test]
fn explains_each_status_of_a_delivery_in_the_order_of_its_choices() {
    use sn_gen::model::Language;
    use sn_gen::servicenow::delivery_table::{COLUMNS, Holds};
    let status = COLUMNS.iter().find(|column| column.name == "u_status").unwrap();
    let Holds::Choice(choices) = status.holds else { panic!("no choices") };
    let guide = guide(build::standard());
    let table = guide.split_once("| Status | What it means |\n|---|---|\n").unwrap().1;
    let labels: Vec<_> =
        table.lines().map_while(|line| line.strip_prefix("| ")?.split(" | ").next()).collect();
    let expected: Vec<_> = choices.iter().map(|it| it.label.in_language(Language::En)).collect();
    assert_eq!(labels, expected);
}
