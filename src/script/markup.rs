//! Where a script writes markup into a page.

use super::tokens::{closing, is_assigned, parts, property, value_end};

/// What is written as markup by what begins at this token.
pub(super) fn written(tokens: &[&str], at: usize) -> Vec<(usize, usize)> {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    let Some((name, after)) = property(tokens, at) else { return Vec::new() };
    let is_document = at > 0 && token(at - 1) == "document";
    match name {
        "innerHTML" | "outerHTML" => {
            let equals = if token(after) == "+" { after + 1 } else { after };
            let is_written = token(equals) == "=" && is_assigned(tokens, equals);
            is_written.then(|| (equals + 1, value_end(tokens, equals + 1))).into_iter().collect()
        }
        "insertAdjacentHTML" if token(after) == "(" => arguments(tokens, after),
        "write" | "writeln" if is_document && token(after) == "(" => arguments(tokens, after),
        _ => Vec::new(),
    }
}

fn arguments(tokens: &[&str], open: usize) -> Vec<(usize, usize)> {
    parts(tokens, open + 1, closing(tokens, open)).collect()
}

#[cfg(test)]
mod tests {
    use crate::script::bare_text::{bare, told};

    #[test]
    fn markup_that_is_written_is_found() {
        for (script, what) in [
            ("a.innerHTML = b;", "b"),
            ("a.b.outerHTML += '<c>' + d;", "'<c>' + d"),
            ("a['innerHTML'] = b", "b"),
            ("a.insertAdjacentHTML('beforeend', b);", "b"),
            ("document.write(a);", "a"),
            ("window.document.writeln(a);", "a"),
        ] {
            assert_eq!(told(script), what, "{script}");
        }
        for script in [
            "a.innerHTML = ''; a.innerHTML = '<b>c</b>'; a.outerHTML = harmless(d);",
            "if (a.innerHTML === b) { c(a.innerHTML); } stream.write(a);",
            "a.insertAdjacentHTML('beforeend', '<br/>'); document.write('a');",
        ] {
            assert_eq!(bare(script), None, "{script}");
        }
    }
}
