//! Who may do what: roles and access controls.

use super::definition::{Definition, Form, FoundBy, Purpose, SYSTEM};

pub(super) static ROLE: Definition = Definition {
    name: "sys_user_role",
    label: "Role",
    rank: 200,
    columns: "assignable_by can_delegate description elevated_privilege grantable includes_roles \
        name scoped_admin suffix",
    optional: "",
    longest: &[("description", 1000)],
    references: &[],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((800, "Takes it from all who have it.")),
};

pub(super) static ACL: Definition = Definition {
    name: "sys_security_acl",
    label: "Access Control",
    rank: 400,
    columns: "active admin_overrides advanced condition description name operation script type",
    optional: "applies_to controlled_by_refs decision_type local_or_existing security_attribute",
    longest: &[],
    references: &[("operation", "sys_security_operation"), ("type", "sys_security_type")],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: true,
    found_by: FoundBy::One(&["name", "operation"]),
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((700, "With their rows in sys_security_acl_role.")),
};

pub(super) static ACL_ROLE: Definition = Definition {
    name: "sys_security_acl_role",
    label: "Access Roles",
    rank: 500,
    columns: "sys_security_acl sys_user_role",
    optional: "",
    longest: &[],
    references: &[("sys_security_acl", "sys_security_acl"), ("sys_user_role", "sys_user_role")],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::Any(&["sys_security_acl.name", "sys_user_role.name"]),
    purpose: Purpose::Text("The role that the access control asks for."),
    listed_as_one: false,
    removal: None,
};
