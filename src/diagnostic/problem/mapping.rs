//! Sections, value maps and lists.

use super::Wording;
use super::value::{kept_label, states_repair};
use crate::diagnostic::Code;
use crate::diagnostic::words::{count, instead, tick};

#[derive(Debug, Clone)]
pub(crate) enum MappingProblem {
    EmptySection {
        section: String,
        example: &'static str,
    },
    /// `kept` are the states that a mapping keeps which extends the standard one.
    IncidentMap {
        map: String,
        table: String,
        kept: Vec<String>,
    },
    NothingToGenerate,
    Repeated {
        found: String,
    },
    Rival {
        other: String,
        named: Vec<String>,
        more: usize,
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
        repair: &'static str,
    },
}

impl MappingProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::EmptySection { section, example } => {
                Wording::new(Code::EmptySection, format!("{} has no entry", tick(section)))
                    .label("at least one entry")
                    .help(format!(
                        "add one, such as `{example}`, or leave {} out for the standard ones",
                        tick(section)
                    ))
            }
            Self::IncidentMap { map, table, kept } => Wording::new(
                Code::IncidentMap,
                format!(
                    "{} uses the standard map {}, whose values are those of `incident`",
                    tick(table),
                    tick(map)
                ),
            )
            .label(kept_label(kept))
            .help(states_repair(map, kept, &format!("the values of {}", tick(table)))),
            Self::NothingToGenerate => Wording::new(
                Code::NothingToGenerate,
                "`servicenow` and `servicedesk_plus` are both switched off",
            )
            .label("nothing is left to generate")
            .help("remove one of the two `false`"),
            Self::Repeated { found } => {
                Wording::new(Code::RepeatedValue, format!("{} stands twice", tick(found)))
                    .label("second time")
                    .help("remove one of the two")
            }
            Self::Rival { other, named, more } => {
                let more = match more {
                    0 => String::new(),
                    more => format!(" and {}", count(*more, "other record", "other records")),
                };
                Wording::new(
                    Code::RivalMappings,
                    format!(
                        "this and `{other}` would overwrite each other on one instance: both make {}{more}",
                        named.join(", ")
                    ),
                )
                .help(
                    "give one another `integration.name`, and another `prefix` and other names \
                     wherever both write the same; `--separate` if each has its own instance, or if \
                     both are releases of one integration",
                )
            }
            Self::SyncIgnored { map } => Wording::new(
                Code::SyncIgnored,
                format!(
                    "`sync` has no effect: no field of `state_sync` uses the map {}",
                    tick(map)
                ),
            )
            .label("no effect")
            .help(format!("add a field with `map: {map}` to `state_sync`, or remove `sync`")),
            Self::UnknownMap { name, known } => {
                Wording::new(Code::UnknownMap, format!("there is no map {}", tick(name)))
                    .label("unknown map")
                    .help_if(
                        instead(name, known)
                            .or_else(|| Some(format!("define it as `maps.{name}`"))),
                    )
            }
            Self::UnusedMap { name } => {
                Wording::new(Code::UnusedMap, format!("no field uses the map {}", tick(name)))
                    .label("unused")
                    .help(format!("add `map: {name}` to a field, or remove the map"))
            }
            Self::UnusedSection { section, because, repair } => Wording::new(
                Code::UnusedSection,
                format!("{} has no effect, because {because}", tick(section)),
            )
            .label("no effect")
            .help(*repair),
        }
    }
}
