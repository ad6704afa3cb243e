//! What several test binaries need.
#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

pub(crate) mod build;
pub(crate) mod process;

/// The settings for snapshots in `tests/snapshots/{folder}`, without the noise of their headers.
pub(crate) fn snapshots(folder: &str) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(build::root().join("tests/snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// The YAML as an editor's schema check sees it: keys are texts.
pub(crate) fn as_json(text: &str) -> serde_json::Value {
    fn convert(value: serde_yaml::Value) -> serde_json::Value {
        match value {
            serde_yaml::Value::Mapping(entries) => entries
                .into_iter()
                .map(|(key, value)| {
                    let key = match convert(key) {
                        serde_json::Value::String(text) => text,
                        other => other.to_string(),
                    };
                    (key, convert(value))
                })
                .collect(),
            serde_yaml::Value::Sequence(items) => items.into_iter().map(convert).collect(),
            // JSON has no number for them, while an editor does.
            serde_yaml::Value::Number(it) if !it.as_f64().is_none_or(f64::is_finite) => {
                f64::MAX.into()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    convert(serde_yaml::from_str(text).unwrap())
}
