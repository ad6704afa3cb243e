//! Names that belong to the platform: nothing that the spec names may take one over.
//!
//! A script include hides a global object of its name, a UI action replaces the one with its
//! action name, and an update set overwrites a property or page that is already there.

use super::context::Context;
use super::naming::Naming;
use crate::diagnostic::PlatformProblem;

/// First words of the platform's own properties, events and messages.
const PREFIXES: [&str; 10] =
    ["com", "css", "ecc", "glide", "global", "mid", "sn", "snc", "sys", "system"];

/// First words of the platform's own classes.
const CLASS_WORDS: [&str; 9] =
    ["Abstract", "Class", "Glide", "J2JS", "J2js", "SN", "Sn", "Snc", "Sys"];

/// Objects of ECMAScript and of the script engine, and much-used classes of the platform.
const CLASSES: &str = " Array ArrayBuffer ArrayUtil Atomics BigInt BigInt64Array BigUint64Array \
    Boolean Call DataView Date Error EvalError FinalizationRegistry Float32Array Float64Array \
    Function Infinity Int16Array Int32Array Int8Array Intl Iterator JSON JSUtil Java JavaAdapter \
    JavaArray JavaClass JavaImporter JavaObject JavaPackage Map Math NaN Namespace Number Object \
    Packages Promise PrototypeServer Proxy QName RangeError ReferenceError Reflect RegExp Script \
    Server Set SharedArrayBuffer StopIteration String Symbol SyntaxError TableUtils TypeError \
    URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray User WeakMap WeakRef WeakSet \
    With Workflow XML XMLDocument XMLDocument2 XMLList ";

/// Pages that people meet before or beside any record.
const PAGES: &str = " blank change_password external_login external_logout home index login \
    login_cm login_with_sso logout logout_redirect logout_success navpage page_not_found \
    session_timeout welcome ";

/// Reports a prefix under which the platform keeps its own names.
pub(super) fn prefix(cx: &mut Context<'_>, path: &[&str], name: &str) {
    if starts_with_word(name) {
        let repair = match path {
            [.., "prefix"] => "write another word, such as `acme`".to_owned(),
            _ => "add a `prefix` of its own to `integration`, such as `prefix: acme`".to_owned(),
        };
        report(cx, path, "prefix", name, repair);
    }
}

/// Reports a class name that would hide a global object or a class of the platform.
pub(super) fn class(cx: &mut Context<'_>, path: &[&str], name: &str, usual: &str) {
    if is_platform_class(name) {
        report(cx, path, "class name", name, format!("write `{usual}`"));
    }
}

/// Reports a page name that is the platform's own, or so plain that it may be.
pub(super) fn page(cx: &mut Context<'_>, path: &[&str], name: &str, naming: &Naming) {
    let usual = format!("{}_notification_form", naming.prefix);
    if lists(PAGES, name) || starts_with_word(name) {
        report(cx, path, "page name", name, format!("write `{usual}`"));
    } else if !name.contains('_') && !name.contains(naming.prefix.as_str()) {
        cx.report(path, PlatformProblem::PlainPage { name: name.to_owned(), usual });
    }
}

/// Reports an action name whose button the platform has.
pub(super) fn action(cx: &mut Context<'_>, path: &[&str], name: &str, naming: &Naming) {
    if name.starts_with("sysverb") {
        report(cx, path, "action name", name, format!("write `{}_send`", naming.prefix));
    }
}

/// Reports a property outside the prefix: an install would overwrite it if it exists.
pub(super) fn property(cx: &mut Context<'_>, key: &str, name: &str, naming: &Naming, usual: &str) {
    let own = name.strip_prefix(naming.prefix.as_str()).is_some_and(|rest| rest.starts_with('.'));
    if !own && naming.is_own {
        let usual = format!("{}.{usual}", naming.prefix);
        let problem = PlatformProblem::PropertyElsewhere { name: name.to_owned(), usual };
        cx.report(&["servicenow", "properties", key, "name"], problem);
    }
}

/// Reports a role that is no circle of people who work on records.
pub(super) fn role(cx: &mut Context<'_>, path: &[&str], role: &str) {
    let reason = match role {
        "public" | "guest" => "lets in people who are not logged in",
        "snc_external" => "is that of people outside the company",
        "maint" => "is kept for ServiceNow's own staff",
        "nobody" => "is given to nobody",
        "snc_internal" => {
            return cx.report(path, PlatformProblem::RoleOfAll { role: role.to_owned() });
        }
        _ => return,
    };
    cx.report(path, PlatformProblem::UnfitRole { role: role.to_owned(), reason });
}

/// Reports a table that the platform runs on: users, roles, properties, logs.
pub(super) fn table(cx: &mut Context<'_>, path: &[&str], name: &str) {
    if ["sys_", "sysevent", "syslog"].iter().any(|start| name.starts_with(start)) {
        cx.report(path, PlatformProblem::SystemTable { table: name.to_owned() });
    }
}

/// Reports a field that holds a password, such as `caller_id.user_password`.
pub(super) fn field(cx: &mut Context<'_>, path: &[&str], field: &str) {
    let last = field.rsplit('.').next().unwrap_or(field);
    if ["password", "passwd", "secret"].iter().any(|word| last.contains(word)) {
        cx.report(path, PlatformProblem::PasswordField { field: field.to_owned() });
    }
}

/// Reports a key that a JavaScript object cannot have: it would change the object's prototype.
pub(super) fn key(cx: &mut Context<'_>, path: &[&str], what: &'static str) {
    if path.last().is_some_and(|key| key.trim() == "__proto__") {
        let repair = "write another key";
        cx.report_key(path, PlatformProblem::Prototype { what, repair });
    }
}

/// Reports a name that was written; one that follows from the prefix is as good as the prefix.
fn report(cx: &mut Context<'_>, path: &[&str], what: &'static str, name: &str, repair: String) {
    if cx.document.is_written(path) {
        cx.report(path, PlatformProblem::Reserved { what, name: name.to_owned(), repair });
    }
}

fn is_platform_class(name: &str) -> bool {
    let is_word = |word: &&str| {
        let rest = name.strip_prefix(*word);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    lists(CLASSES, name) || CLASS_WORDS.iter().any(is_word)
}

/// Whether a lower-case name starts with a word of the platform, alone or before a `_`.
fn starts_with_word(name: &str) -> bool {
    name.split('_').next().is_some_and(|first| PREFIXES.contains(&first))
}

fn lists(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|it| it == word)
}

#[cfg(test)]
mod tests {
    use super::{is_platform_class, starts_with_word};

    #[test]
    fn tells_the_words_of_the_platform_from_words_that_start_like_them() {
        for taken in ["JSON", "Packages", "GlideAjax", "Class", "SysUtil", "SNC", "AbstractList"] {
            assert!(is_platform_class(taken), "{taken}");
        }
        for free in ["Glider", "ClassicPager", "SystemPager", "SnowDuty", "Jsonify", "OnCall"] {
            assert!(!is_platform_class(free), "{free}");
        }
        assert!(["glide", "sys_duty", "sn", "com_acme"].into_iter().all(starts_with_word));
        assert!(!["glider", "syslog_duty", "snow", "acme_com"].into_iter().any(starts_with_word));
    }
}
