//! What a person does: look for something, click, type, press keys.

use super::session::Refused;
use super::{Browser, Element};
use serde_json::{Value, json};

impl Browser {
    /// The first element that a selector finds, waiting until there is one.
    #[track_caller]
    pub(crate) fn find(&self, css: &str) -> Element {
        self.on(css, Ok)
    }

    /// How many elements a selector finds now.
    #[track_caller]
    pub(crate) fn count(&self, css: &str) -> usize {
        let found = self.post("/elements", &json!({ "using": "css selector", "value": css }));
        found.as_array().unwrap().len()
    }

    /// Clicks an element by mouse: what lies under something else cannot be clicked.
    #[track_caller]
    pub(crate) fn click(&self, css: &str) {
        self.on(css, |element| self.session().post(&element.path("click"), &json!({})));
    }

    /// Types a text into an element, after what is in it.
    #[track_caller]
    pub(crate) fn type_into(&self, css: &str, text: &str) {
        let body = json!({ "text": text });
        self.on(css, |element| self.session().post(&element.path("value"), &body));
    }

    /// The text of an element, as far as it is visible.
    #[track_caller]
    pub(crate) fn text(&self, css: &str) -> String {
        let text = self.on(css, |element| self.session().get(&element.path("text")));
        text.as_str().unwrap().to_owned()
    }

    /// Presses keys where the focus is, one after the other; the characters of one text are held
    /// together, such as those of `SHIFT_TAB`.
    #[track_caller]
    pub(crate) fn press(&self, keys: &[&str]) {
        let act = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let actions = keys.iter().flat_map(|chord| {
            let down = chord.chars().map(|key| act("keyDown", key));
            down.chain(chord.chars().rev().map(|key| act("keyUp", key)))
        });
        let actions: Vec<Value> = actions.collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", &json!({ "actions": [keyboard] }));
    }

    /// Goes into the frame that a selector finds.
    #[track_caller]
    pub(crate) fn frame(&self, css: &str) {
        self.on(css, |frame| self.session().post("/frame", &json!({ "id": frame.argument() })));
    }

    /// Goes back to the page that holds all frames.
    #[track_caller]
    pub(crate) fn top(&self) {
        self.post("/frame", &json!({ "id": null }));
    }

    /// Acts on an element, again if the page replaces it meanwhile.
    #[track_caller]
    fn on<T>(&self, css: &str, act: impl Fn(Element) -> Result<T, Refused>) -> T {
        let selector = json!({ "using": "css selector", "value": css });
        self.until(css, || {
            let found = self.session().post("/element", &selector).map(Element);
            match found.and_then(&act) {
                Err(it) if is_passing(&it) => Err(it.to_string()),
                done => Ok(super::expected(css, done)),
            }
        })
    }
}

fn is_passing(refused: &Refused) -> bool {
    matches!(refused.error.as_str(), "no such element" | "stale element reference")
}
