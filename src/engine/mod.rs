//! Tera, set up once: the embedded templates, the encoders as filters, overrides by name.
//!
//! Automatic escaping is off: HTML escaping by file name would be wrong for both Jelly pages and
//! scripts. Every interpolation names its encoder instead: one of `encode`'s, `ident` for a name
//! whose grammar makes it safe everywhere (anything else is an error), or `num` for a number.

mod error;
mod place;
mod templates;
mod unfit;

pub use error::TemplateError;
pub use templates::TEMPLATES;

use crate::encode;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;
use tera::{Context, Kwargs, State, Tera, Value};
use unfit::{Unfit, unfit};

/// A template of the user's that takes the place of the embedded one of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The template's name, such as `servicenow/script_include_helper.js.tera`.
    pub name: String,
    /// The template.
    pub text: String,
}

/// The templates, ready to render.
#[derive(Debug)]
pub struct Engine {
    tera: Tera,
    /// The templates of the user's, where a mistake is looked for.
    overrides: Vec<Override>,
    strict: bool,
}

impl Engine {
    /// The embedded templates, with `overrides` in place of those they name.
    pub fn new(overrides: Vec<Override>) -> Result<Self, TemplateError> {
        let mut templates: Vec<(&str, Cow<'_, str>)> =
            TEMPLATES.iter().map(|(name, text)| (*name, Cow::Borrowed(*text))).collect();
        for Override { name, text } in &overrides {
            let Some(slot) = templates.iter_mut().find(|(known, _)| known == name) else {
                return Err(TemplateError::Unknown { name: name.clone() });
            };
            slot.1 = Cow::Owned(text.clone());
        }
        let mut tera = Tera::default();
        tera.autoescape_on(Vec::<&str>::new());
        register_encoders(&mut tera);
        tera.add_raw_templates(templates).map_err(|error| TemplateError::Parse(Box::new(error)))?;
        Ok(Self { tera, overrides, strict: false })
    }

    /// Makes every rendering fail whose view offers more or less than its template reads.
    #[must_use]
    pub fn strict(self) -> Self {
        Self { strict: true, ..self }
    }

    /// Renders one template with the fields of `view` as its variables. A script or page that cannot
    /// work on the platform is an error.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let failed =
            |error| TemplateError::Render { name: name.to_owned(), error: Box::new(error) };
        if self.strict {
            self.compare(name, view)?;
        }
        let context = Context::from_serialize(view).map_err(failed)?;
        let text = self.tera.render(name, &context).map_err(failed)?;
        self.check(name, &text)?;
        Ok(text)
    }

    fn check(&self, name: &str, text: &str) -> Result<(), TemplateError> {
        let Some(Unfit { line, what }) = unfit(name, text) else { return Ok(()) };
        let is_part = |it: &str| it == name || it.contains("/_");
        let embedded = TEMPLATES.iter().copied();
        let embedded = embedded.filter(|(it, _)| !self.overrides.iter().any(|own| own.name == *it));
        let own = self.overrides.iter().map(|it| (it.name.as_str(), it.text.as_str()));
        let parts: Vec<_> = own.chain(embedded).filter(|(it, _)| is_part(it)).collect();
        let place = place::place(&parts, text, line);
        Err(TemplateError::Unfit { name: name.to_owned(), what, place })
    }

    /// Compares the fields of a view with the variables of its template, includes counted.
    fn compare(&self, name: &str, view: &impl Serialize) -> Result<(), TemplateError> {
        let failed =
            |error| TemplateError::Render { name: name.to_owned(), error: Box::new(error) };
        let variables = self.tera.get_template_variables(name).map_err(failed)?;
        let read: BTreeSet<String> = variables.into_iter().map(Into::into).collect();
        let view = serde_json::to_value(view).map_err(|e| failed(tera::Error::message(e)))?;
        let offered: BTreeSet<String> =
            view.as_object().into_iter().flat_map(|fields| fields.keys().cloned()).collect();
        let unused: Vec<String> = offered.difference(&read).cloned().collect();
        let missing: Vec<String> = read.difference(&offered).cloned().collect();
        if unused.is_empty() && missing.is_empty() {
            return Ok(());
        }
        Err(TemplateError::View { name: name.to_owned(), unused, missing })
    }
}

fn register_encoders(tera: &mut Tera) {
    tera.register_filter("ident", |text: &str, _: Kwargs, _: &State| {
        let safe = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'.');
        let refused =
            || tera::Error::message(format!("`{text}` is no name; use an encoder for text"));
        safe.then(|| text.to_owned()).ok_or_else(refused)
    });
    tera.register_filter("num", |number: i64, _: Kwargs, _: &State| number);
    tera.register_filter("js", |text: &str, _: Kwargs, _: &State| encode::js(text));
    tera.register_filter("js_comment", |text: &str, _: Kwargs, _: &State| encode::js_comment(text));
    tera.register_filter("js_key", |text: &str, _: Kwargs, _: &State| encode::js_key(text));
    tera.register_filter("js_value", |value: &Value, _: Kwargs, _: &State| {
        serde_json::to_value(value)
            .map(|value| encode::js_value(&value))
            .map_err(tera::Error::message)
    });
    tera.register_filter("md", |text: &str, _: Kwargs, _: &State| encode::md(text));
    tera.register_filter("md_code", |text: &str, _: Kwargs, _: &State| encode::md_code(text));
    tera.register_filter("md_fence", |text: &str, _: Kwargs, _: &State| encode::md_fence(text));
    tera.register_filter("mermaid", |text: &str, _: Kwargs, _: &State| encode::mermaid(text));
}

#[cfg(test)]
mod tests {
    use super::{Engine, Override, TemplateError};
    use serde_json::json;

    const NAME: &str = "guide/INSTALL.md.tera";

    fn engine(text: &str) -> Engine {
        let template = Override { name: NAME.to_owned(), text: text.to_owned() };
        Engine::new(vec![template]).unwrap()
    }

    #[test]
    fn renders_an_override_in_place_of_the_embedded_template() {
        let text = engine("{{ a | js }}").render(NAME, &json!({ "a": "it's" })).unwrap();
        assert_eq!(text, r"'it\'s'");
    }

    #[test]
    fn suggests_the_template_that_was_meant() {
        let template = Override { name: "guide/INSTAL.md.tera".to_owned(), text: String::new() };
        let error = Engine::new(vec![template]).unwrap_err();
        let meant = "no template is called `guide/INSTAL.md.tera`; \
                     did you mean `guide/INSTALL.md.tera`?";
        assert_eq!(error.to_string(), meant);
    }

    #[test]
    fn refuses_a_name_that_is_none() {
        let engine = engine("{{ a | ident }}");
        assert_eq!(engine.render(NAME, &json!({ "a": "x_y.z1" })).unwrap(), "x_y.z1");
        assert!(engine.render(NAME, &json!({ "a": "x'y" })).is_err());
    }

    #[test]
    fn compares_view_and_template_both_ways() {
        let error = engine("{{ a | js }}{{ b | js }}")
            .strict()
            .render(NAME, &json!({ "a": "1", "c": "2" }))
            .unwrap_err();
        let TemplateError::View { unused, missing, .. } = error else { panic!("{error}") };
        assert_eq!((unused, missing), (vec!["c".to_owned()], vec!["b".to_owned()]));
    }
}
