//! How many arguments the methods of the platform take.

use crate::refuses::NAMES;
use crate::scripts;
use serde_json::Value;
use sn_gen::simulator::PLATFORM;

/// Java finds no method for one argument too many, whether it reads or writes.
#[test]
fn every_method_counts_its_arguments() {
    let platform: Value = serde_json::from_str(PLATFORM).unwrap();
    let objects = [
        ("GlideDateTime", "due"),
        ("GlideElement", "gr.state"),
        ("GlideQueryCondition", "gr.addQuery('state', 6)"),
        ("GlideRecord", "gr"),
        ("RESTMessageV2", "request"),
        ("RESTResponseV2", "response"),
        ("gs", "gs"),
    ];
    assert_eq!(platform["methods"].as_object().unwrap().len(), objects.len());
    for (class, object) in objects {
        let methods = platform["methods"][class].as_object().unwrap();
        let known = methods.iter().filter_map(|(name, most)| Some((name, most.as_u64()?)));
        let (mut calls, mut expected) =
            (format!("{NAMES}\nvar response = send(); gr.get(id);\n"), Vec::new());
        for (name, most) in known {
            let given = vec!["null"; usize::try_from(most).unwrap() + 1].join(", ");
            let plural = if most == 1 { "" } else { "s" };
            calls.extend(["try { ", object, ".", name, "(", &given, "); } catch (e) { }\n"]);
            expected.push([
                format!("{class}.{name} is not simulated"),
                format!("{class}.{name} takes {most} argument{plural}, not {}", most + 1),
            ]);
        }
        let observed = scripts("", [calls.as_str()]).remove(0).faults;
        assert_eq!(observed.len(), expected.len(), "{class}: {observed:?}");
        for (fault, either) in observed.iter().zip(&expected) {
            assert!(either.contains(fault), "{fault}");
        }
        assert!(observed.iter().any(|fault| fault.contains(" takes ")), "{class}");
    }
}
