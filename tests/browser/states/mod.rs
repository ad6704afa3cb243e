//! Every state of the dialog.

pub(crate) mod stage;
