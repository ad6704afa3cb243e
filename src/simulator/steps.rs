//! The steps of a scenario as the stand-in performs them.

use super::lookup::Lookup;
use super::scenario::{Action, Begin, Place, Step, When};
use indexmap::IndexMap;
use serde_json::{Map, Value, json};

/// All steps, each with the records that are looked at after it.
pub(super) fn steps(lookup: &mut Lookup<'_>, steps: &[Step], watch_all: bool) -> Vec<Value> {
    steps
        .iter()
        .map(|step| {
            let mut action = action(lookup, &step.when);
            action["watch"] = watch(lookup, step, watch_all);
            action
        })
        .collect()
}

/// The table of each record that is looked at, by `sys_id`.
fn watch(lookup: &mut Lookup<'_>, step: &Step, all: bool) -> Value {
    let table = lookup.instance.table.clone();
    let mut watched = Map::new();
    let place = |part: &str, key: &String| (step.then.place.key(part).key(key), key.clone());
    let mut named: Vec<(Place, String)> =
        step.then.records.keys().map(|key| place("records", key)).collect();
    named.extend(step.then.flashduty.keys().map(|key| place("flashduty", key)));
    if all {
        named.extend(lookup.records.keys(&table).into_iter().map(|key| (step.place.clone(), key)));
    }
    for (key, columns) in &step.then.records {
        if let Some(table) = lookup.records.find(&table, key).map(|(table, _)| table.to_owned()) {
            lookup.check_columns(&place("records", key).0, &table, columns.keys());
        }
    }
    for (place, key) in named {
        match lookup.records.find(&table, &key).map(|(table, id)| (table.to_owned(), id)) {
            Some((table, id)) => drop(watched.insert(id, table.into())),
            None => drop(lookup.record(&place, &table, &key)),
        }
    }
    Value::Object(watched)
}

/// An action as the stand-in performs it.
pub(super) fn action(lookup: &mut Lookup<'_>, when: &When) -> Value {
    let mut action = kind(lookup, when);
    action["user"] = lookup.record(&when.place, "sys_user", &when.actor.user).into();
    action["language"] = when.actor.language.clone().into();
    action["roles"] = json!(when.actor.roles);
    action
}

fn kind(lookup: &mut Lookup<'_>, when: &When) -> Value {
    let place = &when.place;
    match &when.action {
        Action::Save { table, record, set, workflow } => {
            let mut action = save(lookup, place, "save", table.as_deref(), record, set);
            action["workflow"] = (*workflow).into();
            action
        }
        Action::Insert { table, record, set, workflow } => {
            let mut action = save(lookup, place, "insert", table.as_deref(), record, set);
            action["workflow"] = (*workflow).into();
            action
        }
        Action::Delete { table, record } => {
            let table = table.clone().unwrap_or_else(|| lookup.instance.table.clone());
            let id = lookup.record(&place.key("delete"), &table, record);
            json!({ "do": "delete", "table": table, "sys_id": id })
        }
        Action::Dispatch { .. } => dispatch(lookup, when),
        Action::KeepTrying => {
            let parameters = Map::from_iter([(String::from("sysparm_delivery"), "".into())]);
            let mut action = ajax(lookup, "keepTrying", None, &parameters);
            action["do"] = "keep_trying".into();
            action
        }
        Action::Ajax { method, include, with } => {
            let parameters = with.iter().map(|(name, value)| {
                let value = lookup.text(&place.key("with").key(name), value);
                (format!("sysparm_{name}"), Value::from(value))
            });
            let parameters = parameters.collect();
            ajax(lookup, method, include.as_deref(), &parameters)
        }
        Action::TimePasses { ms, order } => {
            json!({ "do": "pass", "ms": ms, "order": order.as_str() })
        }
        Action::Restart => json!({ "do": "restart" }),
        Action::Lose { event, left_ready } => {
            json!({ "do": "lose", "name": event, "left_ready": left_ready })
        }
        Action::Properties { values } => {
            for (name, value) in values {
                lookup.check_property(&place.key("properties"), name, value);
            }
            json!({ "do": "properties", "values": values })
        }
        Action::Background { name } => background(lookup, place, name),
        Action::Press { name } => json!({ "do": "press", "name": name }),
        Action::Script { text, begins } => {
            let script = lookup.text(&place.key("script"), text);
            // As many lines before it as the file has, so that errors name those of the file.
            let (file, at, lines) = match begins {
                Begin::Line(file, line) => (file.as_str(), "", line - 1),
                Begin::Key(at) => ("script.js", at.as_str(), 0),
            };
            let script = "\n".repeat(lines) + &script;
            json!({ "do": "script", "name": "script", "file": file, "at": at, "script": script })
        }
    }
}

/// What Send in the dialog calls.
fn dispatch(lookup: &mut Lookup<'_>, When { place, action, .. }: &When) -> Value {
    let Action::Dispatch { record, group, members, channels, rule, closed } = action else {
        return json!({});
    };
    let table = lookup.instance.table.clone();
    let mut parameters = Map::new();
    let mut put = |name: &str, value: String| {
        if !value.is_empty() {
            parameters.insert(format!("sysparm_{name}"), value.into());
        }
    };
    put("record", lookup.record(&place.key("dispatch"), &table, record));
    if let Some(group) = group {
        put("group", lookup.record(&place.key("group"), "sys_user_group", group));
    }
    let place = place.key("members");
    let ids = members.iter().enumerate();
    let ids = ids.map(|(at, user)| lookup.record(&place.item(at), "sys_user", user));
    put("members", ids.collect::<Vec<_>>().join(","));
    put("channels", channels.join(","));
    put("rule", rule.clone().unwrap_or_default());
    put("closed", if *closed { "true" } else { "" }.to_owned());
    ajax(lookup, "sendWebhook", None, &parameters)
}

fn save(
    lookup: &mut Lookup<'_>,
    place: &Place,
    action: &str,
    table: Option<&str>,
    record: &str,
    set: &IndexMap<String, String>,
) -> Value {
    let table = table.unwrap_or(&lookup.instance.table).to_owned();
    lookup.check_table(&place.key("table"), &table);
    let id = lookup.record(&place.key(action), &table, record);
    let mut row = lookup.stored(&place.key("set"), &table, set);
    let key = lookup.dictionary.key(&table).filter(|_| action == "insert");
    row.extend(key.map(|key| (key.to_owned(), record.to_owned())));
    json!({ "do": action, "table": table, "sys_id": id, "set": row })
}

fn ajax(
    lookup: &Lookup<'_>,
    method: &str,
    include: Option<&str>,
    with: &Map<String, Value>,
) -> Value {
    let include = include.unwrap_or(&lookup.instance.ajax);
    json!({ "do": "ajax", "include": include, "method": method, "parameters": with })
}

fn background(lookup: &mut Lookup<'_>, place: &Place, name: &str) -> Value {
    let scripts = &lookup.instance.installation.background;
    let Some((_, file)) = scripts.iter().find(|(known, _)| known == name) else {
        lookup.unknown_script(&place.key("background"), name);
        return json!({});
    };
    json!({ "do": "script", "name": name, "file": file.path, "script": file.text })
}
