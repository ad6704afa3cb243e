//! The changes of the standard instance's records of which the business rule of a mapping tells
//! nothing: its filter may leave them out, or it is delivered switched off.
//!
//! The stand-in itself is asked, by saving them: it alone knows what an encoded query means.

use super::Simulation;
use super::instance::Instance;
use super::scenario::Scenario;
use super::words::{NUMBERED, RECORDS};
use crate::diagnostic::Source;
use crate::model::{BusinessRule, ServiceNow};
use std::fmt::Write;

impl Instance {
    /// Makes known to the words of scenarios whose changes are not told.
    pub(super) fn find_untold(&mut self, servicenow: &ServiceNow) {
        let Some(rule) = &servicenow.business_rule else {
            return;
        };
        if rule.active && rule.filter.is_none() {
            return;
        }
        let reason = if rule.active {
            "the filter of the mapping's business rule leaves out its records"
        } else {
            "the mapping's business rule is not active"
        };
        if let Some(changes) = self.untold(rule).filter(|it| !it.is_empty()) {
            self.words.tell_nothing_of(changes, reason);
        }
    }

    /// The words of record and state of each; nothing if the stand-in cannot tell, which scenarios
    /// show then.
    fn untold(&self, rule: &BusinessRule) -> Option<Vec<[String; 2]>> {
        let mut scenario = "name: Whose changes are told\nsteps:\n".to_owned();
        let mut saved = Vec::new();
        for state in 1..=rule.states.len().min(NUMBERED) {
            for record in 1..=RECORDS {
                let save = format!("save: $record.{record}, set: {{ $column: $state.{state} }}");
                writeln!(scenario, "  - when: {{ {save} }}").ok()?;
                saved.push([format!("record.{record}"), format!("state.{state}")]);
            }
        }
        let reading = Scenario::read_for(&Source::new("untold.yaml", &scenario), &self.words);
        let scenario = reading.scenario?;
        let run = Simulation::new(self, &scenario, false).ok()?.run().ok()?;
        let mut untold = Vec::new();
        for (step, change) in run.steps.iter().zip(saved) {
            if !step.observed.faults.is_empty() {
                return None;
            }
            if !step.observed.jobs.contains(&rule.name) {
                untold.push(change);
            }
        }
        Some(untold)
    }
}
