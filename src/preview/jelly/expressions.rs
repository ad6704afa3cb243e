//! Texts with the one expression that the page uses.

use crate::encode;

/// The text of a message's key.
pub(crate) type Message<'a> = &'a dyn Fn(&str) -> String;

/// A text with its expressions evaluated, or what is wrong with it. What is no expression reaches
/// the browser as it is.
pub(super) fn evaluated(text: &str, message: Message<'_>) -> Result<String, String> {
    let mut written = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        written += plain(before)?;
        let (expression, after) = after.split_once('}').ok_or("`${` without `}`")?;
        let key = key(expression)
            .ok_or_else(|| format!("the preview does not know `${{{expression}}}`"))?;
        let found = message(key);
        if found.contains("$[") {
            return Err(format!("`$[` in the message `{key}` is evaluated in the second phase"));
        }
        written += &encode::xml_attr(&found);
        rest = after;
    }
    Ok(written + plain(rest)?)
}

/// The key in an expression that gives a message as text.
fn key(expression: &str) -> Option<&str> {
    let key = expression.strip_prefix("HTML:gs.getMessage('")?.strip_suffix("')")?;
    (!key.contains('\'')).then_some(key)
}

fn plain(text: &str) -> Result<&str, String> {
    match ["$[", "<", "&"].into_iter().find(|it| text.contains(it)) {
        Some(found) => Err(format!("`{found}` reaches the browser as it is")),
        None => Ok(text),
    }
}
