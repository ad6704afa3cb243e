//! Who may open the dialog's page, call the script include behind it, and read what it was told.
//!
//! Guides speak of a "protection policy" with a role; the platform's mechanism for that are these
//! access controls (ServiceNow docs, "ACL rule types").

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::ident::{RoleName, SysId};
use crate::model::{Model, RoleOrigin, ServiceNow, base_role};
use crate::servicenow::delivery_table;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use crate::servicenow::value::Reference;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/access_control.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    ticket: &'static str,
}

/// The access controls with their role rows, after the role itself where it is the integration's.
pub fn records(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Vec<Record>, TemplateError> {
    let product = &model.integration.name;
    let ajax = Guard {
        kind: "client_callable_script_include",
        operation: "execute",
        name: servicenow.script_includes.ajax.as_str(),
        description: format!("Who may call the server side of the {product} dialog."),
        lets_in: LetsIn::Role,
    };
    let page = Guard {
        kind: "ui_page",
        operation: "read",
        name: servicenow.ui_page.name.as_str(),
        description: format!("Who may open the {product} dialog."),
        lets_in: LetsIn::Role,
    };
    let role = &servicenow.role;
    let own_role = (RoleOrigin::of(role, &model.integration.prefix) == RoleOrigin::Delivered)
        .then(|| role_record(role, &format!("May notify people through {product}.")));
    let mut records: Vec<Record> = own_role.into_iter().collect();
    records.extend([ajax, page].iter().flat_map(|guard| guard.records(role)));
    records.extend(deliveries(model, servicenow, engine)?);
    Ok(records)
}

/// Who may do what with the rows of the table of deliveries, which name tickets and people.
///
/// A plain `GlideRecord` asks no access control, so that the scripts write them all the same.
fn deliveries(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Vec<Record>, TemplateError> {
    let view = View { integration: &model.integration.name, ticket: delivery_table::TICKET };
    let path =
        format!("servicenow/access-controls/{}ReadDelivery.js", model.integration.prefix.camel());
    let script = Artifact::new(path, &engine.render(TEMPLATE, &view)?);
    let table = servicenow.delivery_table.as_str();
    let guard = |operation, description: &str, lets_in| Guard {
        kind: "record",
        operation,
        name: table,
        description: description.to_owned(),
        lets_in,
    };
    let nobody = "Only the scripts of the integration, which ask no access control.";
    let guards = [
        guard("read", "Whoever has the role and may read the ticket.", LetsIn::Script(script)),
        guard("create", nobody, LetsIn::Nobody),
        guard("write", nobody, LetsIn::Nobody),
        guard("delete", nobody, LetsIn::Nobody),
    ];
    Ok(guards.iter().flat_map(|guard| guard.records(&servicenow.role)).collect())
}

/// A reference to a role.
///
/// The name stands beside the key, so that the import finds the role whatever its key; the
/// preview reports one that does not exist.
#[must_use]
pub fn role_reference(role: &RoleName) -> Reference {
    let name = role.as_str();
    let id = match base_role(name) {
        Some(id) => id.to_owned(),
        None => SysId::derive(&format!("{}/global/{name}", Table::Role.name())).to_string(),
    };
    Reference { id, display: name.to_owned(), coalesce: vec![("name", name.to_owned())] }
}

fn role_record(role: &RoleName, description: &str) -> Record {
    Record::new(Table::Role, role.as_str(), role.as_str())
        .text("name", role.as_str())
        .text("description", description)
        .flag("can_delegate", true)
        .flag("elevated_privilege", false)
        .flag("grantable", true)
        .flag("scoped_admin", false)
        .same("", &["assignable_by", "includes_roles", "suffix"])
}

/// Whom an access control lets in.
enum LetsIn {
    /// Whoever has the role, and administrators.
    Role,
    /// Of those with the role whom the script answers for, and administrators.
    Script(Artifact),
    /// Nobody, not even an administrator.
    Nobody,
}

/// One access control to be made.
struct Guard<'a> {
    kind: &'static str,
    operation: &'static str,
    name: &'a str,
    description: String,
    lets_in: LetsIn,
}

impl Guard<'_> {
    fn records(&self, role: &RoleName) -> Vec<Record> {
        let key = format!("{}/{}/{}", self.kind, self.operation, self.name);
        let acl = Record::new(Table::Acl, &key, self.name)
            .applying_to(self.name)
            .text("name", self.name)
            .text("description", self.description.as_str())
            .reference("type", Reference::by_name(self.kind))
            .reference("operation", Reference::by_name(self.operation))
            .flag("active", true)
            .flag("admin_overrides", !matches!(self.lets_in, LetsIn::Nobody))
            .flag("advanced", !matches!(self.lets_in, LetsIn::Role))
            // Defaults of newer releases, which older ones ignore: access is worth saying.
            .text("decision_type", "allow")
            .text("local_or_existing", "Local")
            .text("condition", "");
        let acl = match &self.lets_in {
            LetsIn::Role => acl.text("script", ""),
            LetsIn::Script(script) => acl.script("script", script.clone()),
            LetsIn::Nobody => return vec![acl.text("script", "answer = false;")],
        };
        let title = format!("{}.{role}", self.name);
        let role_row = Record::new(Table::AclRole, &format!("{key}/{role}"), &title)
            .applying_to(self.name)
            .reference("sys_security_acl", acl.as_reference())
            .reference("sys_user_role", role_reference(role));
        vec![acl, role_row]
    }
}

#[cfg(test)]
mod tests {
    use super::role_reference;
    use crate::ident::RoleName;

    #[test]
    fn knows_the_key_of_a_base_role_and_derives_that_of_another() {
        let itil = role_reference(&RoleName::parse("itil").unwrap());
        assert_eq!(itil.id, "282bf1fac6112285017366cb5f867469");
        assert_eq!(itil.coalesce, [("name", "itil".to_owned())]);
        let other = role_reference(&RoleName::parse("x_acme.responder").unwrap());
        assert_eq!(other.id.len(), 32);
        assert_eq!(other.coalesce, [("name", "x_acme.responder".to_owned())]);
    }
}
