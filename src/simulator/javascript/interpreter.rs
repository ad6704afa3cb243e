//! The embedded engine with the stand-in in it.

use super::failure::{InterpreterError, MEMORY_BYTES, MOST_TICKS};
use super::files::{ES5, PLATFORM, RUNTIME, START};
use super::host::{self, options};
use rquickjs::function::IntoArgs;
use rquickjs::{CatchResultExt, Context, Ctx, FromJs, Function, Object, Persistent, Runtime};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

const STACK_BYTES: usize = 512 * 1024;

/// An engine that has loaded the stand-in and counts what scripts do.
pub(super) struct Interpreter {
    // Goes before the engine that it lives in.
    start: Persistent<Object<'static>>,
    context: Context,
    ticks: Rc<Cell<u32>>,
    /// What the last worlds shared.
    base: RefCell<Option<Arc<str>>>,
}

impl Interpreter {
    pub(super) fn new() -> Result<Self, InterpreterError> {
        let failed = |error| InterpreterError::of_start(&error);
        let runtime = Runtime::new().map_err(failed)?;
        runtime.set_memory_limit(MEMORY_BYTES);
        runtime.set_max_stack_size(STACK_BYTES);
        // Counted rather than timed, so that every machine stops at the same place.
        let ticks = Rc::new(Cell::new(0));
        let counted = Rc::clone(&ticks);
        runtime.set_interrupt_handler(Some(Box::new(move || {
            counted.set(counted.get() + 1);
            counted.get() > MOST_TICKS
        })));
        let context = Context::full(&runtime).map_err(failed)?;
        let start = within(&context, &ticks, |ctx| Ok(Persistent::save(ctx, load(ctx, &ticks)?)))?;
        Ok(Self { start, context, ticks, base: RefCell::new(None) })
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
        within(&self.context, &self.ticks, |ctx| {
            let start = self.start.clone().restore(ctx)?;
            start.get::<_, Function<'_>>(name)?.call(arguments)
        })
    }
}

/// The files of the stand-in, and what they begin with.
fn load<'js>(ctx: &Ctx<'js>, ticks: &Rc<Cell<u32>>) -> rquickjs::Result<Object<'js>> {
    let simulator = Object::new(ctx.clone())?;
    simulator.set("host", host::offer(ctx, ticks)?)?;
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
    ticks: &Cell<u32>,
    work: impl FnOnce(&Ctx<'_>) -> rquickjs::Result<T>,
) -> Result<T, InterpreterError> {
    let done = context
        .with(|ctx| work(&ctx).catch(&ctx).map_err(|error| InterpreterError::of_uncaught(&error)));
    done.map_err(|error| match error {
        InterpreterError::Failed(at) if ticks.get() > MOST_TICKS => {
            InterpreterError::Endless { at }
        }
        other => other,
    })
}
