//! Every state of the dialog, in both interfaces, languages and themes: none is hard to use for
//! anybody, as far as axe can tell.

mod list;
mod scripts;
pub(crate) mod stage;
mod steps;

use crate::driver::Browser;
use crate::preview::Preview;
use crate::{axe, browser};
use list::{CHOOSING, OPENING, PATHS, SENDING, State};
use serde_json::json;
use stage::{Interface, Stage};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Names the folder for pictures of all states; without it there are none.
const SCREENSHOTS: &str = "SN_GEN_SCREENSHOTS";

/// What a page needs and a frame does not: the window around it has a heading and is a dialog.
const OF_PAGES: [&str; 3] = ["landmark-one-main ", "page-has-heading-one ", "region "];

/// All states of a list, one after the other in one browser.
fn judge(states: &[State]) {
    let Some(browser) = browser() else { return };
    let preview = Preview::start(Path::new(env!("CARGO_MANIFEST_DIR")), &[]);
    let mut found = Vec::new();
    for interface in Interface::ALL {
        let stage = Stage { browser: &browser, preview: &preview, interface };
        for language in ["en", "zh"] {
            let here = |it: &&State| it.only.is_none_or(|only| only == interface);
            for state in states.iter().filter(here) {
                stage.form(&format!("{}&language={language}", state.form));
                (state.reach)(&stage);
                let name = format!("{}-{}-{language}", state.name, interface.name());
                found.extend(look(&browser, interface, &name));
            }
        }
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

/// What axe finds in both themes.
fn look(browser: &Browser, interface: Interface, name: &str) -> Vec<String> {
    browser.top();
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        // A frame has a document of its own.
        let body = "[window, ...Array.from(window.frames)].forEach((it) =>
            it.document.documentElement.dataset.theme = arguments[0])";
        browser.script(body, &[json!(theme)]);
        let name = format!("{name}-{theme}");
        let violations = judged(browser, interface);
        found.extend(violations.iter().map(|violation| format!("{name}: {violation}")));
        if let Some(folder) = env::var_os(SCREENSHOTS).map(PathBuf::from) {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(name + ".webp"), browser.screenshot()).unwrap();
        }
    }
    found
}

/// What axe finds in the dialog, and in its frame if it has one.
fn judged(browser: &Browser, interface: Interface) -> Vec<String> {
    let mut found = axe::violations(browser, Some("[role=dialog]"));
    if interface == Interface::Workspace {
        browser.frame("[role=dialog] iframe");
        let inside = axe::violations(browser, None);
        found.extend(
            inside.into_iter().filter(|it| !OF_PAGES.iter().any(|rule| it.starts_with(rule))),
        );
        browser.top();
    }
    found
}

#[test]
fn the_dialog_is_accessible_while_it_opens() {
    judge(OPENING);
}

#[test]
fn the_dialog_is_accessible_while_people_choose() {
    judge(CHOOSING);
}

#[test]
fn the_dialog_is_accessible_with_every_path() {
    judge(PATHS);
}

#[test]
fn the_dialog_is_accessible_while_it_sends() {
    judge(SENDING);
}
