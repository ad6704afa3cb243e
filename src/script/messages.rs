//! Calls that show people a text, which a form or a title may take for markup.

use super::brackets::{closing, parts, texts};
use super::{Mistake, line_of, literal};

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

/// The function of a script that makes a text harmless.
const HARMLESS: &str = "harmless";

/// The first text that a script shows and that is no literal and has not gone through `harmless`.
#[must_use]
pub fn bare(script: &str) -> Option<Mistake> {
    let spans = literal::scan(script).tokens;
    let tokens = texts(script, &spans);
    let opens = (0..tokens.len()).filter_map(|at| opening(&tokens, at));
    for open in opens {
        let close = closing(&tokens, open);
        let shown =
            parts(&tokens, open + 1, close).find(|(from, to)| !is_safe(&tokens, *from, *to));
        if let Some((from, to)) = shown {
            let (first, last) = (spans.get(from)?, spans.get(to - 1)?);
            let what = script.get(first.start..last.end).unwrap_or_default().to_owned();
            return Some(Mistake { line: line_of(script, first.start), what });
        }
    }
    None
}

/// Where the arguments of a call open that shows something, if one begins at this token.
fn opening(tokens: &[&str], at: usize) -> Option<usize> {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    let is_call = |open: usize| (token(open) == "(").then_some(open);
    if token(at) == "." && SHOWING.contains(&token(at + 1)) {
        return is_call(at + 2);
    }
    let is_of_platform = ["g_form", "gs"].contains(&token(at)) && token(at + 1) == "[";
    if !is_of_platform || at > 0 && token(at - 1) == "." {
        return None;
    }
    // A name that is only known when it runs may be any.
    let close = closing(tokens, at + 1);
    let is_named = close == at + 3 && is_quoted(token(at + 2));
    if is_named && !SHOWING.contains(&unquoted(token(at + 2))) {
        return None;
    }
    is_call(close + 1)
}

/// Whether it is a literal, a text that has gone through `harmless`, or an object of those.
fn is_safe(tokens: &[&str], from: usize, to: usize) -> bool {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    let first = token(from);
    if to == from + 1 {
        let is_number = first.starts_with(|c: char| c.is_ascii_digit());
        return is_number || is_quoted(first) || ["true", "false", "null"].contains(&first);
    }
    if first == HARMLESS && token(from + 1) == "(" {
        return closing(tokens, from + 1) + 1 == to;
    }
    first == "{"
        && closing(tokens, from) + 1 == to
        && parts(tokens, from + 1, to - 1).all(|(key, end)| {
            let is_setting = SETTINGS.contains(&unquoted(token(key)));
            token(key + 1) == ":" && (is_setting || is_safe(tokens, key + 2, end))
        })
}

fn is_quoted(token: &str) -> bool {
    token.starts_with(['\'', '"'])
}

fn unquoted(token: &str) -> &str {
    token.trim_matches(['\'', '"'])
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_bare_text_is_found() {
        for (script, what) in [
            ("g_form.addErrorMessage(getMessage('a'));", "getMessage('a')"),
            ("gs.addInfoMessage(name);", "name"),
            ("g_form[method](words);", "words"),
            ("g_form['addInfoMessage']('a' + b);", "'a' + b"),
            ("new GlideModal('a').setTitle(title);", "title"),
            ("g_form.showFieldMsg('state', words, 'error');", "words"),
            ("g_modal.showFrame({ url: a, title: b });", "{ url: a, title: b }"),
            ("GlideUI.get().addOutputMessage({ msg: a });", "{ msg: a }"),
            ("gs.addInfoMessage(harmless(a) + b);", "harmless(a) + b"),
            ("gs.addInfoMessage(harmless(a), f(b, c));", "f(b, c)"),
            ("g_form.addErrorMessage(", ""),
        ] {
            let found = bare(script).map(|it| it.what).unwrap_or_default();
            assert_eq!(found, what, "{script}");
        }
        assert_eq!(bare("a();\n\ngs.addInfoMessage(name);").unwrap().line, 3);
    }

    #[test]
    fn a_harmless_text_is_not() {
        for script in [
            "g_form.addErrorMessage(harmless(a)); g_form.addInfoMessage('done');",
            "g_modal.showFrame({ url: a, title: harmless(b(c, d)), size: 'lg', callback: f });",
            "g_form.getValue(name); g_form['getValue'](name); box.add(text); addInfoMessage(a);",
            "// gs.addInfoMessage(name)\n'gs.addInfoMessage(name)';",
            "gs.addInfoMessage();",
        ] {
            assert_eq!(bare(script), None, "{script}");
        }
    }
}
