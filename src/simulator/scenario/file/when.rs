//! What happens.

use crate::choice::JobOrder;
use crate::yaml::{Only, Text};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// What happens: exactly one of `save`, `insert`, `delete`, `dispatch`, `keep_trying`, `ajax`,
/// `time_passes`, `restart`, `lose`, `properties`, `background`, `press` and `script`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WhenKeys {
    /// Somebody saves this record; goes with `set`, `table` and `workflow`.
    pub(crate) save: Option<Text>,
    /// Somebody makes a record that is called so; goes with `set`, `table` and `workflow`.
    pub(crate) insert: Option<Text>,
    /// Somebody deletes this record; goes with `table`.
    pub(crate) delete: Option<Text>,
    /// Somebody presses Send in the dialog of this record; goes with `group`, `members`,
    /// `channels`, `rule` and `closed`.
    pub(crate) dispatch: Option<Text>,
    /// Somebody whose last `dispatch` has failed tells the dialog to keep trying in the background.
    pub(crate) keep_trying: Option<Only<true>>,
    /// A page calls this method of the client-callable class; goes with `with` and `include`.
    pub(crate) ajax: Option<Text>,
    /// Time passes, such as `15s`, and what is due then runs; goes with `order`.
    pub(crate) time_passes: Option<Text>,
    /// The node that ran the last job restarts before it has noted that the job is done, so that
    /// the job runs again.
    pub(crate) restart: Option<Only<true>>,
    /// The events of this name that wait are lost: nothing runs them any more; goes with
    /// `left_ready`.
    pub(crate) lose: Option<Text>,
    /// An admin sets these system properties: name to value.
    pub(crate) properties: Option<IndexMap<String, Text>>,
    /// An admin runs this delivered background script, such as `verify_configuration`.
    pub(crate) background: Option<Text>,
    /// An admin presses this delivered button that runs on the server, such as `flashduty_check`;
    /// the answer is the list of messages on the form, or null where no form has it for the user.
    pub(crate) press: Option<Text>,
    /// An admin runs this script.
    pub(crate) script: Option<Text>,
    /// The table of the record; that of the spec unless written.
    pub(crate) table: Option<Text>,
    /// The fields that are set: name to value.
    pub(crate) set: Option<IndexMap<String, Text>>,
    /// `false` where a script saves that has called `setWorkflow(false)`, so that no business rule
    /// runs.
    pub(crate) workflow: Option<bool>,
    /// The assignment group that is chosen in the dialog.
    pub(crate) group: Option<Text>,
    /// The people that are chosen in the dialog, by user ID.
    pub(crate) members: Option<Vec<Option<Text>>>,
    /// The notification channels that are chosen in the dialog.
    pub(crate) channels: Option<Vec<Option<Text>>>,
    /// The id of the escalation rule that is chosen in the dialog.
    pub(crate) rule: Option<Text>,
    /// `true` where the person has said in the dialog that a closed record is meant.
    pub(crate) closed: Option<Only<true>>,
    /// The parameters of the call, without `sysparm_` before their names.
    pub(crate) with: Option<IndexMap<String, Text>>,
    /// The class that is called; the generated one unless written.
    pub(crate) include: Option<Text>,
    /// Which of the due jobs runs first; `oldest_first` unless written.
    pub(crate) order: Option<JobOrder>,
    /// `true` where the rows of lost events stay ready, as when a node has claimed them and dies;
    /// otherwise they are gone, as after a clone.
    pub(crate) left_ready: Option<bool>,
    /// The user ID of who acts, in place of `given.user`.
    #[serde(rename = "as")]
    pub(crate) user: Option<Text>,
    /// The language of the session, in place of `given.language`.
    pub(crate) language: Option<Text>,
    /// The roles of who acts, in place of those that the user has.
    pub(crate) roles: Option<Vec<Option<Text>>>,
}
