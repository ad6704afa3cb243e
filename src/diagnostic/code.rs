//! The stable names of all findings: scripts and people may rely on them.

use super::Level;

impl Code {
    /// Whether such a finding is about a word that has no meaning as it is written.
    pub(super) fn is_of_a_word(self) -> bool {
        matches!(
            self,
            Self::EmptyValue
                | Self::InvalidDate
                | Self::InvalidDefault
                | Self::InvalidDuration
                | Self::InvalidName
                | Self::UnknownKey
                | Self::UnknownState
                | Self::UnknownValue
                | Self::WrongType
        )
    }

    /// Whether quotes that are none may be why there is such a finding.
    pub(super) fn is_of_quotes(self) -> bool {
        self.is_of_a_word()
            || matches!(self, Self::LabelAsValue | Self::UnfitValue | Self::UnknownMap)
    }
}

macro_rules! codes {
    ($($name:ident, $code:literal, $level:ident, $description:literal;)*) => {
        /// What kind of finding it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $description] $name,)*
        }

        impl Code {
            /// Every code, in alphabetical order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as findings show it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// What it stands for, in one line.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$name => $description,)*
                }
            }

            /// How much such a finding matters.
            #[must_use]
            pub fn level(self) -> Level {
                match self {
                    $(Self::$name => Level::$level,)*
                }
            }
        }
    };
}

codes! {
    BareCustomField, "bare-custom-field", Error, "a custom field that is named like an attribute";
    ButtonHidden, "button-hidden", Warning, "the form button is shown nowhere";
    CapturedSecret, "captured-secret", Warning, "a secret that a captured update set would carry";
    CircularTable, "circular-table", Error, "a table that extends itself";
    ClearSecret, "clear-secret", Error, "a secret in a property that is not encrypted";
    ComplexKey, "complex-key", Error, "a key that is a list or a mapping";
    ConflictingKeys, "conflicting-keys", Error, "two keys that exclude each other";
    ConstantId, "constant-id", Error, "one id or number for all records";
    ControlCharacter, "control-character", Error, "a character that XML cannot carry, or that hides others";
    CutValue, "cut-value", Warning, "a length that cuts a number or a label";
    DeviceName, "device-name", Error, "a name whose file Windows cannot have";
    DifferentSource, "different-source", Warning, "a key that the two payloads fill differently";
    DisplayInSync, "display-in-sync", Warning, "a display value that changes with the session, in a state sync";
    DottedWatch, "dotted-watch", Error, "the business rule would watch a field of another table";
    DoubtfulCharacter, "doubtful-character", Warning, "an unseen character or an unusual blank that may be meant";
    DoubtfulColumn, "doubtful-column", Warning, "a column of the mapping that looks misspelt";
    DuplicateKey, "duplicate-key", Error, "a key that stands twice in one mapping";
    DuplicateName, "duplicate-name", Error, "two parts with one name";
    EmptyFile, "empty-file", Error, "a file without content";
    EmptySection, "empty-section", Error, "a section that needs at least one entry";
    EmptyText, "empty-text", Error, "a text without a character";
    EmptyValue, "empty-value", Error, "a key without a value";
    EvaluatedText, "evaluated-text", Error, "a text that the platform would evaluate as an expression";
    FieldSource, "field-source", Error, "a payload key without a source, or with several";
    FileIsDirectory, "file-is-directory", Error, "a folder in place of a file";
    FileMissing, "file-missing", Error, "a file that does not exist";
    FileTooLarge, "file-too-large", Error, "a file larger than any that people write";
    FileUnreadable, "file-unreadable", Error, "a file that the system does not let read";
    ForeignMap, "foreign-map", Warning, "a map with the values of another field";
    ForeignStates, "foreign-states", Error, "the standard states used for a table with others";
    IncidentMap, "incident-map", Warning, "a standard map of the incident table used for another table";
    InternalError, "internal-error", Error, "a fault of sn-gen itself";
    InvalidDate, "invalid-date", Error, "a text that is no date";
    InvalidDefault, "invalid-default", Error, "a default that the property cannot have";
    InvalidDuration, "invalid-duration", Error, "a text that is no duration";
    InvalidFilter, "invalid-filter", Error, "a filter that breaks the business rule's own condition";
    InvalidName, "invalid-name", Error, "a name that breaks the platform's grammar";
    InvalidTarget, "invalid-target", Error, "neither the path of a request nor `push`";
    JournalField, "journal-field", Warning, "a journal field that is read like any other";
    LabelAsValue, "label-as-value", Warning, "a map with a label where raw values belong";
    ListButton, "list-button", Error, "a list button for a form action";
    LookalikeMark, "lookalike-mark", Error, "a mark that looks like one of YAML and is none";
    LostStandard, "lost-standard", Warning, "a written list without standard entries that matter";
    ManyLines, "many-lines", Error, "a text of several lines where one is expected";
    MergeConflict, "merge-conflict", Error, "the lines that an unsolved merge leaves in a file";
    MergeKey, "merge-key", Error, "a YAML merge key";
    MissingColumn, "missing-column", Warning, "standard fields that the table does not have";
    MissingId, "missing-id", Error, "a body without the id of the request";
    MissingKey, "missing-key", Error, "a required key that is not there";
    MissingPrefix, "missing-prefix", Error, "an integration name of which no prefix can be made";
    MisspeltKey, "misspelt-key", Warning, "a JSON key that looks like one of Flashduty and is none";
    NameTooLong, "name-too-long", Error, "a name longer than its column";
    NoField, "no-field", Error, "a path that leads to no field";
    NoJournal, "no-journal", Error, "`journal` on a field without entries";
    NoOpenState, "no-open-state", Warning, "`reopened` where every state of the map is synced";
    NoSyncedState, "no-synced-state", Error, "a business rule without a state to fire on";
    NotAMapping, "not-a-mapping", Error, "a file that is no mapping of keys to values";
    NotUtf8, "not-utf8", Error, "a file in another encoding";
    NothingToGenerate, "nothing-to-generate", Error, "every part switched off";
    NothingToRemove, "nothing-to-remove", Error, "an entry is left out that is not there";
    OtherAttribute, "other-attribute", Warning, "another attribute than the one that a key of Flashduty is for";
    OtherEdition, "other-edition", Warning, "a custom field with a name as in the other edition";
    OtherId, "other-id", Warning, "another field as the id of a request or the number of a record";
    OtherProgress, "other-progress", Warning, "a status or label with another progress than Flashduty gives it";
    OtherSeverity, "other-severity", Warning, "a label with another severity than Flashduty gives it";
    OutOfRange, "out-of-range", Error, "a number or duration outside its limits";
    OuterBlanks, "outer-blanks", Warning, "a raw value with blanks around it, which do not count";
    PageIsTable, "page-is-table", Error, "a UI page with the name of a table";
    PasswordField, "password-field", Error, "a field that holds a password";
    RawDate, "raw-date", Warning, "a date in UTC that does not say so";
    RawDuration, "raw-duration", Warning, "a duration that is sent as a date from 1970 on";
    RawHtml, "raw-html", Warning, "a text that is sent with its HTML";
    RawReference, "raw-reference", Warning, "a reference that is sent as the id of its record";
    RepeatedValue, "repeated-value", Warning, "a list entry that stands twice";
    ReservedKey, "reserved-key", Error, "a JSON key that the integration sets itself";
    ReservedName, "reserved-name", Error, "a name that belongs to the platform";
    RivalMappings, "rival-mappings", Error, "two mappings that overwrite each other on one instance";
    SecondDocument, "second-document", Error, "a second YAML document in the file";
    Secret, "secret", Error, "a text that looks like a key or token";
    SecretDefault, "secret-default", Error, "a default for a property that is secret or encrypted";
    StepAction, "step-action", Error, "a step where nothing happens, or several things";
    SwappedLabel, "swapped-label", Warning, "labels that belong to other values of their map";
    SyncIgnored, "sync-ignored", Warning, "`sync` in a map that the business rule does not watch";
    SystemTable, "system-table", Error, "a table of the platform itself";
    TextTooLong, "text-too-long", Error, "a text longer than its place";
    TooManyFindings, "too-many-findings", Warning, "more findings than are shown";
    TwoMeanings, "two-meanings", Warning, "one label with two kinds of progress or severity";
    TwoWatches, "two-watches", Error, "two fields that the business rule would watch";
    UnfitMap, "unfit-map", Warning, "a map of a field whose values are not a few";
    UnfitRole, "unfit-role", Error, "a role that opens the dialog to outsiders, or to nobody";
    UnfitValue, "unfit-value", Error, "a value that its column cannot hold";
    UnknownAttribute, "unknown-attribute", Warning, "a request attribute that is not published";
    UnknownColumn, "unknown-column", Error, "a column that the table does not have";
    UnknownKey, "unknown-key", Error, "a key that has no meaning there";
    UnknownMap, "unknown-map", Error, "a map that is not defined";
    UnknownRecord, "unknown-record", Error, "a record that the simulated instance does not have";
    UnknownScript, "unknown-script", Error, "a background script that is not delivered";
    UnknownState, "unknown-state", Error, "a state that the map does not have";
    UnknownTable, "unknown-table", Error, "a table that the simulated instance does not have";
    UnknownValue, "unknown-value", Error, "a word that is not among the accepted ones";
    UnknownWord, "unknown-word", Error, "a word with `$` that stands for nothing in any mapping";
    UnseenCharacter, "unseen-character", Error, "a character that nobody sees, in a text that is shown or compared";
    UntranslatedStatus, "untranslated-status", Warning, "a status or label of which Flashduty documents no meaning";
    UnusedMap, "unused-map", Warning, "a map that no field uses";
    UnusedSection, "unused-section", Warning, "a section for a part that is not made";
    WholeObject, "whole-object", Warning, "an object or list where one value is meant";
    WideRole, "wide-role", Warning, "a role that nearly everybody has";
    WrongType, "wrong-type", Error, "a value of another kind than expected";
    YamlSyntax, "yaml-syntax", Error, "a text that is no YAML";
    YamlTag, "yaml-tag", Error, "a YAML tag";
    YamlTooDeep, "yaml-too-deep", Error, "values nested deeper than in any file that people write";
    YamlTooMany, "yaml-too-many", Error, "more values than in any file that people write, once aliases are expanded";
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_unique_and_in_alphabetical_order() {
        let names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(names, sorted);
    }
}
