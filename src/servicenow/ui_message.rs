//! Every text that people see, as messages of the instance.
//!
//! English is always delivered: `gs.getMessage` falls back to it, and from there to the key
//! (ServiceNow docs, "Translate messages").

use crate::engine::TemplateError;
use crate::ident::Prefix;
use crate::model::{Channel, Dialog, Language, Model, ServiceNow};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use indexmap::IndexMap;
use serde::Deserialize;

const CATALOGUE: &str = include_str!("../../templates/servicenow/messages.yaml");

/// The texts by section and word, in the order of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    /// What stands in the dialog from the start.
    page: Section,
    /// What the dialog's script shows later.
    script: Section,
    /// The form button.
    action: Section,
    /// What a failed call says.
    error: Section,
    /// Channels and group chats.
    channel: Section,
}

type Section = IndexMap<String, Text>;

/// One text in every language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    en: String,
    zh: String,
}

/// A text that the dialog's script reads from the page.
#[derive(Debug, serde::Serialize)]
pub(super) struct ScriptText {
    /// The word by which the script asks for it.
    word: String,
    /// The message's key.
    key: String,
}

/// The rows of `sys_ui_message`: every key in every language of the dialog.
pub fn records(model: &Model, servicenow: &ServiceNow) -> Result<Vec<Record>, TemplateError> {
    let prefix = &model.integration.prefix;
    let catalogue = catalogue()?;
    let sections = [
        ("dialog", catalogue.page),
        ("dialog", catalogue.script),
        ("action", catalogue.action),
        ("error", catalogue.error),
        ("channel", relabelled(catalogue.channel, &servicenow.dialog)),
    ];
    let mut records = Vec::new();
    for (section, texts) in sections {
        for (word, text) in texts {
            let key = key(prefix, section, &word);
            for language in &servicenow.dialog.languages {
                records.push(record(&key, *language, &text, &model.integration.name));
            }
        }
    }
    Ok(records)
}

/// The key of a message: sections are `dialog`, `action`, `error` and `channel`.
pub(super) fn key(prefix: &Prefix, section: &str, word: &str) -> String {
    format!("{prefix}.{section}.{word}")
}

/// What the page holds ready for its script, so that no text costs a request.
pub(super) fn script_texts(prefix: &Prefix) -> Result<Vec<ScriptText>, TemplateError> {
    let catalogue = catalogue()?;
    let script = catalogue
        .script
        .into_keys()
        .map(|word| ScriptText { key: key(prefix, "dialog", &word), word });
    let channels = catalogue.channel.into_keys().map(|word| ScriptText {
        key: key(prefix, "channel", &word),
        word: format!("channel.{word}"),
    });
    Ok(script.chain(channels).collect())
}

/// The channel texts with the labels of the spec.
///
/// A label of one's own is shown in every language: nobody has translated it.
fn relabelled(mut texts: Section, dialog: &Dialog) -> Section {
    for Channel { kind, label } in &dialog.channels {
        if let Some(text) = texts.get_mut(kind.as_str())
            && text.en != *label
        {
            text.en.clone_from(label);
            text.zh.clone_from(label);
        }
    }
    texts
}

fn record(key: &str, language: Language, text: &Text, name: &str) -> Record {
    let code = language.as_str();
    let text = match language {
        Language::En => &text.en,
        Language::Zh => &text.zh,
    };
    Record::new(Table::UiMessage, &format!("{key}/{code}"), key)
        .text("key", key)
        .text("language", code)
        .text("message", text.replace("{name}", name))
        .same("", &["application", "code", "commented_message"])
}

fn catalogue() -> Result<Catalogue, TemplateError> {
    serde_yaml::from_str(CATALOGUE).map_err(|error| {
        let error = tera::Error::message(format!("servicenow/messages.yaml: {error}"));
        TemplateError::Parse(Box::new(error))
    })
}

#[cfg(test)]
mod tests {
    use super::{CATALOGUE, catalogue, records};
    use crate::engine::TEMPLATES;
    use crate::servicenow::testing::{model, on, text};
    use std::collections::BTreeSet;

    /// The codes of the errors that a call from the dialog can end in.
    const ERROR_CODES: [&str; 11] = [
        "bad_answer",
        "busy",
        "group_not_found",
        "invalid_request",
        "not_configured",
        "not_permitted",
        "record_not_found",
        "refused",
        "too_soon",
        "unavailable",
        "unreachable",
    ];

    /// Key, language and text of every message.
    fn messages(spec: &str) -> Vec<[String; 3]> {
        let model = model(spec);
        let records = records(&model, on(&model)).unwrap();
        let columns = ["key", "language", "message"];
        records.iter().map(|record| columns.map(|column| text(record, column).to_owned())).collect()
    }

    /// The words that follow `start` in any template of the dialog.
    fn words_after(start: &str, template: impl Fn(&str) -> bool) -> BTreeSet<String> {
        let texts = TEMPLATES.iter().filter(|(name, _)| template(name));
        texts
            .flat_map(|(_, text)| text.split(start).skip(1))
            .filter_map(|rest| rest.split('\'').next())
            .map(str::to_owned)
            .collect()
    }

    fn is_client(name: &str) -> bool {
        name.contains("ui_page_client")
    }

    #[test]
    fn has_each_text_of_the_page_and_no_other() {
        let used = words_after(".dialog.", |name| name.ends_with("ui_page.html.tera"));
        let known: BTreeSet<String> = catalogue().unwrap().page.into_keys().collect();
        assert_eq!(used, known);
    }

    #[test]
    fn has_each_text_of_the_script_and_no_other() {
        let scripts: String =
            (TEMPLATES.iter().filter(|(name, _)| is_client(name))).map(|(_, text)| *text).collect();
        let known: BTreeSet<String> = catalogue().unwrap().script.into_keys().collect();
        for word in words_after("text('", is_client) {
            assert!(known.contains(&word), "no text for {word}");
        }
        for word in &known {
            assert!(scripts.contains(&format!("'{word}'")), "nothing shows {word}");
        }
    }

    #[test]
    fn has_the_texts_of_the_button_and_no_other() {
        let known: Vec<String> = catalogue().unwrap().action.into_keys().collect();
        assert_eq!(known, ["title", "save_first"]);
    }

    #[test]
    fn has_a_text_for_each_error_code_and_no_other() {
        let known: BTreeSet<String> = catalogue().unwrap().error.into_keys().collect();
        assert_eq!(known, ERROR_CODES.map(str::to_owned).into());
    }

    #[test]
    fn has_a_text_in_every_language_for_every_key() {
        let messages = messages("");
        for [key, language, message] in &messages {
            assert!(!message.trim().is_empty(), "{key} in {language}");
            assert!(!message.contains("{name}"), "{key} in {language}");
        }
        let keys = |language: &str| -> Vec<String> {
            let of_language = messages.iter().filter(|row| row[1] == language);
            of_language.map(|row| row[0].clone()).collect()
        };
        assert_eq!(keys("en"), keys("zh"));
        let unique: BTreeSet<String> = keys("en").into_iter().collect();
        assert_eq!(unique.len(), keys("en").len(), "a key is there twice");
    }

    #[test]
    fn keeps_the_same_placeholders_in_every_language() {
        let placeholders = |text: &str| -> BTreeSet<char> {
            let after = text.split('{').skip(1);
            after.filter_map(|rest| rest.chars().next()).collect()
        };
        let catalogue = catalogue().unwrap();
        let sections = [catalogue.page, catalogue.script, catalogue.action, catalogue.error];
        for (word, text) in sections.into_iter().flatten() {
            assert_eq!(placeholders(&text.en), placeholders(&text.zh), "{word}");
        }
    }

    #[test]
    fn has_no_apostrophe_that_the_formatter_would_drop() {
        let texts = CATALOGUE.lines().filter(|line| !line.starts_with('#'));
        for line in texts {
            assert!(!line.contains('\''), "{line}");
        }
    }

    #[test]
    fn shows_a_label_of_ones_own_in_every_language() {
        let messages = messages("dialog: { channels: { sms: Text message, voice: Voice } }");
        let labels = |key: &str| -> Vec<&str> {
            let of_key = messages.iter().filter(|row| row[0] == key);
            of_key.map(|row| row[2].as_str()).collect()
        };
        assert_eq!(labels("flashduty.channel.sms"), ["Text message"; 2]);
        assert_eq!(labels("flashduty.channel.voice"), ["Voice", "\u{8bed}\u{97f3}"]);
    }

    #[test]
    fn leaves_out_a_language_that_the_dialog_does_not_have() {
        let messages = messages("dialog: { languages: [] }");
        assert!(!messages.is_empty() && messages.iter().all(|row| row[1] == "en"));
    }
}
