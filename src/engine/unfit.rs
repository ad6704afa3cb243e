//! Scripts and pages that the platform could not take, told before anything is written.

use crate::script::{self, Mistake};
use roxmltree::Document;

/// Why a rendered text cannot work.
pub(super) struct Unfit {
    /// In which of its lines, from 1.
    pub(super) line: usize,
    /// What the template makes.
    pub(super) what: String,
}

/// What is wrong with what a template has made. Guides and parts of templates are not looked at.
pub(super) fn unfit(name: &str, text: &str) -> Option<Unfit> {
    if name.ends_with(".js.tera") {
        return script::mistake(text).map(no_script).or_else(|| script::bare(text).map(bare));
    }
    if name.ends_with(".html.tera") {
        return Document::parse(text).err().map(|error| {
            let what = format!("a page that is no well-formed XML ({error})");
            Unfit { line: error.pos().row as usize, what }
        });
    }
    None
}

fn no_script(Mistake { line, what }: Mistake) -> Unfit {
    Unfit { line, what: format!("a script that is no ES5 ({what})") }
}

fn bare(Mistake { line, what }: Mistake) -> Unfit {
    let advice = "where it may be markup; write `harmless(…)` around it, which \
        `servicenow/_harmless.js.tera` has";
    Unfit { line, what: format!("a script that shows `{what}` as it is, {advice}") }
}
