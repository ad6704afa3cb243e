//! The client-callable script include behind the dialog.
//!
//! It holds nothing of the mapping; what it may hand to a browser stands in its template.

use super::callable_include;
use crate::engine::{Engine, TemplateError};
use crate::model::{ChannelKind, Model, ServiceNow};
use crate::servicenow::record::Record;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/script_include_ajax.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    class: &'m str,
    helper: &'m str,
    table: &'m str,
    role: &'m str,
    channels: Vec<ChannelKind>,
    /// Teams is among the channels.
    teams: bool,
    channel_property: &'m str,
    /// What stands before an error's code in its message key.
    error_key: String,
}

/// The Ajax include's record.
pub(super) fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let script = engine.render(TEMPLATE, &view(model, servicenow))?;
    let includes = &servicenow.script_includes;
    let description = format!(
        "Client-callable AJAX processor for {} notification dialog",
        model.integration.name
    );
    Ok(callable_include(servicenow, &includes.ajax, &description, &script, true))
}

fn view<'m>(model: &'m Model, servicenow: &'m ServiceNow) -> View<'m> {
    let channels: Vec<ChannelKind> =
        (servicenow.dialog.channels.iter()).map(|channel| channel.kind).collect();
    View {
        integration: &model.integration.name,
        class: servicenow.script_includes.ajax.as_str(),
        helper: servicenow.script_includes.helper.as_str(),
        table: servicenow.table.as_str(),
        role: servicenow.role.as_str(),
        teams: channels.contains(&ChannelKind::Teams),
        channels,
        channel_property: servicenow.properties.channel_id.name.as_str(),
        error_key: format!("{}.error.", model.integration.prefix),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::servicenow::testing::{self, ENGINE};

    fn script(model: &Model) -> String {
        let record = super::record(model, testing::on(model), &ENGINE).unwrap();
        testing::text(&record, "script").to_owned()
    }

    /// The functions of the prototype, each with its text up to the next.
    fn functions(script: &str) -> Vec<(&str, &str)> {
        let starts: Vec<usize> = script
            .match_indices(": function(")
            .filter(|(at, _)| script[..*at].rsplit('\n').next().unwrap().starts_with("    "))
            .map(|(at, _)| script[..at].rfind('\n').unwrap() + 1)
            .collect();
        let ends = starts.iter().skip(1).copied().chain([script.len()]);
        let texts = starts.iter().zip(ends).map(|(start, end)| &script[*start..end]);
        texts.filter_map(|text| Some((text.split_once(':')?.0.trim(), text))).collect()
    }

    #[test]
    fn checks_the_role_in_every_method_that_a_browser_can_call() {
        let script = script(&testing::full());
        let public: Vec<_> =
            functions(&script).into_iter().filter(|(name, _)| !name.starts_with('_')).collect();
        let names: Vec<&str> = public.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "isPublic",
                "getDialogContext",
                "getGroupMembers",
                "getExternalOptions",
                "getPersonNames",
                "getTeamNames",
                "getScheduleNames",
                "getPathNames",
                "sendWebhook",
                "keepTrying",
            ]
        );
        for (name, text) in public.iter().skip(1) {
            assert!(text.contains("        return this._reply("), "{name}: {text}");
        }
        assert!(script.contains("var allowed = gs.hasRole('itil');"));
    }

    #[test]
    fn reads_as_the_user_may_read() {
        let script = script(&testing::full());
        assert!(script.contains("new GlideRecordSecure('incident')"));
        assert!(!script.contains("new GlideRecord("), "{script}");
    }

    #[test]
    fn hands_no_token_of_a_group_chat_to_the_browser() {
        let script = script(&testing::full());
        for field in ["settings", "token:", "sign_secret", "template_id"] {
            assert!(!script.contains(field), "{field} is in {script}");
        }
        assert!(script.contains("return this._text(chat.type);"));
    }

    #[test]
    fn offers_the_channels_of_the_model_and_teams_only_with_an_id() {
        let full = script(&testing::full());
        assert!(full.contains("    CHANNELS: ['sms', 'voice', 'teams', 'email'],\n"));
        assert!(full.contains("this._helper().teamsId() !== ''"));
        let least = script(&testing::least());
        assert!(least.contains("    CHANNELS: ['sms'],\n"));
        assert!(!least.contains("teamsId") && !least.contains("'teams';"), "{least}");
    }
}
