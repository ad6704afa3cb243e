//! One term of an encoded query: a field, an operator that the platform knows, a value.
//!
//! What the platform does not understand it leaves out without a word, so that a rule would fire
//! on more than was meant; hence a list of what is known rather than of what is not.

use crate::ident::FieldPath;

/// What is wrong with a filter, and what to do about it.
pub(super) type Objection = (&'static str, &'static str);

/// Operators that a value follows; a longer one stands before the one that it starts with.
const WITH_VALUE: &str = "!=|<=|<|>=|>|BETWEEN|CHANGESFROM|CHANGESTO|CONTAINS|DATEPART|\
    DOES NOT CONTAIN|DYNAMIC|ENDSWITH|GT_FIELD|GT_OR_EQUALS_FIELD|INSTANCEOF|IN|LESSTHAN|LIKE|\
    LT_FIELD|LT_OR_EQUALS_FIELD|MATCH_PAT|MATCH_RGX|MORETHAN|NOT IN|NOT LIKE|NOTLIKE|NOTON|\
    NSAMEAS|ON|RELATIVEEE|RELATIVEGE|RELATIVEGT|RELATIVELE|RELATIVELT|SAMEAS|STARTSWITH";

/// Operators that nothing follows.
const WITHOUT_VALUE: [&str; 5] = ["ANYTHING", "EMPTYSTRING", "ISEMPTY", "ISNOTEMPTY", "VALCHANGES"];

/// What starts something other than a term, and why it cannot be part of a filter.
const BEYOND: [(&str, Objection); 7] = [
    (
        "NQ",
        (
            "starts a new query with `^NQ`, which would fire on any change",
            "write it as one query; use `^OR` within a field",
        ),
    ),
    ("ORDERBY", SORTED),
    ("GROUPBY", SORTED),
    ("EQ", ("ends with `EQ` before its last term", "remove `EQ`; the end is added")),
    ("RLQUERY", RELATED),
    ("ENDRLQUERY", RELATED),
    ("SUBQUERY", RELATED),
];
const SORTED: Objection =
    ("sorts or groups, which a condition cannot", "leave out `^ORDERBY…` and `^GROUPBY…`");
const RELATED: Objection = (
    "queries a related list, which a condition cannot",
    "leave out what stands from `RLQUERY` to `ENDRLQUERY`",
);

/// What is wrong with a term of a query, given whether it is the first and the last.
pub(super) fn objection(term: &str, is_first: bool, is_last: bool) -> Option<Objection> {
    if let Some((_, objection)) = BEYOND.iter().find(|(start, _)| term.starts_with(start)) {
        return Some(*objection);
    }
    if is_first && (term.is_empty() || term.starts_with("OR")) {
        return Some(("starts with an operator", "start with a field, such as `active=true`"));
    }
    if is_last && matches!(term, "" | "OR") {
        return Some(("ends with an operator", "end with a value, such as `active=true`"));
    }
    let term = term.strip_prefix("OR").unwrap_or(term);
    let end = term.bytes().position(|b| !is_field(b)).unwrap_or(term.len());
    let (field, rest) = term.split_at_checked(end).unwrap_or((term, ""));
    if FieldPath::parse(field).is_err() {
        let repair = "write terms such as `active=true`; a caret in a value is doubled";
        return Some(("has a term that does not start with a field", repair));
    }
    operator_objection(rest)
}

/// Whether a byte can be part of a field.
fn is_field(b: u8) -> bool {
    matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'.')
}

/// What is wrong with all of a term but its field.
fn operator_objection(rest: &str) -> Option<Objection> {
    // An equals sign alone is how the platform writes that a field is empty.
    if rest.is_empty() {
        return Some((
            "has a term without an operator, which the platform would leave out",
            "write terms such as `active=true`",
        ));
    }
    if rest.starts_with('=') || rest == "!=" || WITHOUT_VALUE.contains(&rest) {
        return None;
    }
    if rest.starts_with(' ') {
        return Some((
            "has a blank before an operator, which the platform would leave out with its term",
            "write it as \"Copy query\" of a list gives it, such as `active=true^priority=1`: no \
             blank beside an operator, and `^` between terms",
        ));
    }
    match WITH_VALUE.split('|').find_map(|operator| rest.strip_prefix(operator)) {
        Some("") => Some((
            "has an operator without a value",
            "write the value, or use `ISEMPTY` or `ISNOTEMPTY`",
        )),
        Some(_) => None,
        None => Some((
            "has an operator that the platform does not know",
            "use one that \"Copy query\" of a list gives, such as `=`, `!=`, `IN`, `LIKE`, \
             `STARTSWITH` or `ISNOTEMPTY`",
        )),
    }
}

/// Operators that compare a field with values, each before one that it starts with.
const COMPARING: [&str; 11] =
    ["!=", "<=", ">=", "=", "<", ">", "BETWEEN", "CHANGESFROM", "CHANGESTO", "NOT IN", "IN"];

/// The field that a term begins with.
pub(super) fn field(term: &str) -> &str {
    let term = term.strip_prefix("OR").unwrap_or(term);
    let end = term.bytes().position(|b| !is_field(b)).unwrap_or(term.len());
    term.get(..end).unwrap_or(term)
}

/// Field, operator and value of a term that compares; the value may be a list.
pub(super) fn comparison(term: &str) -> Option<(&str, &'static str, &str)> {
    let term = term.strip_prefix("OR").unwrap_or(term);
    let (field, rest) = term.split_at_checked(term.bytes().position(|b| !is_field(b))?)?;
    let compares =
        |operator: &&'static str| Some((field, *operator, rest.strip_prefix(*operator)?));
    // `INSTANCEOF` begins like `IN`.
    COMPARING.iter().filter(|_| !rest.starts_with("INSTANCEOF")).find_map(compares)
}

#[cfg(test)]
mod tests {
    use super::{comparison, objection};

    #[test]
    fn takes_a_comparison_apart() {
        for (term, parts) in [
            ("state=6", Some(("state", "=", "6"))),
            ("ORpriority<=2", Some(("priority", "<=", "2"))),
            ("stateNOT IN6,7", Some(("state", "NOT IN", "6,7"))),
            ("parent.stateIN6", Some(("parent.state", "IN", "6"))),
            ("stateCHANGESTO6", Some(("state", "CHANGESTO", "6"))),
            ("stateBETWEEN1@6", Some(("state", "BETWEEN", "1@6"))),
            ("assigned_to=", Some(("assigned_to", "=", ""))),
            ("sys_class_nameINSTANCEOFincident", None),
            ("stateISEMPTY", None),
            ("EQ", None),
        ] {
            assert_eq!(comparison(term), parts, "{term}");
        }
    }

    #[test]
    fn takes_every_operator_of_the_condition_builder() {
        for good in [
            "assigned_to=",
            "state!=6",
            "priority<=2",
            "stateIN1,2,3",
            "stateNOT IN6,7",
            "short_descriptionNOT LIKEtest",
            "short_descriptionDOES NOT CONTAINtest",
            "numberSTARTSWITHINC",
            "assignment_group.manager.departmentISNOTEMPTY",
            "close_notesEMPTYSTRING",
            "assigned_toDYNAMIC90d1921e5f510100a9ad2572f2b477fe",
            "sys_class_nameINSTANCEOFincident",
            "opened_atRELATIVEGT@day@ago@3",
            "openedBETWEEN1@2",
            "assigned_toSAMEAScaller_id",
            "stateCHANGESTO6",
            "stateVALCHANGES",
            "priorityANYTHING",
            "u_2nd_line=INTERNAL",
        ] {
            assert_eq!(objection(good, true, true), None, "{good}");
        }
    }

    #[test]
    fn refuses_what_the_platform_would_leave_out() {
        for bad in [
            "active",
            "active true",
            "stateEQUALS6",
            "stateIS6",
            "stateISEMPTYx",
            "stateIN",
            "state<",
            "a..b=1",
            "a.b.c.d.e=1",
            "RLQUERYtask_sla.task,>0",
            "stateHASVALUE1",
        ] {
            assert!(objection(bad, true, true).is_some(), "{bad}");
        }
    }
}
