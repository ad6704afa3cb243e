//! What the ServiceDesk Plus chapters show.

use crate::artifact::Artifact;
use crate::guide::data_centres::{self, DataCentre};
use crate::guide::phrase;
use crate::model::{Body, BodyField, BodyValue, Edition, Progress, ServiceDeskPlus, Status};
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
    untranslated: Vec<Meaning<'m>>,
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
    let is_made = |edition| part.bodies.iter().any(|body| body.edition == edition);
    let fields = part.bodies.first().map(|body| body.fields.as_slice()).unwrap_or_default();
    View {
        body: fields.iter().map(meaning).collect(),
        cloud: is_made(Edition::Cloud),
        data_centres: data_centres::ALL,
        data_centres_date: data_centres::COMPARED,
        editions: part.bodies.iter().zip(bodies).map(edition).collect(),
        free_text: fields.iter().filter(|it| is_free_text(it)).map(|it| it.key.as_str()).collect(),
        menus: MENUS.iter().filter(|menu| is_made(menu.edition)).collect(),
        on_premises: is_made(Edition::OnPremises),
        priorities: part
            .priorities
            .iter()
            .map(|(name, it)| Meaning { name, becomes: it.as_str() })
            .collect(),
        snoozed: snoozed(&part.statuses),
        statuses: part.statuses.iter().filter_map(translated).collect(),
        trigger: &part.trigger,
        untranslated: part.statuses.iter().filter_map(untranslated).collect(),
        webhook: &part.webhook,
    }
}

/// The statuses that put an incident off for two hours, as far as that is documented.
fn snoozed(statuses: &[Status]) -> Option<String> {
    let is_snoozed = |it: &&Status| it.documented == Some(Progress::Snoozed);
    let names: Vec<String> =
        statuses.iter().filter(is_snoozed).map(|status| status.name.clone()).collect();
    (!names.is_empty()).then(|| phrase::list(&names, "or"))
}

fn translated(status: &Status) -> Option<Meaning<'_>> {
    status.documented.map(|it| Meaning { name: &status.name, becomes: it.as_str() })
}

fn untranslated(status: &Status) -> Option<Meaning<'_>> {
    let meaning = Meaning { name: &status.name, becomes: status.progress.as_str() };
    status.documented.is_none().then_some(meaning)
}

fn edition<'m>((body, file): (&'m Body, &'m Artifact)) -> EditionRow<'m> {
    let title = match body.edition {
        Edition::Cloud => "in the cloud",
        Edition::OnPremises => "on premises",
    };
    EditionRow { title, path: &file.path, body: file.text.trim_end() }
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
    let BodyValue::Attribute(path) = &field.value else {
        return false;
    };
    let last = path.as_str().rsplit('.').next();
    !matches!(last, Some("id" | "name" | "display_id" | "display_value"))
}
