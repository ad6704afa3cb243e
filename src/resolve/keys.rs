//! JSON keys that look like those to which Flashduty gives a meaning, or take the place of one.

use super::context::Context;
use super::lost::{OF_PAYLOAD, OF_STATE_SYNC};
use crate::diagnostic::{Fate, KeyProblem, is_slip, nearest};
use crate::dictionary::Dictionary;
use crate::ident::JsonKey;
use crate::spec::{Entries, FieldEntry, PayloadField};

/// The keys of a payload that Flashduty gives a meaning; all others are custom fields.
///
/// Source: Flashduty docs, "ServiceNow".
const OF_RECORDS: [&str; 7] =
    ["comments", "description", "impact", "number", "short_description", "state", "urgency"];

/// Reports keys of a payload that look misspelt, and those that were left out and stand under
/// another name.
pub(super) fn check_payload(cx: &mut Context<'_>, section: &str, written: &Entries<PayloadField>) {
    let base = Dictionary::base();
    // A field of one's own, and a column of the platform, are called what they are.
    let is_meant = |key: &str| {
        let is_column = || base.tables.values().any(|table| table.columns.contains_key(key));
        key.starts_with("u_") || key.starts_with("x_") || is_column()
    };
    check(cx, &[section], written, &OF_RECORDS, is_meant);
    if cx.extends {
        check_renamed(cx, section, written);
    }
}

/// Reports keys that look misspelt, unless they are meant.
pub(super) fn check<T>(
    cx: &mut Context<'_>,
    section: &[&str],
    written: &Entries<T>,
    known: &[&'static str],
    is_meant: impl Fn(&str) -> bool,
) {
    let doubtful = |key: &&String| {
        !known.contains(&key.as_str()) && !is_meant(key) && JsonKey::parse(key).is_ok()
    };
    for key in written.keys().filter(doubtful) {
        let Some(near) = nearest(key, known).filter(|near| !is_counted(key, near)) else {
            continue;
        };
        let is_written = cx.document.is_written(&[section, &[near]].concat());
        let fate = match near {
            near if near.eq_ignore_ascii_case(key) => Fate::OtherCase,
            near if !written.contains_key(near) => Fate::Missing,
            // Only the standard mapping has it, so that it may have been meant.
            _ if !is_written && is_slip(key, near) => Fate::Standard,
            _ => continue,
        };
        report(cx, section, key, near, fate);
    }
}

/// Whether a key is another one with a number behind it, such as `comments_2`.
fn is_counted(key: &str, near: &str) -> bool {
    let rest = key.strip_prefix(near);
    rest.is_some_and(|rest| rest.ends_with(|last: char| last.is_ascii_digit()))
}

/// Reports keys that Flashduty reads and that are left out, where another key has the same source.
fn check_renamed(cx: &mut Context<'_>, section: &str, written: &Entries<PayloadField>) {
    let (standard, keys) = match section {
        "payload" => (cx.standard.payload.as_ref(), &OF_PAYLOAD[..]),
        _ => (cx.standard.state_sync.as_ref(), &OF_STATE_SYNC[..]),
    };
    let left_out = written.removed.iter().filter(|key| keys.contains(&key.as_str()));
    for near in left_out {
        let Some(usual) = standard.and_then(|it| it.get(near)).map(PayloadField::keys) else {
            continue;
        };
        let is_it = |key: &&String| {
            let has_source = written.get(*key).is_some_and(|it| is_same(&it.keys(), &usual));
            // Flashduty takes the title under either name.
            has_source && !(near == "short_description" && *key == "title")
        };
        let looks_misspelt = |key: &String| nearest(key, &OF_RECORDS) == Some(near);
        let renamed = written.keys().find(is_it).filter(|key| !looks_misspelt(key)).cloned();
        if let Some(key) = renamed {
            report(cx, &[section], &key, near, Fate::Missing);
        }
    }
}

/// Whether two fields send the same: by the same map, or from the same field.
fn is_same(one: &FieldEntry, other: &FieldEntry) -> bool {
    let is_same_map = one.map.is_some() && one.map == other.map;
    is_same_map || one.from.is_some() && one.from == other.from
}

fn report(cx: &mut Context<'_>, section: &[&str], key: &str, near: &str, fate: Fate) {
    let problem = KeyProblem::Misspelt { key: key.to_owned(), near: near.to_owned(), fate };
    cx.report_key(&[section, &[key]].concat(), problem);
}
