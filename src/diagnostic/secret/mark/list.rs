//! The texts that stand before secrets.

use super::Mark;
use super::joint::Joint;
use super::key::{is_bearer, is_key, is_near_key, is_sent, is_short_near_key, is_sure_key};
use super::password::{
    is_account, is_announced_password, is_database_login, is_login, is_near_password, is_password,
};
use super::value::{
    begins_with_digits, in_base64, in_bot_path, in_password, is_base64, is_hook, is_push_path,
    is_user_and_password,
};
use crate::diagnostic::secret::SecretKind;
use crate::diagnostic::secret::plain::is_plain;
use crate::diagnostic::secret::word::{has_digit, in_address};

const fn mark(
    text: &'static str,
    joint: Joint,
    kind: SecretKind,
    is_part: fn(u8) -> bool,
    is_secret: fn(&str) -> bool,
) -> Mark {
    Mark { text, apart: false, joint, kind, is_part, is_secret }
}

/// A name that a key or token is given to.
const fn named(text: &'static str) -> Mark {
    mark(text, Joint::Assign, SecretKind::Token, in_address, is_key)
}

/// A name that only a key is given to.
const fn sure(text: &'static str) -> Mark {
    mark(text, Joint::Assign, SecretKind::Token, in_address, is_sure_key)
}

/// A word that a key may follow.
const fn beside(text: &'static str, is_secret: fn(&str) -> bool) -> Mark {
    let mark = mark(text, Joint::Near, SecretKind::Token, in_address, is_secret);
    Mark { apart: text.is_ascii(), ..mark }
}

/// A word for a key, with words between the two that say which one it is.
const fn of_which(text: &'static str, is_secret: fn(&str) -> bool) -> Mark {
    Mark { joint: Joint::Later, ..beside(text, is_secret) }
}

/// A word that a password may follow.
const fn before_password(text: &'static str) -> Mark {
    mark(text, Joint::Near, SecretKind::Password, in_password, is_near_password)
}

/// A word for a password or key in another language than English.
const fn word(text: &'static str, kind: SecretKind) -> Mark {
    mark(text, Joint::Is, kind, in_password, is_password)
}

/// A part of an address that a token follows.
const fn address(text: &'static str, is_secret: fn(&str) -> bool) -> Mark {
    mark(text, Joint::None, SecretKind::PushUrl, in_address, is_secret)
}

/// Texts whose secrets are known by their form.
pub(super) const FORMS: &[Mark] = &[
    mark("fd_app_", Joint::None, SecretKind::AppKey, in_address, |it| {
        (has_digit(it) && it.len() >= 6 || it.len() >= 16 && !it.contains('_')) && !is_plain(it)
    }),
    address("/event/push/", is_push_path),
    mark("?app_key", Joint::Equals, SecretKind::AppKey, in_address, is_key),
    mark("&app_key", Joint::Equals, SecretKind::AppKey, in_address, is_key),
    mark("?integration_key", Joint::Equals, SecretKind::PushUrl, in_address, is_key),
    mark("&integration_key", Joint::Equals, SecretKind::PushUrl, in_address, is_key),
    // Feishu, Slack, WeCom, DingTalk, Microsoft Teams, Discord, Telegram, and what has Mattermost's form.
    address("/bot/v2/hook/", |it| it.len() >= 8),
    address("/bot/hook/", |it| it.len() >= 8),
    address("hooks.slack.com/services/", |it| has_digit(it) && !it.ends_with("XXXX")),
    address("hooks.slack.com/workflows/", has_digit),
    address("hooks.slack.com/triggers/", has_digit),
    mark("/webhook/send?key", Joint::Equals, SecretKind::PushUrl, in_address, is_key),
    mark("/robot/send?access_token", Joint::Equals, SecretKind::PushUrl, in_address, is_key),
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
];

/// Names and words that announce a secret.
pub(super) const MARKS: &[Mark] = &[
    mark("app_key", Joint::Is, SecretKind::AppKey, in_address, is_sure_key),
    mark("app-key", Joint::Is, SecretKind::AppKey, in_address, is_sure_key),
    mark("appkey", Joint::Is, SecretKind::AppKey, in_address, is_sure_key),
    mark("app key", Joint::Is, SecretKind::AppKey, in_address, is_sure_key),
    mark("integration_key", Joint::Assign, SecretKind::PushUrl, in_address, is_key),
    mark("integration key", Joint::Is, SecretKind::PushUrl, in_address, is_key),
    mark("&sig", Joint::Equals, SecretKind::PushUrl, in_password, is_key),
    mark("?sig", Joint::Equals, SecretKind::PushUrl, in_password, is_key),
    mark("authorization: bearer", Joint::Blank, SecretKind::Bearer, in_address, is_sent),
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
    mark("--user", Joint::Blank, SecretKind::Password, in_password, is_login),
    named("token"),
    named("secret"),
    sure("client_secret"),
    sure("client-secret"),
    sure("clientsecret"),
    sure("client secret"),
    sure("access_token"),
    sure("auth_token"),
    sure("secret_key"),
    named("license key"),
    sure("api_key"),
    sure("api-key"),
    sure("apikey"),
    sure("api key"),
    sure("access_key"),
    sure("accesskey"),
    named("private_key"),
    named("private key"),
    named("access key"),
    named("routing_key"),
    named("routing key"),
    named("accountkey"),
    Mark {
        apart: true,
        ..mark("pass", Joint::Assign, SecretKind::Password, in_password, is_announced_password)
    },
    mark("passcode", Joint::Assign, SecretKind::Password, in_password, is_password),
    mark("credential", Joint::Assign, SecretKind::Password, in_password, is_account),
    mark("credentials", Joint::Assign, SecretKind::Password, in_password, is_account),
    mark("jdbc:oracle:thin:", Joint::None, SecretKind::Password, in_password, is_database_login),
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
    word("mot de passe", SecretKind::Password),
    word("contraseña", SecretKind::Password),
    word("senha", SecretKind::Password),
    word("пароль", SecretKind::Password),
    word("Пароль", SecretKind::Password),
    word("비밀번호", SecretKind::Password),
    word("パスワード", SecretKind::Password),
    word("暗証番号", SecretKind::Password),
    word("キー", SecretKind::Token),
    word("トークン", SecretKind::Token),
    word("シークレット", SecretKind::Token),
    word("秘密鍵", SecretKind::Token),
    before_password("password"),
    before_password("passwort"),
    before_password("kennwort"),
    before_password("passphrase"),
    before_password("密码"),
    before_password("口令"),
    before_password("パスワード"),
    beside("token", is_short_near_key),
    beside("secret", is_near_key),
    beside("key", is_near_key),
    beside("schlüssel", is_near_key),
    beside("schluessel", is_near_key),
    beside("令牌", is_short_near_key),
    beside("密钥", is_near_key),
    beside("秘钥", is_near_key),
    beside("私钥", is_near_key),
    beside("凭证", is_near_key),
    beside("凭据", is_near_key),
    beside("トークン", is_short_near_key),
    beside("キー", is_near_key),
    of_which("token", is_near_key),
    of_which("secret", is_near_key),
    of_which("key", is_near_key),
    of_which("schlüssel", is_near_key),
    of_which("api key", is_short_near_key),
    of_which("app key", is_short_near_key),
    of_which("api token", is_short_near_key),
    mark("-key", Joint::Assign, SecretKind::Token, in_address, is_short_near_key),
    mark("otp seed", Joint::Is, SecretKind::Token, in_address, is_key),
    beside("api-schlüssel", is_short_near_key),
    beside("apiキー", is_short_near_key),
    beside("api密钥", is_short_near_key),
    beside("api key", is_short_near_key),
    beside("api-key", is_short_near_key),
    beside("api_key", is_short_near_key),
    beside("app key", is_short_near_key),
    beside("api token", is_short_near_key),
    beside("access token", is_short_near_key),
];
