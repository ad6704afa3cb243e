//! From one test to the next: a browser that knows nothing of the one before.
//!
//! A window of its own has its own history, name, storage of the session, size, and scripts for new
//! documents. What windows share is cleared.

use super::Browser;
use serde_json::json;

impl Browser {
    /// Leaves everything behind.
    #[track_caller]
    pub(crate) fn begin_anew(&self) {
        let before = self.get("/window/handles");
        let window = self.post("/window/new", &json!({ "type": "tab" }));
        for handle in before.as_array().unwrap() {
            self.post("/window", &json!({ "handle": handle }));
            super::expected("/window", self.session().delete("/window"));
        }
        self.post("/window", &json!({ "handle": window["handle"] }));
        self.cdp("Network.clearBrowserCookies", &json!({}));
        self.cdp("Network.clearBrowserCache", &json!({}));
        let everything = json!({ "origin": "*", "storageTypes": "all" });
        self.cdp("Storage.clearDataForOrigin", &everything);
        self.console_errors();
        self.resize(1280, 800);
    }
}
