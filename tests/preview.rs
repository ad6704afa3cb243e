//! The preview without a browser: whatever the mapping, its dialog opens and sends.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use indexmap::IndexMap;
use serde_json::{Value, json};
use sn_gen::model::Model;
use sn_gen::preview::{Preview, Request, standard_scenario};
use sn_gen::simulator::Instance;
use sn_gen::simulator::scenario::Scenario;
use std::time::Duration;

/// A preview of a spec, and what its table and its classes are called.
struct Shown {
    preview: Preview,
    model: Model,
}

impl Shown {
    fn of(spec: &str) -> Option<Self> {
        let model = support::build::model(spec);
        let servicenow = model.servicenow.as_ref()?;
        let artifacts = support::build::build(spec);
        let instance = Instance::new(&model, &artifacts).unwrap().assuming(servicenow);
        let scenario = Scenario::read(&standard_scenario(servicenow)).scenario.unwrap();
        let preview = Preview::new(servicenow, &instance, &scenario).unwrap();
        Some(Self { preview, model })
    }

    fn ask(&mut self, is_post: bool, path: &str, parameters: &[(&str, &str)]) -> String {
        let parameters = parameters.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        let parameters: IndexMap<String, String> = parameters.collect();
        let request = Request { is_post, path: path.to_owned(), parameters };
        let response = self.preview.answer(&request, Duration::from_secs(20));
        assert_eq!(response.status, 200, "{path}: {}", response.body);
        response.body.into_owned()
    }

    fn json(&mut self, path: &str, parameters: &[(&str, &str)]) -> Value {
        serde_json::from_str(&self.ask(false, path, parameters)).unwrap()
    }

    /// Calls a method of the class behind the dialog.
    fn call(&mut self, method: &str, parameters: &[(&str, &str)]) -> Value {
        let class = self.model.servicenow.as_ref().unwrap().script_includes.ajax.to_string();
        let mut all = vec![("sysparm_processor", class.as_str()), ("sysparm_name", method)];
        all.extend(parameters);
        let xml = self.ask(true, "/xmlhttp.do", &all);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let answer = document.root_element().attribute("answer");
        let answer = answer.unwrap_or_else(|| panic!("{method}: {:#?}", self.faults()));
        serde_json::from_str(answer).unwrap()
    }

    /// What the platform refused.
    fn faults(&mut self) -> Vec<Value> {
        let entries = self.json("/did", &[]);
        let is_faulty = |entry: &&Value| {
            entry["fault"].is_string()
                || entry["faults"].as_array().is_some_and(|it| !it.is_empty())
        };
        entries.as_array().unwrap().iter().filter(is_faulty).cloned().collect()
    }
}

/// All mappings of the tests that have a ServiceNow side, by their names.
fn mappings() -> Vec<(String, Shown)> {
    let root = support::build::root();
    let mut files = vec![root.join("mappings.yaml")];
    for folder in ["tests/cases", "tests/mappings"] {
        let found = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter();
        let found = found.map(|entry| entry.unwrap().into_path());
        files.extend(found.filter(|path| path.extension().is_some_and(|it| it == "yaml")));
    }
    let shown = files.into_iter().filter_map(|path| {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        Some((name, Shown::of(&std::fs::read_to_string(path).unwrap())?))
    });
    shown.collect()
}

#[test]
fn every_mapping_has_a_dialog_that_opens_and_sends() {
    let all = mappings();
    assert!(all.len() > 15, "{}", all.len());
    for (name, mut shown) in all {
        shown.ask(false, "/", &[]);
        let page = shown.json("/form", &[]);
        let record = page["settings"]["record"].as_str().unwrap().to_owned();
        assert_eq!(page["form"]["buttons"].as_array().unwrap().len(), 1, "{name}");
        let servicenow = shown.model.servicenow.as_ref().unwrap();
        let ui_page = servicenow.ui_page.name.to_string();
        let rendered = shown.ask(true, "/render.do", &[("page", &ui_page)]);
        assert!(rendered.contains("role=\\\"combobox\\\""), "{name}: {rendered}");

        let context = shown.call("getDialogContext", &[("sysparm_record", &record)]);
        assert_eq!(context["ok"], true, "{name}: {context}");
        let rule = context["options"]["options"][0]["rule_id"].as_str().unwrap();
        let sent =
            shown.call("sendWebhook", &[("sysparm_record", &record), ("sysparm_rule", rule)]);
        assert_eq!((&sent["ok"], &sent["notified"]), (&json!(true), &json!(0)), "{name}: {sent}");
        assert_eq!(shown.faults(), Vec::<Value>::new(), "{name}");
    }
}

#[test]
fn who_lacks_the_role_sees_neither_button_nor_page() {
    let mut shown = Shown::of(&support::build::case("other_table")).unwrap();
    shown.ask(false, "/", &[("user", "joe")]);
    let page = shown.json("/form", &[]);
    assert_eq!(page["form"]["buttons"], json!([]));
    let refused = shown.ask(true, "/render.do", &[("page", "flashduty_notification_form")]);
    assert!(refused.contains("Security constraints"), "{refused}");
    assert_eq!(shown.faults(), Vec::<Value>::new());
}

#[test]
fn what_a_browser_refuses_is_kept_for_the_panel() {
    let mut shown = Shown::of(&support::build::shipped()).unwrap();
    shown.ask(true, "/fault", &[("text", "GlideModal has no size")]);
    let faults = shown.faults();
    assert_eq!(faults[0]["fault"], "GlideModal has no size");
    let number = faults[0]["number"].to_string();
    assert_eq!(shown.json("/did", &[("after", &number)]), json!([]));
}
