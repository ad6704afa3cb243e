//! What is done: one of a few actions.

use crate::choice::JobOrder;
use indexmap::IndexMap;

/// What is done. A table is that of the spec if none; records are named as people call them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A record is saved.
    Save {
        /// Its table.
        table: Option<String>,
        /// The record.
        record: String,
        /// The fields that are set before.
        set: IndexMap<String, String>,
        /// Whether business rules run.
        workflow: bool,
    },
    /// A record is made.
    Insert {
        /// Its table.
        table: Option<String>,
        /// What it is called.
        record: String,
        /// Its fields.
        set: IndexMap<String, String>,
        /// Whether business rules run.
        workflow: bool,
    },
    /// A record is deleted.
    Delete {
        /// Its table.
        table: Option<String>,
        /// The record.
        record: String,
    },
    /// Send is pressed in the dialog.
    Dispatch {
        /// The record whose dialog it is.
        record: String,
        /// The assignment group that is chosen.
        group: Option<String>,
        /// The people that are chosen.
        members: Vec<String>,
        /// The notification channels that are chosen.
        channels: Vec<String>,
        /// The escalation rule that is chosen.
        rule: Option<String>,
        /// Whether the person says that a closed record is meant.
        closed: bool,
    },
    /// The dialog that has just failed to send is told to keep trying.
    KeepTrying,
    /// A page calls a client-callable class.
    Ajax {
        /// The method.
        method: String,
        /// The class; the generated one if none.
        include: Option<String>,
        /// The parameters, without `sysparm_`.
        with: IndexMap<String, String>,
    },
    /// Time passes, and what is due runs.
    TimePasses {
        /// How long, in milliseconds.
        ms: u64,
        /// Which of the due jobs runs first.
        order: JobOrder,
    },
    /// The job that ran last runs again.
    Restart,
    /// Events that wait are lost.
    Lose {
        /// Their name.
        event: String,
        /// Whether their rows stay ready.
        left_ready: bool,
    },
    /// System properties are set.
    Properties {
        /// Name to value.
        values: IndexMap<String, String>,
    },
    /// A delivered background script runs.
    Background {
        /// Its name.
        name: String,
    },
    /// A delivered button is pressed that runs on the server.
    Press {
        /// The name of its action.
        name: String,
    },
    /// An own script runs.
    Script {
        /// Its text.
        text: String,
        /// Where it stands.
        begins: Begin,
    },
}

/// Where a script of a scenario stands, for its errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begin {
    /// Its lines are those of this file, from this line on.
    Line(String, usize),
    /// Its lines are not those of a file; this is where its key stands.
    Key(String),
}

impl Action {
    /// Whether only an admin can do it.
    pub(super) fn is_of_admins(&self) -> bool {
        matches!(self, Self::Background { .. } | Self::Press { .. } | Self::Script { .. })
    }
}
