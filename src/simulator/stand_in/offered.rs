//! What scripts find: names, classes, operators, and the engine itself.

use super::{StandInError, inline, names, row};
use crate::encode;
use crate::simulator::javascript::{self, ES5, PLATFORM};
use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What the stand-in tells of itself (`surface.js`).
#[derive(Deserialize)]
struct Surface {
    globals: Vec<String>,
    refused: Vec<String>,
    classes: Vec<Class>,
    operators: Operators,
    acting: IndexMap<String, String>,
}

#[derive(Deserialize)]
struct Class {
    name: String,
    simulated: Vec<String>,
    refused: Vec<String>,
}

#[derive(Deserialize)]
struct Operators {
    rows: Vec<String>,
    changes: Vec<String>,
    methods: Vec<String>,
    refused: Vec<String>,
    parts: Vec<String>,
}

/// The names of the official types.
#[derive(Deserialize)]
struct Platform {
    source: String,
    methods: IndexMap<String, IndexMap<String, IgnoredAny>>,
}

/// The names of the engine.
#[derive(Deserialize)]
struct Engine {
    source: String,
    globals: Vec<String>,
    members: IndexMap<String, Vec<String>>,
    further: IndexMap<String, Vec<String>>,
}

pub(super) fn section() -> Result<String, StandInError> {
    let surface: Surface = serde_json::from_str(&javascript::surface()?)?;
    let platform: Platform = serde_json::from_str(PLATFORM)?;
    let engine: Engine = serde_json::from_str(ES5)?;
    Ok([
        classes(&surface, &platform),
        operators(&surface.operators),
        acting(&surface),
        offered_by(&engine),
    ]
    .join("\n"))
}

fn classes(surface: &Surface, platform: &Platform) -> String {
    let mut text = format!(
        "## What scripts find\n\nGlobal names: {}. `GlideRecordSecure` has the methods of \
         `GlideRecord`; `sn_ws` has `RESTMessageV2`; `Object.extendsObject` is there, too.\n\n\
         | class | simulated | refused by name | official methods besides, not simulated |\n\
         |---|---|---|---:|\n",
        names(&surface.globals)
    );
    for class in &surface.classes {
        let is_besides =
            |name: &&String| !class.simulated.contains(name) && !class.refused.contains(name);
        let official = platform.methods.get(&class.name);
        let besides = official.map(|all| all.keys().filter(is_besides).count().to_string());
        text.push_str(&row(&[
            encode::md_code(&class.name),
            names(&class.simulated),
            names(&class.refused),
            besides.unwrap_or_default(),
        ]));
    }
    text + &format!(
        "\nThe official types are those of {}. What the stand-in lacks of them is refused, and a \
         name that they do not have is told as no method of the platform.\n\n<details>\n\
         <summary>{} classes and namespaces that are not simulated: reading one is refused\
         </summary>\n\n{}\n\n</details>\n",
        inline(&platform.source),
        surface.refused.len(),
        names(&surface.refused)
    )
}

fn operators(operators: &Operators) -> String {
    format!(
        "### Encoded queries\n\n| where | operators |\n|---|---|\n\
         | simulated in every query | {} |\n\
         | simulated in the filter of a business rule | {} |\n\
         | simulated in `addQuery` and `addOrCondition` | {} |\n\
         | not simulated | {} |\n\
         | parts that are not simulated | {} |\n",
        names(&operators.rows),
        names(&operators.changes),
        names(&operators.methods),
        names(&operators.refused),
        names(&operators.parts)
    )
}

fn acting(surface: &Surface) -> String {
    let mut text = "### Tables that act by themselves\n\nA scenario that describes one of these \
        tables is refused: its records would do nothing here.\n\n| table | what it would do |\n\
        |---|---|\n"
        .to_owned();
    for (table, what) in &surface.acting {
        text.push_str(&row(&[encode::md_code(table), encode::md(what)]));
    }
    text
}

fn offered_by(engine: &Engine) -> String {
    let members: usize = engine.members.values().map(Vec::len).sum();
    let further = engine
        .further
        .iter()
        .map(|(owner, all)| format!("{} of {}", names(all), encode::md_code(owner)));
    format!(
        "### The engine\n\nScripts find {} global names of the language and {members} members of \
         {} objects, and nothing that an engine has besides. Source: {} Refused of \
         that: {}.\n",
        engine.globals.len(),
        engine.members.len(),
        inline(&engine.source),
        further.collect::<Vec<_>>().join("; ")
    )
}
