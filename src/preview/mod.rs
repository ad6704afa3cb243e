//! The dialog in a browser, off the instance: forms that open it, answered by the simulator.
//!
//! A request goes in, a response comes out; whoever serves them brings the network. What the
//! platform does in the browser stands in `assets`, as strict as the simulator: a method or an
//! option that the platform does not have is a fault that the panel shows.

mod activity;
mod assets;
mod documents;
mod exchange;
mod jelly;
mod markup;
mod render;
mod routes;
mod settings;
mod time;
mod world;

pub use exchange::{Request, Response};
pub use routes::unavailable;
pub use world::standard_scenario;

use crate::model::ServiceNow;
use crate::simulator::scenario::Scenario;
use crate::simulator::{Done, Instance, Session, SessionError, SimulationError};
use activity::Activity;
use jelly::JellyError;
use serde::de::DeserializeOwned;
use settings::Settings;
use std::time::Duration;

/// A browser's view of a simulated instance.
pub struct Preview {
    session: Session,
    settings: Settings,
    activity: Activity,
    /// The fields of the form.
    columns: Vec<String>,
    /// How far the instance's clock is ahead of those who wait for its answers.
    ahead: Duration,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The instance cannot be set up.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// No form can be shown.
    #[error("the scenario has no record of the table `{table}`; add one under `given.records`")]
    NoRecord {
        /// The table whose records are sent.
        table: String,
    },
}

/// Why a request has no proper answer.
#[derive(Debug, thiserror::Error)]
enum PreviewError {
    /// The page cannot be shown.
    #[error(transparent)]
    Jelly(#[from] JellyError),
    /// The simulated instance fails.
    #[error(transparent)]
    Simulation(#[from] SimulationError),
    /// What the stand-in tells cannot be read; a fault of ours.
    #[error("what the instance answers cannot be read: {0}")]
    Answer(#[from] serde_json::Error),
}

impl Preview {
    /// Sets up the instance with what a scenario has there before its first step.
    pub fn new(
        servicenow: &ServiceNow,
        instance: &Instance,
        scenario: &Scenario,
    ) -> Result<Self, StartError> {
        let session = Session::begin(instance, scenario)?;
        let tickets = session.tickets();
        if tickets.is_empty() {
            return Err(StartError::NoRecord { table: session.table().to_owned() });
        }
        let settings = Settings::new(&tickets, &scenario.given.actor);
        Ok(Self {
            session,
            settings,
            activity: Activity::default(),
            columns: world::columns(servicenow),
            ahead: Duration::ZERO,
        })
    }
}

/// What the instance answered, as JSON.
fn parsed<T: DeserializeOwned>(done: &Done) -> Result<T, PreviewError> {
    Ok(serde_json::from_str(done.answer.as_deref().unwrap_or("null"))?)
}
