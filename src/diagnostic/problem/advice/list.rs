//! How to write a list where none is read, and a list that was written as one text.

/// How to write what somebody wrote as a list, given its place.
pub(super) fn instead(at: &str) -> Option<&'static str> {
    let steps: Vec<&str> = at.split('.').collect();
    Some(match steps.as_slice() {
        ["dialog", "channels"] => {
            "write each channel with its label, such as `{ sms: SMS, email: Email }`; there are \
             `sms`, `voice`, `teams` and `email`"
        }
        ["servicenow", "table"] => {
            "a mapping is for one table: write a file for each, with an `integration.name` of its \
             own, and give `sn-gen build` their folder"
        }
        ["servicenow", "role"] => "write one role, which all who may use the dialog have",
        ["payload" | "state_sync"] => {
            "write each JSON key with its field, such as `{ number: number }`"
        }
        ["payload" | "state_sync", _, "value"] | ["servicedesk_plus", "body", _, "value"] => {
            "write it as one text; a constant has no parts"
        }
        ["payload" | "state_sync", _, "from" | "journal" | "map"] => {
            "write one name; each JSON key has one source"
        }
        ["servicenow", "business_rule", "filter"] => {
            "write it as one text, such as `active=true^priority=1`"
        }
        ["payload" | "state_sync", _] => "write one field; each JSON key has one source",
        ["maps", _, "sync" | "progress" | "severity" | "label"] => {
            "this is the place of a raw value; write it in the entry of each value that it is \
             for, such as `6: { label: Resolved, sync: true }`"
        }
        ["maps", _] => "write each raw value with its label, such as `{ 1: New }`",
        ["servicedesk_plus", "body"] => {
            "write each JSON key with its attribute, such as `{ request_id: id }`"
        }
        ["servicedesk_plus", "body", _] => "write one attribute, such as `priority.name`",
        _ => return None,
    })
}

/// A text as the list that it stands for, given its place.
pub(super) fn of_text(at: &str, text: &str) -> String {
    let items: Vec<&str> =
        text.split([',', '，', '、', ';']).map(str::trim).filter(|item| !item.is_empty()).collect();
    match (at, items.as_slice()) {
        ("dialog.languages", _) if items.iter().any(|it| !matches!(*it, "en" | "zh")) => {
            "write `[en, zh]`, or one of the two".to_owned()
        }
        ("servicedesk_plus.editions", ["all" | "both"]) => {
            "leave the key out; both are made unless it says otherwise".to_owned()
        }
        _ => format!("write `[{}]`", items.join(", ")),
    }
}

/// A text as the list of durations that it stands for, whatever is between them. One with several
/// units is told apart as well: each time to wait has a single one.
pub(super) fn of_durations(text: &str) -> String {
    if text.bytes().all(|it| it.is_ascii_digit()) {
        return "write the time to wait before each further try, such as `[15s, 1m, 5m]`"
            .to_owned();
    }
    let mut items: Vec<String> = Vec::new();
    let mut is_amount = false;
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '/' | '|');
    let words = text.split(is_between).filter(|it| !matches!(*it, "" | "then" | "and"));
    for word in words {
        match items.last_mut() {
            // The unit of `15 s`.
            Some(amount) if is_amount => amount.push_str(word),
            _ => items.push(word.to_owned()),
        }
        is_amount = !is_amount && word.bytes().all(|b| b.is_ascii_digit());
    }
    format!("write `[{}]`", items.join(", "))
}
