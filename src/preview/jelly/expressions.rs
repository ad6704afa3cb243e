//! Texts with the two expressions that the page uses.

use crate::encode;

/// What expressions are evaluated with.
pub(crate) struct Values<'a> {
    /// The text of a message's key.
    pub(crate) message: &'a dyn Fn(&str) -> String,
    /// A parameter of the request; empty if it has none.
    pub(crate) parameter: &'a dyn Fn(&str) -> String,
}

impl Values<'_> {
    /// A text with its expressions evaluated, or what is wrong with it. What is no expression
    /// reaches the browser as it is.
    pub(super) fn text(&self, text: &str) -> Result<String, String> {
        let mut written = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            written += plain(before)?;
            let (expression, after) = after.split_once('}').ok_or("`${` without `}`")?;
            written += &self.expression(expression)?;
            rest = after;
        }
        Ok(written + plain(rest)?)
    }

    fn expression(&self, expression: &str) -> Result<String, String> {
        let argument = |call: &str| {
            let rest = expression.strip_prefix("HTML:")?.strip_prefix(call)?;
            let name = rest.strip_prefix("('")?.strip_suffix("')")?;
            (!name.contains('\'')).then_some(name)
        };
        if let Some(key) = argument("gs.getMessage") {
            return Ok(encode::xml_attr(&(self.message)(key)));
        }
        if let Some(name) = argument("RP.getParameterValue") {
            return Ok(encode::xml_attr(&(self.parameter)(name)));
        }
        Err(format!("the preview does not know `${{{expression}}}`"))
    }
}

fn plain(text: &str) -> Result<&str, String> {
    match ["$[", "<", "&"].into_iter().find(|it| text.contains(it)) {
        Some(found) => Err(format!("`{found}` reaches the browser as it is")),
        None => Ok(text),
    }
}
