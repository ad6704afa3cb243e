//! The size of the page, and pictures of it.

use super::Browser;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

/// Letters stay crisp, and a page stays below a hundred kilobytes.
const QUALITY: u8 = 80;

impl Browser {
    /// Gives the page a width and a height in pixels, narrower than a window could be if need be.
    #[track_caller]
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", &size);
    }

    /// A picture of what is visible of the page, as WebP.
    #[track_caller]
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        self.picture(&json!({ "format": "webp", "quality": QUALITY }))
    }

    /// A picture of one element of the topmost page, also of what has to be scrolled to.
    #[track_caller]
    pub(crate) fn screenshot_of(&self, css: &str) -> Vec<u8> {
        let element = self.find(css);
        let body = "
            if (window !== top) throw new Error('pictures are taken from the topmost page');
            const it = arguments[0].getBoundingClientRect();
            return { x: it.x + scrollX, y: it.y + scrollY, width: it.width, height: it.height };";
        let mut clip = self.script(body, &[element.argument()]);
        clip["scale"] = json!(1);
        self.picture(&json!({
            "format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": true,
        }))
    }

    #[track_caller]
    fn picture(&self, how: &Value) -> Vec<u8> {
        let taken = self.cdp("Page.captureScreenshot", how);
        BASE64_STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
    }
}
