//! The tables that records are delivered for, with what an update set must know of each.

/// A table of the instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// System properties.
    Property,
    /// Roles.
    Role,
    /// Script includes.
    ScriptInclude,
    /// Access controls.
    Acl,
    /// Roles of access controls.
    AclRole,
    /// UI pages.
    UiPage,
    /// UI actions.
    UiAction,
    /// Roles of UI actions.
    UiActionRole,
    /// Business rules.
    BusinessRule,
    /// Event registrations.
    EventRegistration,
    /// Script actions.
    ScriptAction,
    /// Messages.
    UiMessage,
}

impl Table {
    /// Every table, in the order in which records are listed.
    pub const ALL: [Self; 12] = [
        Self::Property,
        Self::Role,
        Self::ScriptInclude,
        Self::Acl,
        Self::AclRole,
        Self::UiPage,
        Self::UiAction,
        Self::UiActionRole,
        Self::BusinessRule,
        Self::EventRegistration,
        Self::ScriptAction,
        Self::UiMessage,
    ];

    /// The table's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Property => "sys_properties",
            Self::Role => "sys_user_role",
            Self::ScriptInclude => "sys_script_include",
            Self::Acl => "sys_security_acl",
            Self::AclRole => "sys_security_acl_role",
            Self::UiPage => "sys_ui_page",
            Self::UiAction => "sys_ui_action",
            Self::UiActionRole => "sys_ui_action_role",
            Self::BusinessRule => "sys_script",
            Self::EventRegistration => "sysevent_register",
            Self::ScriptAction => "sysevent_script_action",
            Self::UiMessage => "sys_ui_message",
        }
    }

    /// The table's label, which an update shows as its type.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Property => "System Property",
            Self::Role => "Role",
            Self::ScriptInclude => "Script Include",
            Self::Acl => "Access Control",
            Self::AclRole => "Access Roles",
            Self::UiPage => "UI Page",
            Self::UiAction => "UI Action",
            Self::UiActionRole => "UI Action Role",
            Self::BusinessRule => "Business Rule",
            Self::EventRegistration => "Event Registration",
            Self::ScriptAction => "Script Action",
            Self::UiMessage => "Message",
        }
    }

    /// The place of its records among all that a set brings: one that others refer to comes first.
    ///
    /// A place is for ever, since it is written into every row: another table gets one in a gap.
    #[must_use]
    pub fn rank(self) -> u32 {
        match self {
            Self::Property => 100,
            Self::Role => 200,
            Self::ScriptInclude => 300,
            Self::Acl => 400,
            Self::AclRole => 500,
            Self::UiPage => 600,
            Self::UiAction => 700,
            Self::UiActionRole => 800,
            Self::BusinessRule => 900,
            Self::EventRegistration => 1000,
            Self::ScriptAction => 1100,
            Self::UiMessage => 1200,
        }
    }

    /// The table of this name, if records are delivered for it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// The columns by which the check of an installation looks for a record, the record's own
    /// first; none for tables that it leaves alone.
    #[must_use]
    pub fn found_by(self) -> &'static [&'static str] {
        match self {
            Self::ScriptInclude => &["name", "client_callable"],
            Self::Acl | Self::UiPage | Self::BusinessRule | Self::ScriptAction => &["name"],
            Self::AclRole => &["sys_security_acl.name", "sys_user_role.name"],
            Self::UiAction => &["action_name"],
            Self::UiActionRole => &["sys_ui_action.name", "sys_user_role.name"],
            Self::EventRegistration => &["event_name"],
            Self::Property | Self::Role | Self::UiMessage => &[],
        }
    }

    /// Whether its records carry domain columns.
    #[must_use]
    pub fn has_domain(self) -> bool {
        matches!(self, Self::BusinessRule | Self::UiAction | Self::ScriptAction)
    }

    /// Whether a `sys_translated_text` companion follows its records in a payload.
    #[must_use]
    pub fn has_translated_text(self) -> bool {
        matches!(self, Self::Property | Self::BusinessRule)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn ranks_have_the_order_of_the_list_and_room_between_them() {
        let ranks = Table::ALL.map(Table::rank);
        assert!(ranks.windows(2).all(|pair| pair[1] > pair[0] + 1), "{ranks:?}");
        assert!(ranks[0] > 1 && ranks[ranks.len() - 1] < 9_999_999, "{ranks:?}");
    }
}
