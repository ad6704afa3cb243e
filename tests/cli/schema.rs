//! `sn-gen schema`.

use super::Project;

#[test]
fn schema_prints_one_json_document() {
    let output = Project::empty().command("schema").output().unwrap();
    let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(output.stdout.ends_with(b"}\n"), "a final newline");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
