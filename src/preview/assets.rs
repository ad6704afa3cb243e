//! The platform's part in the browser, and the panel beside the form.

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
/// The content type of documents.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// A file that is the same for everybody.
pub(super) struct Asset {
    /// The content type.
    pub(super) kind: &'static str,
    pub(super) text: &'static str,
}

macro_rules! assets {
    ($kind:ident: $($name:literal)*) => {
        &[$((concat!("/assets/", $name), $kind, include_str!(concat!("assets/", $name)))),*]
    };
}

const SCRIPTS: &[(&str, &str, &str)] = assets!(SCRIPT:
    "strict.js" "ajax.js" "reference.js" "trap.js" "modal.js" "form.js" "classic.js" "workspace.js"
    "panel.js" "entries.js");
const STYLES: &[(&str, &str, &str)] = assets!(STYLE: "platform.css" "form.css" "panel.css");
const DOCUMENTS: &[(&str, &str)] = &[
    ("/", include_str!("assets/classic.html")),
    ("/workspace", include_str!("assets/workspace.html")),
];

/// The file at a path.
pub(super) fn find(path: &str) -> Option<Asset> {
    let mut all = SCRIPTS.iter().chain(STYLES);
    let (_, kind, text) = all.find(|(known, ..)| *known == path)?;
    Some(Asset { kind, text })
}

/// The form at a path.
pub(super) fn document(path: &str) -> Option<Asset> {
    let (_, text) = DOCUMENTS.iter().find(|(known, _)| *known == path)?;
    Some(Asset { kind: HTML, text })
}
