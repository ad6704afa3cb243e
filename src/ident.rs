//! Names with a grammar: what the platform accepts as a table, a field, a class, a property.
//!
//! A value of one of these types was checked when it was made, so no later layer checks again
//! and no template has to encode it for safety. Lengths are the platform's column lengths.

use std::fmt;

/// Why a text is not a name of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentError {
    /// What kind of name was wanted, as a phrase that follows "the".
    pub kind: &'static str,
    /// What such a name must look like, as a phrase that follows "expected".
    pub expected: &'static str,
    /// The text is well-formed but longer than this number of characters.
    pub longer_than: Option<usize>,
}

macro_rules! ident {
    ($(#[$doc:meta])* $name:ident, $max:literal, $check:expr, $kind:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Checks grammar and length.
            pub fn parse(text: &str) -> Result<Self, IdentError> {
                let check: fn(&str) -> bool = $check;
                let refused = |longer_than| {
                    Err(IdentError { kind: $kind, expected: $expected, longer_than })
                };
                if !check(text) {
                    return refused(None);
                }
                if text.chars().count() > $max {
                    return refused(Some($max));
                }
                Ok(Self(text.to_owned()))
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

ident!(
    /// A table name, such as `incident` or `x_acme_outage`.
    TableName, 80, is_snake,
    "table name",
    "a table name: `a` to `z`, digits and `_`, with a letter first"
);
ident!(
    /// A column name, such as `short_description` or `u_region`.
    ColumnName, 80, is_snake,
    "field name",
    "a field name: `a` to `z`, digits and `_`, with a letter first"
);
ident!(
    /// A column or a dot-walk to one, such as `location.country`; at most four steps.
    FieldPath, 250, is_field_path,
    "field",
    "a field name or a dot-walk of up to four of them, such as `location.country`"
);
ident!(
    /// The path of a request attribute of ServiceDesk Plus, such as `priority.name`.
    AttributePath, 250, |text| is_field_path(text) && !text.starts_with("request."),
    "request attribute",
    "one attribute of the request as its bare path, such as `priority.name`; `request.`, `$` and \
     braces are added"
);
ident!(
    /// The name of a system property, such as `flashduty.app_key`.
    PropertyName, 100, is_dotted_snake,
    "property name",
    "a property name: words of `a` to `z`, digits and `_`, joined by `.`"
);
ident!(
    /// A script include's name, which is also its class name.
    ClassName, 80, is_class,
    "class name",
    "a class name in UpperCamelCase: `A` to `Z`, `a` to `z` and digits, starting with a capital"
);
ident!(
    /// A UI page's name.
    PageName, 80, is_snake,
    "UI page name",
    "a UI page name: `a` to `z`, digits and `_`, with a letter first"
);
ident!(
    /// A UI action's action name.
    ActionName, 40, is_snake,
    "action name",
    "an action name: `a` to `z`, digits and `_`, with a letter first"
);
ident!(
    /// A role, such as `itil` or `x_acme.responder`.
    RoleName, 100, is_dotted_snake,
    "role name",
    "a role name: words of `a` to `z`, digits and `_`, joined by `.`"
);
ident!(
    /// A user ID (`sys_user.user_name`).
    UserName, 40, is_user_name,
    "user ID",
    "a user ID: `A` to `Z`, `a` to `z`, digits and `. _ - @`"
);
ident!(
    /// The short word before properties, events, message keys and DOM ids.
    Prefix, 20, is_snake,
    "prefix",
    "a prefix: `a` to `z`, digits and `_`, with a letter first"
);
ident!(
    /// A top-level key of a JSON body.
    JsonKey, 40, is_json_key,
    "JSON key",
    "a JSON key: `A` to `Z`, `a` to `z`, digits and `_`, not starting with a digit"
);
ident!(
    /// A Flashduty escalation rule's id.
    RuleId, 24, |text| text.len() == 24 && text.bytes().all(|b| b.is_ascii_hexdigit()),
    "escalation rule id",
    "an escalation rule id: 24 hexadecimal digits"
);
ident!(
    /// A record's primary key on the instance.
    SysId, 32,
    |text| text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
    "sys_id",
    "a sys_id: 32 lower-case hexadecimal digits"
);

impl SysId {
    /// A stable `sys_id`: the same key gives the same id, in every release and on every machine.
    #[must_use]
    pub fn derive(key: &str) -> Self {
        /// The root of every `sys_id` of this tool; a fixed random UUID.
        const NAMESPACE: uuid::Uuid = uuid::uuid!("6f1d0c5e-7d0b-4b5c-9a53-2f8e4d1c7b60");
        Self(uuid::Uuid::new_v5(&NAMESPACE, key.as_bytes()).simple().to_string())
    }
}

impl Prefix {
    /// The prefix in UpperCamelCase, for class and file names: `acme_pager` gives `AcmePager`.
    #[must_use]
    pub fn camel(&self) -> String {
        self.0.split('_').map(capitalized).collect()
    }

    /// The prefix in lowerCamelCase, for function names: `acme_pager` gives `acmePager`.
    #[must_use]
    pub fn lower_camel(&self) -> String {
        let mut words = self.0.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        first + &words.map(capitalized).collect::<String>()
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn is_snake(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn is_dotted_snake(text: &str) -> bool {
    text.split('.').all(is_snake)
}

fn is_field_path(text: &str) -> bool {
    is_dotted_snake(text) && text.split('.').count() <= 4
}

fn is_class(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn is_json_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn is_user_name(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'@'))
}

#[cfg(test)]
mod tests {
    use super::{FieldPath, Prefix, SysId, TableName};

    #[test]
    fn refuses_what_the_platform_refuses() {
        for bad in ["", "Incident", "9lives", "a-b", "a b", "näme", "_x"] {
            assert!(TableName::parse(bad).is_err(), "{bad:?} was accepted");
        }
        assert_eq!(TableName::parse(&"a".repeat(81)).unwrap_err().longer_than, Some(80));
        for bad in ["a..b", ".a", "a.", "a.b.c.d.e"] {
            assert!(FieldPath::parse(bad).is_err(), "{bad:?} was accepted");
        }
        assert!(FieldPath::parse("location.country").is_ok());
    }

    #[test]
    fn derives_the_same_sys_id_for_the_same_key_only() {
        let one = SysId::derive("sys_properties/global/flashduty.app_key");
        assert_eq!(one, SysId::derive("sys_properties/global/flashduty.app_key"));
        assert_ne!(one, SysId::derive("sys_properties/global/flashduty.push_url"));
        assert!(SysId::parse(one.as_str()).is_ok());
    }

    #[test]
    fn turns_a_prefix_into_camel_case() {
        let prefix = Prefix::parse("acme_pager").unwrap();
        assert_eq!(prefix.camel(), "AcmePager");
        assert_eq!(prefix.lower_camel(), "acmePager");
    }
}
