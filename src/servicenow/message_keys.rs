//! The messages that scripts and pages read, held against those that are delivered.
//!
//! The platform shows a key without a message as it is, and a text that the page does not hold
//! stops the dialog. A template of the user's may ask for either; it may also read messages of the
//! platform or of others, of which nothing is known here.

use crate::artifact::Artifact;
use crate::engine::TemplateError;
use crate::ident::Prefix;
use crate::model::Language;
use crate::servicenow::record::Record;
use crate::servicenow::string_literal::{Argument, literals};
use crate::servicenow::table::Table;
use std::collections::BTreeSet;

/// Functions that take the key of a message, or the beginning of one.
const BY_KEY: &[Argument] = &[("getMessage", 0), ("gs.getMessage", 0)];
/// Functions of server scripts that take the end of an error's key.
const BY_CODE: &[Argument] = &[("this._error", 0), ("this.failed", 0), ("this.client.failed", 0)];
/// Functions of the dialog's script that take the word by which the page holds a text.
const BY_WORD: &[Argument] =
    &[("text", 0), ("busy", 0), ("badge", 1), ("fact", 1), ("who", 1), ("named", 2)];

/// Codes in which only ends what nobody waits for.
const NEVER_SHOWN: [&str; 4] = ["no_label", "nobody_left", "not_known", "superseded"];

/// Fails if a message of the integration that is read is missing in one of the languages.
pub(super) fn check(
    records: &[Record],
    prefix: &Prefix,
    languages: &[Language],
) -> Result<(), TemplateError> {
    let own = format!("{prefix}.");
    let messages = records.iter().filter(|record| record.table == Table::UiMessage);
    let delivered: BTreeSet<(&str, &str)> =
        messages.map(|message| (message.plain("key"), message.plain("language"))).collect();
    let files: Vec<Artifact> = records.iter().flat_map(Record::files).collect();
    for Artifact { path, text } in &files {
        let read = keys(text).into_iter().map(str::to_owned).chain(error_keys(text, &files));
        for key in read.filter(|key| key.starts_with(&own)) {
            let is_missing = |it: &&Language| !delivered.contains(&(key.as_str(), it.as_str()));
            if let Some(language) = languages.iter().find(is_missing) {
                let reason = format!(
                    "is not delivered in the language `{}`; correct the key in the template, or \
                     name a message of your own that does not begin with `{own}`",
                    language.as_str()
                );
                return Err(TemplateError::Message { file: path.clone(), key, reason });
            }
        }
    }
    records.iter().filter(|record| record.table == Table::UiPage).try_for_each(check_page)
}

/// Fails if the dialog's script shows a text that the page does not hold ready for it.
fn check_page(page: &Record) -> Result<(), TemplateError> {
    let files: Vec<Artifact> = page.files().collect();
    let held: BTreeSet<&str> = files.iter().flat_map(|file| held_words(&file.text)).collect();
    let shown =
        files.iter().flat_map(|file| words(&file.text).into_iter().map(move |it| (file, it)));
    // A page of the user's that holds none has a way of its own.
    match shown.into_iter().find(|(_, word)| !held.is_empty() && !held.contains(word)) {
        Some((file, word)) => Err(TemplateError::Message {
            file: file.path.clone(),
            key: word.to_owned(),
            reason: format!(
                "the page does not hold; correct the word in the template, or write an element \
                 with `data-key=\"{word}\"` into the page"
            ),
        }),
        None => Ok(()),
    }
}

/// The keys of the messages that a script or page reads.
pub(super) fn keys(text: &str) -> Vec<&str> {
    literals(text, BY_KEY).filter(|it| !it.is_beginning).map(|it| it.text).collect()
}

/// The words of the texts that the dialog's script shows.
pub(super) fn words(script: &str) -> Vec<&str> {
    literals(script, BY_WORD).filter(|it| !it.is_beginning).map(|it| it.text).collect()
}

/// The codes of the errors that a server script ends in and that a person may be told.
pub(super) fn codes(script: &str) -> Vec<&str> {
    let codes = literals(script, BY_CODE).map(|it| it.text);
    codes.filter(|code| !NEVER_SHOWN.contains(code)).collect()
}

/// The keys of a script's error codes: the beginning stands where codes become messages.
fn error_keys(script: &str, files: &[Artifact]) -> Vec<String> {
    let codes = codes(script);
    let with_codes = files.iter().filter(|file| !self::codes(&file.text).is_empty());
    let beginnings = with_codes.flat_map(|file| literals(&file.text, BY_KEY));
    beginnings
        .filter(|it| it.is_beginning)
        .flat_map(|it| codes.iter().map(move |code| format!("{}{code}", it.text)))
        .collect()
}

/// The words of the texts that a page holds ready.
fn held_words(page: &str) -> impl Iterator<Item = &str> {
    page.split(" data-key=").skip(1).filter_map(|rest| rest.split(['"', '\'']).nth(1))
}

#[cfg(test)]
mod tests {
    use super::{check, codes, keys, words};
    use crate::engine::{Engine, Override, TEMPLATES};
    use crate::servicenow;
    use crate::servicenow::record::Record;
    use crate::servicenow::table::Table;
    use crate::servicenow::testing::{ENGINE, full, least, model, on};

    fn records() -> Vec<Record> {
        let model = full();
        servicenow::records(&model, on(&model), &ENGINE).unwrap()
    }

    /// What a build says if `old` stands as `new` in a template; nothing if it succeeds.
    fn refusal(name: &str, old: &str, new: &str) -> String {
        let (_, text) = TEMPLATES.iter().find(|(known, _)| *known == name).unwrap();
        assert!(text.contains(old), "{old}");
        let changed = Override { name: name.to_owned(), text: text.replace(old, new) };
        let engine = Engine::new(vec![changed]).unwrap();
        let model = full();
        let records = servicenow::records(&model, on(&model), &engine);
        records.err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn finds_the_keys_of_every_notation() {
        let text = r#"getMessage('a.b'); gs.getMessage( "c.d", [x]); `getMessage(key)`;
            gs.getMessage(isNew ? 'e.f' : 'g.h'); gs.getMessage('i.' + code); other('k.l');"#;
        let mut found = keys(text);
        found.sort_unstable();
        assert_eq!(found, ["a.b", "c.d", "e.f", "g.h"]);
    }

    #[test]
    fn reads_no_line_comment() {
        let text = "// getMessage('a')\nx(); // it's getMessage('b')\nf('//', getMessage('c'));\n\
            <a href=\"https://d\" title=\"${HTML:gs.getMessage('e')}\">";
        let mut found = keys(text);
        found.sort_unstable();
        assert_eq!(found, ["c", "e"]);
    }

    #[test]
    fn leaves_messages_of_the_platform_to_the_platform() {
        let name = "servicenow/ui_action_workspace.js.tera";
        for key in ["'Cancel'", "'flashduty_extra.title'"] {
            assert_eq!(refusal(name, "{{ title | js }}", key), "");
        }
    }

    #[test]
    fn finds_the_words_where_a_function_takes_them() {
        let script = "text(a === 'X' ? 'is' : 'is_not', 'value'); node.text('Hello'); \
            badge(row, 'new'); named(layer, 'kinds', 'kind'); text('channel.' + word); \
            fact(list, 'label', [f('no')]); text(names['none']); context('no'); text('it\\'s', 1);";
        assert_eq!(words(script), ["is", "is_not", "it\\'s", "new", "label", "kind"]);
    }

    #[test]
    fn finds_the_codes_that_a_person_may_be_told() {
        let script = "return this._error('busy', x) || this._error(result.code, result) || \
            this.failed('no_label', {}) || this.client.failed('too_soon', {}) || \
            this.failed(this._code('x'), 'y');";
        assert_eq!(codes(script), ["busy", "too_soon"]);
    }

    #[test]
    fn lets_pass_what_is_delivered_in_every_language() {
        let english = model("dialog: { languages: [en] }");
        for model in [full(), least(), english] {
            assert!(servicenow::records(&model, on(&model), &ENGINE).is_ok());
        }
    }

    #[test]
    fn takes_no_text_of_the_mapping_for_a_script() {
        let text = r#"it's gs.getMessage('a.b') and getMessage("c.d") and text("e")"#;
        let value = serde_json::to_string(text).unwrap();
        let model = model(&format!(
            "payload: {{ number: number, note: {{ value: {value} }} }}\n\
             dialog: {{ recommend: {{ {value}: 69bd0ce95a238693176c1d66 }} }}"
        ));
        assert!(servicenow::records(&model, on(&model), &ENGINE).is_ok());
    }

    #[test]
    fn refuses_whatever_loses_one_of_its_messages() {
        let (model, records) = (full(), records());
        let (prefix, languages) = (&model.integration.prefix, &on(&model).dialog.languages);
        let is = |record: &Record, key: &str, language: &str| {
            record.table == Table::UiMessage
                && (record.plain("key"), record.plain("language")) == (key, language)
        };
        for (key, file) in [
            ("flashduty.dialog.loading", "ui-pages/flashduty_notification_form.html"),
            ("flashduty.channel.zoom", "ui-pages/flashduty_notification_form.html"),
            ("flashduty.action.title", "ui-actions/FlashdutySendButton.js"),
            ("flashduty.error.invalid_request", "script-includes/FlashdutySyncHelperAjax.js"),
            ("flashduty.error.unreachable", "script-includes/FlashdutyClient.js"),
        ] {
            for language in ["en", "zh"] {
                let mut left = records.clone();
                left.retain(|record| !is(record, key, language));
                assert_eq!(left.len() + 1, records.len(), "{key}");
                let error = check(&left, prefix, languages).unwrap_err().to_string();
                let expected = format!(
                    "`servicenow/{file}` reads the message `{key}`, \
                     which is not delivered in the language `{language}`; correct the key"
                );
                assert!(error.starts_with(&expected), "{error}");
            }
        }
    }

    #[test]
    fn refuses_a_template_that_reads_what_is_not_there() {
        for (name, old, new, expected) in [
            (
                "servicenow/ui_action_workspace.js.tera",
                "{{ title | js }}",
                "'flashduty.action.titel'",
                "`servicenow/ui-actions/FlashdutySendButtonWorkspace.js` reads the message \
                 `flashduty.action.titel`, which is not delivered in the language `en`; correct the key in the template, or \
                 name a message of your own that does not begin with `flashduty.`",
            ),
            (
                "servicenow/_ui_page_client_path.js.tera",
                "'own_settings'",
                "'own_choice'",
                "`servicenow/ui-pages/flashduty_notification_form_client.js` reads the message \
                 `own_choice`, which the page does not hold; correct the word in the template, or \
                 write an element with `data-key=\"own_choice\"` into the page",
            ),
            (
                "servicenow/script_include_ajax.js.tera",
                "this._error('group_not_found')",
                "this._error('group_gone')",
                "`servicenow/script-includes/FlashdutySyncHelperAjax.js` reads the message \
                 `flashduty.error.group_gone`, which is not delivered in the language `en`; correct the key in the template, or \
                 name a message of your own that does not begin with `flashduty.`",
            ),
        ] {
            assert_eq!(refusal(name, old, new), expected);
        }
    }
}
