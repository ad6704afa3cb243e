//! The system properties.

use super::context::{Context, Refused};
use super::naming::Naming;
use super::reserved;
use crate::diagnostic::{NameProblem, PlatformProblem, TextProblem};
use crate::ident::PropertyName;
use crate::model::{NumberProperty, Properties, Property, PropertyType};
use crate::spec;

/// What a property is unless the spec says otherwise.
struct Standard {
    key: &'static str,
    secret: bool,
    required: bool,
    description: &'static str,
    default: &'static str,
    /// Whether a text can be the value, and what it must look like.
    value: (fn(&str) -> bool, &'static str),
}

/// `{}` is the integration's name. Secrets are two-way encrypted: `gs.getProperty` reads such a
/// property in clear, a list of properties does not show it.
const APP_KEY: Standard = Standard {
    key: "app_key",
    secret: true,
    required: true,
    description: "{} OpenAPI App Key for API authentication",
    default: "",
    value: (|_| true, "any text"),
};
const API_DOMAIN: Standard = Standard {
    key: "api_domain",
    secret: false,
    required: true,
    description: "{} API domain for REST API calls",
    default: "api.flashcat.cloud",
    value: (is_host, "a host name without `https://` and path, such as `api.flashcat.cloud`"),
};
const PUSH_URL: Standard = Standard {
    key: "push_url",
    secret: true,
    required: true,
    description: "{} webhook URL for incident synchronization",
    default: "",
    value: (|_| true, "any text"),
};
const CHANNEL_ID: Standard = Standard {
    key: "channel_id",
    secret: false,
    required: true,
    description: "{} Channel ID for incident routing",
    default: "",
    value: (is_number, "a channel's number, such as `12345678`"),
};
const TEAMS_ID: Standard = Standard {
    key: "teams_id",
    secret: false,
    required: false,
    description: "Microsoft Teams Integration ID for notification delivery",
    default: "",
    value: (is_number, "an integration's number, such as `87654321`"),
};

pub(super) fn resolve(
    cx: &mut Context<'_>,
    written: Option<&spec::Properties>,
    naming: &Naming,
) -> Option<Properties> {
    let keys = written.cloned().unwrap_or_default();
    let app_key = property(cx, &APP_KEY, keys.app_key, naming);
    let api_domain = property(cx, &API_DOMAIN, keys.api_domain, naming);
    let push_url = property(cx, &PUSH_URL, keys.push_url, naming);
    let channel_id = property(cx, &CHANNEL_ID, keys.channel_id, naming);
    let teams_id = property(cx, &TEAMS_ID, keys.teams_id, naming);
    let retention_days = retention_days(cx, keys.retention_days, naming);
    let properties = Properties {
        app_key: app_key?,
        api_domain: api_domain?,
        push_url: push_url?,
        channel_id: channel_id?,
        teams_id: Some(teams_id?),
        retention_days: retention_days?,
    };
    refuse_equal_names(cx, &properties);
    Some(properties)
}

fn property(
    cx: &mut Context<'_>,
    standard: &Standard,
    written: Option<spec::Property>,
    naming: &Naming,
) -> Option<Property> {
    let keys = written.unwrap_or_default();
    let path = |key| ["servicenow", "properties", standard.key, key];
    let name = keys.name.unwrap_or_else(|| format!("{}.{}", naming.prefix, standard.key));
    let description = keys.description.map_or_else(
        || standard.description.replace("{}", &naming.name),
        |description| description.0,
    );
    let standard_kind =
        if standard.secret { PropertyType::Password2 } else { PropertyType::String };
    let kind = keys.kind.unwrap_or(standard_kind);
    let name = cx.ident(&path("name"), &name, PropertyName::parse);
    if let Some(name) = &name {
        reserved::property(cx, standard.key, name.as_str(), naming, standard.key);
    }
    let description = cx.prose(&path("description"), "the description", &description, 4000);
    if standard.secret && kind == PropertyType::String {
        let key = standard.key.to_owned();
        cx.report(&path("type"), TextProblem::ClearSecret { key });
    }
    if standard.secret && keys.private == Some(false) {
        let key = standard.key.to_owned();
        cx.report(&path("private"), PlatformProblem::CapturedSecret { key });
    }
    let default = default(cx, standard, kind, keys.default.as_deref()).ok();
    Some(Property {
        default: default?,
        name: name?,
        kind,
        description: description?,
        required: keys.required.unwrap_or(standard.required),
        private: keys.private.unwrap_or(standard.secret),
        secret: standard.secret,
    })
}

fn retention_days(
    cx: &mut Context<'_>,
    written: Option<spec::NumberProperty>,
    naming: &Naming,
) -> Option<NumberProperty> {
    const KEY: &str = "retention_days";
    const WORDS: &str = "delivery.retention_days";
    let keys = written.unwrap_or_default();
    let path = |key| ["servicenow", "properties", KEY, key];
    let default = keys.default.unwrap_or(90);
    let name = keys.name.unwrap_or_else(|| format!("{}.{WORDS}", naming.prefix));
    let name = cx.ident(&path("name"), &name, PropertyName::parse);
    if let Some(name) = &name {
        reserved::property(cx, KEY, name.as_str(), naming, WORDS);
    }
    let description = keys.description.map_or_else(
        || {
            format!(
                "Days for which the rows of inactive tickets stay in the table of deliveries; \
                 empty means {default}"
            )
        },
        |description| description.0,
    );
    let description = cx.prose(&path("description"), "the description", &description, 4000);
    Some(NumberProperty { name: name?, description: description?, default })
}

/// The default value, if any; an encrypted value of one instance is of no use on another.
fn default(
    cx: &mut Context<'_>,
    standard: &Standard,
    kind: PropertyType,
    written: Option<&str>,
) -> Result<Option<String>, Refused> {
    let path = ["servicenow", "properties", standard.key, "default"];
    let encrypted = kind == PropertyType::Password2;
    let usual = if encrypted { "" } else { standard.default };
    let text = written.unwrap_or(usual).trim();
    let (fits, expected) = standard.value;
    let key = standard.key.to_owned();
    let problem = match text {
        "" => return Ok(None),
        _ if cx.has_secret(&path) => return Err(Refused),
        _ if standard.secret => TextProblem::SecretDefault { key },
        _ if encrypted => TextProblem::EncryptedDefault { key },
        _ if fits(text) => return Ok(Some(text.to_owned())),
        _ => {
            let near = host(text).filter(|host| fits(host)).map(str::to_owned);
            TextProblem::Default { found: text.to_owned(), expected, near }
        }
    };
    cx.report(&path, problem);
    Err(Refused)
}

fn refuse_equal_names(cx: &mut Context<'_>, properties: &Properties) {
    let keys = [&APP_KEY, &API_DOMAIN, &PUSH_URL, &CHANNEL_ID, &TEAMS_ID].map(|it| it.key);
    let names = properties.entered().into_iter().map(|property| &property.name);
    let number = ("retention_days", &properties.retention_days.name);
    let by_key: Vec<_> = keys.into_iter().zip(names).chain([number]).collect();
    for (at, (key, name)) in by_key.iter().enumerate() {
        let twin = by_key.iter().take(at).find(|(_, other)| other == name);
        let Some((other, _)) = twin else { continue };
        // Of two equal names, one may be a default that stands nowhere.
        let path = |key| ["servicenow", "properties", key, "name"];
        let written = cx.document.is_written(&path(key));
        let (here, there) = if written { (*key, *other) } else { (*other, *key) };
        let (name, other) = (name.to_string(), there.to_owned());
        let problem = NameProblem::Duplicate { name, what: "property name", other };
        cx.report(&path(here), problem);
    }
}

/// The host of an address.
fn host(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("://")?;
    rest.split(['/', '?', '#']).next()
}

fn is_host(text: &str) -> bool {
    let is_label = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let (host, port) = text.split_once(':').unwrap_or((text, "443"));
    text.len() <= 253 && host.split('.').all(is_label) && port.parse::<u16>().is_ok()
}

fn is_number(text: &str) -> bool {
    (1..=19).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|b| b.is_ascii_digit())
}
