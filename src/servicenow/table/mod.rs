//! The tables that records are delivered for, each with its definition: all that is known of it.

mod access;
mod definition;
mod interface;
mod layout;
mod schema;
mod server;

pub use definition::{Attribute, Definition, Form, FoundBy, Purpose};
pub use layout::{CUSTOM_APPLICATIONS, DEFAULT_VIEW};

macro_rules! tables {
    ($($(#[$doc:meta])+ $table:ident: $definition:path,)+) => {
        /// A table of the instance.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $($(#[$doc])+ $table,)+
        }

        impl Table {
            /// Every table, in the order in which records are listed.
            pub const ALL: &[Self] = &[$(Self::$table,)+];

            /// What is known of it.
            #[must_use]
            pub fn definition(self) -> &'static Definition {
                match self {
                    $(Self::$table => &$definition,)+
                }
            }
        }
    };
}

tables! {
    /// System properties.
    Property: server::PROPERTY,
    /// Tables.
    DbObject: schema::DB_OBJECT,
    /// Columns.
    Dictionary: schema::DICTIONARY,
    /// Labels of tables and columns.
    Documentation: schema::DOCUMENTATION,
    /// Choice lists.
    ChoiceSet: schema::CHOICE_SET,
    /// Choices, parts of the update of a choice list.
    Choice: schema::CHOICE,
    /// List layouts.
    List: layout::LIST,
    /// Columns of lists, parts of the update of a list layout.
    ListElement: layout::LIST_ELEMENT,
    /// Sections of forms.
    Section: layout::SECTION,
    /// Fields of forms, parts of the update of a section.
    Element: layout::ELEMENT,
    /// Roles.
    Role: access::ROLE,
    /// Script includes.
    ScriptInclude: server::SCRIPT_INCLUDE,
    /// Access controls.
    Acl: access::ACL,
    /// Roles of access controls.
    AclRole: access::ACL_ROLE,
    /// UI pages.
    UiPage: interface::UI_PAGE,
    /// UI actions.
    UiAction: interface::UI_ACTION,
    /// Roles of UI actions.
    UiActionRole: interface::UI_ACTION_ROLE,
    /// Application menus.
    ApplicationMenu: layout::APPLICATION_MENU,
    /// Modules of application menus.
    Module: layout::MODULE,
    /// Business rules.
    BusinessRule: server::BUSINESS_RULE,
    /// Event registrations.
    EventRegistration: server::EVENT_REGISTRATION,
    /// Script actions.
    ScriptAction: server::SCRIPT_ACTION,
    /// Messages.
    UiMessage: interface::UI_MESSAGE,
}

impl Table {
    /// The table's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.definition().name
    }

    /// The table of this name, if records are delivered for it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Attribute, Definition, FoundBy, Purpose, Table};
    use std::collections::BTreeSet;

    fn definitions() -> impl Iterator<Item = &'static Definition> {
        Table::ALL.iter().map(|table| table.definition())
    }

    #[test]
    fn ranks_have_the_order_of_the_list_and_room_between_them() {
        let ranks: Vec<u32> = definitions().map(|it| it.rank).collect();
        assert!(ranks.windows(2).all(|pair| pair[1] > pair[0] + 1), "{ranks:?}");
        assert!(ranks[0] > 1 && ranks[ranks.len() - 1] < 9_999_999, "{ranks:?}");
    }

    #[test]
    fn no_two_have_the_same_name_or_are_removed_in_the_same_step() {
        let names: BTreeSet<&str> = definitions().map(|it| it.name).collect();
        assert_eq!(names.len(), Table::ALL.len());
        let removals: Vec<u32> = definitions().filter_map(|it| it.removal).map(|it| it.0).collect();
        let steps: BTreeSet<u32> = removals.iter().copied().collect();
        assert_eq!(steps.len(), removals.len(), "{removals:?}");
    }

    #[test]
    fn a_definition_speaks_of_its_own_columns_only() {
        for definition in definitions() {
            let columns: BTreeSet<&str> = definition.all_columns().collect();
            let found_by = match definition.found_by {
                FoundBy::Nothing => &[],
                FoundBy::One(columns) | FoundBy::Any(columns) => columns,
            };
            let purpose = match definition.purpose {
                Purpose::Column(column) => Some(column),
                Purpose::Text(_) => None,
            };
            let named = found_by.iter().filter_map(|path| path.split('.').next()).chain(purpose);
            let named = named.chain(definition.longest.iter().map(|(column, _)| *column));
            let named = named.chain(definition.references.iter().map(|(column, _)| *column));
            let attributes = definition.form.attributes().iter();
            let keys = attributes.filter_map(|(_, attribute)| match attribute {
                Attribute::Column("sys_id") | Attribute::Always(_) => None,
                Attribute::Column(column) => Some(*column),
            });
            for column in named.chain(keys) {
                assert!(columns.contains(column), "{} has no {column}", definition.name);
            }
        }
    }
}
