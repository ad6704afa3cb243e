//! What to type for a word that is none of those accepted.

use crate::diagnostic::words::{nearest, tick};

/// What to type for a word that is not accepted.
pub(in crate::diagnostic::problem) fn word(found: &str, accepted: &[String]) -> Option<String> {
    let accepted: Vec<&str> = accepted.iter().map(String::as_str).collect();
    let lower = found.to_lowercase();
    let repair = match (accepted.as_slice(), lower.as_str()) {
        (["string", "password2"], "password") => {
            "the platform's two-way encrypted type is called `password2`"
        }
        (["true", "false"], "yes" | "y" | "on" | "1") => "write `true`",
        (["true", "false"], "no" | "n" | "off" | "0") => "write `false`",
        (["global"], _) => "everything is generated into the global scope",
        (["standard"], _) => {
            "only `standard` can be extended; the path of a mapping of your own is not read"
        }
        (["display", ..], "label") => {
            "write `map: NAME` for the label of a map below `maps`, `as: display` for what the \
             form shows, or neither for the raw value"
        }
        (["display", ..], "raw" | "string" | "text" | "value") => {
            "leave `as` out: without it the raw value is sent"
        }
        (["en", "zh"], "english") => "write `en`",
        (["en", "zh"], "chinese" | "cn" | "zh-cn" | "zh_cn") => "write `zh`",
        (["en", "zh"], it) if it.is_ascii() => {
            "the dialog speaks these two; everybody else reads it in English"
        }
        (["cloud", "on_premises"], "onprem" | "on-prem" | "local" | "server") => {
            "write `on_premises`"
        }
        (["package_private", "public"], "private") => "write `package_private`",
        (["display", ..], "date" | "datetime" | "time") => {
            "write `display`: dates are sent as the sending user sees them"
        }
        (["display", ..], "utc") => {
            "leave `as` out: the raw value of a date is in UTC; let the key end in `_utc`, which \
             says so"
        }
        (["anyone"], _) => {
            "write `by: anyone` to count what the service account wrote as well, or leave `by` out"
        }
        (["Triggered", ..], "false" | "no" | "none" | "null") => {
            "write what the label leads to, or leave the key out"
        }
        (["Critical", ..], "false" | "no" | "none" | "null") => {
            "write how bad it is, or leave the key out"
        }
        (["all", "known"], "every" | "any" | "everything") => "write `all`, or leave the key out",
        (["all", "known"], "dispatched" | "mine" | "own" | "ours" | "sent") => {
            "write `known`: what was dispatched from here, opened by the service account, or is \
             older than the table of deliveries"
        }
        (["async", "async_always"], _) => {
            "write `async`: the rule runs after the user's transaction, so that nobody waits for \
             another server"
        }
        (["1"], _) => "this release of sn-gen reads version 1 of the format",
        (words, _) => {
            let meant = nearest(found, words).map(|it| format!("did you mean {}?", tick(it)));
            return meant.or_else(|| of_flashduty(&lower, words));
        }
    };
    Some(repair.to_owned())
}

/// Flashduty's word for a state or a severity that others call otherwise.
fn of_flashduty(word: &str, accepted: &[&str]) -> Option<String> {
    let meant = match word {
        "active" | "new" | "neu" | "offen" | "open" | "opened" | "reopened" | "打开" | "新建" => {
            "Triggered"
        }
        "ack" | "acknowledged" | "assigned" | "in bearbeitung" | "in progress" | "in_progress"
        | "work in progress" | "working" | "处理中" => "Processing",
        "hold" | "on hold" | "on_hold" | "paused" | "pending" | "suspended" | "waiting"
        | "暂停" => "Snoozed",
        "canceled" | "cancelled" | "completed" | "done" | "gelöst" | "geschlossen" | "ok"
        | "recovered" | "resolved" | "solved" | "已关闭" | "已解决" => "Closed",
        "high" | "hoch" | "p1" | "高" => "Critical",
        "medium" | "mittel" | "moderate" | "p2" | "中" => "Warning",
        "low" | "niedrig" | "p3" | "低" => "Info",
        _ => return None,
    };
    accepted.contains(&meant).then(|| format!("write `{meant}`, which is Flashduty's word for it"))
}
