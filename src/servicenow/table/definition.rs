//! What is to be known of a table before a record of it can be delivered.

/// A table's definition. No field has a default, so that the compiler asks for each.
///
/// Names, labels and columns are those of exports of real instances.
#[derive(Debug)]
pub struct Definition {
    /// Its name.
    pub name: &'static str,
    /// Its label, which an update shows as its type.
    pub label: &'static str,
    /// Where its records stand among all that a set brings: one that others refer to comes first.
    ///
    /// A rank is for ever, since it is written into every row: another table gets one in a gap.
    pub rank: u32,
    /// The columns that every record has beyond the system's, with spaces between them.
    pub columns: &'static str,
    /// The columns that a record may have as well: a property its value, the others what newer
    /// releases added and set themselves.
    pub optional: &'static str,
    /// The most characters that a column keeps, where that is known and a name or text of ours could
    /// be longer.
    pub longest: &'static [(&'static str, usize)],
    /// The columns that refer to other records even if no attribute says so, each with their table.
    pub references: &'static [(&'static str, &'static str)],
    /// The groups of system columns that its records have.
    pub system: &'static [&'static str],
    /// How a record stands in the payload of an update.
    pub form: Form,
    /// The view that an update of a record names, where it names one.
    pub view: &'static str,
    /// Whether they can only be changed with a role that has to be elevated for the session.
    pub elevated: bool,
    /// How the check of an installation looks for a record.
    pub found_by: FoundBy,
    /// What the guide says that a record is for.
    pub purpose: Purpose,
    /// Whether the guide lists them all in one row, since they are many.
    pub listed_as_one: bool,
    /// When the guide has the records deleted, callers before the called, with what to know of it;
    /// nothing if they go with the record that they belong to.
    pub removal: Option<(u32, &'static str)>,
}

/// Who saved a record and when, and its key.
pub(super) const AUDIT: &str = "sys_created_by sys_created_on sys_id sys_updated_by sys_updated_on";
/// How often it was saved.
pub(super) const COUNT: &str = "sys_mod_count";
/// What it is, and the application that it belongs to.
pub(super) const FILE: &str =
    "sys_class_name sys_name sys_package sys_policy sys_scope sys_update_name";
/// The domain that sees it.
pub(super) const DOMAIN: &str = "sys_domain sys_domain_path";
/// The record of another domain that it takes the place of.
pub(super) const OVERRIDES: &str = "sys_overrides";

/// The system columns of most records.
pub(super) const SYSTEM: &[&str] = &[AUDIT, COUNT, FILE];
/// Those of records that a domain may have for itself.
pub(super) const WITH_DOMAIN: &[&str] = &[AUDIT, COUNT, FILE, DOMAIN, OVERRIDES];

/// How a record stands in the payload of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Alone in a `record_update` that names the table.
    Plain {
        /// Whether a `sys_translated_text` companion follows.
        is_translated: bool,
    },
    /// Alone in a bare `record_update`; its own element has what the platform finds it by.
    Keyed(&'static [(&'static str, Attribute)]),
    /// With its parts in an element that has what the platform finds all of them by.
    Around {
        /// The name of that element.
        element: &'static str,
        /// Its attributes, after the action where it has one.
        attributes: &'static [(&'static str, Attribute)],
        /// Whether it says what committing does, as the records in it do.
        has_action: bool,
        /// Whether the parts stand before the record.
        parts_first: bool,
    },
    /// A part of the update of another record.
    Part,
}

/// Where the value of an attribute comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    /// From a column of the record.
    Column(&'static str),
    /// It is always the same.
    Always(&'static str),
}

impl Form {
    /// The attributes by which the platform finds a record that is not found by its key.
    #[must_use]
    pub fn attributes(self) -> &'static [(&'static str, Attribute)] {
        match self {
            Self::Keyed(attributes) | Self::Around { attributes, .. } => attributes,
            Self::Plain { .. } | Self::Part => &[],
        }
    }
}

/// The columns by which a record is found on the instance, the record's own first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundBy {
    /// Nobody looks for it.
    Nothing,
    /// One record: a second one would be a rival, such as one that was made by hand before.
    One(&'static [&'static str]),
    /// One record or more.
    Any(&'static [&'static str]),
}

/// Where to read what a record is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// In a column, where an admin reads it beside the record.
    Column(&'static str),
    /// In this sentence: the table has no place for it.
    Text(&'static str),
}

impl Definition {
    /// The system columns that its records have.
    pub fn system_columns(&self) -> impl Iterator<Item = &'static str> {
        self.system.iter().flat_map(|group| group.split(' '))
    }

    /// Whether a domain may have records for itself.
    #[must_use]
    pub fn has_domain(&self) -> bool {
        self.system.contains(&DOMAIN)
    }

    /// The columns that a record must or may have, beyond the system's.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.split_whitespace().chain(self.optional.split_whitespace())
    }
}
