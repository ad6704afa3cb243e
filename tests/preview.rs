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
use sn_gen::diagnostic::Source;
use sn_gen::model::Model;
use sn_gen::preview::{Preview, Request, Response, StartError, standard_scenario, unavailable};
use sn_gen::simulator::Instance;
use sn_gen::simulator::scenario::Scenario;
use std::time::Duration;

/// Enough for whatever is left for later.
const PAUSE: Duration = Duration::from_secs(20);

/// A preview of a spec, and what its table and its classes are called.
struct Shown {
    preview: Preview,
    model: Model,
    /// What passes between two requests that are not told when they come.
    pause: Duration,
}

impl Shown {
    fn of(spec: &str) -> Option<Self> {
        let model = support::build::model(spec);
        let servicenow = model.servicenow.as_ref()?;
        let artifacts = support::build::build(spec);
        let instance = Instance::new(&model, &artifacts).unwrap().assuming(servicenow);
        let scenario = Scenario::read(&standard_scenario(servicenow)).scenario.unwrap();
        let preview = Preview::new(servicenow, &instance, &scenario).unwrap();
        Some(Self { preview, model, pause: PAUSE })
    }

    /// The shipped mapping, on which what a scenario gives is there.
    fn given(given: &str) -> Result<Self, StartError> {
        let spec = support::build::shipped();
        let (model, artifacts) = (support::build::model(&spec), support::build::build(&spec));
        let instance = Instance::new(&model, &artifacts).unwrap();
        let text = format!("name: A\ngiven: {given}\nsteps: [{{ when: {{ time_passes: 1s }} }}]\n");
        let scenario = Scenario::read(&Source::new("own.yaml", &text)).scenario.unwrap();
        let preview = Preview::new(model.servicenow.as_ref().unwrap(), &instance, &scenario)?;
        Ok(Self { preview, model, pause: PAUSE })
    }

    /// The response to a request that comes so many seconds after the one before.
    fn after(&mut self, seconds: u64, path: &str, parameters: &[(&str, &str)]) -> Response {
        self.preview.answer(&request(true, path, parameters), Duration::from_secs(seconds))
    }

    fn ask(&mut self, is_post: bool, path: &str, parameters: &[(&str, &str)]) -> String {
        let request = request(is_post, path, parameters);
        let response = self.preview.answer(&request, self.pause);
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
        let is_faulty = |entry: &&Value| {
            entry["fault"].is_string()
                || entry["faults"].as_array().is_some_and(|it| !it.is_empty())
        };
        self.did().iter().filter(is_faulty).cloned().collect()
    }

    /// What the instance did.
    fn did(&mut self) -> Vec<Value> {
        self.json("/did", &[])["entries"].as_array().unwrap().clone()
    }

    /// The statuses of the requests to Flashduty.
    fn statuses(&mut self) -> Vec<Value> {
        let did = self.did();
        let requests = did.iter().flat_map(|it| it["requests"].as_array().into_iter().flatten());
        requests.map(|it| it["status"].clone()).collect()
    }

    /// Asks for what the dialog needs when it opens, at once.
    fn open(&mut self) -> Response {
        let record = self.json("/form", &[])["settings"]["record"].as_str().unwrap().to_owned();
        let call = [
            ("sysparm_processor", "FlashdutySyncHelperAjax"),
            ("sysparm_name", "getDialogContext"),
            ("sysparm_record", record.as_str()),
        ];
        self.after(0, "/xmlhttp.do", &call)
    }
}

fn request(is_post: bool, path: &str, parameters: &[(&str, &str)]) -> Request {
    let parameters = parameters.iter().map(|(name, value)| ((*name).into(), (*value).into()));
    let parameters: IndexMap<String, String> = parameters.collect();
    Request { is_post, path: path.to_owned(), parameters }
}

fn shipped() -> Shown {
    Shown::of(&support::build::shipped()).unwrap()
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
    assert_eq!(shown.json("/did", &[("after", &number)]), json!({ "count": 1, "entries": [] }));
}

#[test]
fn the_history_keeps_the_newest_and_counts_all() {
    let mut shown = shipped();
    for number in 0..250 {
        shown.ask(true, "/fault", &[("text", &number.to_string())]);
    }
    let did = shown.json("/did", &[]);
    let entries = did["entries"].as_array().unwrap();
    assert_eq!((&did["count"], entries.len()), (&json!(250), 200));
    assert_eq!((&entries[0]["fault"], &entries[0]["number"]), (&json!("50"), &json!(51)));
    assert_eq!(entries[0]["what"], "browser");
}

#[test]
fn a_table_of_the_platform_that_extends_no_task_has_a_dialog_too() {
    let shipped = support::build::shipped();
    let spec = shipped.replace("  table: incident\n", "  table: cmdb_ci_service\n");
    assert_ne!(spec, shipped);
    let mut shown = Shown::of(&spec).unwrap();
    shown.ask(true, "/settings", &[("record", "REC0010001")]);
    let form = shown.json("/form", &[]);
    let fields = form["form"]["fields"].as_array().unwrap();
    let value =
        |name: &str| fields.iter().find(|it| it["name"] == name).unwrap()["display"].clone();
    assert_eq!(value("short_description"), "Router down in Amsterdam");
    assert_eq!(value("assignment_group"), "Network Operations");
    assert_eq!(value("assigned_to"), "Ada Lovelace");
    assert!(shown.open().body.contains("&quot;ok&quot;:true"));
    assert_eq!(shown.faults(), Vec::<Value>::new());
}

#[test]
fn each_fault_has_its_response() {
    for (fault, statuses) in [
        ("none", json!([200])),
        ("wrong_key", json!([401])),
        ("down", json!([0])),
        ("slow", json!([200])),
        ("busy", json!([429])),
        ("timeout", json!([0])),
        ("denied", json!([])),
        ("broken", json!([])),
        ("silent", json!([])),
    ] {
        let mut shown = shipped();
        shown.ask(true, "/settings", &[("fault", fault)]);
        let response = shown.open();
        let (status, takes) = (response.status, response.takes.as_secs());
        assert_eq!(status, if fault == "broken" { 500 } else { 200 }, "{fault}");
        let is_denied = ["denied", "broken", "silent"].contains(&fault);
        assert_eq!(response.body == "<xml/>", is_denied, "{fault}: {}", response.body);
        match fault {
            "slow" => assert!((5..10).contains(&takes), "{takes}"),
            // Longer than the dialog waits, and no longer than a browser can do without.
            "silent" => assert_eq!(takes, 90),
            "timeout" => assert!(takes >= 10, "{takes}"),
            _ => assert!(takes < 2, "{fault}: {takes}"),
        }
        assert_eq!(json!(shown.statuses()), statuses, "{fault}");
        assert_eq!(shown.faults(), Vec::<Value>::new(), "{fault}");
    }
}

#[test]
fn settings_that_are_refused_change_nothing() {
    let mut shown = shipped();
    let before = shown.json("/form", &[])["settings"].clone();
    let refused = shown.after(0, "/settings", &[("theme", "dark"), ("latency", "much")]);
    assert_eq!((refused.status, &*refused.body), (400, "`much` is no latency"));
    assert_eq!(shown.json("/form", &[])["settings"], before);
    let set = shown.after(0, "/settings", &[("theme", "dark"), ("latency", "200")]);
    let settings: Value = serde_json::from_str(&set.body).unwrap();
    assert_eq!((&settings["theme"], &settings["latency"]), (&json!("dark"), &json!(200)));
    assert_eq!(shown.json("/form", &[])["settings"], settings);
}

#[test]
fn a_slow_network_is_waited_for() {
    let mut shown = shipped();
    let latency = Duration::from_secs(3);
    shown.ask(true, "/settings", &[("latency", "3000")]);
    assert!(shown.open().takes >= latency);
    let group = [("table", "sys_user_group"), ("query", "active=true"), ("text", "net")];
    assert!(shown.after(0, "/reference.do", &group).takes >= latency);
    let page = [("page", "flashduty_notification_form")];
    assert!(shown.after(0, "/render.do", &page).takes >= latency);
    shown.ask(true, "/settings", &[("latency", "0")]);
    assert!(shown.after(0, "/reference.do", &group).takes < latency);
}

#[test]
fn a_reference_field_gets_what_it_looks_up() {
    let mut shown = shipped();
    let group = [("table", "sys_user_group"), ("query", "active=true"), ("text", "net")];
    let found: Value = serde_json::from_str(&shown.ask(true, "/reference.do", &group)).unwrap();
    assert_eq!(found[0]["name"], "Network Operations");
    assert_eq!(found.as_array().unwrap().len(), 1);
}

#[test]
fn what_is_saved_is_synced_when_it_is_due() {
    let mut shown = shipped();
    shown.after(0, "/settings", &[("fault", "down")]);
    shown.after(0, "/save", &[("state", "6")]);
    let form = shown.json("/form", &[]);
    let fields = form["form"]["fields"].as_array().unwrap();
    assert_eq!(fields.iter().find(|it| it["name"] == "state").unwrap()["value"], "6");
    let kinds: Vec<Value> = shown.did().iter().map(|it| it["kind"].clone()).collect();
    assert_eq!(kinds, ["save", "queue"]);
}

#[test]
fn what_a_browser_has_waited_for_passes_once() {
    let mut shown = shipped();
    shown.pause = Duration::ZERO;
    shown.after(0, "/settings", &[("fault", "down")]);
    shown.after(0, "/save", &[("state", "6")]);
    // The job fails, and leaves a second attempt to the time in which it is due.
    shown.after(0, "/settings", &[("fault", "slow")]);
    let due = shown.did()[1]["events"][1]["in"].as_u64().unwrap();
    assert_eq!(shown.open().takes.as_secs(), 5);
    let mut attempts = |seconds| {
        shown.after(seconds, "/settings", &[("fault", "none")]);
        shown.did().iter().filter(|it| it["kind"] == "queue").count()
    };
    assert_eq!((attempts(due - 1), attempts(2)), (1, 2));
}

#[test]
fn whatever_is_no_document_fails_in_plain_text() {
    for (is_post, path, kind) in [
        (false, "/", "text/html"),
        (false, "/workspace", "text/html"),
        (false, "/any.do", "text/html"),
        (true, "/xmlhttp.do", "text/plain"),
        (true, "/render.do", "text/plain"),
        (false, "/did", "text/plain"),
        (false, "/form", "text/plain"),
    ] {
        let response = unavailable(&request(is_post, path, &[]), "line 1 is <wrong>");
        assert!(response.kind.starts_with(kind), "{path}: {}", response.kind);
        let shown =
            if kind == "text/html" { "line 1 is &lt;wrong&gt;" } else { "line 1 is <wrong>" };
        assert!(response.status == 500 && response.body.contains(shown), "{}", response.body);
    }
    let script = unavailable(&request(false, "/assets/panel.js", &[]), "wrong");
    assert!(script.status == 200 && script.kind.starts_with("text/javascript"));
}

#[test]
fn the_actor_of_a_scenario_has_roles_of_its_own() {
    let form = |given: &str, user: &str| {
        let mut shown = Shown::given(given).unwrap();
        shown.ask(true, "/settings", &[("user", user)]);
        shown.json("/form", &[])["form"].clone()
    };
    assert_eq!(form("{}", "joe"), Value::Null);
    assert!(form("{ user: joe, roles: [itil] }", "joe").is_object());
    assert_eq!(form("{ user: beth, roles: [itil] }", "joe"), Value::Null);
}

#[test]
fn the_answers_of_a_scenario_count_until_another_fault_is_chosen() {
    let mut shown = Shown::given("{ answers: [{ status: 503, times: 9 }] }").unwrap();
    shown.ask(false, "/", &[("theme", "dark"), ("fault", "none")]);
    shown.open();
    assert_eq!(shown.statuses()[0], 503);
    shown.ask(true, "/settings", &[("fault", "busy")]);
    shown.ask(true, "/settings", &[("fault", "none")]);
    shown.open();
    assert_eq!(shown.statuses().last().unwrap(), &json!(200));
}

#[test]
fn a_scenario_without_a_record_has_no_form() {
    let spec = support::build::shipped().replace("  table: incident\n", "  table: x_acme_case\n");
    let model = support::build::model(&spec);
    let servicenow = model.servicenow.as_ref().unwrap();
    let instance = Instance::new(&model, &support::build::build(&spec)).unwrap();
    let text = "name: A\nsteps: [{ when: { time_passes: 1s } }]\n";
    let scenario = Scenario::read(&Source::new("own.yaml", text)).scenario.unwrap();
    let error = Preview::new(servicenow, &instance, &scenario).err().unwrap().to_string();
    assert!(error.starts_with("the scenario has no record of the table `x_acme_case`"), "{error}");
}

#[test]
fn a_failing_job_keeps_no_request_from_its_answer() {
    let spec = support::build::shipped();
    let model = support::build::model(&spec);
    let servicenow = model.servicenow.as_ref().unwrap();
    let mut instance = Instance::new(&model, &support::build::build(&spec)).unwrap();
    let call = "new FlashdutySyncHelper().syncState(current);";
    let rule = "Flashduty Auto-Sync on Resolution";
    assert!(instance.replace("sys_script", rule, call, "while (true) {}"));
    let scenario = Scenario::read(&standard_scenario(servicenow)).scenario.unwrap();
    let preview = Preview::new(servicenow, &instance, &scenario).unwrap();
    let mut shown = Shown { preview, model, pause: PAUSE };
    shown.ask(true, "/save", &[("state", "6")]);
    assert!(shown.json("/form", &[])["form"].is_object());
    let faults = shown.faults();
    assert_eq!((faults.len(), &faults[0]["what"]), (1, &json!("instance")));
    assert!(faults[0]["fault"].as_str().unwrap().starts_with("a script did not end"));
    assert!(shown.open().body.contains("&quot;ok&quot;:true"));
}
