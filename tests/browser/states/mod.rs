//! Every state of the dialog, in both interfaces, languages and themes: none is hard to use for
//! anybody, as far as axe can tell.

mod list;
pub(crate) mod scripts;
pub(crate) mod stage;
mod steps;

use crate::axe::{self, Rules};
use crate::browser;
use crate::driver::Browser;
use crate::preview::Preview;
use list::{CHOOSING, OPENING, PATHS, SENDING, State};
use serde_json::json;
use stage::{Interface, Stage};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Names the folder for pictures of all states, in all languages; without it there are none.
const SCREENSHOTS: &str = "SN_GEN_SCREENSHOTS";

/// What a page needs and a frame does not: the window around it has a heading and is a dialog.
const OF_PAGES: [&str; 3] = ["landmark-one-main ", "page-has-heading-one ", "region "];

/// All states of a list, one after the other in one browser, in one of the interfaces.
fn judge(states: &[State], interface: Interface) {
    let preview = Preview::shipped();
    let Some(browser) = browser() else { return };
    let stage = Stage { browser: &browser, preview: &preview, interface };
    let pictures = env::var_os(SCREENSHOTS).map(PathBuf::from);
    let mut found = Vec::new();
    let here = |it: &&State| it.only.is_none_or(|only| only == interface);
    for state in states.iter().filter(here) {
        for language in ["en", "zh"] {
            let is_judged = language == "en" || state.is_judged_in_chinese(interface);
            if !is_judged && pictures.is_none() {
                continue;
            }
            stage.form(&format!("{}&language={language}", state.form));
            (state.reach)(&stage);
            let name = format!("{}-{}-{language}", state.name, interface.name());
            found.extend(look(&browser, interface, &name, pictures.as_deref()));
        }
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

/// What axe finds in both themes. Only the colours differ between them.
fn look(
    browser: &Browser,
    interface: Interface,
    name: &str,
    pictures: Option<&Path>,
) -> Vec<String> {
    browser.top();
    let mut found = Vec::new();
    for (theme, rules) in [("light", Rules::All), ("dark", Rules::Colours)] {
        // A frame has a document of its own.
        let body = "[window, ...Array.from(window.frames)].forEach((it) =>
            it.document.documentElement.dataset.theme = arguments[0])";
        browser.script(body, &[json!(theme)]);
        let name = format!("{name}-{theme}");
        let violations = judged(browser, interface, rules);
        found.extend(violations.iter().map(|violation| format!("{name}: {violation}")));
        if let Some(folder) = pictures {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(name + ".webp"), browser.screenshot()).unwrap();
        }
    }
    found
}

/// What axe finds in the dialog, and in its frame if it has one.
fn judged(browser: &Browser, interface: Interface, rules: Rules) -> Vec<String> {
    let mut found = axe::violations(browser, Some("[role=dialog]"), rules);
    if interface == Interface::Workspace {
        browser.frame("[role=dialog] iframe");
        let inside = axe::violations(browser, None, rules);
        found.extend(
            inside.into_iter().filter(|it| !OF_PAGES.iter().any(|rule| it.starts_with(rule))),
        );
        browser.top();
    }
    found
}

#[test]
fn in_a_form_the_dialog_is_accessible_while_it_opens() {
    judge(OPENING, Interface::Classic);
}

#[test]
fn in_a_workspace_the_dialog_is_accessible_while_it_opens() {
    judge(OPENING, Interface::Workspace);
}

#[test]
fn in_a_form_the_dialog_is_accessible_while_people_choose() {
    judge(CHOOSING, Interface::Classic);
}

#[test]
fn in_a_workspace_the_dialog_is_accessible_while_people_choose() {
    judge(CHOOSING, Interface::Workspace);
}

#[test]
fn in_a_form_the_dialog_is_accessible_with_every_path() {
    judge(PATHS, Interface::Classic);
}

#[test]
fn in_a_workspace_the_dialog_is_accessible_with_every_path() {
    judge(PATHS, Interface::Workspace);
}

#[test]
fn in_a_form_the_dialog_is_accessible_while_it_sends() {
    judge(SENDING, Interface::Classic);
}

#[test]
fn in_a_workspace_the_dialog_is_accessible_while_it_sends() {
    judge(SENDING, Interface::Workspace);
}
