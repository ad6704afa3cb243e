//! The installation guide, with the values of this very spec.
//!
//! Every decision is taken here; the templates only place what the view offers. What the model
//! switches off is absent from the view, so it cannot leave a trace in the text.

mod components;
mod data_centres;
mod deliveries;
mod layout;
mod phrase;
mod properties;
mod rows;
mod servicedesk_plus;
mod servicenow;
mod state_sync;
mod wording;

pub use components::Component;

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::manifest;
use crate::model::Model;
use serde::Serialize;

/// The template; the chapters are partials beside it.
const TEMPLATE: &str = "guide/INSTALL.md.tera";

#[derive(Serialize)]
struct Guide<'m> {
    name: &'m str,
    release: &'m str,
    released: String,
    servicenow: Option<servicenow::View<'m>>,
    servicedesk_plus: Option<servicedesk_plus::View<'m>>,
}

/// What is delivered beside the guide.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'d> {
    /// The records of the install set.
    pub components: &'d [Component],
    /// The files for ServiceNow.
    pub files: &'d [Artifact],
    /// The webhook bodies, in the order of the editions.
    pub bodies: &'d [Artifact],
}

impl<'d> Delivery<'d> {
    /// What stands beside the guide, sorted.
    fn paths(&self) -> Vec<&'d str> {
        let made = self.files.iter().chain(self.bodies).map(|file| file.path.as_str());
        let mut paths: Vec<_> = made.chain([manifest::PATH]).collect();
        paths.sort_unstable();
        paths
    }
}

/// What the template sees.
fn view<'m>(model: &'m Model, delivery: Delivery<'m>) -> Guide<'m> {
    let integration = &model.integration;
    Guide {
        name: &integration.name,
        release: &integration.release,
        released: integration.released.strftime("%Y-%m-%d").to_string(),
        servicenow: model
            .servicenow
            .as_ref()
            .map(|part| servicenow::view(integration, part, delivery.components, delivery.paths())),
        servicedesk_plus: model
            .servicedesk_plus
            .as_ref()
            .map(|part| servicedesk_plus::view(part, delivery.bodies)),
    }
}

/// `INSTALL.md`. What is delivered is handed in, so that the guide shows that very thing.
pub fn artifact(
    model: &Model,
    delivery: Delivery<'_>,
    engine: &Engine,
) -> Result<Artifact, TemplateError> {
    let text = engine.render(TEMPLATE, &view(model, delivery))?;
    Ok(Artifact::new("INSTALL.md", &layout::tidy(&text)))
}
