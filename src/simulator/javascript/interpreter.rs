//! The embedded engine with the stand-in in it.

use super::failure::{InterpreterError, MEMORY_BYTES, MOST_TICKS};
use super::files::{ES5, PLATFORM, RUNTIME, START};
use super::host::{self, options};
use super::pulse::Pulse;
use rquickjs::function::IntoArgs;
use rquickjs::{CatchResultExt, Context, Ctx, FromJs, Function, Object, Persistent, Runtime};
use std::cell::RefCell;
use std::sync::Arc;

const STACK_BYTES: usize = 512 * 1024;

/// An engine that has loaded the stand-in and counts what scripts do.
pub(super) struct Interpreter {
    // Goes before the engine that it lives in.
    start: Persistent<Object<'static>>,
    context: Context,
    pulse: Arc<Pulse>,
    /// What the last worlds shared.
    base: RefCell<Option<Arc<str>>>,
}

impl Interpreter {
    pub(super) fn new(pulse: &Arc<Pulse>) -> Result<Self, InterpreterError> {
        let failed = |error| InterpreterError::of_start(&error);
        let runtime = Runtime::new().map_err(failed)?;
        runtime.set_memory_limit(MEMORY_BYTES);
        runtime.set_max_stack_size(STACK_BYTES);
        // Counted rather than timed, so that every machine stops at the same place.
        let counted = Arc::clone(pulse);
        runtime.set_interrupt_handler(Some(Box::new(move || counted.tick() > MOST_TICKS)));
        let context = Context::full(&runtime).map_err(failed)?;
        let start = within(&context, pulse, |ctx| Ok(Persistent::save(ctx, load(ctx, pulse)?)))?;
        Ok(Self { start, context, pulse: Arc::clone(pulse), base: RefCell::new(None) })
    }

    /// Hands over what the worlds that follow share, unless it is what they have shared before.
    pub(super) fn share(&self, base: &Arc<str>) -> Result<(), InterpreterError> {
        let mut shared = self.base.borrow_mut();
        if shared.as_ref() != Some(base) {
            self.call::<_, ()>("setBase", (&**base,))?;
            *shared = Some(Arc::clone(base));
        }
        Ok(())
    }

    /// Ends a scenario; false where it has left something behind. Its memory is free for the next
    /// one.
    pub(super) fn close(&self) -> Result<bool, InterpreterError> {
        let is_clean = self.call("close", ())?;
        self.context.runtime().run_gc();
        Ok(is_clean)
    }

    /// Calls a function of the stand-in.
    pub(super) fn call<A, R>(&self, name: &str, arguments: A) -> Result<R, InterpreterError>
    where
        A: for<'js> IntoArgs<'js>,
        R: for<'js> FromJs<'js>,
    {
        within(&self.context, &self.pulse, |ctx| {
            let start = self.start.clone().restore(ctx)?;
            start.get::<_, Function<'_>>(name)?.call(arguments)
        })
    }
}

/// The files of the stand-in, and what they begin with.
fn load<'js>(ctx: &Ctx<'js>, pulse: &Arc<Pulse>) -> rquickjs::Result<Object<'js>> {
    let simulator = Object::new(ctx.clone())?;
    simulator.set("host", host::offer(ctx, pulse)?)?;
    simulator.set("platform", ctx.json_parse(PLATFORM)?)?;
    simulator.set("es5", ctx.json_parse(ES5)?)?;
    ctx.globals().set("simulator", simulator)?;
    for (name, script) in RUNTIME {
        // Without its ending, so that a fault of a script is never placed in the stand-in.
        ctx.eval_with_options::<(), _>(*script, options(name.trim_end_matches(".js")))?;
    }
    ctx.eval_with_options(START, options("start"))
}

fn within<T>(
    context: &Context,
    pulse: &Pulse,
    work: impl FnOnce(&Ctx<'_>) -> rquickjs::Result<T>,
) -> Result<T, InterpreterError> {
    let done = context
        .with(|ctx| work(&ctx).catch(&ctx).map_err(|error| InterpreterError::of_uncaught(&error)));
    done.map_err(|error| match error {
        InterpreterError::Failed(at) if pulse.ticks() > MOST_TICKS => {
            InterpreterError::Endless { at }
        }
        other => other,
    })
}
