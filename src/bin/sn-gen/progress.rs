//! How far a long run is, for whoever watches it.

use crate::args::{SimulateArgs, SimulationFormat};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const STYLE: &str = "{pos} of {len} scenarios {wide_bar}";

/// A bar on standard error, if that is a terminal and people read it.
pub(crate) fn bar(scenarios: usize, args: &SimulateArgs) -> ProgressBar {
    let is_read = args.format == SimulationFormat::Human && !args.quiet;
    let target = if is_read { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let all = u64::try_from(scenarios).unwrap_or(u64::MAX);
    let bar = ProgressBar::with_draw_target(Some(all), target);
    match ProgressStyle::with_template(STYLE) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
