//! What the guide says of the table of deliveries and of the sender.

use crate::guide::components::{self, Component};
use crate::guide::phrase;
use crate::model::ServiceNow;
use serde::Serialize;

/// The table, the sender, and what wakes it.
#[derive(Serialize)]
pub(super) struct Deliveries<'m> {
    table: &'m str,
    /// What the navigator calls the list of its rows.
    module: &'m str,
    event: &'m str,
    script_action: &'m str,
    statuses: &'static [Status],
    retention_days: u32,
    /// Further tries; nothing where none is made.
    retry: Option<Retry>,
    /// What brings back what release 1.0.0 has queued.
    takeover: Option<Takeover<'m>>,
}

/// What can have become of a message, as the choice list of the table calls it.
#[derive(Serialize)]
struct Status {
    label: &'static str,
    meaning: &'static str,
}

/// The second and further tries.
#[derive(Serialize)]
struct Retry {
    schedule: String,
    times: String,
}

#[derive(Serialize)]
struct Takeover<'m> {
    event: &'m str,
    script_action: &'m str,
}

const fn status(label: &'static str, meaning: &'static str) -> Status {
    Status { label, meaning }
}

/// In the order in which people choose from them.
const STATUSES: &[Status] = &[
    status(
        "Waiting",
        "It is sent as soon as it is due. The column Reason says why it was not sent yet.",
    ),
    status("Sent", "Flashduty has confirmed it with a request ID."),
    status(
        "Unconfirmed",
        "It was handed over, and nothing has confirmed it. Look in Flashduty whether it has \
         arrived. A dispatch is never repeated by itself.",
    ),
    status(
        "Refused",
        "Flashduty did not take it, or the configuration does not let it go out. The reason says which, and whether trying again can help.",
    ),
    status("Given up", "Nobody will send it any more. The system log has an error line about it."),
    status("Superseded", "A newer row or an earlier message has made it needless."),
    status("Heard", "Flashduty itself has set this state, so it is not told back."),
    status("Would send", "No script of this release writes it."),
    status("On hold", "No script of this release writes it."),
];

pub(super) fn view<'m>(part: &'m ServiceNow, delivered: &'m [Component]) -> Deliveries<'m> {
    const EVENT: &str = "sysevent_register";
    const SCRIPT_ACTION: &str = "sysevent_script_action";
    let first = |table| components::name(delivered, table).unwrap_or_default();
    let last = |table| components::last_name(delivered, table).unwrap_or_default();
    let takeover = part
        .business_rule
        .as_ref()
        .map(|_| Takeover { event: last(EVENT), script_action: last(SCRIPT_ACTION) });
    Deliveries {
        table: part.delivery_table.as_str(),
        module: first("sys_app_module"),
        event: first(EVENT),
        script_action: first(SCRIPT_ACTION),
        statuses: STATUSES,
        retention_days: part.properties.retention_days.default,
        retry: retry(&part.delivery.retry_seconds),
        takeover,
    }
}

fn retry(pauses: &[u32]) -> Option<Retry> {
    let words: Vec<String> = pauses.iter().copied().map(phrase::seconds).collect();
    (!words.is_empty()).then(|| Retry {
        schedule: phrase::list(&words, "and"),
        times: phrase::count(pauses.len(), "time"),
    })
}
