//! Spec to model: defaults applied, references resolved, every problem of the file collected.
//!
//! Each part has a function that returns the part, or nothing after it has reported why; none of
//! them stops at the first problem, and none reads or writes files.

mod absent;
mod business_rule;
mod context;
mod correlation;
mod delivery;
mod dialog;
mod filter;
mod integration;
mod keys;
mod labels;
mod lost;
mod maps;
mod naming;
mod notation;
mod number;
mod payload;
mod property;
mod record;
mod removed;
mod reserved;
mod servicedesk_plus;
mod servicenow;
mod spelling;
mod term;
mod values;
mod walk;

use crate::diagnostic::{Diagnostics, MappingProblem, ShapeProblem, Source, Span};
use crate::model::Model;
use crate::spec::{self, Spec, Switch};
use crate::yaml;
use context::Context;
use serde_yaml::Value;
use std::sync::LazyLock;

/// What became of a spec.
#[derive(Debug, Clone)]
pub struct Resolution {
    /// What it means; nothing if it has errors.
    pub model: Option<Model>,
    /// Everything that was found, ordered by place.
    pub diagnostics: Diagnostics,
}

/// Reads a spec and says what it means and what is wrong with it.
#[must_use]
pub fn resolve(source: &Source) -> Resolution {
    let mut diagnostics = Diagnostics::default();
    let model = standard(&mut diagnostics).and_then(|standard| {
        let complete = |written| standard.complete(written);
        let document = yaml::read_over::<Spec>(source, &complete, &mut diagnostics)?;
        let mut context = Context::new(&document, &standard.spec, &mut diagnostics);
        model(&mut context, &document.content)
    });
    let model = model.filter(|_| !diagnostics.has_errors());
    diagnostics.finish();
    Resolution { model, diagnostics }
}

/// The standard mapping, as data and as what it says.
struct Standard {
    data: Value,
    spec: Spec,
}

impl Standard {
    fn read() -> Result<Self, serde_yaml::Error> {
        let data: Value = serde_yaml::from_str(include_str!("standard.yaml"))?;
        Ok(Self { spec: serde_yaml::from_value(data.clone())?, data })
    }

    /// What a spec says together with what it extends.
    fn complete(&self, written: Value) -> Value {
        if written.get("extends").is_none() {
            return written;
        }
        spec::lay_over(&self.data, written)
    }
}

/// The standard mapping, which is read once.
fn standard(diagnostics: &mut Diagnostics) -> Option<&'static Standard> {
    static STANDARD: LazyLock<Result<Standard, String>> =
        LazyLock::new(|| Standard::read().map_err(|error| error.to_string()));
    let report = |reason: &String| {
        let reason = reason.clone();
        diagnostics.report(Span::default(), ShapeProblem::Internal { reason });
    };
    STANDARD.as_ref().map_err(report).ok()
}

fn model(cx: &mut Context<'_>, spec: &Spec) -> Option<Model> {
    removed::check(cx, spec);
    let integration = integration::resolve(cx, spec.integration.as_ref());
    let naming = naming::Naming::new(integration.as_ref())?;
    let (desk, desk_on) = switch(spec.servicedesk_plus.as_ref());
    let (now, now_on) = switch(spec.servicenow.as_ref());
    if !now_on && !desk_on {
        cx.report(&["servicedesk_plus"], MappingProblem::NothingToGenerate);
    }
    let servicenow = servicenow::resolve(cx, spec, &now, &naming);
    let servicedesk_plus = servicedesk_plus::resolve(cx, desk, &naming);
    Some(Model {
        integration: integration?,
        servicenow: if now_on { Some(servicenow?) } else { None },
        servicedesk_plus: if desk_on { Some(servicedesk_plus?) } else { None },
    })
}

/// The keys of a part, all unwritten if it is left out, and whether it is switched on.
fn switch<T: Default + Clone>(part: Option<&Switch<T>>) -> (T, bool) {
    match part {
        None => (T::default(), true),
        Some(Switch::On(keys)) => (keys.clone(), true),
        Some(Switch::Off(_)) => (T::default(), false),
    }
}
