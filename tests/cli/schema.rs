//! `sn-gen schema`.

use super::Project;

#[test]
fn schema_prints_one_json_document() {
    for (command, key) in [("schema", "integration"), ("schema --scenario", "steps")] {
        let output = Project::empty().command(command).output().unwrap();
        let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["properties"].get(key).is_some(), "{command} has no {key}");
        assert!(output.stdout.ends_with(b"}\n"), "a final newline");
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
    }
}
