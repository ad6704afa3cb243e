//! Every state of the dialog, and what a person does to get there.
#![allow(
    clippy::redundant_closure_for_method_calls,
    reason = "a method is not a function for every stage"
)]

use super::scripts::{CUT, FORGOTTEN, IMPATIENT, NO_POLICIES, STILL_OPEN, UNREADABLE};
use super::stage::{Interface, Stage};

/// A state of the dialog.
pub(super) struct State {
    /// What it is called in the names of pictures and in failures.
    pub(super) name: &'static str,
    /// The settings of the form.
    pub(super) form: &'static str,
    /// What is done on the form, until the state is there.
    pub(super) reach: fn(&Stage<'_>),
    /// Where it is, if not in both.
    pub(super) only: Option<Interface>,
    /// Whether it has a part of the dialog in which words stand that no state before it has: then
    /// lines end elsewhere in another language.
    pub(super) has_words_of_its_own: bool,
}

impl State {
    /// The frame of a workspace shows the same parts as a form, so one of them is enough.
    pub(super) fn is_judged_in_chinese(&self, interface: Interface) -> bool {
        self.has_words_of_its_own && (interface == Interface::Classic || self.only.is_some())
    }
}

const fn state(name: &'static str, form: &'static str, reach: fn(&Stage<'_>)) -> State {
    State { name, form, reach, only: None, has_words_of_its_own: false }
}

/// A state with words of its own.
const fn words(name: &'static str, form: &'static str, reach: fn(&Stage<'_>)) -> State {
    State { has_words_of_its_own: true, ..state(name, form, reach) }
}

const fn in_workspace(name: &'static str, form: &'static str, reach: fn(&Stage<'_>)) -> State {
    State { only: Some(Interface::Workspace), ..words(name, form, reach) }
}

/// A group with a policy of its name, an assignee, and members of every kind.
const USUAL: &str = "record=INC0010001";
/// Neither a group nor an assignee.
const NOBODY: &str = "record=INC0010002";
/// An assignee without a group.
const ASSIGNED: &str = "record=INC0010004";
/// A group without members.
const EMPTY: &str = "record=INC0010005";
/// A group with five hundred members.
const LARGE: &str = "record=INC0010006";
/// Nobody works on it any more.
const CLOSED: &str = "record=INC0010009";

pub(super) const OPENING: &[State] = &[
    words("loading", "record=INC0010001&fault=silent", |it| {
        it.press();
        it.says("status");
    }),
    words("ready", USUAL, |it| it.ready()),
    state("assignee-only", ASSIGNED, |it| it.ready()),
    state("nobody", NOBODY, |it| it.ready()),
    state("empty-group", EMPTY, |it| it.ready()),
    words("large-group", LARGE, |it| it.ready()),
    words("unsaved", USUAL, |it| {
        it.open_changed();
        it.says("unsaved");
    }),
    words("closed-record", CLOSED, |it| {
        it.ready();
        it.says("closed");
    }),
    words("no-answer", "record=INC0010001&fault=denied", |it| it.fails()),
    state("server-error", "record=INC0010001&fault=broken", |it| it.fails()),
    state("time-out", "record=INC0010001&fault=silent", |it| {
        it.running(IMPATIENT, |it| it.fails());
    }),
    state("bad-answer", USUAL, |it| it.running(UNREADABLE, |it| it.fails())),
    state("no-record", USUAL, |it| it.open_record("")),
    state("unknown-record", USUAL, |it| it.open_record("00000000000000000000000000000000")),
    state("policies-refused", "record=INC0010001&fault=wrong_key", |it| it.ready()),
    state("policies-out-of-reach", "record=INC0010001&fault=down", |it| it.ready()),
    words("policies-busy", "record=INC0010001&fault=busy", |it| it.ready()),
    state("no-policies", USUAL, |it| it.running(NO_POLICIES, |it| it.ready())),
    state("cut-group", LARGE, |it| it.running(CUT, |it| it.ready())),
];

pub(super) const CHOOSING: &[State] = &[
    state("some-selected", USUAL, |it| {
        it.ready();
        it.click("people_list input");
    }),
    state("all-selected", USUAL, |it| {
        it.ready();
        it.click("select_all");
    }),
    state("filtered", LARGE, |it| {
        it.ready();
        it.fill("filter", "user 001");
        it.says("people_note");
    }),
    state("filtered-out", LARGE, |it| {
        it.ready();
        it.fill("filter", "nobody at all");
        it.says("people_note");
    }),
    words("suggestions", NOBODY, |it| {
        it.ready();
        it.fill_group("N");
        it.browser.wait("suggestions", "document.querySelector('[role=option]')");
    }),
    state("members-loading", NOBODY, |it| {
        it.ready();
        it.set("fault", "silent");
        it.choose_group("Database");
    }),
    words("members-failed", NOBODY, |it| {
        it.ready();
        it.set("fault", "denied");
        it.choose_group("Database");
        it.says("people_problem");
    }),
    words("policies-open", NOBODY, |it| {
        it.ready();
        it.click("policy_show");
        it.says("policy_list");
    }),
    words("policy-recommended", USUAL, |it| {
        it.ready();
        it.fill("policy", "o");
        it.says("policy_list");
        it.press_down();
    }),
    state("no-policy-matches", USUAL, |it| {
        it.ready();
        it.fill("policy", "zzz");
        it.says("policy_note");
    }),
];

pub(super) const PATHS: &[State] = &[
    words("path-1", USUAL, |it| it.path(0)),
    words("path-2", USUAL, |it| it.path(1)),
    state("path-3", USUAL, |it| it.path(2)),
    words("path-4", USUAL, |it| it.path(3)),
    words("path-loading", USUAL, |it| {
        it.ready();
        it.set("fault", "silent");
        it.choose_policy(0);
        it.says("path_note");
    }),
    words("path-without-names", USUAL, |it| {
        it.ready();
        it.set("fault", "down");
        it.choose_policy(0);
        it.says("path_problem");
    }),
    words("people-and-path", USUAL, |it| {
        it.path(1);
        it.click("select_all");
        it.says("both");
    }),
];

pub(super) const SENDING: &[State] = &[
    state("nothing-chosen", NOBODY, |it| {
        it.ready();
        it.submit("selection_problem");
    }),
    words("closed-not-meant", CLOSED, |it| {
        it.ready();
        it.submit("closed_problem");
    }),
    words("closed-meanwhile", CLOSED, |it| {
        it.running(STILL_OPEN, |it| {
            it.send_while("none");
            it.says("closed_problem");
        });
    }),
    words("unknown-group", NOBODY, |it| {
        it.ready();
        it.fill_group("No such group");
        it.submit("group_problem");
    }),
    words("unknown-policy", NOBODY, |it| {
        it.ready();
        it.fill("policy", "No such policy");
        it.leave();
        it.submit("policy_problem");
    }),
    words("too-many", LARGE, |it| {
        it.ready();
        it.click("select_all");
        it.submit("selection_problem");
    }),
    state("sending", USUAL, |it| {
        it.send_while("silent");
        it.says("status");
    }),
    words("send-refused", USUAL, |it| {
        it.send_fails("wrong_key");
    }),
    words("send-later", USUAL, |it| {
        it.send_fails("busy");
    }),
    words("outcome-unknown", USUAL, |it| {
        it.send_fails("denied");
    }),
    words("push-lost", USUAL, |it| {
        it.send_fails("down");
    }),
    state("keeping", USUAL, |it| {
        it.send_fails("down");
        it.set("fault", "silent");
        it.click("send_problem button");
        it.says("status");
    }),
    words("not-kept", USUAL, |it| {
        it.running(FORGOTTEN, |it| {
            it.send_fails("down");
            it.keep("none");
        });
    }),
    words("perhaps-kept", USUAL, |it| {
        it.send_fails("down");
        it.keep("denied");
    }),
    state("group-changed", USUAL, |it| {
        it.ready();
        it.change_group_when_left();
        it.submit("group_problem");
    }),
    in_workspace("closed", USUAL, |it| {
        it.frame("sysparm_next_pg=true");
        it.says("status");
    }),
    in_workspace("sent", USUAL, |it| {
        it.send_while("none");
        it.browser.wait("the end", "document.querySelector('#flashduty_form').hidden");
    }),
    in_workspace("not-confirmed", USUAL, |it| {
        it.send_while("unconfirmed");
        it.browser.wait("the end", "document.querySelector('#flashduty_form').hidden");
    }),
    in_workspace("kept", USUAL, |it| {
        it.send_fails("down");
        it.click("send_problem button");
        it.browser.wait("the end", "document.querySelector('#flashduty_form').hidden");
    }),
];
