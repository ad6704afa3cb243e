//! The dialog: a Jelly page and the client script that fills it.
//!
//! `GlideModal` inserts the page into the form's own document, a workspace shows it in a frame;
//! ids and classes therefore start with the prefix, and the script works in both.

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::ident::{ActionName, ClassName, PageName, Prefix};
use crate::model::{Model, Recommendation, ServiceNow};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use crate::servicenow::ui_message::{ScriptText, key, script_texts};
use serde::Serialize;

/// The template of the page.
pub const TEMPLATE: &str = "servicenow/ui_page.html.tera";
/// The template of its client script.
pub const CLIENT_TEMPLATE: &str = "servicenow/ui_page_client.js.tera";

#[derive(Debug, Serialize)]
struct View<'m> {
    prefix: &'m Prefix,
    texts: Vec<ScriptText>,
    channels: Vec<ChannelBox>,
}

/// A channel's check box.
#[derive(Debug, Serialize)]
struct ChannelBox {
    kind: &'static str,
    key: String,
}

#[derive(Debug, Serialize)]
struct ClientView<'m> {
    prefix: &'m Prefix,
    ajax: &'m ClassName,
    page: &'m PageName,
    /// On the form the button has its action name as id.
    action: &'m ActionName,
    recommended: &'m [Recommendation],
    /// Milliseconds.
    answer_within: u32,
}

/// The row of `sys_ui_page`.
pub fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let page = &servicenow.ui_page;
    let name = page.name.as_str();
    let html = engine.render(TEMPLATE, &view(model, servicenow)?)?;
    let script = engine.render(CLIENT_TEMPLATE, &client_view(model, servicenow))?;
    let html = Artifact::new(format!("servicenow/ui-pages/{name}.html"), &html);
    let script = Artifact::new(format!("servicenow/ui-pages/{name}_client.js"), &script);
    Ok(Record::new(Table::UiPage, name, name)
        .text("name", name)
        .text("category", page.category.as_str())
        .text("description", page.description.as_str())
        .flag("direct", false)
        .script("html", html)
        .script("client_script", script)
        .same("", &["endpoint", "processing_script"]))
}

fn view<'m>(model: &'m Model, servicenow: &ServiceNow) -> Result<View<'m>, TemplateError> {
    let prefix = &model.integration.prefix;
    let channels = servicenow.dialog.channels.iter().map(|channel| {
        let kind = channel.kind.as_str();
        ChannelBox { kind, key: key(prefix, "channel", kind) }
    });
    Ok(View { prefix, texts: script_texts(prefix)?, channels: channels.collect() })
}

fn client_view<'m>(model: &'m Model, servicenow: &'m ServiceNow) -> ClientView<'m> {
    ClientView {
        prefix: &model.integration.prefix,
        ajax: &servicenow.script_includes.ajax,
        page: &servicenow.ui_page.name,
        action: &servicenow.ui_action.action_name,
        recommended: &servicenow.dialog.recommend,
        answer_within: servicenow.delivery.answer_within_ms(),
    }
}

#[cfg(test)]
mod tests {
    use crate::artifact::Artifact;
    use crate::model::Model;
    use crate::servicenow::testing::{ENGINE, full, least, model, on};

    /// The page and its client script.
    fn files(model: &Model) -> [Artifact; 2] {
        let record = super::record(model, on(model), &ENGINE).unwrap();
        record.files().collect::<Vec<_>>().try_into().unwrap()
    }

    #[test]
    fn names_page_and_script_after_the_record() {
        let [page, script] = files(&full());
        let path = "servicenow/ui-pages/flashduty_notification_form";
        assert_eq!(page.path, format!("{path}.html"));
        assert_eq!(script.path, format!("{path}_client.js"));
    }

    #[test]
    fn escapes_whatever_the_page_prints() {
        let [page, _] = files(&full());
        roxmltree::Document::parse(&page.text).unwrap();
        for rest in page.text.split("${").skip(1) {
            let known = rest.starts_with("HTML:gs.getMessage('flashduty.");
            assert!(known, "{}", rest.lines().next().unwrap_or_default());
        }
        assert!(!page.text.contains("<script") && !page.text.contains("<form"));
        assert!(!page.text.contains("$["));
    }

    #[test]
    fn finds_every_part_that_the_script_asks_for_in_the_page() {
        let [page, script] = files(&full());
        for call in ["part('", "say('", "show('", "on('", "showProblem('", "refuse('", "complain('"]
        {
            for rest in script.text.split(call).skip(1) {
                let name = rest.split('\'').next().unwrap_or_default();
                let found = page.text.contains(&format!("id=\"flashduty_{name}\""));
                assert!(found || matches!(name, "policy_" | "group"), "{call}{name}");
            }
        }
    }

    #[test]
    fn writes_a_script_that_jelly_and_reviews_let_pass() {
        let [_, script] = files(&full());
        let banned = "${ $[ ` innerHTML outerHTML insertAdjacentHTML document.write eval( \
            console alert( getXMLWait GlideDialogWindow";
        for word in banned.split_whitespace() {
            assert!(!script.text.contains(word), "{word} in the script");
        }
        assert!(script.text.is_ascii());
        let long: Vec<&str> = script.text.lines().filter(|line| line.len() > 100).collect();
        assert_eq!(long, Vec::<&str>::new());
    }

    #[test]
    fn knows_the_button_of_the_form_by_its_action_name() {
        let [_, script] = files(&model("servicenow: { ui_action: { action_name: page_people } }"));
        assert!(script.text.contains("    var BUTTON = 'page_people';"));
    }

    #[test]
    fn waits_longer_than_the_instance_does() {
        for (timeout, milliseconds) in [("10s", 60_000), ("30s", 75_000)] {
            let text = format!("servicenow: {{}}\ndelivery: {{ timeout: {timeout} }}");
            let [_, script] = files(&model(&text));
            assert!(script.text.contains(&format!("ANSWER_WITHIN = {milliseconds};")), "{timeout}");
        }
    }

    #[test]
    fn leaves_no_trace_of_what_the_spec_does_not_have() {
        let [page, script] = files(&least());
        assert!(!script.text.contains("RECOMMENDED") && !script.text.contains("isRecommended"));
        assert_eq!(page.text.matches("type=\"checkbox\" value=").count(), 1);
        assert!(!script.text.contains("\n\n\n"));
    }

    #[test]
    fn keeps_a_hostile_group_name_inside_its_literal() {
        let group = r#""a'; ${gs.x} </script> //""#;
        let recommend = format!("{{ {group}: 69bd0ce95a238693176c1d66 }}");
        let [_, script] = files(&model(&format!("dialog: {{ recommend: {recommend} }}")));
        let line = script.text.lines().find(|line| line.contains("{ group:")).unwrap();
        let literal = r"'a\'; $\u007bgs.x} <\/script> //'";
        assert!(line.contains(literal), "{line}");
    }
}
