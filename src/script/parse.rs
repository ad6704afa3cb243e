//! Whether the embedded engine can parse a script.

use super::Mistake;
use rquickjs::context::EvalOptions;
use rquickjs::{Context, Ctx, Exception, Runtime, Value};

thread_local! {
    /// An engine in which nothing ever runs.
    static ENGINE: Option<Context> = engine();
}

/// Deeper nesting is refused; a thread has room for it.
const STACK_BYTES: usize = 512 * 1024;

/// What stands before a script, so that it is parsed as a whole and does not run.
const STOP: &str = "throw null;";

/// The first place where a script does not parse. An engine that does not start finds none.
pub(super) fn mistake(script: &str) -> Option<Mistake> {
    ENGINE.with(|engine| engine.as_ref()?.with(|ctx| caught(&ctx, script)))
}

fn engine() -> Option<Context> {
    let runtime = Runtime::new().ok()?;
    runtime.set_max_stack_size(STACK_BYTES);
    Context::full(&runtime).ok()
}

fn caught(ctx: &Ctx<'_>, script: &str) -> Option<Mistake> {
    let mut options = EvalOptions::default();
    options.strict = false;
    options.filename = Some("script".to_owned());
    let script = format!("{STOP}{script}");
    let _ = ctx.eval_with_options::<Value<'_>, _>(script, options);
    let thrown = ctx.catch();
    let exception = thrown.as_object().and_then(|it| Exception::from_object(it.clone()))?;
    let what = exception.message().unwrap_or_default();
    let stack = exception.stack().unwrap_or_default();
    // Its first line ends in the file, the line and the column.
    let place = stack.lines().next().unwrap_or_default().trim_end_matches(')');
    let line = place.rsplit(':').nth(1).and_then(|it| it.parse().ok()).unwrap_or(1);
    Some(Mistake { line, what })
}
