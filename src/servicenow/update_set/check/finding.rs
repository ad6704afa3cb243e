//! What can be wrong with an update set, in words.

use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line of the file where the set or update starts, from 1.
    pub line: usize,
    /// Whom it is about: the set, or an update by its type and target name.
    pub subject: String,
    /// What is wrong.
    pub problem: Problem,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.subject, self.problem, self.problem.code())
    }
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* } $code:literal $says:literal;)*) => {
        /// What is wrong, with what was found and what was expected.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[expect(missing_docs, reason = "the fields are the gaps of the sentence above them")]
        pub enum Problem {
            $($(#[$doc])* #[error($says)] $name { $($field: $type),* },)*
        }

        impl Problem {
            /// Every code, in the order of the enum.
            pub const CODES: &[&str] = &[$($code),*];

            /// The stable name of this kind of problem.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code),* }
            }
        }
    };
}

problems! {
    /// A file holds one set.
    SetCount { found: usize } "set-count"
        "found {found} sets in the file, expected one";
    /// The element lists are fixed.
    MissingElement { element: String } "missing-element"
        "the element `{element}` is missing";
    /// The element lists are fixed.
    UnknownElement { element: String } "unknown-element"
        "found the element `{element}`, which the platform does not write";
    /// Elements stand in alphabetical order, each once.
    ElementOrder { element: String, before: String } "element-order"
        "`{element}` stands behind `{before}`, expected alphabetical order and no duplicates";
    /// A fixed value of the format.
    UnexpectedValue { element: String, found: String, expected: String } "unexpected-value"
        "`{element}` is `{found}`, expected `{expected}`";
    /// Keys are 32 lower-case hexadecimal digits.
    MalformedId { element: String, found: String } "malformed-id"
        "`{element}` is `{found}`, expected 32 lower-case hexadecimal digits";
    /// The retrieved set and its source are two records.
    SameRemoteId {} "same-remote-id"
        "`remote_sys_id` is the set's own `sys_id`";
    /// Everything is dated with the release.
    OtherDate { element: String, found: String, expected: String } "other-date"
        "`{element}` is `{found}`, expected the release's date `{expected}`";
    /// Milliseconds and a counter.
    MalformedRecordedAt { found: String } "malformed-recorded-at"
        "`sys_recorded_at` is `{found}`, expected 11 hexadecimal digits and 7 decimal ones";
    /// One update for each record.
    DuplicateUpdate { element: String, value: String } "duplicate-update"
        "another update has the {element} `{value}` as well";
    /// The previewer finds records of the same set by their updates' names.
    OtherName { element: String, found: String, expected: String } "other-name"
        "`{element}` is `{found}`, expected `{expected}` from the record's table and key";
    /// The hash decides whether an instance sees a change.
    WrongHash { found: String, expected: i32 } "wrong-hash"
        "`payload_hash` is `{found}`, but the payload's hash is {expected}";
    /// The history starts with what is.
    GuidHistory { found: String, expected: String } "guid-history"
        "`update_guid_history` starts with `{found}`, expected `{expected}`";
    /// A payload must be XML.
    MalformedPayload { message: String } "malformed-payload"
        "the payload is not well-formed XML: {message}";
    /// A payload is one record.
    NoRecord {} "no-record"
        "the payload holds no record";
    /// Only the platform's own companions.
    UnexpectedCompanion { table: String } "unexpected-companion"
        "found a `{table}` beside the record, which older releases cannot commit";
    /// A companion that the platform writes.
    MissingCompanion { table: String } "missing-companion"
        "the `{table}` that belongs to such a record is missing";
    /// Only tables that sn-gen delivers.
    UnknownTable { table: String } "unknown-table"
        "records of `{table}` are not part of the integration";
    /// A record is delivered whole.
    MissingColumn { column: String } "missing-column"
        "the column `{column}` is missing";
    /// A table has the columns it has.
    UnknownColumn { column: String } "unknown-column"
        "found `{column}`, which is no column of the table";
    /// The instance cuts a longer value without notice.
    TooLong { column: String, length: usize, most: usize } "too-long"
        "`{column}` has {length} characters, but the instance keeps {most}";
    /// An update set is no place for a secret.
    SecretValue {} "secret-value"
        "an encrypted property has a value";
    /// A reference must lead somewhere.
    DanglingReference { column: String, id: String } "dangling-reference"
        "`{column}` refers to `{id}`, which is neither in the set nor on every instance";
}
