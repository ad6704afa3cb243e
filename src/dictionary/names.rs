//! The names that scripts find without anybody's delivering them.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What the platform has for server scripts, as JSON, from the official types.
pub(crate) const PLATFORM: &str = include_str!("platform.json");

/// What an engine of ES5 has, as JSON.
pub(crate) const ES5: &str = include_str!("es5.json");

/// What the official types for server scripts leave out: the class that answers a browser, and what
/// scripts find there.
const FURTHER: [&str; 19] = [
    "AbstractAjaxProcessor",
    "AbortController",
    "Blob",
    "CustomEvent",
    "Event",
    "FormData",
    "GlideAjax",
    "GlideDialogForm",
    "GlideDialogWindow",
    "GlideModal",
    "GlideModalForm",
    "Map",
    "MutationObserver",
    "Promise",
    "ResizeObserver",
    "Set",
    "URL",
    "URLSearchParams",
    "XMLHttpRequest",
];

#[derive(Deserialize)]
struct Names {
    globals: BTreeSet<String>,
}

static CLASSES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let globals = |json| serde_json::from_str::<Names>(json).map(|it| it.globals);
    let lists = [PLATFORM, ES5].map(|json| globals(json).unwrap_or_default());
    lists.into_iter().flatten().chain(FURTHER.map(str::to_owned)).collect()
});

/// Whether every instance or every browser has such a class.
pub(crate) fn is_class(name: &str) -> bool {
    CLASSES.contains(name)
}

#[cfg(test)]
mod tests {
    use super::is_class;

    #[test]
    fn knows_the_classes_of_server_engine_and_browser() {
        for name in ["GlideRecord", "TableUtils", "Date", "GlideModal", "AbstractAjaxProcessor"] {
            assert!(is_class(name), "{name}");
        }
        assert!(!is_class("FlashdutySyncHelper"));
    }
}
