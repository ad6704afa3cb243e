//! The dialog in a browser, off the instance: forms that open it, answered by the simulator.
//!
//! A request goes in, a response comes out; whoever serves them brings the network. What the
//! platform does in the browser stands in `assets`, as strict as the simulator: a method or an
//! option that the platform does not have is a fault that the panel shows.

mod assets;
mod documents;
mod exchange;
mod history;
mod jelly;
mod markup;
mod render;
mod routes;
mod settings;
mod world;

pub use documents::problem;
pub use exchange::{Request, Response};
pub use jelly::JellyError;
pub use settings::{Fault, Settings, Theme};
pub use world::standard_scenario;

use crate::model::ServiceNow;
use crate::simulator::scenario::Scenario;
use crate::simulator::{Instance, Session, SessionError, SimulationError};
use history::History;

/// A browser's view of a simulated instance.
pub struct Preview {
    session: Session,
    settings: Settings,
    history: History,
    /// The fields of the form.
    columns: Vec<String>,
}

/// Why a request has no proper answer.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
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
    ) -> Result<Self, SessionError> {
        let session = Session::begin(instance, scenario)?;
        let settings = Settings::new(&session.tickets(), &scenario.given.actor);
        Ok(Self {
            session,
            settings,
            history: History::default(),
            columns: world::columns(servicenow),
        })
    }
}
