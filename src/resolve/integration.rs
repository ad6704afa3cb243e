//! Name, prefix, release and date.

use super::context::Context;
use super::reserved;
use crate::diagnostic::{NameProblem, TextProblem};
use crate::ident::Prefix;
use crate::model::Integration;
use crate::spec;
use jiff::Timestamp;

/// The longest name of an integration.
const MAX_NAME: usize = 40;
/// What a release may look like: it becomes part of names on the instance.
const RELEASE: &str = "a release: up to 40 of `A` to `Z`, `a` to `z`, digits and `. _ + -`";

pub(super) fn resolve(
    cx: &mut Context<'_>,
    written: Option<&spec::Integration>,
) -> Option<Integration> {
    let keys = written?;
    let name = keys.name.as_deref().unwrap_or("Flashduty");
    let name = cx.printed_line(&["integration", "name"], "the integration's name", name, MAX_NAME);
    let prefix = match (&keys.prefix, &name) {
        (Some(prefix), _) => cx.ident(&["integration", "prefix"], prefix, Prefix::parse),
        (None, Some(name)) => prefix_of(cx, name),
        (None, None) => None,
    };
    if let Some(prefix) = &prefix {
        let key = if keys.prefix.is_some() { "prefix" } else { "name" };
        reserved::prefix(cx, &["integration", key], prefix.as_str());
    }
    let release = keys.release.as_deref().and_then(|text| release(cx, text));
    let released = keys.released.as_deref().and_then(|text| released(cx, text));
    Some(Integration { name: name?, prefix: prefix?, release: release?, released: released? })
}

fn release(cx: &mut Context<'_>, text: &str) -> Option<String> {
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'+' | b'-');
    if (1..=40).contains(&text.len()) && text.bytes().all(fits) {
        return Some(text.to_owned());
    }
    let path = ["integration", "release"];
    if cx.is_filled(&path, "the release", text) {
        let found = text.to_owned();
        cx.report(&path, NameProblem::Invalid { found, expected: RELEASE, near: None });
    }
    None
}

fn released(cx: &mut Context<'_>, text: &str) -> Option<Timestamp> {
    let path = ["integration", "released"];
    let date = date(text);
    if date.is_none() && cx.is_filled(&path, "the date", text) {
        cx.report(&path, TextProblem::Date { found: text.to_owned() });
    }
    date
}

fn prefix_of(cx: &mut Context<'_>, name: &str) -> Option<Prefix> {
    let prefix = Prefix::parse(&snake(name)).ok();
    if prefix.is_none() {
        let problem = NameProblem::MissingPrefix { name: name.to_owned() };
        cx.report(&["integration", "name"], problem);
    }
    prefix
}

/// A name in lower case with `_` between its words: `Acme On-Call` gives `acme_on_call`.
fn snake(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}

/// A date-time with offset, or a date at midnight UTC, between 2000 and 2100.
fn date(text: &str) -> Option<Timestamp> {
    let timestamp = match text.len() {
        10 => {
            let date: jiff::civil::Date = text.parse().ok()?;
            date.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp()
        }
        _ => text.parse().ok()?,
    };
    let year = timestamp.to_zoned(jiff::tz::TimeZone::UTC).year();
    (2000..2100).contains(&year).then_some(timestamp)
}

#[cfg(test)]
mod tests {
    use super::{date, snake};

    #[test]
    fn reads_dates_with_and_without_a_time() {
        for midnight in ["2026-11-21", "2026-11-21T00:00:00Z", "2026-11-21T08:00:00+08:00"] {
            assert_eq!(date(midnight).unwrap().as_second(), 1_795_219_200);
        }
        for bad in ["2026-02-30", "1999-12-31", "2100-01-01", "yesterday", "", "2026-11-21T00:00"] {
            assert_eq!(date(bad), None, "{bad:?} was accepted");
        }
    }

    #[test]
    fn makes_a_prefix_of_a_name() {
        assert_eq!(snake("Flashduty"), "flashduty");
        assert_eq!(snake(" Acme On-Call (EU) "), "acme_on_call_eu");
    }
}
