//! What the ServiceDesk Plus chapters show.

use crate::artifact::Artifact;
use crate::guide::data_centres::{self, DataCentre};
use crate::guide::phrase;
use crate::model::{BodyField, Edition, Progress, ServiceDeskPlus};
use serde::Serialize;

/// Where a version has webhooks and triggers.
#[derive(Serialize)]
struct Menu {
    #[serde(skip)]
    edition: Edition,
    version: &'static str,
    webhooks: &'static [&'static str],
    triggers: &'static [&'static str],
}

const MENUS: &[Menu] = &[
    Menu {
        edition: Edition::Cloud,
        version: "in the cloud",
        webhooks: &["Setup", "Automation", "Custom Actions", "Webhooks"],
        triggers: &["Setup", "Automation", "Triggers", "Request"],
    },
    Menu {
        edition: Edition::OnPremises,
        version: "on premises",
        webhooks: &["Setup", "Automation", "Custom Actions", "Webhooks"],
        triggers: &["Setup", "Automation", "Triggers", "Request"],
    },
    Menu {
        edition: Edition::OnPremises,
        version: "on premises, older versions",
        webhooks: &["Admin", "Integrations", "Webhooks"],
        triggers: &["Admin", "Automation", "Custom Triggers"],
    },
];

#[derive(Serialize)]
pub(super) struct View<'m> {
    body: Vec<Meaning<'m>>,
    cloud: bool,
    data_centres: &'static [DataCentre],
    data_centres_date: &'static str,
    editions: Vec<EditionRow<'m>>,
    free_text: Vec<&'m str>,
    menus: Vec<&'static Menu>,
    on_premises: bool,
    priorities: Vec<Meaning<'m>>,
    snoozed: Option<String>,
    statuses: Vec<Meaning<'m>>,
    trigger: &'m str,
    webhook: &'m str,
}

#[derive(Serialize)]
struct EditionRow<'m> {
    title: &'static str,
    path: &'m str,
    body: &'m str,
}

/// A word of ServiceDesk Plus and what it becomes in Flashduty.
#[derive(Serialize)]
struct Meaning<'m> {
    name: &'m str,
    becomes: &'static str,
}

pub(super) fn view<'m>(part: &'m ServiceDeskPlus, bodies: &'m [Artifact]) -> View<'m> {
    let cloud = part.editions.contains(&Edition::Cloud);
    let snoozed: Vec<String> = part
        .statuses
        .iter()
        .filter(|(_, progress)| *progress == Progress::Snoozed)
        .map(|(name, _)| name.clone())
        .collect();
    let (statuses, priorities) = (part.statuses.iter(), part.priorities.iter());
    View {
        body: part.body.iter().map(meaning).collect(),
        cloud,
        data_centres: data_centres::ALL,
        data_centres_date: data_centres::COMPARED,
        editions: part.editions.iter().zip(bodies).map(edition).collect(),
        free_text: part.body.iter().filter(|f| is_free_text(f)).map(|f| f.key.as_str()).collect(),
        menus: MENUS.iter().filter(|menu| part.editions.contains(&menu.edition)).collect(),
        on_premises: part.editions.contains(&Edition::OnPremises),
        priorities: priorities.map(|(name, it)| Meaning { name, becomes: it.as_str() }).collect(),
        snoozed: (!snoozed.is_empty()).then(|| phrase::list(&snoozed, "or")),
        statuses: statuses.map(|(name, it)| Meaning { name, becomes: it.as_str() }).collect(),
        trigger: &part.trigger,
        webhook: &part.webhook,
    }
}

fn edition<'m>((edition, body): (&'m Edition, &'m Artifact)) -> EditionRow<'m> {
    let title = match edition {
        Edition::Cloud => "in the cloud",
        Edition::OnPremises => "on premises",
    };
    EditionRow { title, path: &body.path, body: body.text.trim_end() }
}

fn meaning(field: &BodyField) -> Meaning<'_> {
    let becomes = match field.key.as_str() {
        "subject" => "title",
        "request_id" => "ties the request to its incident",
        "description" => "description",
        "status" => "progress",
        "priority" => "severity",
        _ => "custom field",
    };
    Meaning { name: field.key.as_str(), becomes }
}

/// Whether people type the value, so that it may hold what breaks a JSON string.
fn is_free_text(field: &BodyField) -> bool {
    let ends_in_a_name = |path: &str| {
        matches!(path.rsplit('.').next(), Some("id" | "name" | "display_id" | "display_value"))
    };
    !ends_in_a_name(field.cloud.as_str())
}
