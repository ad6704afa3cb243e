//! Secrets that a text before them gives away: a name and `=`, the path of an address, a scheme.

use super::SecretKind;
use super::plain::is_plain;
use super::word::{changes, has_digit, is_hex, is_word, run, spoken};
use crate::diagnostic::Span;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// People leave out the padding.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// What stands between a mark and its secret.
enum Joint {
    /// Nothing.
    None,
    /// At least one blank; YAML folds a line's end into one.
    Blank,
    /// `=`, plain or as in a URL.
    Equals,
    /// `=` or `:`, as in code, JSON or YAML, and in the full width of Chinese texts.
    Assign,
    /// The word "is" alone.
    Said,
    /// Like `Assign`, or a word for "is".
    Is,
}

/// A text that stands before secrets.
struct Mark {
    /// In lower case; matches in any case, unless `exact`.
    text: &'static str,
    /// Whether case counts and the mark must start a word.
    exact: bool,
    joint: Joint,
    kind: SecretKind,
    /// The bytes that the secret may have.
    is_part: fn(u8) -> bool,
    /// Whether what follows is one.
    is_secret: fn(&str) -> bool,
}

const fn mark(
    text: &'static str,
    joint: Joint,
    kind: SecretKind,
    is_part: fn(u8) -> bool,
    is_secret: fn(&str) -> bool,
) -> Mark {
    Mark { text, exact: false, joint, kind, is_part, is_secret }
}

/// A mark whose first letters alone tell the sort of token, in this very case.
const fn token(text: &'static str, is_secret: fn(&str) -> bool) -> Mark {
    let (joint, kind) = (Joint::None, SecretKind::Token);
    Mark { text, exact: true, joint, kind, is_part: in_address, is_secret }
}

/// A name that a key or token is given to.
const fn named(text: &'static str) -> Mark {
    mark(text, Joint::Assign, SecretKind::Token, in_address, is_key)
}

/// A German or Chinese word for a password or key.
const fn word(text: &'static str, kind: SecretKind) -> Mark {
    mark(text, Joint::Is, kind, in_password, is_password)
}

/// A part of an address that a token follows.
const fn address(text: &'static str, is_secret: fn(&str) -> bool) -> Mark {
    mark(text, Joint::None, SecretKind::PushUrl, in_address, is_secret)
}

const MARKS: &[Mark] = &[
    mark("fd_app_", Joint::None, SecretKind::AppKey, in_address, |it| {
        (has_digit(it) && it.len() >= 6 || it.len() >= 16 && !it.contains('_')) && !is_plain(it)
    }),
    mark("app_key", Joint::Is, SecretKind::AppKey, in_address, is_key),
    mark("app-key", Joint::Is, SecretKind::AppKey, in_address, is_key),
    mark("appkey", Joint::Is, SecretKind::AppKey, in_address, is_key),
    mark("app key", Joint::Is, SecretKind::AppKey, in_address, is_key),
    mark("integration_key", Joint::Assign, SecretKind::PushUrl, in_address, is_key),
    mark("integration key", Joint::Is, SecretKind::PushUrl, in_address, is_key),
    address("/event/push/", is_push_path),
    // Feishu, Slack, WeCom, Microsoft Teams, Discord, Telegram, and what has Mattermost's form.
    address("/bot/v2/hook/", |it| it.len() >= 8),
    address("/bot/hook/", |it| it.len() >= 8),
    address("hooks.slack.com/services/", |it| has_digit(it) && !it.ends_with("XXXX")),
    address("hooks.slack.com/workflows/", has_digit),
    address("hooks.slack.com/triggers/", has_digit),
    mark("/webhook/send?key", Joint::Equals, SecretKind::PushUrl, in_address, is_key),
    address("webhook.office.com/webhookb2/", has_digit),
    address("/incomingwebhook/", has_digit),
    address("discord.com/api/webhooks/", begins_with_digits),
    address("discordapp.com/api/webhooks/", begins_with_digits),
    mark("api.telegram.org/bot", Joint::None, SecretKind::PushUrl, in_bot_path, has_digit),
    address("/hooks/", is_hook),
    address("hooks.zapier.com/hooks/catch/", has_digit),
    address("hook.eu1.make.com/", has_digit),
    address("hook.eu2.make.com/", has_digit),
    address("hook.us1.make.com/", has_digit),
    address("hook.us2.make.com/", has_digit),
    address("events.pagerduty.com/integration/", has_digit),
    mark("&sig", Joint::Equals, SecretKind::PushUrl, in_password, is_key),
    mark("?sig", Joint::Equals, SecretKind::PushUrl, in_password, is_key),
    mark("bearer", Joint::Blank, SecretKind::Bearer, in_address, is_bearer),
    mark("bearer", Joint::Assign, SecretKind::Bearer, in_address, is_bearer),
    mark("authorization: basic", Joint::Blank, SecretKind::Password, in_base64, is_base64),
    mark("authorization:basic", Joint::Blank, SecretKind::Password, in_base64, is_base64),
    mark("authorization: token", Joint::Blank, SecretKind::Token, in_address, is_key),
    mark("authorization: apikey", Joint::Blank, SecretKind::Token, in_address, is_key),
    mark("authorization: geniekey", Joint::Blank, SecretKind::Token, in_address, is_key),
    mark("basic", Joint::Blank, SecretKind::Password, in_base64, is_user_and_password),
    mark("basic", Joint::Assign, SecretKind::Password, in_base64, is_user_and_password),
    mark("basic auth", Joint::Blank, SecretKind::Password, in_base64, is_user_and_password),
    mark("curl -u", Joint::Blank, SecretKind::Password, in_password, is_login),
    mark(" --user", Joint::Blank, SecretKind::Password, in_password, is_login),
    named("token"),
    named("secret"),
    named("secret_key"),
    named("api_key"),
    named("api-key"),
    named("apikey"),
    named("api key"),
    named("access_key"),
    named("accesskey"),
    named("private_key"),
    named("private key"),
    named("access key"),
    named("routing_key"),
    named("routing key"),
    named("accountkey"),
    mark("password", Joint::Assign, SecretKind::Password, in_password, is_password),
    mark("passwd", Joint::Assign, SecretKind::Password, in_password, is_password),
    mark("passphrase", Joint::Assign, SecretKind::Password, in_password, is_password),
    mark("pwd", Joint::Assign, SecretKind::Password, in_password, is_password),
    mark("password", Joint::Said, SecretKind::Password, in_password, is_password),
    mark("token", Joint::Said, SecretKind::Token, in_address, is_key),
    mark("secret", Joint::Said, SecretKind::Token, in_address, is_key),
    mark("key", Joint::Said, SecretKind::Token, in_address, is_key),
    mark("?key", Joint::Equals, SecretKind::Token, in_address, is_key),
    mark("&key", Joint::Equals, SecretKind::Token, in_address, is_key),
    word("passwort", SecretKind::Password),
    word("kennwort", SecretKind::Password),
    word("schlüssel", SecretKind::Token),
    word("schluessel", SecretKind::Token),
    word("密码", SecretKind::Password),
    word("密碼", SecretKind::Password),
    word("口令", SecretKind::Password),
    word("密钥", SecretKind::Token),
    word("私钥", SecretKind::Token),
    word("私鑰", SecretKind::Token),
    word("金鑰", SecretKind::Token),
    word("秘钥", SecretKind::Token),
    word("令牌", SecretKind::Token),
    word("凭证", SecretKind::Token),
    word("凭据", SecretKind::Token),
    token("ghp_", |it| it.len() >= 20),
    token("gho_", |it| it.len() >= 20),
    token("ghs_", |it| it.len() >= 20),
    token("ghu_", |it| it.len() >= 20),
    token("ghr_", |it| it.len() >= 20),
    token("glpat-", |it| it.len() >= 12),
    token("npm_", |it| it.len() >= 30),
    token("sk_live_", |it| it.len() >= 16),
    token("AIza", |it| it.len() >= 30),
    token("GOCSPX-", |it| it.len() >= 12),
    token("LTAI", |it| it.len() >= 12 && has_digit(it)),
    token("github_pat_", |it| it.len() >= 20),
    token("AKIA", |it| it.len() == 16 && !it.bytes().any(|b| b.is_ascii_lowercase())),
    token("eyJ", |it| it.len() >= 12 && it.contains('.')),
    token("ASIA", |it| it.len() == 16 && !it.bytes().any(|b| b.is_ascii_lowercase())),
    token("xoxb-", |it| has_digit(it) && it.len() >= 10 && !is_plain(it)),
    token("xoxp-", |it| has_digit(it) && it.len() >= 10 && !is_plain(it)),
    token("xapp-", |it| has_digit(it) && it.len() >= 10 && !is_plain(it)),
    token("sk-proj-", |it| it.len() >= 16),
    token("hf_", |it| it.len() >= 30),
    token("SG.", |it| it.len() >= 30),
    // A robot of DingTalk signs with it.
    token("SEC", |it| it.len() == 64 && is_hex(it)),
];

/// Words in the path of a push address that are no token.
const PATH_WORDS: [&str; 10] = [
    "alert",
    "change",
    "custom",
    "email",
    "key",
    "servicedeskplus",
    "servicenow",
    "standard",
    "token",
    "your_token",
];

/// The secrets behind marks; `lower` is the text in ASCII lower case.
pub(super) fn find(text: &str, lower: &str, found: &mut Vec<(Span, SecretKind)>) {
    for mark in MARKS {
        find_after(mark, text, if mark.exact { text } else { lower }, found);
    }
}

fn find_after(mark: &Mark, text: &str, searched: &str, found: &mut Vec<(Span, SecretKind)>) {
    let mut from = 0;
    while let Some(at) = find_from(searched, mark.text, from) {
        from = at + mark.text.len();
        let starts_word = at == 0 || !text.as_bytes().get(at - 1).copied().is_some_and(is_word);
        let Some(start) = mark.joint.end(text, from).filter(|_| starts_word || !mark.exact) else {
            continue;
        };
        let rest = run(text, start, mark.is_part);
        // Looking on behind the whole run keeps a long text of marks cheap.
        from = start + rest.len();
        if (mark.is_secret)(rest.trim_end_matches(['.', '/'])) {
            found.push((Span::new(start, from), mark.kind));
        }
    }
}

pub(super) fn find_from(text: &str, what: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(what).map(|at| from + at)
}

impl Joint {
    /// Where the secret starts if this joint stands at a place.
    fn end(&self, text: &str, at: usize) -> Option<usize> {
        let blanks = |at| at + run(text, at, |b| b == b' ' || b == b'\t').len();
        let quote = |at| at + run(text, at, |b| matches!(b, b'"' | b'\'' | b'\\')).len();
        let sign = match self {
            Self::None => return Some(at),
            Self::Blank => {
                let end = at + run(text, at, |b| b.is_ascii_whitespace()).len();
                return Some(end).filter(|&end| end > at);
            }
            Self::Equals | Self::Assign | Self::Is | Self::Said => blanks(quote(at)),
        };
        let rest = text.get(sign..)?;
        let starts = |sign: &&str| {
            rest.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign))
        };
        let signs: &[&str] = match self {
            Self::Assign => &["=", ":", "%3d", "%3a", "：", "＝"],
            Self::Is => &["=", ":", "%3d", "%3a", "：", "＝", "是", "为", "為", "ist ", "lautet "],
            Self::Said => &["is "],
            _ => &["=", "%3d"],
        };
        let sign_length = signs.iter().find(|it| starts(it))?.len();
        let end = blanks(sign + sign_length);
        // People write both: `密码是：`.
        let again = [":", "：", "=", "＝"].iter().find(|it| {
            matches!(self, Self::Is) && text.get(end..).is_some_and(|rest| rest.starts_with(**it))
        });
        Some(quote(blanks(end + again.map_or(0, |it| it.len()))))
    }
}

fn in_address(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'/' | b'.' | b'~' | b'+')
}

fn in_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'=')
}

fn in_bot_path(byte: u8) -> bool {
    in_address(byte) || byte == b':'
}

fn in_password(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b'&')
}

/// Whether a value is no word such as `required` and no name of a field.
fn is_key(value: &str) -> bool {
    let is_field = value.starts_with("u_") || value.starts_with("x_");
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let mixed = value.len() >= 16 && (changes(value) * 4 >= value.len() || is_hex(value));
    let is_name = value.len() >= 16 && spoken(value) * 2 >= value.len() && !is_hex(value);
    value.len() >= 6 && (digits >= 2 || mixed) && !is_field && !is_name && !is_plain(value)
}

fn is_password(value: &str) -> bool {
    let is_field = value.starts_with("u_") || value.starts_with("x_");
    let is_other = is_field || is_placeholder(value) || is_plain(value);
    value.len() >= 6 && has_digit(value) && !is_other
}

fn is_bearer(value: &str) -> bool {
    value.len() >= 8 && has_digit(value) && !is_plain(value)
}

/// A name and its password.
fn is_login(value: &str) -> bool {
    value.split_once(':').is_some_and(|(name, it)| !name.is_empty() && is_password(it))
}

/// What Mattermost ends such an address with, rather than the name of a page.
fn is_hook(path: &str) -> bool {
    let id = path.split('/').next().unwrap_or_default();
    id.len() >= 20 && has_digit(id) && id.bytes().all(|it| it.is_ascii_alphanumeric())
}

fn begins_with_digits(path: &str) -> bool {
    let id = path.split('/').next().unwrap_or_default();
    id.len() >= 6 && id.bytes().all(|it| it.is_ascii_digit())
}

pub(super) fn is_placeholder(value: &str) -> bool {
    value.starts_with(['{', '<', '$', '[', '*', '%'])
}

fn is_base64(value: &str) -> bool {
    let later_capital = value.bytes().skip(1).any(|b| b.is_ascii_uppercase());
    value.len() >= 8 && (later_capital || has_digit(value))
}

/// Whether it is a name and a password, as the scheme `Basic` joins them.
fn is_user_and_password(value: &str) -> bool {
    let engine = GeneralPurpose::new(&STANDARD, LENIENT);
    let decoded = engine.decode(value.trim_end_matches('=')).ok();
    let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let parts = text.split_once(':').filter(|_| !text.contains(char::is_control));
    parts.is_some_and(|(user, password)| !user.is_empty() && password.len() >= 3)
}

fn is_push_path(path: &str) -> bool {
    let is_word = |part: &&str| PATH_WORDS.contains(&part.to_lowercase().as_str());
    path.split('/').enumerate().any(|(at, part)| {
        let long = if at == 0 { part.len() >= 8 && has_digit(part) } else { part.len() >= 4 };
        long && !is_word(&part) && !is_plain(part)
    })
}
