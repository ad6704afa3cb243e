//! How a user wants to see dates: columns of `sys_user` that cannot hold any text.

use super::zone::Zone;

/// The column with the time zone.
pub(super) const ZONE: &str = "time_zone";

/// Why a column cannot hold a text.
pub(super) enum Unfit {
    /// It is no time zone.
    Zone,
    /// It is no format, of which this tells what it may have.
    Format(&'static str),
}

/// Whether a column of a user can hold a text.
pub(super) fn check(column: &str, text: &str) -> Result<(), Unfit> {
    let (letters, expected): (&[&str], _) = match column {
        ZONE if !text.is_empty() && Zone::find(text).is_none() => return Err(Unfit::Zone),
        "date_format" => (&["yyyy", "MM", "dd"], "a format of `yyyy`, `MM` and `dd`"),
        "time_format" => {
            (&["HH", "hh", "mm", "ss", "a"], "a format of `HH` or `hh`, `mm`, `ss` and `a`")
        }
        _ => return Ok(()),
    };
    let rest = letters.iter().fold(text.to_owned(), |rest, letter| rest.replace(letter, ""));
    let is_fit = !rest.contains(|c: char| c.is_alphabetic() || c == '\'');
    if is_fit { Ok(()) } else { Err(Unfit::Format(expected)) }
}
