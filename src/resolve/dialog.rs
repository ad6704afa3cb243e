//! What the dialog offers.

use super::context::Context;
use crate::diagnostic::{MappingProblem, NameProblem};
use crate::ident::RuleId;
use crate::model::{Channel, ChannelKind, Dialog, Language, Recommendation};
use crate::spec::{self, Entries, Phrase, Text};
use std::collections::BTreeSet;

pub(super) fn resolve(cx: &mut Context<'_>, written: Option<&spec::Dialog>) -> Option<Dialog> {
    let standard = cx.standard.dialog.as_ref()?;
    let keys = written.cloned().unwrap_or_default();
    let channels = keys.channels.or_else(|| standard.channels.clone())?;
    let channels = channels_of(cx, &channels.0);
    let recommend = keys.recommend.unwrap_or_default();
    let recommend = recommendations(cx, &recommend);
    let written_languages = keys.languages.or_else(|| standard.languages.clone())?;
    let languages = languages(cx, &written_languages);
    Some(Dialog { channels: channels?, recommend: recommend?, languages })
}

fn channels_of(cx: &mut Context<'_>, labels: &Entries<Phrase>) -> Option<Vec<Channel>> {
    if cx.is_blank(labels) && !cx.document.is_faulty(&["dialog", "channels"]) {
        let section = "dialog.channels".to_owned();
        cx.report(
            &["dialog", "channels"],
            MappingProblem::EmptySection { section, example: "sms: SMS" },
        );
    }
    let mut channels = Some(Vec::new());
    for (kind, label) in labels {
        let label = cx.printed_line(&["dialog", "channels", kind], "the label", label, 40);
        let channel =
            ChannelKind::from_word(kind).zip(label).map(|(kind, label)| Channel { kind, label });
        channels = channels.zip(channel).map(|(mut all, one)| {
            all.push(one);
            all
        });
    }
    channels
}

fn recommendations(cx: &mut Context<'_>, rules: &Entries<Text>) -> Option<Vec<Recommendation>> {
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for (group, rule) in rules {
        let path = ["dialog", "recommend", group.as_str()];
        let group = cx.key_line(&path, "the group's name", 80, &mut seen);
        let is_name = rule.chars().any(|c| !c.is_ascii_hexdigit() && !c.is_whitespace());
        let rule_id = if is_name {
            cx.report(&path, NameProblem::RuleByName { found: rule.0.clone() });
            None
        } else {
            cx.ident(&path, rule, RuleId::parse)
        };
        all.push(group.zip(rule_id).map(|(group, rule_id)| Recommendation { group, rule_id }));
    }
    all.into_iter().collect()
}

/// English first: the platform falls back to it where a text has no other row.
fn languages(cx: &mut Context<'_>, written: &[Option<Language>]) -> Vec<Language> {
    let mut all = vec![Language::En];
    let mut seen = Vec::new();
    for (at, word) in written.iter().enumerate() {
        let Some(language) = *word else {
            continue;
        };
        if seen.contains(&language) {
            let problem = MappingProblem::Repeated { found: language.as_str().to_owned() };
            cx.report(&["dialog", "languages", &at.to_string()], problem);
        } else if language != Language::En {
            all.push(language);
        }
        seen.push(language);
    }
    all
}
