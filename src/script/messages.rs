//! Methods by which the platform shows people a text, which a form or a title may take for markup.

use super::tokens::{closing, is_assigned, is_name, object, parts, property, values};

/// Methods of the platform that show their arguments to people: of `g_form`, `gs`, `GlideUI`,
/// `GlideModal` and `g_modal`.
pub const SHOWING: &[&str] = &[
    "addErrorMessage",
    "addErrorMessageNoSanitization",
    "addFormMessage",
    "addInfoMessage",
    "addInfoMessageNoSanitization",
    "addMessage",
    "addOutputMessage",
    "addSuccessMessage",
    "addWarningMessage",
    "alert",
    "confirm",
    "renderWithContent",
    "setBody",
    "setTitle",
    "showErrorBox",
    "showFieldMsg",
    "showFrame",
];

/// What an object that is shown may say besides texts that people see.
pub const SETTINGS: &[&str] = &["autoCloseOn", "callback", "height", "size", "type", "url"];

/// Objects of the platform that show texts.
const PLATFORM: &[&str] = &["g_form", "g_modal", "gs"];

/// Names of the browser's window, whose own `alert` and `confirm` show plain text.
const WINDOWS: &[&str] = &["parent", "self", "top", "window"];

/// What is shown by a call that has the name of its method at this token.
pub(super) fn shown(tokens: &[&str], at: usize) -> Vec<(usize, usize)> {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    let Some(after) = method(tokens, at).or_else(|| unknown(tokens, at)) else { return Vec::new() };
    let is_call = token(after) == "." && token(after + 1) == "call";
    let open = if is_call { after + 2 } else { after };
    if token(open) != "(" {
        return Vec::new();
    }
    // The first argument of `call` is the object.
    parts(tokens, open + 1, closing(tokens, open)).skip(usize::from(is_call)).collect()
}

/// A method at this token that is kept or given away rather than called.
pub(super) fn handed_on(tokens: &[&str], at: usize) -> Option<(usize, usize)> {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    let (after, from) = (method(tokens, at)?, object(tokens, at));
    if token(after) == "." && ["apply", "bind"].contains(&token(after + 1)) {
        return Some((from, after));
    }
    let is_whole = ["", ";", ",", ")", "]", "}"].contains(&token(after)) || is_name(token(after));
    let is_given = match token(from.checked_sub(1)?) {
        "=" => is_assigned(tokens, from - 1),
        "return" | "," | ":" | "[" => true,
        "(" if from > 1 => !["if", "switch", "typeof", "while"].contains(&token(from - 2)),
        _ => false,
    };
    (is_whole && is_given && is_telling(tokens, at)).then_some((from, after))
}

/// Whether the name or the object says that a property is a method of the platform.
fn is_telling(tokens: &[&str], at: usize) -> bool {
    let name = property(tokens, at).map(|it| it.0).unwrap_or_default();
    let of_platform = at > 0 && PLATFORM.contains(&tokens[at - 1]);
    of_platform || name.starts_with("add") || name.starts_with("show")
}

/// What stands behind a method of the platform, if its name is at this token.
fn method(tokens: &[&str], at: usize) -> Option<usize> {
    let (name, after) = property(tokens, at)?;
    (SHOWING.contains(&name) && !is_foreign(tokens, at, name)).then_some(after)
}

/// What stands behind a method of such an object whose name is only known when it runs.
fn unknown(tokens: &[&str], at: usize) -> Option<usize> {
    let from = object(tokens, at);
    let is_platform = match tokens.get(from..at)? {
        [one] => PLATFORM.contains(one),
        [window, ".", one] => WINDOWS.contains(window) && PLATFORM.contains(one),
        _ => false,
    };
    let is_named = property(tokens, at).is_some();
    (tokens.get(at) == Some(&"[") && is_platform && !is_named).then(|| closing(tokens, at) + 1)
}

/// Whether the object of a method is seen to be none of the platform's.
fn is_foreign(tokens: &[&str], property: usize, method: &str) -> bool {
    let Some([object]) = tokens.get(object(tokens, property)..property) else { return false };
    if WINDOWS.contains(object) {
        return ["alert", "confirm"].contains(&method);
    }
    let mut values = values(tokens, object).filter_map(|at| tokens.get(at..)).peekable();
    let is_own = |value: &[&str]| match value {
        ["{", ..] => true,
        ["new", class, ..] => !class.starts_with("Glide"),
        _ => false,
    };
    *object == "this" || values.peek().is_some() && values.all(is_own)
}

#[cfg(test)]
mod tests {
    use crate::script::bare_text::{bare, told};

    #[test]
    fn a_method_that_is_handed_on_is_found() {
        for script in [
            "var m = g_form.addErrorMessage; m(a);",
            "g_form.addErrorMessage.apply(g_form, [a]);",
            "g_form.addErrorMessage.bind(g_form)(a);",
            "var m = g_form['addErrorMessage'];",
            "list.forEach(g_form.addErrorMessage);",
            "return g_form.addErrorMessage;",
            "x = { tell: g_form.addErrorMessage };",
        ] {
            assert_eq!(
                told(script).replace("['", ".").replace("']", ""),
                "g_form.addErrorMessage",
                "{script}"
            );
        }
        for script in [
            "if (g_form.addErrorMessage) { a(); }",
            "typeof g_form.addErrorMessage === 'function' && a();",
            "typeof g_form['addErrorMessage'] === 'function'",
            "g_form.addErrorMessage = function () {};",
            "var a = data.confirm; b = { c: data.alert }; typeof(g_form.addErrorMessage);",
        ] {
            assert_eq!(bare(script), None, "{script}");
        }
    }

    #[test]
    fn an_object_of_ones_own_may_have_such_methods() {
        for script in [
            "window.alert(x); window.confirm(x); top.alert(x);",
            "var a = {}; a.setTitle(x); b = new Chart(); b.setTitle(x); this.setTitle(x);",
            "g_form.getValue(name); g_form['getValue'](name); box.add(text); addInfoMessage(a);",
        ] {
            assert_eq!(bare(script), None, "{script}");
        }
    }
}
