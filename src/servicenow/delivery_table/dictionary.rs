//! The table and its columns, as rows of `sys_db_object` and `sys_dictionary`.

use super::{Column, DeliveryTable, Holds};
use crate::choice::Language;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use crate::servicenow::value::Reference;

/// The table itself. Scripts of other applications cannot reach it, and its access controls are
/// records of their own.
pub(super) fn table(table: &DeliveryTable) -> Record {
    let label = table.label(Language::En);
    Record::new(Table::DbObject, table.name, &label)
        .applying_to(table.name)
        .text("access", "package_private")
        .text("label", label.as_str())
        .text("name", table.name)
        .flag("read_access", true)
        .flag("ws_access", true)
        .same("", &["caller_access", "number_ref", "provider_class", "super_class", "user_role"])
        .same(
            "false",
            &[
                "actions_access",
                "alter_access",
                "client_scripts_access",
                "configuration_access",
                "create_access",
                "create_access_controls",
                "delete_access",
                "is_extendable",
                "live_feed_enabled",
                "scriptable_table",
                "update_access",
            ],
        )
}

/// The row of the dictionary that stands for the table as a whole.
pub(super) fn collection(table: &DeliveryTable) -> Record {
    let label = table.label(Language::En);
    entry(table, "", &label, &label, ("collection", "Collection"), 40)
        .named(table.name)
        .same("", &["choice", "reference"])
        .same("false", &["display", "read_only"])
}

/// A column. People read it on forms; only scripts write it.
pub(super) fn column(table: &DeliveryTable, column: &Column) -> Record {
    let label = column.label.in_language(Language::En);
    let (kind, length) = match column.holds {
        Holds::Ticket | Holds::Reference(_) => (("reference", "Reference"), 32),
        // It holds more than one key.
        Holds::List(_) => (("glide_list", "List"), 4000),
        Holds::Choice(_) => (("choice", "Choice"), 40),
        Holds::Text(length) => (("string", "String"), length),
        Holds::Integer => (("integer", "Integer"), 40),
        // Exports show no word for this type.
        Holds::DateTime => (("glide_date_time", ""), 40),
        Holds::Flag => (("boolean", ""), 40),
    };
    let is_choice = matches!(column.holds, Holds::Choice(_));
    let record = entry(table, column.name, label, &table.title(column), kind, length)
        .named(label)
        // A list without an entry for nothing.
        .text("choice", if is_choice { "3" } else { "" })
        .flag("display", column.holds == Holds::Ticket)
        .flag("read_only", true);
    match column.holds {
        Holds::Ticket => record.reference("reference", to_table(table.tickets)),
        Holds::Reference(to) | Holds::List(to) => record.reference("reference", to_table(to)),
        _ => record.text("reference", ""),
    }
}

/// A reference to a table, whose key is its name.
fn to_table(name: &str) -> Reference {
    let (id, display) = (name.to_owned(), String::new());
    Reference { display, coalesce: vec![("name", id.clone())], id }
}

fn entry(
    table: &DeliveryTable,
    element: &str,
    label: &str,
    title: &str,
    (kind, kind_label): (&str, &str),
    length: u32,
) -> Record {
    let kind =
        Reference { id: kind.to_owned(), display: kind_label.to_owned(), coalesce: Vec::new() };
    Record::new(Table::Dictionary, &format!("{}/{element}", table.name), title)
        .applying_to(table.name)
        .text("column_label", label)
        .text("element", element)
        .reference("internal_type", kind)
        .text("max_length", length.to_string())
        .text("name", table.name)
        .text("use_reference_qualifier", "simple")
        .text("virtual_type", "script")
        .flag("active", true)
        .same("", EMPTY)
        .same("false", OFF)
}

/// What no column of ours has.
const EMPTY: &[&str] = &[
    "attributes",
    "calculation",
    "choice_field",
    "choice_table",
    "comments",
    "create_roles",
    "default_value",
    "defaultsort",
    "delete_roles",
    "dependent",
    "dependent_on_field",
    "dynamic_creation_script",
    "dynamic_default_value",
    "dynamic_ref_qual",
    "foreign_database",
    "formula",
    "function_definition",
    "next_element",
    "read_roles",
    "reference_cascade_rule",
    "reference_key",
    "reference_qual",
    "reference_qual_condition",
    "reference_type",
    "widget",
    "write_roles",
];

/// What no column of ours is.
const OFF: &[&str] = &[
    "array",
    "audit",
    "dynamic_creation",
    "element_reference",
    "function_field",
    "mandatory",
    "primary",
    "reference_floats",
    "spell_check",
    "staged",
    "table_reference",
    "text_index",
    "unique",
    "use_dependent_field",
    "use_dynamic_default",
    "virtual",
    "xml_view",
];
