//! What a column of a record may hold.

/// A column's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Plain text; may be empty.
    Text(String),
    /// A script or page, delivered as a loose file as well.
    Script {
        /// The script.
        text: String,
        /// The loose file's path below the output folder.
        path: String,
    },
    /// A reference to another record.
    Reference(Reference),
    /// An encoded query with the terms of the condition builder.
    Conditions {
        /// The table that is queried.
        table: String,
        /// The terms.
        terms: Vec<Term>,
    },
    /// An encoded query whose terms nobody has parsed; the condition builder does so on loading.
    Query {
        /// The table that is queried.
        table: String,
        /// The query, ending in `^EQ`.
        query: String,
    },
}

/// A reference to another record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The other record's key, or its name where the platform uses names as keys.
    pub id: String,
    /// The other record's display value.
    pub display: String,
    /// The columns by which the importer finds the record whatever its key, as attributes.
    pub coalesce: Vec<(&'static str, String)>,
}

/// One term of a condition builder's query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The field.
    pub field: String,
    /// The operator, as the encoded query spells it.
    pub operator: String,
    /// The raw value.
    pub value: String,
    /// What people see for the value.
    pub display: String,
    /// Joined to the term before by OR.
    pub or: bool,
}

impl Reference {
    /// A reference whose key is the other record's name, as ACL types and operations have it.
    #[must_use]
    pub fn by_name(name: &str) -> Self {
        Self { id: name.to_owned(), display: name.to_owned(), coalesce: Vec::new() }
    }
}

impl Term {
    /// The terms as an encoded query, without its end.
    #[must_use]
    pub fn query(terms: &[Self]) -> String {
        let mut query = String::new();
        for (at, term) in terms.iter().enumerate() {
            query += match (at, term.or) {
                (0, _) => "",
                (_, true) => "^OR",
                (_, false) => "^",
            };
            // A doubled caret stands for one that separates nothing.
            let value = term.value.replace('^', "^^");
            query.extend([term.field.as_str(), &term.operator, &value]);
        }
        query
    }
}
