//! What people write that is a secret, and what only looks like one.

mod innocents;
mod secrets;

use super::find;

#[test]
fn every_secret_is_found() {
    let missed: Vec<&&str> = secrets::NOTATIONS
        .iter()
        .chain(secrets::OF_MAPPINGS)
        .filter(|it| find(it).is_empty())
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn nothing_innocent_is_taken_for_a_secret() {
    let refused: Vec<&&str> = innocents::NOTATIONS
        .iter()
        .chain(innocents::OF_MAPPINGS)
        .filter(|it| !find(it).is_empty())
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}
