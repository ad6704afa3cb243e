//! What the stand-in needs of an interpreter, as `simulator.host`.

use super::pulse::Pulse;
use crate::script::scan;
use crate::simulator::regular_expression::{self, Unsupported};
use rquickjs::context::EvalOptions;
use rquickjs::{Ctx, Exception, Function, Object, Value};
use std::sync::Arc;

/// Counts of the `pulse` begin anew with each step.
pub(super) fn offer<'js>(ctx: &Ctx<'js>, pulse: &Arc<Pulse>) -> rquickjs::Result<Object<'js>> {
    let pulse = Arc::clone(pulse);
    let host = Object::new(ctx.clone())?;
    host.set("evaluate", Function::new(ctx.clone(), evaluate)?)?;
    host.set("compile", Function::new(ctx.clone(), compile)?)?;
    host.set("expressionProblem", Function::new(ctx.clone(), expression_problem)?)?;
    host.set("begin", Function::new(ctx.clone(), move || pulse.begin())?)?;
    Ok(host)
}

/// A script in the global scope, as the platform runs script includes.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands values over")]
fn evaluate(ctx: Ctx<'_>, script: String, file: String) -> rquickjs::Result<Value<'_>> {
    check(&ctx, &script, &file)?;
    ctx.eval_with_options(script, options(&file))
}

/// A function with that body; the lines of the body keep their numbers.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands values over")]
fn compile(
    ctx: Ctx<'_>,
    parameters: Vec<String>,
    body: String,
    file: String,
) -> rquickjs::Result<Value<'_>> {
    check(&ctx, &body, &file)?;
    let function = format!("(function({}) {{{body}\n}})", parameters.join(", "));
    ctx.eval_with_options(function, options(&file))
}

/// Refuses a script with syntax or a regular expression that ES5 does not have.
fn check(ctx: &Ctx<'_>, script: &str, file: &str) -> rquickjs::Result<()> {
    let scan = scan::scan(script);
    let later = scan.later.map(|(line, what)| (line, format!("ES5 has no {what}")));
    let problem = later.or_else(|| {
        let (line, problem) = regular_expression::check(&scan.literals)?;
        Some((line, problem.to_string()))
    });
    problem.map_or(Ok(()), |(line, problem)| {
        Err(Exception::throw_syntax(ctx, &format!("{problem} at {file}:{line}")))
    })
}

/// What is wrong with a regular expression that a script makes of texts: `text`, and whether it
/// `isRefused` rather than an error that the script may catch.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands values over")]
fn expression_problem(
    ctx: Ctx<'_>,
    pattern: String,
    flags: String,
) -> rquickjs::Result<Object<'_>> {
    let found = regular_expression::problem(&pattern, &flags);
    let result = Object::new(ctx)?;
    result.set("isRefused", found.as_ref().is_some_and(Unsupported::is_refused))?;
    result.set("text", found.map(|it| it.to_string()).unwrap_or_default())?;
    Ok(result)
}

/// A script as the platform runs it, not strict.
pub(super) fn options(file: &str) -> EvalOptions {
    let mut options = EvalOptions::default();
    options.strict = false;
    options.filename = Some(file.to_owned());
    options
}
