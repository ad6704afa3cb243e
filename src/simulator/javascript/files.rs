//! What the interpreter loads before the first scenario.

use crate::dictionary::names;

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../runtime/", $name)))
    };
}

/// The files of the stand-in, in the order in which they are loaded.
pub const RUNTIME: &[(&str, &str)] = &[
    file!("strict.js"),
    file!("platform.js"),
    file!("engine.js"),
    file!("expressions.js"),
    file!("order.js"),
    file!("java_string.js"),
    file!("clock.js"),
    file!("date_format.js"),
    file!("time_zone.js"),
    file!("glide_date_time.js"),
    file!("unknown.js"),
    file!("dictionary.js"),
    file!("tables.js"),
    file!("rows.js"),
    file!("path.js"),
    file!("query_term.js"),
    file!("encoded_query.js"),
    file!("access.js"),
    file!("record_access.js"),
    file!("transaction.js"),
    file!("interrupt.js"),
    file!("journal.js"),
    file!("glide_element.js"),
    file!("scan.js"),
    file!("result.js"),
    file!("column_value.js"),
    file!("own_rows.js"),
    file!("glide_record.js"),
    file!("glide_record_write.js"),
    file!("record_class.js"),
    file!("message_format.js"),
    file!("glide_system.js"),
    file!("flashduty_json.js"),
    file!("flashduty_write.js"),
    file!("flashduty_answers.js"),
    file!("flashduty_contract.js"),
    file!("flashduty_items.js"),
    file!("flashduty_api.js"),
    file!("flashduty_incident.js"),
    file!("flashduty_tickets.js"),
    file!("flashduty_push.js"),
    file!("flashduty_push_values.js"),
    file!("flashduty.js"),
    file!("transport.js"),
    file!("rest_message.js"),
    file!("script_include.js"),
    file!("form.js"),
    file!("queue.js"),
    file!("workers.js"),
    file!("script_action.js"),
    file!("business_rule.js"),
    file!("save.js"),
    file!("watched.js"),
    file!("actions.js"),
    file!("global_scope.js"),
    file!("built_ins.js"),
    file!("main.js"),
    file!("surface.js"),
];

/// What the platform has, as JSON: the stand-in reads it as `simulator.platform`.
pub const PLATFORM: &str = names::PLATFORM;

/// What an engine of ES5 has, as JSON: the stand-in reads it as `simulator.es5`.
pub const ES5: &str = names::ES5;

/// What begins a scenario, once the files are loaded.
pub(super) const START: &str = include_str!("start.js");
