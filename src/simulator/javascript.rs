//! The JavaScript interpreter: loads the stand-in for the platform and runs one scenario in it.
//!
//! The stand-in is plain ES5, so that the same files also run in Rhino, the family of engine that
//! the platform uses.

use super::regular_expression::{self, Unsupported};
use rquickjs::context::EvalOptions;
use rquickjs::{
    CatchResultExt, CaughtError, Context, Ctx, Exception, Function, Object, Persistent, Runtime,
    Value,
};
use std::cell::Cell;
use std::rc::Rc;

/// Why a scenario ended without a result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InterpreterError {
    /// The stand-in itself fails; a fault of ours, or of a record that it cannot load.
    #[error("{0}")]
    Failed(String),
    /// A script did not end.
    #[error("a script did not end: {at} after {} million jumps and calls", MOST_TICKS / 100)]
    Endless {
        /// What it was doing, and where.
        at: String,
    },
    /// A script asked for too much memory.
    #[error("a script needs more than {} MiB of memory", MEMORY_BYTES >> 20)]
    Memory,
}

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("runtime/", $name)))
    };
}

/// The files of the stand-in, in the order in which they are loaded.
pub const RUNTIME: &[(&str, &str)] = &[
    file!("strict.js"),
    file!("platform.js"),
    file!("engine.js"),
    file!("expressions.js"),
    file!("order.js"),
    file!("java_string.js"),
    file!("clock.js"),
    file!("date_format.js"),
    file!("time_zone.js"),
    file!("glide_date_time.js"),
    file!("unknown.js"),
    file!("tables.js"),
    file!("rows.js"),
    file!("path.js"),
    file!("query_term.js"),
    file!("encoded_query.js"),
    file!("access.js"),
    file!("transaction.js"),
    file!("journal.js"),
    file!("glide_element.js"),
    file!("scan.js"),
    file!("result.js"),
    file!("glide_record.js"),
    file!("record_class.js"),
    file!("message_format.js"),
    file!("glide_system.js"),
    file!("flashduty_json.js"),
    file!("flashduty_write.js"),
    file!("flashduty_answers.js"),
    file!("flashduty_contract.js"),
    file!("flashduty_items.js"),
    file!("flashduty_api.js"),
    file!("flashduty_incident.js"),
    file!("flashduty_tickets.js"),
    file!("flashduty_push.js"),
    file!("flashduty_push_values.js"),
    file!("flashduty.js"),
    file!("transport.js"),
    file!("rest_message.js"),
    file!("script_include.js"),
    file!("form.js"),
    file!("queue.js"),
    file!("business_rule.js"),
    file!("save.js"),
    file!("watched.js"),
    file!("actions.js"),
    file!("main.js"),
    file!("surface.js"),
];

/// What the platform has, as JSON: the stand-in reads it as `simulator.platform`.
pub const PLATFORM: &str = include_str!("platform.json");

/// What an engine of ES5 has, as JSON: the stand-in reads it as `simulator.es5`.
pub const ES5: &str = include_str!("es5.json");

/// How often the engine asks in one step whether to go on. It asks after ten thousand jumps and
/// calls, so these are several hundred million steps of a script: more than a group of ten thousand
/// people needs. Time that a single call of the library takes is not counted.
const MOST_TICKS: u32 = 5_000;
/// As many scenarios run at the same time as there are cores.
const MEMORY_BYTES: usize = 256 << 20;
const STACK_BYTES: usize = 512 * 1024;

/// Runs the scenario of a world and tells what happened; both are JSON.
pub fn run(world: &str) -> Result<String, InterpreterError> {
    run_ordered(world, false)
}

/// The same, with integer-like keys in the order of the engine or in another one (`is_reversed`).
pub(super) fn run_ordered(world: &str, is_reversed: bool) -> Result<String, InterpreterError> {
    Interpreter::new()?.within(|ctx| {
        load(ctx, world)?;
        ctx.globals().get::<_, Object<'_>>("simulator")?.set("isReversed", is_reversed)?;
        ctx.eval_with_options(SIMULATE, options("start"))
    })
}

/// What the stand-in offers to scripts and what it refuses by name, as JSON.
pub(super) fn surface() -> Result<String, InterpreterError> {
    Interpreter::new()?.within(|ctx| {
        load(ctx, "{}")?;
        ctx.eval_with_options(SURFACE, options("start"))
    })
}

/// A world in which one thing after the other happens, as somebody asks for it.
pub(super) struct Live {
    // Goes before the engine that it lives in.
    step: Persistent<Function<'static>>,
    interpreter: Interpreter,
}

impl Live {
    /// Sets up a world; its own steps are not done.
    pub(super) fn begin(world: &str) -> Result<Self, InterpreterError> {
        let interpreter = Interpreter::new()?;
        let step = interpreter.within(|ctx| {
            load(ctx, world)?;
            let step: Function<'_> = ctx.eval_with_options(BEGIN, options("start"))?;
            Ok(Persistent::save(ctx, step))
        })?;
        Ok(Self { step, interpreter })
    }

    /// Does one thing and tells what happened; both are JSON.
    pub(super) fn step(&self, action: &str) -> Result<String, InterpreterError> {
        self.interpreter.within(|ctx| self.step.clone().restore(ctx)?.call((action,)))
    }
}

/// An engine that counts what scripts do.
struct Interpreter {
    context: Context,
    ticks: Rc<Cell<u32>>,
}

impl Interpreter {
    fn new() -> Result<Self, InterpreterError> {
        let runtime = Runtime::new().map_err(|error| failed(&error))?;
        runtime.set_memory_limit(MEMORY_BYTES);
        runtime.set_max_stack_size(STACK_BYTES);
        // Counted rather than timed, so that every machine stops at the same place.
        let ticks = Rc::new(Cell::new(0));
        let counted = Rc::clone(&ticks);
        runtime.set_interrupt_handler(Some(Box::new(move || {
            counted.set(counted.get() + 1);
            counted.get() > MOST_TICKS
        })));
        let context = Context::full(&runtime).map_err(|error| failed(&error))?;
        let interpreter = Self { context, ticks };
        interpreter.within(|ctx| interpreter.offer_host(ctx))?;
        Ok(interpreter)
    }

    /// What the stand-in needs of an interpreter.
    fn offer_host(&self, ctx: &Ctx<'_>) -> rquickjs::Result<()> {
        let ticks = Rc::clone(&self.ticks);
        let simulator = Object::new(ctx.clone())?;
        let host = Object::new(ctx.clone())?;
        host.set("evaluate", Function::new(ctx.clone(), evaluate)?)?;
        host.set("compile", Function::new(ctx.clone(), compile)?)?;
        host.set("expressionProblem", Function::new(ctx.clone(), expression_problem)?)?;
        host.set("begin", Function::new(ctx.clone(), move || ticks.set(0))?)?;
        simulator.set("host", host)?;
        simulator.set("platform", ctx.json_parse(PLATFORM)?)?;
        simulator.set("es5", ctx.json_parse(ES5)?)?;
        ctx.globals().set("simulator", simulator)
    }

    fn within<T>(
        &self,
        work: impl FnOnce(&Ctx<'_>) -> rquickjs::Result<T>,
    ) -> Result<T, InterpreterError> {
        let done = self.context.with(|ctx| work(&ctx).catch(&ctx).map_err(|it| failure(&it)));
        done.map_err(|error| match error {
            InterpreterError::Failed(at) if self.ticks.get() > MOST_TICKS => {
                InterpreterError::Endless { at }
            }
            other => other,
        })
    }
}

/// The stand-in, and the world for it.
fn load(ctx: &Ctx<'_>, world: &str) -> rquickjs::Result<()> {
    for (name, script) in RUNTIME {
        // Without its ending, so that a fault of a script is never placed in the stand-in.
        ctx.eval_with_options::<(), _>(*script, options(name.trim_end_matches(".js")))?;
    }
    ctx.globals().set("world", ctx.json_parse(world)?)
}

macro_rules! start {
    ($($begin:literal)*) => {
        concat!(
            "(function(global) {
                var simulator = global.simulator;
                var world = global.world;
                var stringify = JSON.stringify;
                var parse = JSON.parse;

                delete global.simulator;
                delete global.world;
                simulator.onlyEs5(global);
            ",
            $($begin,)*
            "})(this);"
        )
    };
}

/// Hides the stand-in from the scripts, takes away what ES5 does not have, and runs the scenario.
const SIMULATE: &str = start!("return stringify(simulator.simulate(world, global));");

/// What there is for scripts, and what is refused by name.
const SURFACE: &str = "JSON.stringify(simulator.surface());";

/// The same, but waits to be told what happens.
const BEGIN: &str = start!(
    "simulator.begin(world, global);
    return function(action) {
        return stringify(simulator.step(parse(action)));
    };"
);

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

/// Refuses a script with a regular expression that ES5 does not have.
fn check(ctx: &Ctx<'_>, script: &str, file: &str) -> rquickjs::Result<()> {
    regular_expression::check(script).map_or(Ok(()), |(line, problem)| {
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

fn options(file: &str) -> EvalOptions {
    let mut options = EvalOptions::default();
    options.strict = false;
    options.filename = Some(file.to_owned());
    options
}

fn failed(error: &rquickjs::Error) -> InterpreterError {
    InterpreterError::Failed(error.to_string())
}

fn failure(error: &CaughtError<'_>) -> InterpreterError {
    let exception = match error {
        CaughtError::Exception(exception) => exception,
        // Where no memory is left, there is none for an exception.
        CaughtError::Value(value) if value.is_null() => return InterpreterError::Memory,
        other => return InterpreterError::Failed(other.to_string()),
    };
    let message = exception.message().unwrap_or_default();
    if message.is_empty() || message == "out of memory" {
        return InterpreterError::Memory;
    }
    let stack = exception.stack().unwrap_or_default();
    let place = stack.lines().next().unwrap_or_default().trim();
    InterpreterError::Failed(format!("{message} ({place})"))
}
