//! Tera, set up once: the embedded templates, the encoders as filters, overrides by name.
//!
//! Automatic escaping is off: HTML escaping by file name would be wrong for both Jelly pages and
//! scripts. Every interpolation names its encoder instead.

use crate::encode;
use serde::Serialize;
use std::borrow::Cow;
use tera::{Context, Kwargs, State, Tera, Value};

/// A template that was refused or could not be rendered, with the engine's own explanation.
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
}

impl Engine {
    /// The embedded templates, with `overrides` in place of those they name.
    pub fn new(overrides: Vec<Override>) -> Result<Self, TemplateError> {
        let mut templates: Vec<(&str, Cow<'_, str>)> = TEMPLATES
            .iter()
            .map(|(name, text)| (*name, Cow::Borrowed(*text)))
            .collect();
        for Override { name, text } in overrides {
            let Some(slot) = templates.iter_mut().find(|(known, _)| *known == name) else {
                return Err(TemplateError::Unknown { name });
            };
            slot.1 = Cow::Owned(text);
        }
        let mut tera = Tera::default();
        tera.autoescape_on(Vec::<&str>::new());
        register_encoders(&mut tera);
        tera.add_raw_templates(templates)
            .map_err(|error| TemplateError::Parse(Box::new(error)))?;
        Ok(Self { tera })
    }

    /// Renders one template with the fields of `view` as its variables.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let failed = |error| TemplateError::Render {
            name: name.to_owned(),
            error: Box::new(error),
        };
        let context = Context::from_serialize(view).map_err(failed)?;
        self.tera.render(name, &context).map_err(failed)
    }

    /// The top-level variables that a template reads, includes counted, in alphabetical order.
    pub fn variables(&self, name: &str) -> Result<Vec<String>, TemplateError> {
        let variables =
            self.tera
                .get_template_variables(name)
                .map_err(|error| TemplateError::Render {
                    name: name.to_owned(),
                    error: Box::new(error),
                })?;
        let mut names: Vec<String> = variables.into_iter().map(Into::into).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }
}

fn register_encoders(tera: &mut Tera) {
    tera.register_filter("js", |text: &str, _: Kwargs, _: &State| encode::js(text));
    tera.register_filter("js_comment", |text: &str, _: Kwargs, _: &State| {
        encode::js_comment(text)
    });
    tera.register_filter("js_value", |value: &Value, _: Kwargs, _: &State| {
        serde_json::to_value(value)
            .map(|value| encode::js_value(&value))
            .map_err(tera::Error::message)
    });
    tera.register_filter("jelly", |text: &str, _: Kwargs, _: &State| {
        encode::jelly(text)
    });
    tera.register_filter("json", |text: &str, _: Kwargs, _: &State| {
        encode::json(text)
    });
    tera.register_filter("md", |text: &str, _: Kwargs, _: &State| encode::md(text));
    tera.register_filter("md_code", |text: &str, _: Kwargs, _: &State| {
        encode::md_code(text)
    });
    tera.register_filter("mermaid", |text: &str, _: Kwargs, _: &State| {
        encode::mermaid(text)
    });
    tera.register_filter("xml", |text: &str, _: Kwargs, _: &State| encode::xml(text));
    tera.register_filter("xml_attr", |text: &str, _: Kwargs, _: &State| {
        encode::xml_attr(text)
    });
}

fn suggestion(name: &str) -> String {
    let nearest = TEMPLATES
        .iter()
        .map(|(known, _)| (strsim::normalized_damerau_levenshtein(name, known), known))
        .filter(|(nearness, _)| *nearness > 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    nearest
        .map(|(_, known)| format!("; did you mean `{known}`?"))
        .unwrap_or_default()
}

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// Every embedded template by name, in alphabetical order.
        pub const TEMPLATES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../templates/", $name)))),*];
    };
}

templates!["guide/INSTALL.md.tera",];
