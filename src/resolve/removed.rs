//! Entries that a spec takes out of the mapping that it extends, with `KEY: false`.

use super::context::Context;
use crate::diagnostic::BaseProblem;
use crate::spec::{Entries, ServiceDeskPlus, Spec, Switch};

/// Reports each that the extended mapping does not have.
pub(super) fn check(cx: &mut Context<'_>, spec: &Spec) {
    let base = spec.extends.map(|_| cx.standard);
    list(cx, &["payload"], spec.payload.as_ref(), base.and_then(|it| it.payload.as_ref()));
    let state_sync = base.and_then(|it| it.state_sync.as_ref());
    list(cx, &["state_sync"], spec.state_sync.as_ref(), state_sync);
    let maps = base.and_then(|it| it.maps.as_ref());
    list(cx, &["maps"], spec.maps.as_ref(), maps);
    for (name, entries) in spec.maps.iter().flatten() {
        list(cx, &["maps", name], Some(entries), maps.and_then(|maps| maps.get(name)));
    }
    dialog(cx, spec, base);
    let base = base.and_then(|it| desk(it));
    if let Some(written) = desk(spec) {
        let path = |section| ["servicedesk_plus", section];
        list(cx, &path("body"), written.body.as_ref(), base.and_then(|it| it.body.as_ref()));
        let statuses = base.and_then(|it| it.statuses.as_ref());
        list(cx, &path("statuses"), written.statuses.as_ref(), statuses);
        let priorities = base.and_then(|it| it.priorities.as_ref());
        list(cx, &path("priorities"), written.priorities.as_ref(), priorities);
    }
}

fn dialog(cx: &mut Context<'_>, spec: &Spec, base: Option<&Spec>) {
    let Some(written) = &spec.dialog else { return };
    let base = base.and_then(|it| it.dialog.as_ref());
    let channels = base.and_then(|it| it.channels.as_ref()).map(|it| &it.0);
    list(cx, &["dialog", "channels"], written.channels.as_ref().map(|it| &it.0), channels);
    let recommend = base.and_then(|it| it.recommend.as_ref());
    list(cx, &["dialog", "recommend"], written.recommend.as_ref(), recommend);
}

fn desk(spec: &Spec) -> Option<&ServiceDeskPlus> {
    match &spec.servicedesk_plus {
        Some(Switch::On(keys)) => Some(keys),
        _ => None,
    }
}

fn list<T>(
    cx: &mut Context<'_>,
    section: &[&str],
    written: Option<&Entries<T>>,
    base: Option<&Entries<T>>,
) {
    for key in written.into_iter().flat_map(|it| &it.removed) {
        if base.is_some_and(|base| base.contains_key(key)) {
            continue;
        }
        let path = [section, &[key.as_str()]].concat();
        if !cx.extends {
            cx.report(&path, BaseProblem::NothingExtended);
            continue;
        }
        let known = base.into_iter().flat_map(|it| it.keys().cloned()).collect();
        let (key, section) = (key.clone(), section.join("."));
        cx.report_key(&path, BaseProblem::NothingThere { key, section, known });
    }
}
