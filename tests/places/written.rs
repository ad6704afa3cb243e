//! A file written out, with the places of one of its parts noted.

use serde_json::Value;
use sn_gen::diagnostic::Span;

/// A text, and where the part that was looked for stands.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// Its key, for a part that has one.
    pub(crate) key: Option<Span>,
    /// Its value, up to the end of the line.
    pub(crate) value: Option<Span>,
}

impl Written {
    /// Writes JSON, which is YAML, and notes where the part at a path stands.
    pub(crate) fn new(file: &Value, path: &[String]) -> Self {
        let mut written = Self::default();
        written.write(file, Some(path));
        written
    }

    fn write(&mut self, value: &Value, path: Option<&[String]>) {
        let start = self.text.len();
        match value {
            Value::Object(entries) if !entries.is_empty() => {
                self.list('{', '}', entries, |it, (key, value)| {
                    let start = it.text.len();
                    it.text.push_str(&Value::from(key.as_str()).to_string());
                    let rest = rest(path, key);
                    if rest.is_some_and(<[String]>::is_empty) {
                        it.key = Some(Span::new(start, it.text.len()));
                    }
                    it.text.push_str(": ");
                    it.write(value, rest);
                });
            }
            Value::Array(items) if !items.is_empty() => {
                self.list('[', ']', items.iter().enumerate(), |it, (at, value)| {
                    it.write(value, rest(path, &at.to_string()));
                });
            }
            scalar => self.text.push_str(&scalar.to_string()),
        }
        if path.is_some_and(<[String]>::is_empty) {
            let line = self.text[start..].lines().next().unwrap_or_default();
            self.value = Some(Span::new(start, start + line.len()));
        }
    }

    fn list<T>(
        &mut self,
        open: char,
        close: char,
        items: impl IntoIterator<Item = T>,
        write: impl Fn(&mut Self, T),
    ) {
        self.text.push(open);
        for (at, item) in items.into_iter().enumerate() {
            self.text.push_str(if at == 0 { "\n " } else { ",\n " });
            write(self, item);
        }
        self.text.push_str("\n ");
        self.text.push(close);
    }
}

/// The rest of a path that leads through this step.
fn rest<'a>(path: Option<&'a [String]>, step: &str) -> Option<&'a [String]> {
    path?.split_first().filter(|(first, _)| *first == step).map(|(_, rest)| rest)
}
