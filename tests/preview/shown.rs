//! A preview in the test's own process, and what it is asked.

use crate::support;
use indexmap::IndexMap;
use serde_json::Value;
use sn_gen::diagnostic::Source;
use sn_gen::model::Model;
use sn_gen::preview::{Preview, Request, Response, StartError, standard_scenario};
use sn_gen::simulator::Instance;
use sn_gen::simulator::scenario::Scenario;
use std::time::Duration;

/// Enough for whatever is left for later.
pub(crate) const PAUSE: Duration = Duration::from_secs(20);

/// A preview of a spec, and what its table and its classes are called.
pub(crate) struct Shown {
    pub(crate) preview: Preview,
    pub(crate) model: Model,
    /// What passes between two requests that are not told when they come.
    pub(crate) pause: Duration,
}

impl Shown {
    pub(crate) fn of(spec: &str) -> Option<Self> {
        let model = support::build::model(spec);
        let servicenow = model.servicenow.as_ref()?;
        let artifacts = support::build::build(spec);
        let instance = Instance::new(&model, &artifacts).unwrap().assuming(servicenow);
        let scenario = Scenario::read(&standard_scenario(servicenow, &instance)).scenario.unwrap();
        let preview = Preview::new(servicenow, &instance, &scenario).unwrap();
        Some(Self { preview, model, pause: PAUSE })
    }

    /// The shipped mapping, on which what a scenario gives is there.
    pub(crate) fn given(given: &str) -> Result<Self, StartError> {
        let spec = support::build::shipped();
        let (model, artifacts) = (support::build::model(&spec), support::build::build(&spec));
        let instance = Instance::new(&model, &artifacts).unwrap();
        let text = format!("name: A\ngiven: {given}\nsteps: [{{ when: {{ time_passes: 1s }} }}]\n");
        let scenario = Scenario::read(&Source::new("own.yaml", &text)).scenario.unwrap();
        let preview = Preview::new(model.servicenow.as_ref().unwrap(), &instance, &scenario)?;
        Ok(Self { preview, model, pause: PAUSE })
    }

    /// The response to a request that comes so many seconds after the one before.
    pub(crate) fn after(
        &mut self,
        seconds: u64,
        path: &str,
        parameters: &[(&str, &str)],
    ) -> Response {
        self.preview.answer(&request(true, path, parameters), Duration::from_secs(seconds))
    }

    pub(crate) fn ask(&mut self, is_post: bool, path: &str, parameters: &[(&str, &str)]) -> String {
        let request = request(is_post, path, parameters);
        let response = self.preview.answer(&request, self.pause);
        assert_eq!(response.status, 200, "{path}: {}", response.body);
        response.body.into_owned()
    }

    pub(crate) fn json(&mut self, path: &str, parameters: &[(&str, &str)]) -> Value {
        serde_json::from_str(&self.ask(false, path, parameters)).unwrap()
    }

    /// Calls a method of the class behind the dialog.
    pub(crate) fn call(&mut self, method: &str, parameters: &[(&str, &str)]) -> Value {
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
    pub(crate) fn faults(&mut self) -> Vec<Value> {
        let is_faulty = |entry: &&Value| {
            entry["fault"].is_string()
                || entry["faults"].as_array().is_some_and(|it| !it.is_empty())
        };
        self.did().iter().filter(is_faulty).cloned().collect()
    }

    /// What the instance did.
    pub(crate) fn did(&mut self) -> Vec<Value> {
        self.json("/did", &[])["entries"].as_array().unwrap().clone()
    }

    /// The statuses of the requests to Flashduty.
    pub(crate) fn statuses(&mut self) -> Vec<Value> {
        let did = self.did();
        let requests = did.iter().flat_map(|it| it["requests"].as_array().into_iter().flatten());
        requests.map(|it| it["status"].clone()).collect()
    }

    /// Asks for what the dialog needs when it opens, at once.
    pub(crate) fn open(&mut self) -> Response {
        let record = self.json("/form", &[])["settings"]["record"].as_str().unwrap().to_owned();
        let call = [
            ("sysparm_processor", "FlashdutySyncHelperAjax"),
            ("sysparm_name", "getDialogContext"),
            ("sysparm_record", record.as_str()),
        ];
        self.after(0, "/xmlhttp.do", &call)
    }
}

pub(crate) fn request(is_post: bool, path: &str, parameters: &[(&str, &str)]) -> Request {
    let parameters = parameters.iter().map(|(name, value)| ((*name).into(), (*value).into()));
    let parameters: IndexMap<String, String> = parameters.collect();
    Request { is_post, path: path.to_owned(), parameters }
}

pub(crate) fn shipped() -> Shown {
    Shown::of(&support::build::shipped()).unwrap()
}

/// All mappings of the tests that have a ServiceNow side, by their names.
pub(crate) fn mappings() -> Vec<(String, Shown)> {
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
