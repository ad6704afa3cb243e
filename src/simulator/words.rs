//! The words of a scenario that stand for what a mapping calls things, so that one scenario fits
//! every mapping: `$business_rule`, `$property.push_url`, `$record.1`.
//!
//! A word that stands for nothing in a mapping, such as `$business_rule` where there is none, says
//! that the scenario does not apply to it.

use crate::diagnostic::{Diagnostics, InstanceProblem, Source, Span};
use crate::model::{
    BusinessRule, Field, FieldSource, Language, MapEntry, Model, Property, ServiceNow,
};
use crate::resolve::resolve;
use crate::servicenow::event;
use indexmap::IndexMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How many of some things have a word each.
pub(super) const NUMBERED: usize = 2;
const NO_TEAMS: &str = "the mapping has no Microsoft Teams";
/// How many records the simulated instance has for every mapping.
pub(super) const RECORDS: usize = 4;

/// The words and what they stand for: a text, or nothing for a reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    texts: IndexMap<String, Result<String, &'static str>>,
    /// The changes that the business rule does not tell, each a record and a state, and why.
    untold: Option<(Vec<[String; 2]>, &'static str)>,
}

/// What the words of a file ask for that a mapping does not have.
#[derive(Debug, Default)]
pub(super) struct Asked {
    absent: Option<&'static str>,
    /// The words of records and of states that are in it.
    used: BTreeSet<String>,
}

impl Asked {
    /// Why the file does not apply to the mapping, if a word of it stands for nothing.
    pub(super) fn left_out(&self) -> Option<String> {
        self.absent.map(str::to_owned)
    }

    /// Why a change that the file may be about is not told, if there is one.
    pub(super) fn untold(&self, words: &Words) -> Option<String> {
        let (changes, reason) = words.untold.as_ref()?;
        let is_used = |change: &[String; 2]| change.iter().all(|word| self.used.contains(word));
        changes.iter().any(is_used).then(|| (*reason).to_owned())
    }
}

/// The words of the standard integration, for whoever reads a scenario without a mapping.
static STANDARD: LazyLock<Words> = LazyLock::new(|| {
    let text = "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n";
    let model = resolve(&Source::new("mappings.yaml", text)).model;
    let words = model.and_then(|model| Some(Words::of(&model, model.servicenow.as_ref()?)));
    words.unwrap_or_default()
});

impl Words {
    /// The words of the standard integration.
    #[must_use]
    pub fn standard() -> &'static Self {
        &STANDARD
    }

    /// The words of a mapping.
    #[must_use]
    pub fn of(model: &Model, servicenow: &ServiceNow) -> Self {
        let mut words = Self::default();
        let ServiceNow { table, role, service_account, script_includes, .. } = servicenow;
        words.put("name", &model.integration.name);
        words.put("prefix", model.integration.prefix.as_str());
        words.put("table", table.as_str());
        words.put("role", role.as_str());
        words.put("service_account", service_account.as_str());
        words.put("helper", script_includes.helper.as_str());
        words.put("ajax", script_includes.ajax.as_str());
        words.put("page", servicenow.ui_page.name.as_str());
        words.put("sender", script_includes.sender.as_str());
        words.put("deliveries", servicenow.delivery_table.as_str());
        words.put("button", &servicenow.ui_action.name);
        words.properties(servicenow);
        for number in 1..=RECORDS {
            words.put(&format!("record.{number}"), &record(table.as_str(), number));
        }
        words.dialog(servicenow);
        words.rule(model, servicenow);
        words
    }

    fn put(&mut self, word: &str, text: &str) {
        self.maybe(word, Some(text), "");
    }

    fn maybe(&mut self, word: &str, text: Option<&str>, reason: &'static str) {
        self.texts.insert(word.to_owned(), text.map(str::to_owned).ok_or(reason));
    }

    fn properties(&mut self, servicenow: &ServiceNow) {
        let properties = &servicenow.properties;
        let name = |property: &Property| property.name.as_str().to_owned();
        self.put("property.app_key", &name(&properties.app_key));
        self.put("property.api_domain", &name(&properties.api_domain));
        self.put("property.push_url", &name(&properties.push_url));
        self.put("property.channel_id", &name(&properties.channel_id));
        self.put("property.retention_days", properties.retention_days.name.as_str());
        let teams = properties.teams_id.as_ref().map(name);
        self.maybe("property.teams_id", teams.as_deref(), NO_TEAMS);
    }

    fn dialog(&mut self, servicenow: &ServiceNow) {
        let channels = &servicenow.dialog.channels;
        for at in 0..NUMBERED {
            let channel = channels.get(at).map(|it| it.kind.as_str());
            let reason = "the mapping has one notification channel only";
            self.maybe(&format!("channel.{}", at + 1), channel, reason);
        }
        let teams = channels.iter().map(|it| it.kind.as_str()).find(|it| *it == "teams");
        self.maybe("channel.teams", teams, NO_TEAMS);
        let chinese = servicenow.dialog.languages.contains(&Language::Zh);
        self.maybe("language.zh", chinese.then_some("zh"), "the mapping has no Chinese");
        self.put("timeout", &format!("{}ms", servicenow.delivery.timeout_ms));
    }

    /// What only a mapping with a business rule has.
    fn rule(&mut self, model: &Model, servicenow: &ServiceNow) {
        const NO_RULE: &str = "the mapping has no business rule";
        let rule = servicenow.business_rule.as_ref();
        let no_retry = if rule.is_some() { "the mapping has no retries" } else { NO_RULE };
        let has_retry = rule.is_some() && !servicenow.delivery.retry_seconds.is_empty();
        self.maybe("business_rule", rule.map(|it| it.name.as_str()), NO_RULE);
        self.maybe("column", rule.map(|it| it.column.as_str()), NO_RULE);
        self.maybe("action_type", rule.map(|it| it.action_type.as_str()), NO_RULE);
        self.maybe("state_key", rule.and_then(state_key), NO_RULE);
        let told = rule.filter(|it| it.reopened).map(|_| "told");
        let reason = "the mapping does not tell that a record is opened again";
        self.maybe("told.reopening", told, if rule.is_some() { reason } else { NO_RULE });
        let untold = rule.filter(|it| !it.reopened).map(|_| "untold");
        let reason = "the mapping tells that a record is opened again";
        self.maybe("untold.reopening", untold, if rule.is_some() { reason } else { NO_RULE });
        self.put("event.deliver", &event::wake_up(model));
        self.maybe("event.retry", event::retry(model, servicenow).as_deref(), NO_RULE);
        for at in 0..NUMBERED {
            let seconds = servicenow.delivery.retry_seconds.get(at);
            let wait = seconds.filter(|_| rule.is_some()).map(|it| format!("{it}s"));
            let reason = if at > 0 && has_retry { "the mapping has one retry" } else { no_retry };
            self.maybe(&format!("retry.{}", at + 1), wait.as_deref(), reason);
            let state = rule.and_then(|it| it.states.get(at));
            let reason = if rule.is_some() { "the mapping syncs one state only" } else { NO_RULE };
            self.maybe(&format!("state.{}", at + 1), state.map(|it| it.value.as_str()), reason);
            self.maybe(&format!("label.{}", at + 1), state.map(|it| it.label.as_str()), reason);
        }
        let open = open(servicenow);
        let reason = if rule.is_some() { "the mapping syncs every state" } else { NO_RULE };
        self.maybe("state.open", open.map(|it| it.value.as_str()), reason);
        self.maybe("label.open", open.map(|it| it.label.as_str()), reason);
    }

    /// Makes known which changes the business rule does not tell: the words of record and state.
    pub(super) fn tell_nothing_of(&mut self, changes: Vec<[String; 2]>, reason: &'static str) {
        self.untold = Some((changes, reason));
    }

    /// A text with what its words stand for; nothing if it has none. A word that there is not is
    /// reported.
    fn expand(
        &self,
        text: &str,
        asked: &mut Asked,
        report: &mut dyn FnMut(InstanceProblem),
    ) -> Option<String> {
        let mut expanded = String::new();
        let mut rest = text;
        let mut is_changed = false;
        while let Some((before, after)) = rest.split_once('$') {
            let is_inside = before.ends_with(is_part);
            expanded += before;
            rest = after;
            if let Some(after) = after.strip_prefix('$') {
                (rest, is_changed) = (after, true);
            } else if let Some(word) = self.word(after).filter(|_| !is_inside) {
                is_changed = true;
                rest = after.strip_prefix(word).unwrap_or_default();
                match self.texts.get(word) {
                    Some(Ok(text)) => {
                        asked.used.insert(word.to_owned());
                        expanded += text;
                    }
                    Some(Err(reason)) => {
                        asked.absent.get_or_insert(*reason);
                        expanded += word;
                    }
                    None => {
                        let known = self.texts.keys().cloned().collect();
                        report(InstanceProblem::UnknownWord { word: word.to_owned(), known });
                        expanded += word;
                    }
                }
                continue;
            }
            expanded.push('$');
        }
        is_changed.then(|| expanded + rest)
    }

    /// The word at the start of a text: as much of it as is known, or else all that looks like one.
    fn word<'t>(&self, text: &'t str) -> Option<&'t str> {
        let name = |text: &'t str| text.split(|c| !is_part(c)).next().unwrap_or_default();
        let head = name(text);
        if !head.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let tail = text.get(head.len()..).and_then(|it| it.strip_prefix('.')).map_or("", name);
        let whole = text.get(..head.len() + 1 + tail.len()).filter(|_| !tail.is_empty());
        match whole {
            Some(whole) if self.texts.contains_key(whole) || !self.texts.contains_key(head) => {
                Some(whole)
            }
            _ => Some(head),
        }
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// What the records that every mapping has are called.
pub(super) fn record(table: &str, number: usize) -> String {
    let prefix = if table == "incident" { "INC" } else { "REC" };
    format!("{prefix}{:07}", 10_000 + number)
}

/// The JSON key under which the rule sends the column that it watches.
fn state_key(rule: &BusinessRule) -> Option<&str> {
    let reads = |field: &&Field| field.source.path() == Some(rule.column.as_str());
    rule.payload.iter().find(reads).map(|field| field.key.as_str())
}

/// A value of the watched column to which a change is not synced: that of incidents in progress, if
/// it is one.
pub(super) fn open(servicenow: &ServiceNow) -> Option<&MapEntry> {
    const IN_PROGRESS: &str = "2";
    let rule = servicenow.business_rule.as_ref()?;
    let map = servicenow.fields().find_map(|field| match &field.source {
        FieldSource::Mapped { from, map } if from.as_str() == rule.column.as_str() => Some(map),
        _ => None,
    });
    let map = servicenow.maps.iter().find(|it| Some(&it.name) == map)?;
    let is_open = |entry: &&MapEntry| rule.states.iter().all(|state| state.value != entry.value);
    let usual = map.entries.iter().filter(is_open).find(|entry| entry.value == IN_PROGRESS);
    usual.or_else(|| map.entries.iter().find(is_open))
}

/// What reads a file with words: it expands them, and learns what they ask for.
pub(super) fn reader<'a>(
    words: &'a Words,
    asked: &'a mut Asked,
) -> impl FnMut(&str, Span, &mut Diagnostics) -> Option<String> + 'a {
    move |text, span, diagnostics| {
        words.expand(text, asked, &mut |problem| diagnostics.report(span, problem))
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Words};

    /// What becomes of a text, and the words in it that there are not.
    fn expanded(text: &str) -> (Option<String>, usize) {
        let (mut asked, mut unknown) = (Asked::default(), 0);
        let text = Words::standard().expand(text, &mut asked, &mut |_| unknown += 1);
        assert_eq!(asked.left_out(), None);
        (text, unknown)
    }

    #[test]
    fn a_word_stands_for_a_name_of_the_mapping() {
        for (text, other) in [
            ("$table", "incident"),
            ("error: $helper: x", "error: FlashdutySyncHelper: x"),
            ("$property.push_url.", "flashduty.push_url."),
            ("sys_id($record.1)", "sys_id(INC0010001)"),
            ("$prefix.own", "flashduty.own"),
            ("$table.state=$state.1^x", "incident.state=6^x"),
            ("costs $$5 and $$table", "costs $5 and $table"),
            ("${$table}", "${incident}"),
        ] {
            assert_eq!(expanded(text), (Some(other.to_owned()), 0), "{text}");
        }
    }

    #[test]
    fn other_dollars_are_texts() {
        for text in ["", "5$", "$5", "${x}$[y]", "a $ b", "us$table", "x_$table", "$_"] {
            assert_eq!(expanded(text), (None, 0), "{text}");
        }
    }

    #[test]
    fn an_unknown_word_is_found() {
        for text in ["$tabel", "$event", "$property.app_kye", "$Table", "$table_x", "$state.3"] {
            assert_eq!(expanded(text).1, 1, "{text}");
        }
    }
}
