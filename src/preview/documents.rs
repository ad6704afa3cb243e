//! Documents that depend on what the instance has.

use super::assets::HTML;
use super::exchange::Response;
use super::settings::{Settings, Theme};
use crate::encode;

/// The scripts that every page of the platform has.
const SCRIPTS: &str = "<script src=\"/assets/strict.js\"></script>\n\
    <script src=\"/assets/ajax.js\"></script>\n\
    <script src=\"/assets/reference.js\"></script>\n";
/// What the platform says to those who may not see a page.
pub(super) const REFUSED: &str = "<p>Security constraints prevent access to requested page</p>";

/// A UI page as a document of its own, as in a frame; `body` and `script` are what Jelly gave.
///
/// The script stands before the page: whoever relies on the opposite order has it wrong on some
/// releases, and nobody needs it who waits for `addLoadEvent`.
pub(super) fn frame(settings: &Settings, body: &str, script: &str) -> Response {
    let text = format!(
        "{}<link rel=\"stylesheet\" href=\"/assets/platform.css\">\n{SCRIPTS}</head>\n<body>\n\
         <script>\n{script}\n</script>\n{body}\n</body>\n</html>\n",
        head("UI page", settings)
    );
    Response::ok(HTML, text)
}

/// A page that says what is wrong, in place of a form.
pub(super) fn problem(title: &str, text: &str) -> Response {
    let text = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n<pre>{text}</pre>\n\
         <p>Repair it and load this page again.</p>\n</body>\n</html>\n",
        title = encode::xml(title),
        text = encode::xml(text),
    );
    Response { status: 500, ..Response::ok(HTML, text) }
}

fn head(title: &str, settings: &Settings) -> String {
    let theme = if settings.theme == Theme::Dark { "dark" } else { "light" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" data-theme=\"{theme}\">\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{title}</title>\n",
        language = encode::xml_attr(&settings.language),
    )
}
