//! Time, which passes for the instance as for whoever waits for it.

use super::Preview;
use crate::simulator::Observed;
use indexmap::IndexMap;
use std::time::Duration;

impl Preview {
    /// Lets the instance do what has become due. A script that fails then keeps no request from its
    /// answer.
    pub(super) fn pass(&mut self, passed: Duration) {
        let due = passed.saturating_sub(self.ahead);
        self.ahead = self.ahead.saturating_sub(passed);
        let ms = u64::try_from(due.as_millis()).unwrap_or(u64::MAX);
        match self.session.pass(&self.settings.actor(), ms) {
            Ok(done) => {
                let observed = done.observed;
                if !observed.transactions.is_empty() || !observed.faults.is_empty() {
                    self.activity.add("queue", "What was due", IndexMap::new(), Some(observed));
                }
            }
            Err(error) => self.activity.fault("instance", &error.to_string()),
        }
    }

    /// How long a browser waits: for the network and for what the instance's clock says, which is
    /// ahead by that until the browser has its answer.
    pub(super) fn takes(&mut self, observed: &Observed) -> Duration {
        let seconds = Duration::try_from_secs_f64(observed.costs().seconds).unwrap_or_default();
        self.ahead = self.ahead.saturating_add(seconds);
        self.settings.latency().saturating_add(seconds)
    }
}
