//! Where a script may show people a text as markup: in messages, titles and what it writes itself.

use super::scan;
use super::tokens::texts;
use super::{Mistake, harmless, line_of, markup, messages, safe};

/// Where the function `harmless` comes from.
const TEMPLATE: &str = "`servicenow/_harmless.js.tera`";

/// The first place where a text is shown that is no literal and has not gone through `harmless`,
/// where a method that shows texts is handed on, or where `harmless` lets markup through.
#[must_use]
pub fn bare(script: &str) -> Option<Mistake> {
    let spans = scan::scan(script).tokens;
    let tokens = texts(script, &spans);
    let (from, to, fault) = (0..tokens.len()).find_map(|at| fault(&tokens, at))?;
    let (first, last) = (spans.get(from)?, spans.get(to.min(spans.len()) - 1)?);
    let found = script.get(first.start..last.end).unwrap_or_default();
    let what = match fault {
        Fault::Shown => format!(
            "shows `{found}` as it is, where it may be markup; write `harmless(…)` around it, which \
             {TEMPLATE} has"
        ),
        Fault::HandedOn => format!(
            "keeps or passes on `{found}`, so that what it shows cannot be checked; call it where \
             it is, with `harmless(…)`, which {TEMPLATE} has"
        ),
        Fault::Weak => format!(
            "has a function `{found}` without `.replace(/</g, …)`, so that markup may pass; write \
             that into it"
        ),
    };
    Some(Mistake { line: line_of(script, first.start), what })
}

enum Fault {
    Shown,
    HandedOn,
    Weak,
}

/// What is wrong with what begins at a token, with the tokens from and to.
fn fault(tokens: &[&str], at: usize) -> Option<(usize, usize, Fault)> {
    if harmless::is_weak(tokens, at) {
        return Some((at, at + 1, Fault::Weak));
    }
    if let Some((from, to)) = messages::handed_on(tokens, at) {
        return Some((from, to, Fault::HandedOn));
    }
    let mut texts = messages::shown(tokens, at);
    texts.extend(markup::written(tokens, at));
    let bare = texts.into_iter().find(|(from, to)| !safe::is_safe(tokens, *from, *to));
    bare.map(|(from, to)| (from, to, Fault::Shown))
}

/// What is quoted first in what is told.
#[cfg(test)]
pub(super) fn told(script: &str) -> String {
    let found = bare(script).map(|it| it.what).unwrap_or_default();
    found.split('`').nth(1).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{bare, told};

    #[test]
    fn a_bare_text_is_found() {
        for (script, what) in [
            ("g_form.addErrorMessage(getMessage('a'));", "getMessage('a')"),
            ("gs.addInfoMessage(name);", "name"),
            ("g_form[method](words);", "words"),
            ("g_form['addInfoMessage']('a' + b);", "'a' + b"),
            ("window.g_form['addInfoMessage'](b);", "b"),
            ("new GlideModal('a').setTitle(title);", "title"),
            ("var a = new GlideModal('a'); a.setTitle(title);", "title"),
            ("g_form.showFieldMsg('state', words, 'error');", "words"),
            ("g_modal.showFrame({ url: a, title: b });", "{ url: a, title: b }"),
            ("g_modal.alert(a);", "a"),
            ("GlideUI.get().addOutputMessage({ msg: a });", "{ msg: a }"),
            ("gs.addInfoMessage(harmless(a) + b);", "harmless(a) + b"),
            ("gs.addInfoMessage('<a b=\"' + harmless(a));", "'<a b=\"' + harmless(a)"),
            ("gs.addInfoMessage(a ? 'b' : c);", "a ? 'b' : c"),
            ("gs.addInfoMessage(harmless(a), f(b, c));", "f(b, c)"),
            ("g_form.addErrorMessage.call(g_form, a);", "a"),
            ("g_form['addErrorMessage'].call(g_form, a);", "a"),
            ("var t = harmless(a); t = b; gs.addInfoMessage(t);", "t"),
            ("var t = harmless(a); t += b; gs.addInfoMessage(t);", "t"),
            ("var t = harmless(a); f(function (t) { gs.addInfoMessage(t); });", "t"),
            ("var t = harmless(a); for (t in b) { gs.addInfoMessage(t); }", "t"),
            ("var t = u, u = t; gs.addInfoMessage(t);", "t"),
            ("g_form.addErrorMessage(", ""),
        ] {
            assert_eq!(told(script), what, "{script}");
        }
        assert_eq!(bare("a();\n\ngs.addInfoMessage(name);").unwrap().line, 3);
    }

    #[test]
    fn a_script_may_break_off_anywhere() {
        let script = "function harmless(a) { return a.replace(/</g, ''); } harmless = function () {};
            var t = ('a' + harmless(b)) || c ? { d: [e] } : 'f'; g_form.addErrorMessage(t, { g: t });
            window.g_form['addErrorMessage'].call(h, i); a.b['innerHTML'] += j; catch (k) for (l in m)";
        for at in 0..=script.len() {
            for part in [&script[..at], &script[at..]] {
                let _ = bare(part);
                let _ = crate::script::mistake(part);
            }
        }
    }
}
