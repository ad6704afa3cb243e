//! Time-out and retries.

use super::context::Context;
use crate::diagnostic::RuleProblem;
use crate::model::Delivery;
use crate::spec;
use crate::yaml::Limits;
use jiff::SignedDuration;

/// The most retries.
const MAX_RETRIES: usize = 10;

/// Above 30 s the platform's own ceiling for outbound calls cuts in
/// (`glide.http.outbound.max_timeout`).
const TIMEOUT: Limits = Limits {
    example: "10s",
    min: ("1s", SignedDuration::from_secs(1)),
    max: ("30s", SignedDuration::from_secs(30)),
};

/// Flashduty asks to wait more than ten seconds before a push is tried again.
const RETRY: Limits = Limits {
    example: "15s",
    min: ("11s", SignedDuration::from_secs(11)),
    max: ("24h", SignedDuration::from_hours(24)),
};

pub(super) fn resolve(cx: &mut Context<'_>, written: Option<&spec::Delivery>) -> Option<Delivery> {
    let standard = cx.standard.delivery.as_ref();
    let timeout = written.and_then(|it| it.timeout.as_ref());
    let timeout = timeout.or(standard.and_then(|it| it.timeout.as_ref()))?;
    let timeout = cx.duration(&["delivery", "timeout"], timeout, &TIMEOUT);
    let retries = written.and_then(|it| it.retries.as_ref());
    let retries = retries.or(standard.and_then(|it| it.retries.as_ref()))?;
    if retries.len() > MAX_RETRIES {
        let problem = RuleProblem::TooManyRetries { found: retries.len(), max: MAX_RETRIES };
        cx.report_key(&["delivery", "retries"], problem);
    }
    let mut retry_seconds = Vec::new();
    for (at, text) in retries.iter().enumerate() {
        let Some(text) = text else { continue };
        let wait = cx.duration(&["delivery", "retries", &at.to_string()], text, &RETRY);
        retry_seconds.extend(wait.and_then(|it| u32::try_from(it.as_secs()).ok()));
    }
    let timeout_ms = u32::try_from(timeout?.as_millis()).ok()?;
    Some(Delivery { timeout_ms, retry_seconds })
}
