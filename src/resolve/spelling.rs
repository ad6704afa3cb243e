//! What a column can hold, and what was meant by a value that it cannot.

use crate::diagnostic::{Choices, Effect, Meant, ValueProblem};
use crate::dictionary::{Column, Dictionary};
use indexmap::IndexMap;
use jiff::civil::{Date, DateTime};

/// The characters of a `sys_id`.
const SYS_ID: usize = 32;

/// What is wrong with a raw value that no record can have in a column; `name` is how the column is
/// told. Other types than these hold any text, also one that is no choice.
///
/// Source: ServiceNow docs, "Field types": an integer has four bytes.
pub(super) fn impossible(name: &str, column: &Column, value: &str) -> Option<ValueProblem> {
    let (is_held, holds) = match column.kind.as_str() {
        "integer" => {
            (value.parse::<i32>().is_ok_and(|it| it.to_string() == value), "whole numbers")
        }
        "boolean" => (matches!(value, "true" | "false"), "`true` and `false`"),
        "reference" => (is_sys_id(value), "sys_ids"),
        _ => return None,
    };
    if is_held {
        return None;
    }
    let (found, column_name) = (value.to_owned(), name.to_owned());
    Some(ValueProblem::Impossible {
        found,
        column: column_name,
        holds,
        effect: Effect::Never,
        meant: meant(column, value),
    })
}

/// The same for a value of a map, whose column may also be of a type that filters compare in other
/// ways.
pub(super) fn never_held(name: &str, column: &Column, value: &str) -> Option<ValueProblem> {
    let (is_held, holds) = match column.kind.as_str() {
        "glide_date_time" | "due_date" => {
            (is_moment(value), "dates in UTC such as `2026-11-21 09:00:00`")
        }
        "glide_date" => (value.parse::<Date>().is_ok(), "dates such as `2026-11-21`"),
        "glide_duration" | "timer" => (is_moment(value), "durations such as `1970-01-01 00:30:00`"),
        // A list of people may have addresses besides.
        "glide_list" => {
            (value.split(',').all(|it| is_sys_id(it) || it.contains('@')), "lists of sys_ids")
        }
        "float" => (value.parse::<f64>().is_ok_and(f64::is_finite), "numbers"),
        _ => return impossible(name, column, value),
    };
    let is_list = column.kind == "glide_list";
    let (found, column) = (value.to_owned(), name.to_owned());
    (!is_held).then_some(ValueProblem::Impossible {
        found,
        column,
        holds,
        effect: Effect::Never,
        meant: is_list.then_some(Meant::Display),
    })
}

fn is_sys_id(text: &str) -> bool {
    text.chars().count() == SYS_ID && !text.contains(' ')
}

/// Whether a text is a date with a time, as the platform stores it.
fn is_moment(text: &str) -> bool {
    text.len() == "2026-11-21 09:00:00".len() && text.parse::<DateTime>().is_ok()
}

/// Whether the values of a column are so many that no map can have them.
pub(super) fn is_endless(column: &Column) -> bool {
    matches!(
        column.kind.as_str(),
        "currency"
            | "due_date"
            | "float"
            | "glide_date"
            | "glide_date_time"
            | "glide_duration"
            | "glide_list"
            | "html"
            | "multi_two_lines"
            | "price"
            | "timer"
    )
}

fn meant(column: &Column, value: &str) -> Option<Meant> {
    let is_alike = |label: &str| label.to_lowercase() == value.to_lowercase();
    if let Some(raw) = labelled(column, is_alike) {
        return Some(Meant::Label(raw.to_owned()));
    }
    let spelling = match column.kind.as_str() {
        "integer" => match whole_number(value) {
            Some(number) => number.to_string(),
            None if column.choices.is_empty() => return None,
            None => return Some(Meant::OneOf(choices(column))),
        },
        "boolean" => match value.to_lowercase().as_str() {
            "true" | "yes" | "y" | "on" | "1" => "true".to_owned(),
            "false" | "no" | "n" | "off" | "0" => "false".to_owned(),
            _ => return None,
        },
        _ => {
            let target = column.reference.as_deref()?;
            return Some(Meant::Column(Dictionary::base().display(target)?.to_owned()));
        }
    };
    Some(Meant::Spelling(spelling))
}

/// The value of a column that has a label which the test accepts, in whatever language.
pub(super) fn labelled(column: &Column, is_it: impl Fn(&str) -> bool) -> Option<&str> {
    let has = |labels: &IndexMap<String, String>| labels.values().any(|it| is_it(it));
    column.choices.iter().find(|(_, labels)| has(labels)).map(|(value, _)| value.as_str())
}

/// The values of a column with their English labels.
pub(super) fn choices(column: &Column) -> Choices {
    let label = |labels: &IndexMap<String, String>| {
        labels.get("en").or_else(|| labels.values().next()).cloned().unwrap_or_default()
    };
    column.choices.iter().map(|(value, labels)| (value.clone(), label(labels))).collect()
}

/// The whole number that a text writes in another way, such as `006`, `+6`, `0x6`, `6.0` or `1e1`.
fn whole_number(text: &str) -> Option<i32> {
    let text = text.replace(['_', ' '], "").to_lowercase();
    for (start, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = text.strip_prefix(start) {
            return i32::from_str_radix(digits, radix).ok();
        }
    }
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let is_number =
        text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'+' | b'-'));
    let number: f64 = text.parse().ok().filter(|_| is_number)?;
    // A whole number in plain digits, however it was written.
    format!("{number}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{impossible, never_held, whole_number};
    use crate::dictionary::Dictionary;

    #[test]
    fn reads_a_whole_number_in_any_spelling() {
        for (text, number) in [
            ("006", Some(6)),
            ("+7", Some(7)),
            ("0x6", Some(6)),
            ("0o12", Some(10)),
            ("6.0", Some(6)),
            ("1e1", Some(10)),
            ("1_000", Some(1000)),
            ("-0", Some(0)),
            ("6.5", None),
            ("inf", None),
            ("nan", None),
            ("1:30", None),
            ("12345678901234567890123", None),
            ("1e400", None),
        ] {
            assert_eq!(whole_number(text), number, "{text}");
        }
    }

    #[test]
    fn knows_what_columns_can_hold() {
        let base = Dictionary::base();
        let is_held = |path: &str, value: &str| {
            impossible(path, base.at("incident", path).unwrap(), value).is_none()
        };
        for (path, value) in [
            ("state", "-5"),
            ("state", "2147483647"),
            ("active", "false"),
            ("category", "Any text"),
            ("caller_id", "287ebd7da9fe198100f92cc8d1d2154e"),
        ] {
            assert!(is_held(path, value), "{path} {value}");
        }
        for (path, value) in [
            ("state", "Resolved"),
            ("state", "2147483648"),
            ("state", "-0"),
            ("parent_incident.state", "06"),
            ("active", "1"),
            ("caller_id", "Ada Lovelace"),
        ] {
            assert!(!is_held(path, value), "{path} {value}");
        }
    }

    #[test]
    fn knows_how_dates_and_durations_are_stored() {
        let base = Dictionary::base();
        for (path, value, is_held) in [
            ("opened_at", "2026-11-21 09:00:00", true),
            ("opened_at", "2026-11-21", false),
            ("opened_at", "today", false),
            ("sla_due", "2026-11-21T09:00:00", true),
            ("calendar_duration", "1970-01-01 00:30:00", true),
            ("calendar_duration", "30m", false),
            ("cmdb_ci.location.latitude", "51.5", true),
            ("cmdb_ci.location.latitude", "north", false),
            ("state", "Resolved", false),
        ] {
            let column = base.at("incident", path).unwrap();
            assert_eq!(never_held(path, column, value).is_none(), is_held, "{path} {value}");
        }
    }
}
