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
    /// The columns that refer to other records even if no attribute says so.
    pub references: &'static [&'static str],
    /// Whether records carry domain columns.
    pub domain: bool,
    /// Whether a `sys_translated_text` companion follows a record in a payload.
    pub translated_text: bool,
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
    /// The columns that a record must or may have, beyond the system's.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.split_whitespace().chain(self.optional.split_whitespace())
    }
}
