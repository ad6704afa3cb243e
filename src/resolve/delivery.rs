//! Time-out and retries.

use super::context::Context;
use crate::diagnostic::{RuleProblem, TextProblem};
use crate::model::Delivery;
use crate::spec::{self, Text};
use jiff::SignedDuration;

/// The most retries.
const MAX_RETRIES: usize = 10;

/// Limits of a duration, in words and in seconds.
struct Limits {
    example: &'static str,
    min: (&'static str, i64),
    max: (&'static str, i64),
}

/// Above 30 s the platform's own ceiling for outbound calls cuts in
/// (`glide.http.outbound.max_timeout`).
const TIMEOUT: Limits = Limits { example: "10s", min: ("1s", 1), max: ("30s", 30) };

/// Flashduty asks to wait more than ten seconds before a push is tried again.
const RETRY: Limits = Limits { example: "15s", min: ("11s", 11), max: ("24h", 24 * 60 * 60) };

pub(super) fn resolve(cx: &mut Context<'_>, written: Option<&spec::Delivery>) -> Option<Delivery> {
    let standard = cx.standard.delivery.as_ref();
    let timeout = written.and_then(|it| it.timeout.as_ref());
    let timeout = timeout.or(standard.and_then(|it| it.timeout.as_ref()))?;
    let timeout = duration(cx, &["delivery", "timeout"], timeout, &TIMEOUT);
    let retries = written.and_then(|it| it.retries.as_ref());
    let retries = retries.or(standard.and_then(|it| it.retries.as_ref()))?;
    if retries.len() > MAX_RETRIES {
        let problem = RuleProblem::TooManyRetries { found: retries.len(), max: MAX_RETRIES };
        cx.report_key(&["delivery", "retries"], problem);
    }
    let mut retry_seconds = Vec::new();
    for (at, text) in retries.iter().enumerate() {
        let Some(text) = text else { continue };
        let wait = duration(cx, &["delivery", "retries", &at.to_string()], text, &RETRY);
        retry_seconds.extend(wait.and_then(|it| u32::try_from(it.as_secs()).ok()));
    }
    let timeout_ms = u32::try_from(timeout?.as_millis()).ok()?;
    Some(Delivery { timeout_ms, retry_seconds })
}

fn duration(
    cx: &mut Context<'_>,
    path: &[&str],
    text: &Text,
    limits: &Limits,
) -> Option<SignedDuration> {
    if !cx.is_filled(path, "the duration", text) {
        return None;
    }
    let found = text.0.clone();
    let Ok(duration) = text.parse::<SignedDuration>() else {
        cx.report(path, TextProblem::Duration { found, example: limits.example });
        return None;
    };
    let (min, max) = (limits.min, limits.max);
    let range = SignedDuration::from_secs(min.1)..=SignedDuration::from_secs(max.1);
    if !range.contains(&duration) {
        cx.report(path, TextProblem::DurationRange { found, min: min.0, max: max.0 });
        return None;
    }
    Some(duration)
}
