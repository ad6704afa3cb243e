//! The names in what is given: tables, columns and roles that the instance does not have are found.

use super::lookup::Lookup;
use super::scenario::Hidden;

impl Lookup<'_> {
    /// Finds names in what is given that nothing on the instance has.
    pub(super) fn check_given(&mut self) {
        self.check_properties();
        self.check_given_tables();
        self.check_hidden();
        self.check_interrupt();
    }

    /// An interruption before a statement about no table, which never comes.
    fn check_interrupt(&mut self) {
        if let Some((it, table)) =
            self.given.interrupt.as_ref().and_then(|it| Some((it, it.table.as_ref()?)))
        {
            self.check_named_table(&it.place.key("table"), table);
        }
    }

    /// Properties that neither the platform nor the update set has.
    fn check_properties(&mut self) {
        let place = self.given.place.key("properties");
        for (name, value) in &self.given.properties {
            self.check_property(&place, name, value);
        }
    }

    /// References to no table, records that are known by no column, roles that nobody can have.
    fn check_given_tables(&mut self) {
        for (name, table) in &self.given.tables {
            let place = self.given.place.key("tables").key(name);
            for (column, definition) in &table.columns {
                if let Some(table) = &definition.reference {
                    let place = place.key("columns").key(column).key("reference");
                    self.check_named_table(&place, table);
                }
            }
            if let Some(display) = &table.display {
                self.check_named_column(&place.key("display"), name, display);
            }
            for (at, role) in table.read.iter().flatten().enumerate() {
                self.record(&place.key("read").item(at), "sys_user_role", role);
            }
        }
    }

    /// Tables and fields that nobody could read anyway.
    fn check_hidden(&mut self) {
        for (at, hidden) in self.given.hidden.iter().enumerate() {
            let place = self.given.place.key("hidden").item(at);
            let (Hidden::Table(table) | Hidden::Record(table, _) | Hidden::Field(table, _)) =
                hidden;
            self.check_named_table(&place.key("table"), table);
            if let Hidden::Field(table, field) = hidden
                && self.dictionary.tables.contains_key(table)
            {
                self.check_named_column(&place.key("field"), table, field);
            }
        }
    }
}
