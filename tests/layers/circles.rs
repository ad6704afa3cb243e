//! No circle of uses in any folder.
//!
//! What stands in a folder uses its neighbours in one direction only, a folder counting as one
//! with all that is in it. What a folder's own file shares with the files in it is left out.

use super::imports::{Modules, Use};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The members of a folder, each with the neighbours that it uses.
type Neighbours = BTreeMap<String, BTreeSet<String>>;

/// The folders of a crate that have uses between their members.
fn folders(uses: Vec<Use>) -> BTreeMap<String, Neighbours> {
    let mut folders: BTreeMap<String, Neighbours> = BTreeMap::new();
    for Use { user: from, used: to } in uses {
        let (from, to): (Vec<_>, Vec<_>) = (from.split("::").collect(), to.split("::").collect());
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let member =
            |path: &[&str]| path.get(shared).filter(|it| !it.is_empty()).map(|it| (*it).to_owned());
        if let (Some(member), Some(neighbour)) = (member(&from), member(&to)) {
            let members = folders.entry(to[..shared].join("::")).or_default();
            members.entry(member).or_default().insert(neighbour);
        }
    }
    folders
}

/// What is left when all is taken away that uses nothing of what is left, or that nothing uses.
fn circle(mut members: Neighbours) -> Neighbours {
    loop {
        let used: BTreeSet<String> = members.values().flatten().cloned().collect();
        let before = members.len();
        members.retain(|member, uses| used.contains(member) && !uses.is_empty());
        if members.len() == before {
            return members;
        }
        let left: BTreeSet<String> = members.keys().cloned().collect();
        for uses in members.values_mut() {
            uses.retain(|it| left.contains(it));
        }
    }
}

#[test]
fn no_folder_has_a_circle() {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let command = library.join("bin/sn-gen");
    let mut circles = Vec::new();
    for (root, without, part) in [(library, "bin", "simulator::scenario"), (command, "", "report")]
    {
        let folders = folders(Modules::read(&root, without).uses());
        assert!(folders.contains_key(part), "no uses in {part}");
        let folders = folders.into_iter().map(|(folder, members)| (folder, circle(members)));
        circles.extend(folders.filter(|(_, circle)| !circle.is_empty()));
    }
    assert!(circles.is_empty(), "circles: {circles:#?}");
}
