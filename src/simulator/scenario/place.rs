//! Places in a scenario, so that whatever goes wrong later can be shown where it is written.

/// The keys and list positions that lead to a part of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place(Vec<String>);

impl Place {
    /// The place that these keys lead to.
    #[must_use]
    pub fn new(path: &[&str]) -> Self {
        Self(path.iter().map(|&step| step.to_owned()).collect())
    }

    /// The place of a key in this mapping.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut path = self.0.clone();
        path.push(key.to_owned());
        Self(path)
    }

    /// The place of an item of this list, counted from zero.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.key(&index.to_string())
    }

    /// The last key.
    pub(super) fn last(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// The keys, as a document looks them up.
    pub(in crate::simulator) fn path(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}
