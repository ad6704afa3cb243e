//! What maps to what: payloads, bodies, value maps.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{choices, instead, tick};

#[derive(Debug, Clone)]
pub(crate) enum MappingProblem {
    Conflict {
        key: &'static str,
        other: String,
        reason: &'static str,
    },
    EmptySection {
        section: String,
        example: &'static str,
    },
    IncidentMap {
        map: String,
        table: String,
    },
    NoSource {
        key: String,
    },
    NothingToGenerate,
    Repeated {
        found: String,
    },
    Reserved {
        key: String,
        reserved: &'static [&'static str],
    },
    SeveralSources {
        key: String,
        found: Vec<&'static str>,
    },
    SyncIgnored {
        map: String,
    },
    UnknownMap {
        name: String,
        known: Vec<String>,
    },
    UnusedMap {
        name: String,
    },
    UnusedSection {
        section: String,
        because: &'static str,
    },
}

impl MappingProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Conflict { key, other, reason } => Wording::new(
                Code::ConflictingKeys,
                format!("`{key}` does not go with {}: {reason}", tick(other)),
            )
            .label(format!("remove this or {}", tick(other))),
            Self::EmptySection { section, example } => Wording::new(
                Code::EmptySection,
                format!("{} has no entry", tick(section)),
            )
            .label("at least one entry")
            .help(format!(
                "add one, such as `{example}`, or leave {} out for the standard ones",
                tick(section)
            )),
            Self::IncidentMap { map, table } => Wording::new(
                Code::IncidentMap,
                format!(
                    "{} uses the standard map {}, whose values are those of `incident`",
                    tick(table),
                    tick(map)
                ),
            )
            .label("another table")
            .help(format!(
                "write `maps.{map}` with the values of {}",
                tick(table)
            )),
            Self::NoSource { key } => Wording::new(
                Code::FieldSource,
                format!("{} does not say where its value comes from", tick(key)),
            )
            .label("no source")
            .help(
                "add `from:` with a field, `journal:` with a journal field, or `value:` with a \
                 constant",
            ),
            Self::NothingToGenerate => Wording::new(
                Code::NothingToGenerate,
                "`servicenow` and `servicedesk_plus` are both switched off",
            )
            .label("nothing is left to generate")
            .help("remove one of the two `false`"),
            _ => self.more(),
        }
    }

    fn more(&self) -> Wording {
        match self {
            Self::Repeated { found } => {
                Wording::new(Code::RepeatedValue, format!("{} stands twice", tick(found)))
                    .label("second time")
                    .help("remove one of the two")
            }
            Self::Reserved { key, reserved } => Wording::new(
                Code::ReservedKey,
                format!(
                    "the JSON key {} is set by the integration itself",
                    tick(key)
                ),
            )
            .label("reserved")
            .help(format!(
                "choose another key; reserved are {}",
                choices(reserved).replace(" or ", " and ")
            )),
            Self::SeveralSources { key, found } => Wording::new(
                Code::FieldSource,
                format!(
                    "{} has several sources: {}",
                    tick(key),
                    choices(found).replace(" or ", " and ")
                ),
            )
            .label("more than one source")
            .help("keep one of them"),
            Self::SyncIgnored { map } => Wording::new(
                Code::SyncIgnored,
                format!(
                    "`sync` has no effect: no field of `state_sync` uses the map {}",
                    tick(map)
                ),
            )
            .label("no effect")
            .help(format!(
                "add a field with `map: {map}` to `state_sync`, or remove `sync`"
            )),
            Self::UnknownMap { name, known } => {
                Wording::new(Code::UnknownMap, format!("there is no map {}", tick(name)))
                    .label("unknown map")
                    .help_if(
                        instead(name, known)
                            .or_else(|| Some(format!("define it as `maps.{name}`"))),
                    )
            }
            Self::UnusedMap { name } => Wording::new(
                Code::UnusedMap,
                format!("no field uses the map {}", tick(name)),
            )
            .label("unused")
            .help(format!("add `map: {name}` to a field, or remove the map")),
            Self::UnusedSection { section, because } => Wording::new(
                Code::UnusedSection,
                format!("{} has no effect, because {because}", tick(section)),
            )
            .label("no effect")
            .help("remove one of the two"),
            _ => Wording::new(Code::InternalError, "a problem without words"),
        }
    }
}
