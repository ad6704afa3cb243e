//! The words of the spec as the words of the model.

use crate::{model, spec};

macro_rules! same_words {
    ($($name:ident { $($from:ident => $to:ident),* })*) => {
        $(impl From<spec::$name> for model::$name {
            fn from(word: spec::$name) -> Self {
                match word {
                    $(spec::$name::$from => Self::$to,)*
                }
            }
        })*
    };
}

same_words! {
    Access { PackagePrivate => PackagePrivate, Public => Public }
    ActionType { RuleUpdate => RuleUpdate, Update => Update }
    Edition { Cloud => Cloud, OnPremises => OnPremises }
    Language { En => En, Zh => Zh }
    Progress {
        Triggered => Triggered,
        Trigger => Triggered,
        Processing => Processing,
        Snoozed => Snoozed,
        Closed => Closed
    }
    PropertyType { String => String, Password2 => Password2 }
    Severity { Critical => Critical, Warning => Warning, Info => Info }
    When { Async => Async, AsyncAlways => AsyncAlways }
}
