//! Tera, set up once: the embedded templates, the encoders as filters, overrides by name.
//!
//! Automatic escaping is off: HTML escaping by file name would be wrong for both Jelly pages and
//! scripts. Every interpolation names its encoder instead: one of `encode`'s, `ident` for a name
//! whose grammar makes it safe everywhere (anything else is an error), or `num` for a number.

use crate::encode;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;
use tera::{Context, Kwargs, State, Tera, Value};

/// A template that was refused, could not be rendered, or made a file that cannot work.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// An override names no template of ours.
    #[error("no template is called `{name}`{}", suggestion(.name))]
    Unknown {
        /// The override's name.
        name: String,
    },
    /// A template does not parse.
    #[error("the templates do not parse: {0}")]
    Parse(#[source] Box<tera::Error>),
    /// A template fails on its view.
    #[error("the template `{name}` fails: {error}")]
    Render {
        /// The template's name.
        name: String,
        /// What the engine says, with position and excerpt.
        #[source]
        error: Box<tera::Error>,
    },
    /// A view and its template do not agree; only a strict engine looks.
    #[error("the template `{name}` and its view differ: unused {unused:?}, missing {missing:?}")]
    View {
        /// The template's name.
        name: String,
        /// What the view offers and the template does not read.
        unused: Vec<String>,
        /// What the template reads and the view does not offer.
        missing: Vec<String>,
    },
    /// A rendered script or page reads a text that it would not find.
    #[error("`{file}` reads the message `{key}`, which {reason}")]
    Message {
        /// The path of the rendered file.
        file: String,
        /// The message's key, or the word by which the page holds it.
        key: String,
        /// Why it would not be found.
        reason: String,
    },
}

/// A template of the user's that takes the place of the embedded one of the same name.
#[derive(Debug, Clone)]
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
    strict: bool,
}

impl Engine {
    /// The embedded templates, with `overrides` in place of those they name.
    pub fn new(overrides: Vec<Override>) -> Result<Self, TemplateError> {
        let mut templates: Vec<(&str, Cow<'_, str>)> =
            TEMPLATES.iter().map(|(name, text)| (*name, Cow::Borrowed(*text))).collect();
        for Override { name, text } in overrides {
            let Some(slot) = templates.iter_mut().find(|(known, _)| *known == name) else {
                return Err(TemplateError::Unknown { name });
            };
            slot.1 = Cow::Owned(text);
        }
        let mut tera = Tera::default();
        tera.autoescape_on(Vec::<&str>::new());
        register_encoders(&mut tera);
        tera.add_raw_templates(templates).map_err(|error| TemplateError::Parse(Box::new(error)))?;
        Ok(Self { tera, strict: false })
    }

    /// Makes every rendering fail whose view offers more or less than its template reads.
    #[must_use]
    pub fn strict(self) -> Self {
        Self { strict: true, ..self }
    }

    /// Renders one template with the fields of `view` as its variables.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let failed =
            |error| TemplateError::Render { name: name.to_owned(), error: Box::new(error) };
        if self.strict {
            self.compare(name, view)?;
        }
        let context = Context::from_serialize(view).map_err(failed)?;
        self.tera.render(name, &context).map_err(failed)
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

fn suggestion(name: &str) -> String {
    let nearest = TEMPLATES
        .iter()
        .map(|(known, _)| (strsim::normalized_damerau_levenshtein(name, known), known))
        .filter(|(nearness, _)| *nearness > 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    nearest.map(|(_, known)| format!("; did you mean `{known}`?")).unwrap_or_default()
}

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// Every embedded template by name, in alphabetical order.
        pub const TEMPLATES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../templates/", $name)))),*];
    };
}

templates![
    "guide/INSTALL.md.tera",
    "guide/_servicedesk_plus.md.tera",
    "guide/_servicedesk_plus_reference.md.tera",
    "guide/_servicedesk_plus_setup.md.tera",
    "guide/_servicedesk_plus_webhook.md.tera",
    "guide/_servicenow.md.tera",
    "guide/_servicenow_account.md.tera",
    "guide/_servicenow_flashduty.md.tera",
    "guide/_servicenow_import.md.tera",
    "guide/_servicenow_limits.md.tera",
    "guide/_servicenow_payload.md.tera",
    "guide/_servicenow_payload_sync.md.tera",
    "guide/_servicenow_reference.md.tera",
    "guide/_servicenow_security.md.tera",
    "guide/_servicenow_troubleshooting.md.tera",
    "guide/_servicenow_troubleshooting_sync.md.tera",
    "guide/_servicenow_upkeep.md.tera",
    "guide/_servicenow_values.md.tera",
    "guide/_servicenow_verification.md.tera",
    "guide/_support.md.tera",
    "servicenow/_ui_page_client_combobox.js.tera",
    "servicenow/_ui_page_client_elements.js.tera",
    "servicenow/_ui_page_client_names.js.tera",
    "servicenow/_ui_page_client_path.js.tera",
    "servicenow/_ui_page_client_people.js.tera",
    "servicenow/_ui_page_client_policy.js.tera",
    "servicenow/_ui_page_client_relevance.js.tera",
    "servicenow/_ui_page_client_requests.js.tera",
    "servicenow/_ui_page_client_sending.js.tera",
    "servicenow/_ui_page_client_window.js.tera",
    "servicenow/_ui_page_style.html.tera",
    "servicenow/background_script.js.tera",
    "servicenow/business_rule.js.tera",
    "servicenow/script_action.js.tera",
    "servicenow/script_include_ajax.js.tera",
    "servicenow/script_include_helper.js.tera",
    "servicenow/ui_action.js.tera",
    "servicenow/ui_action_workspace.js.tera",
    "servicenow/ui_page.html.tera",
    "servicenow/ui_page_client.js.tera",
];

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
