//! The secrets of one file, hidden wherever a part of them is repeated.
//!
//! A message shows a value without what stands around it in the file, which may be all that gave it
//! away; or only the beginning of a long one.

use super::mark::find_from;
use super::{Unescaped, asterisks, find};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// As much of a secret as must be there before a text is cut off.
const BEGINNING: usize = 8;
/// Where a text is cut off.
const CUT: char = '…';
/// Shorter texts are too often something else.
const SHORTEST: usize = 4;
/// More than these no file of people has.
const MOST: usize = 500;

/// The secrets that stand in a file.
pub(in crate::diagnostic) struct KnownSecrets(BTreeSet<String>);

impl KnownSecrets {
    pub(in crate::diagnostic) fn of(text: &str) -> Self {
        let written = find(text).into_iter().filter_map(|(span, _)| text.get(span.start..span.end));
        let mut secrets: BTreeSet<String> = BTreeSet::new();
        for secret in written.take(MOST) {
            secrets.extend(Unescaped::new(secret).map(|it| it.text));
            secrets.insert(secret.to_owned());
        }
        secrets.retain(|it| it.len() >= SHORTEST);
        Self(secrets)
    }

    /// A text of a finding with every secret, or as much of one as it repeats, in asterisks.
    pub(in crate::diagnostic) fn hide<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut hidden = Cow::Borrowed(text);
        for secret in &self.0 {
            let beginning = secret.get(..secret.floor_char_boundary(BEGINNING)).unwrap_or(secret);
            let mut from = 0;
            while let Some(at) = find_from(&hidden, beginning, from) {
                let rest = hidden.get(at..).unwrap_or_default();
                let same = rest.chars().zip(secret.chars()).take_while(|(a, b)| a == b);
                let length: usize = same.map(|(it, _)| it.len_utf8()).sum();
                let is_cut = rest.get(length..).is_some_and(|it| it.starts_with(CUT));
                from = at + beginning.len();
                if length == secret.len() || is_cut {
                    let asterisks = asterisks(rest.get(..length).unwrap_or_default());
                    hidden.to_mut().replace_range(at..at + length, &asterisks);
                    from = at + length;
                }
            }
        }
        hidden
    }
}

#[cfg(test)]
mod tests {
    use super::KnownSecrets;

    #[test]
    fn hides_secrets_without_what_gave_them_away() {
        let secrets =
            KnownSecrets::of("token: 9f8e7d6c5b4a\nb: \"fd\\x5fapp_abc\\x31\\x32\\x33xyz\"\n");
        for (text, shown) in [
            ("found `9f8e7d6c5b4a`", "found `************`"),
            ("found `9f8e7d6c5…`, and 9f8e7d6c5", "found `*********…`, and 9f8e7d6c5"),
            ("`abc123xyz` and abc123xyz", "`*********` and *********"),
            ("nothing of it", "nothing of it"),
        ] {
            assert_eq!(secrets.hide(text), shown);
        }
    }

    #[test]
    fn a_secret_of_asterisks_ends_as_well() {
        let secrets = KnownSecrets::of("https://host/x?sig=********12");
        assert_eq!(secrets.hide("********12"), "**********");
    }
}
