//! The answers of a scenario as the stand-in's transport takes them.

use super::lookup::Lookup;
use super::scenario::{Answer, Reply};
use super::steps;
use serde_json::{Map, Value, json};

/// All answers, in their order.
pub(super) fn answers(lookup: &mut Lookup<'_>, answers: &[Answer]) -> Vec<Value> {
    answers.iter().map(|it| answer(lookup, it)).collect()
}

fn answer(lookup: &mut Lookup<'_>, answer: &Answer) -> Value {
    let mut keys = keys(answer);
    // One that no request takes is told with its line.
    keys.insert("line".to_owned(), answer.line.into());
    if !answer.meanwhile.is_empty() {
        let actions = answer.meanwhile.iter().map(|when| steps::action(lookup, when));
        keys.insert("meanwhile".to_owned(), Value::Array(actions.collect()));
    }
    Value::Object(keys)
}

/// An answer during which nothing else happens, and which may be left over.
pub(super) fn alone(answer: &Answer) -> Value {
    Value::Object(keys(answer))
}

fn keys(answer: &Answer) -> Map<String, Value> {
    let mut keys = Map::new();
    keys.insert("times".to_owned(), answer.times.into());
    if let Some(to) = &answer.to {
        keys.insert("to".to_owned(), to.to_string().into());
    }
    if let Some(takes) = answer.takes {
        keys.insert("takes".to_owned(), takes.into());
    }
    let reply = match &answer.reply {
        Reply::Proper => json!({}),
        Reply::Timeout(ending) => json!({ "timeout": ending }),
        Reply::Refused => json!({ "refused": true }),
        Reply::Lost(ending) => json!({ "lost": ending }),
        Reply::Restart(departure) => json!({ "restart": departure }),
        Reply::Body { status, body, headers } => {
            json!({ "status": status, "body": body, "headers": headers })
        }
        Reply::Error { status, code: None, headers } => {
            json!({ "status": status, "headers": headers })
        }
        Reply::Error { status, code: Some(code), headers } => {
            json!({ "status": status, "error": code, "headers": headers })
        }
    };
    if let Value::Object(reply) = reply {
        keys.extend(reply);
    }
    keys
}
