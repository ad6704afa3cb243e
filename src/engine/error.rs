//! What can be wrong with a template.

use super::templates::TEMPLATES;

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
    /// A rendered script or page cannot work on the platform.
    #[error("the template `{name}` makes {what}: {place}")]
    Unfit {
        /// The template's name.
        name: String,
        /// What it makes, and what is wrong with that.
        what: String,
        /// Where, and what stands there.
        place: String,
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

fn suggestion(name: &str) -> String {
    let nearest = TEMPLATES
        .iter()
        .map(|(known, _)| (strsim::normalized_damerau_levenshtein(name, known), known))
        .filter(|(nearness, _)| *nearness > 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    nearest.map(|(_, known)| format!("; did you mean `{known}`?")).unwrap_or_default()
}
