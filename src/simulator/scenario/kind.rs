//! The kinds of actions: the key of each, the keys that go with it, and how they are read.

use super::action::Action;
use super::context::Context;
use super::file::WhenKeys;
use super::place::Place;
use crate::diagnostic::{NameProblem, ScenarioProblem};
use crate::ident::{ClassName, TableName};
use crate::yaml::{Limits, Text};
use indexmap::IndexMap;
use jiff::SignedDuration;

/// Longer than all retries that a spec can have.
const PASSES: Limits = Limits {
    example: "15s",
    min: ("1ms", SignedDuration::from_millis(1)),
    max: ("720h", SignedDuration::from_hours(720)),
};

/// An action: its key, the keys that go with it, and how they are read.
struct ActionKind {
    key: &'static str,
    takes: &'static [&'static str],
    read: fn(&mut Context<'_>, &Place, &WhenKeys) -> Option<Action>,
}

const KINDS: [ActionKind; 13] = [
    ActionKind { key: "save", takes: &["set", "table", "workflow"], read: save },
    ActionKind { key: "insert", takes: &["set", "table", "workflow"], read: insert },
    ActionKind { key: "delete", takes: &["table"], read: delete },
    ActionKind {
        key: "dispatch",
        takes: &["group", "members", "channels", "rule", "closed"],
        read: dispatch,
    },
    ActionKind {
        key: "keep_trying",
        takes: &[],
        read: |_, _, keys| keys.keep_trying.map(|_| Action::KeepTrying),
    },
    ActionKind { key: "ajax", takes: &["with", "include"], read: ajax },
    ActionKind { key: "time_passes", takes: &["order"], read: time_passes },
    ActionKind {
        key: "restart",
        takes: &[],
        read: |_, _, keys| keys.restart.map(|_| Action::Restart),
    },
    ActionKind { key: "lose", takes: &["left_ready"], read: lose },
    ActionKind { key: "properties", takes: &[], read: properties },
    ActionKind { key: "background", takes: &[], read: background },
    ActionKind { key: "press", takes: &[], read: press },
    ActionKind { key: "script", takes: &[], read: script },
];

/// The one action at a place; nothing if there is none, or more than one, which is reported.
pub(super) fn read(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let written = KINDS.iter().filter(|kind| cx.is_written(&place.key(kind.key)));
    let written: Vec<&ActionKind> = written.collect();
    match written.as_slice() {
        [kind] => {
            check_companions(cx, place, kind);
            (kind.read)(cx, place, keys)
        }
        // A misspelt action was reported as an unknown key.
        [] if cx.is_faulty(place) => None,
        [] => {
            let known = KINDS.iter().map(|kind| kind.key).collect();
            cx.report_key(place, ScenarioProblem::NoAction { known });
            None
        }
        several => {
            let found = several.iter().map(|kind| kind.key).collect();
            cx.report_key(place, ScenarioProblem::SeveralActions { found });
            None
        }
    }
}

/// Refuses keys that belong to other actions.
fn check_companions(cx: &mut Context<'_>, place: &Place, kind: &ActionKind) {
    let mut seen = Vec::new();
    for &key in KINDS.iter().flat_map(|kind| kind.takes) {
        let is_foreign = !kind.takes.contains(&key) && cx.is_written(&place.key(key));
        if is_foreign && !seen.contains(&key) {
            let owners = KINDS.iter().filter(|it| it.takes.contains(&key)).map(|it| it.key);
            let owners = owners.collect();
            let problem = ScenarioProblem::Companion { key, action: kind.key, owners };
            cx.report_key(&place.key(key), problem);
            seen.push(key);
        }
    }
}

fn record(
    cx: &mut Context<'_>,
    place: &Place,
    key: &str,
    written: Option<&Text>,
) -> Option<String> {
    Some(cx.text(&place.key(key), "the record's name", written?))
}

fn table(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<String> {
    Some(cx.name(&place.key("table"), keys.table.as_ref()?, TableName::parse))
}

fn set(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> IndexMap<String, String> {
    let written = keys.set.clone().unwrap_or_default();
    cx.columns(&place.key("set"), &written, |value| value.0.clone())
}

fn save(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let record = record(cx, place, "save", keys.save.as_ref())?;
    let (table, set) = (table(cx, place, keys), set(cx, place, keys));
    Some(Action::Save { table, record, set, workflow: keys.workflow.unwrap_or(true) })
}

fn insert(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let record = record(cx, place, "insert", keys.insert.as_ref())?;
    let (table, set) = (table(cx, place, keys), set(cx, place, keys));
    Some(Action::Insert { table, record, set, workflow: keys.workflow.unwrap_or(true) })
}

fn delete(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let record = record(cx, place, "delete", keys.delete.as_ref())?;
    Some(Action::Delete { table: table(cx, place, keys), record })
}

fn dispatch(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let members = keys.members.as_deref().unwrap_or_default();
    let channels = keys.channels.as_deref().unwrap_or_default();
    Some(Action::Dispatch {
        record: record(cx, place, "dispatch", keys.dispatch.as_ref())?,
        group: keys.group.as_ref().map(|it| cx.text(&place.key("group"), "the group's name", it)),
        members: cx.texts(&place.key("members"), "the user ID", members),
        channels: cx.texts(&place.key("channels"), "the channel", channels),
        rule: keys.rule.as_ref().map(|it| cx.text(&place.key("rule"), "the rule's id", it)),
        closed: keys.closed.is_some(),
    })
}

fn ajax(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    const PREFIX: &str = "sysparm_";
    let mut with = IndexMap::new();
    for (name, value) in keys.with.iter().flatten() {
        let place = place.key("with").key(name);
        if let Some(near) = name.strip_prefix(PREFIX) {
            let (found, near) = (name.clone(), Some(near.to_owned()));
            let expected = "the name of a parameter without `sysparm_`";
            cx.report_key(&place, NameProblem::Invalid { found, expected, near });
        }
        with.insert(cx.key_text(&place, "the parameter's name"), value.0.clone());
    }
    let include = keys.include.as_ref();
    Some(Action::Ajax {
        method: cx.text(&place.key("ajax"), "the method", keys.ajax.as_ref()?),
        include: include.map(|it| cx.name(&place.key("include"), it, ClassName::parse)),
        with,
    })
}

fn time_passes(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let ms = cx.duration(&place.key("time_passes"), keys.time_passes.as_ref()?, &PASSES);
    Some(Action::TimePasses { ms, order: keys.order.unwrap_or_default() })
}

fn lose(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let event = cx.text(&place.key("lose"), "the event's name", keys.lose.as_ref()?);
    Some(Action::Lose { event, left_ready: keys.left_ready.unwrap_or(false) })
}

fn properties(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let (place, written) = (place.key("properties"), keys.properties.as_ref()?);
    if written.is_empty() {
        let example = "flashduty.teams_id: 87654321";
        cx.report_key(&place, ScenarioProblem::Empty { section: "properties", example });
    }
    Some(Action::Properties { values: cx.properties(&place, written) })
}

fn background(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let name = keys.background.as_ref()?;
    Some(Action::Background { name: cx.text(&place.key("background"), "the script's name", name) })
}

fn press(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let name = keys.press.as_ref()?;
    Some(Action::Press { name: cx.text(&place.key("press"), "the button's action", name) })
}

fn script(cx: &mut Context<'_>, place: &Place, keys: &WhenKeys) -> Option<Action> {
    let text = keys.script.as_ref()?;
    cx.check_filled(&place.key("script"), "the script", text);
    let begins = cx.script_begin(&place.key("script"), text);
    Some(Action::Script { text: text.0.clone(), begins })
}
