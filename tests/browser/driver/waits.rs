//! Waiting for what the page is to become, never for a fixed time.

use super::Browser;
use serde_json::json;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a page has, on a slow machine too.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a page looks by itself before it is asked again, since it may be left meanwhile.
const LOOK_FOR: Duration = Duration::from_secs(1);
/// Looks until a condition holds, for so many milliseconds; what is wrong with it in the end. A page
/// that is being built may not have yet what the condition goes through.
const LOOK: &str = "
    const end = performance.now() + arguments[0];
    return new Promise((resolve) => {
        const look = (pause) => {
            let wrong = 'it does not hold';
            try {
                if (holds()) { return resolve(true); }
            } catch (error) {
                wrong = String(error);
            }
            if (performance.now() >= end) { return resolve(wrong); }
            setTimeout(look, pause, Math.min(2 * pause, 50));
        };
        look(2);
    });";
/// How much of a page a failure shows.
const SHOWN: usize = 4000;

impl Browser {
    /// Waits until an expression holds in the page.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, condition: &str) {
        self.wait_at_most(PATIENCE, what, condition);
    }

    /// Waits until an expression holds in the page, for a time of its own.
    #[track_caller]
    pub(crate) fn wait_at_most(&self, patience: Duration, what: &str, condition: &str) {
        let look = format!("const holds = () => Boolean({condition});\n{LOOK}");
        let deadline = Instant::now() + patience;
        self.poll(patience, what, || {
            let left = deadline.saturating_duration_since(Instant::now()).min(LOOK_FOR);
            match self.try_script(&look, &[json!(u64::try_from(left.as_millis()).unwrap())]) {
                Ok(holds) if holds == true => Ok(()),
                Ok(why) => Err(why.as_str().unwrap_or("it does not hold").to_owned()),
                Err(refused) if refused.error == "unexpected alert open" => {
                    panic!("{what}: {refused}")
                }
                // The page is left meanwhile.
                Err(refused) => Err(refused.to_string()),
            }
        });
    }

    #[track_caller]
    pub(super) fn until<T>(&self, what: &str, attempt: impl Fn() -> Result<T, String>) -> T {
        self.poll(PATIENCE, what, attempt)
    }

    #[track_caller]
    fn poll<T>(
        &self,
        patience: Duration,
        what: &str,
        attempt: impl Fn() -> Result<T, String>,
    ) -> T {
        let deadline = Instant::now() + patience;
        loop {
            match attempt() {
                Ok(done) => return done,
                Err(_) if Instant::now() < deadline => sleep(Duration::from_millis(20)),
                Err(why) => panic!("waited for {what}: {why}\n{}", self.seen()),
            }
        }
    }

    /// Where the browser is and what a person sees there.
    fn seen(&self) -> String {
        let body = "return location.href.slice(0, 200) + ' shows:\\n' + document.body.innerText";
        match self.try_script(body, &[]) {
            Ok(seen) => seen.as_str().unwrap_or_default().chars().take(SHOWN).collect(),
            Err(refused) => format!("(the page cannot be read: {refused})"),
        }
    }
}
