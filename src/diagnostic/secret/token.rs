//! Tokens whose first letters alone tell what they are, in this very case.

use super::SecretKind;
use super::mark::find_from;
use super::plain::is_plain;
use super::word::{has_digit, in_address, is_hex, is_word, run};
use crate::diagnostic::Span;

/// How a token begins, and whether what follows is the rest of one.
type Token = (&'static str, fn(&str) -> bool);

const TOKENS: &[Token] = &[
    ("ghp_", |it| it.len() >= 20),
    ("gho_", |it| it.len() >= 20),
    ("ghs_", |it| it.len() >= 20),
    ("ghu_", |it| it.len() >= 20),
    ("ghr_", |it| it.len() >= 20),
    ("glpat-", |it| it.len() >= 12),
    ("npm_", |it| it.len() >= 30 && is_one_word(it)),
    ("sk_live_", |it| it.len() >= 16),
    ("AIza", |it| (30..=40).contains(&it.len())),
    ("GOCSPX-", |it| it.len() >= 12),
    ("LTAI", |it| (12..=40).contains(&it.len()) && has_digit(it)),
    ("AKID", |it| it.len() == 32 && has_digit(it)),
    ("github_pat_", |it| it.len() >= 20),
    ("AKIA", |it| it.len() == 16 && !it.bytes().any(|b| b.is_ascii_lowercase())),
    ("eyJ", |it| it.len() >= 12 && it.contains('.')),
    ("ASIA", |it| it.len() == 16 && !it.bytes().any(|b| b.is_ascii_lowercase())),
    ("xoxb-", is_of_slack),
    ("xoxp-", is_of_slack),
    ("xapp-", is_of_slack),
    ("sk-proj-", |it| it.len() >= 16),
    ("hf_", |it| it.len() >= 30 && is_one_word(it)),
    ("SG.", |it| it.len() >= 30 && it.contains('.') && has_digit(it)),
    // A robot of DingTalk signs with it.
    ("SEC", |it| it.len() == 64 && is_hex(it)),
];

pub(super) fn find(text: &str, found: &mut Vec<(Span, SecretKind)>) {
    for (start, is_rest) in TOKENS {
        let mut from = 0;
        while let Some(at) = find_from(text, start, from) {
            from = at + start.len();
            if at > 0 && text.as_bytes().get(at - 1).copied().is_some_and(is_word) {
                continue;
            }
            let rest = run(text, from, in_address);
            let begin = from;
            // Looking on behind the whole run keeps a long text of tokens cheap.
            from += rest.len();
            if is_rest(rest.trim_end_matches(['.', '/'])) {
                found.push((Span::new(begin, from), SecretKind::Token));
            }
        }
    }
}

fn is_of_slack(rest: &str) -> bool {
    has_digit(rest) && rest.len() >= 10 && !is_plain(rest)
}

/// Names of variables and flows begin like tokens, but have several words.
fn is_one_word(rest: &str) -> bool {
    rest.bytes().all(|it| it.is_ascii_alphanumeric())
}
