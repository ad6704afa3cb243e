//! What belongs to the platform or opens it: names, roles, tables and columns.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::tick;

#[derive(Debug, Clone)]
pub(crate) enum PlatformProblem {
    CapturedSecret { key: String },
    DeliveryTable { table: String },
    PasswordField { field: String },
    PlainPage { name: String, usual: String },
    PropertyElsewhere { name: String, usual: String },
    Prototype { what: &'static str, repair: &'static str },
    Reserved { what: &'static str, name: String, repair: String },
    RoleOfAll { role: String },
    SystemTable { table: String },
    UnfitRole { role: String, reason: &'static str },
}

impl PlatformProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::CapturedSecret { key } => Wording::new(
                Code::CapturedSecret,
                format!("a captured update set would carry the value of {}, a secret", tick(key)),
            )
            .label("not private")
            .help("write `private: true`, or leave the key out"),
            Self::DeliveryTable { table } => Wording::new(
                Code::ReservedName,
                format!("the table {} is the one in which deliveries are kept", tick(table)),
            )
            .label("taken")
            .help("write the table whose records are sent, or another `prefix` in `integration`"),
            Self::PasswordField { field } => Wording::new(
                Code::PasswordField,
                format!("the field {} holds a password, which must not be sent", tick(field)),
            )
            .label("a password")
            .help("remove this key, or write another field"),
            Self::PlainPage { name, usual } => Wording::new(
                Code::ReservedName,
                format!("the page name {} is so plain that the platform may have it", tick(name)),
            )
            .label("one plain word")
            .help(format!("write {}", tick(usual))),
            Self::PropertyElsewhere { name, usual } => Wording::new(
                Code::ReservedName,
                format!("the property {} does not start with the prefix", tick(name)),
            )
            .label("may belong to somebody else")
            .help(format!("write {}", tick(usual))),
            Self::Prototype { what, repair } => Wording::new(
                Code::ReservedName,
                format!("the {what} `__proto__` belongs to JavaScript, where it would be lost"),
            )
            .label("taken")
            .help(*repair),
            Self::Reserved { what, name, repair } => Wording::new(
                Code::ReservedName,
                format!("the {what} {} belongs to the platform", tick(name)),
            )
            .label("taken")
            .help(repair.clone()),
            Self::RoleOfAll { role } => Wording::new(
                Code::WideRole,
                format!("every employee has the role {} and could page people", tick(role)),
            )
            .label("very many")
            .help("write the role of those who work on the records, such as `itil`"),
            Self::SystemTable { table } => Wording::new(
                Code::SystemTable,
                format!("the table {} is one of the platform's own", tick(table)),
            )
            .label("no table of records that people work on")
            .help("write a table such as `incident` or `problem`"),
            Self::UnfitRole { role, reason } => {
                Wording::new(Code::UnfitRole, format!("the role {} {reason}", tick(role)))
                    .label("not for the dialog")
                    .help("write the role of those who work on the records, such as `itil`")
            }
        }
    }
}
