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

type Section = IndexMap<String, Translations>;

/// One text in every language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Translations {
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

fn record(key: &str, language: Language, text: &Translations, name: &str) -> Record {
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
    use super::{CATALOGUE, Section, catalogue, records};
    use crate::engine::TEMPLATES;
    use crate::servicenow::message_keys::{codes, words};
    use crate::servicenow::testing::{model, on, text};
    use std::collections::BTreeSet;

    /// Key, language and text of every message.
    fn messages(spec: &str) -> Vec<[String; 3]> {
        let model = model(spec);
        let records = records(&model, on(&model)).unwrap();
        let columns = ["key", "language", "message"];
        records.iter().map(|record| columns.map(|column| text(record, column).to_owned())).collect()
    }

    fn template(name: &str) -> &'static str {
        TEMPLATES.iter().find(|(known, _)| *known == name).unwrap().1
    }

    /// Whatever stands in quotation marks after `start`.
    fn quoted_after<'t>(start: &'t str, text: &'t str) -> impl Iterator<Item = &'t str> {
        text.split(start).skip(1).filter_map(|rest| rest.split('\'').next())
    }

    fn keys_of(section: &Section) -> BTreeSet<&str> {
        section.keys().map(String::as_str).collect()
    }

    #[test]
    fn has_each_text_of_the_page_and_no_other() {
        let used = quoted_after(".dialog.", template("servicenow/ui_page.html.tera")).collect();
        assert_eq!(keys_of(&catalogue().unwrap().page), used);
    }

    #[test]
    fn has_each_text_of_the_script_and_no_other() {
        let scripts = TEMPLATES.iter().filter(|(name, _)| name.contains("ui_page_client"));
        let used = scripts.flat_map(|(_, text)| words(text)).collect();
        assert_eq!(keys_of(&catalogue().unwrap().script), used);
    }

    #[test]
    fn has_the_texts_of_the_button_and_no_other() {
        let used = BTreeSet::from(["title", "save_first"]);
        assert_eq!(keys_of(&catalogue().unwrap().action), used);
    }

    #[test]
    fn has_a_text_for_each_error_code_and_no_other() {
        let include = |word| template(&format!("servicenow/script_include_{word}.js.tera"));
        let by_status = include("client").split("_errorCode: function").nth(1).unwrap();
        let by_status = by_status.split("\n    },").next().unwrap();
        let mut used: BTreeSet<&str> = quoted_after("return '", by_status).collect();
        used.extend(
            ["ajax", "client", "helper", "sender"].map(include).into_iter().flat_map(codes),
        );
        assert_eq!(keys_of(&catalogue().unwrap().error), used);
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
