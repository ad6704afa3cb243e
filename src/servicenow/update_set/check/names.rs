//! The classes, pages and events that scripts name.

use super::token::{MOST_BYTES, Token, tokens};
use crate::dictionary::Dictionary;
use crate::dictionary::names::is_class;
use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::{Column, ReadRecord, Update};
use std::collections::{BTreeMap, BTreeSet};

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Named {
    Class,
    Page,
    Event,
    Table,
    Entry,
    Label,
    Choices,
}

/// Functions whose first argument is the name of something.
const FUNCTIONS: [(&str, Named); 6] = [
    ("GlideAjax", Named::Class),
    ("GlideModal", Named::Page),
    ("GlideDialogWindow", Named::Page),
    ("eventQueue", Named::Event),
    ("eventQueueScheduled", Named::Event),
    ("extendsObject", Named::Class),
];

/// The columns that hold a script.
const SCRIPTS: [&str; 7] = [
    "client_script",
    "client_script_v2",
    "condition",
    "condition_script",
    "onclick",
    "processing_script",
    "script",
];

/// Those of them that run in a browser.
const CLIENT_SCRIPTS: [&str; 3] = ["client_script", "client_script_v2", "onclick"];

/// Pages of the platform that scripts open, beside the forms and lists of tables.
const PLATFORM_PAGES: [&str; 6] = ["home", "login", "logout", "navpage", "nav_to", "welcome"];

impl Named {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Page => "page",
            Self::Event => "event",
            Self::Table => "table",
            Self::Entry => "dictionary entry",
            Self::Label => "label",
            Self::Choices => "choice list",
        }
    }
}

/// What a record makes known by a name.
pub(super) fn brought(record: &ReadRecord) -> Option<(Named, String)> {
    let text = |column| record.text(column).to_owned();
    Some(match Table::from_name(&record.table)? {
        Table::ScriptInclude => (Named::Class, text("name")),
        Table::UiPage => (Named::Page, text("name")),
        Table::EventRegistration => (Named::Event, text("event_name")),
        Table::DbObject => (Named::Table, text("name")),
        Table::Dictionary => (Named::Entry, path(record)),
        Table::Documentation => (Named::Label, path(record)),
        Table::ChoiceSet => (Named::Choices, path(record)),
        _ => return None,
    })
}

/// The table that a record works on, which exists then.
pub(super) fn worked_on(record: &ReadRecord) -> Option<(Named, String)> {
    let column = match Table::from_name(&record.table)? {
        Table::UiAction => "table",
        Table::BusinessRule => "collection",
        _ => return None,
    };
    Some((Named::Table, record.text(column).to_owned()))
}

/// What an entry of the dictionary, a label or a choice list is about: a table, or its column.
fn path(record: &ReadRecord) -> String {
    match (record.text("name"), record.text("element")) {
        (table, "") => table.to_owned(),
        (table, column) => format!("{table}.{column}"),
    }
}

/// A table, unless every instance has it.
fn tables(name: &str) -> Vec<(Named, String)> {
    let is_open = !name.is_empty() && !Dictionary::base().tables.contains_key(name);
    is_open.then(|| (Named::Table, name.to_owned())).into_iter().collect()
}

/// The column that a list or form shows; the attributes of the reference to it name its table.
fn of_layout(record: &ReadRecord, layout: &str) -> Vec<(Named, String)> {
    let table = record.column(layout).and_then(|it| it.attribute("name")).unwrap_or_default();
    let (element, is_ours) = (record.text("element"), table.starts_with("u_"));
    let is_column = element.starts_with("u_") && !element.contains('.');
    (is_ours && is_column)
        .then(|| (Named::Entry, format!("{table}.{element}")))
        .into_iter()
        .collect()
}

/// What must stand beside a record that describes a table.
fn beside(record: &ReadRecord) -> Vec<(Named, String)> {
    match Table::from_name(&record.table) {
        Some(Table::DbObject) => vec![(Named::Entry, record.text("name").to_owned())],
        Some(Table::Documentation | Table::ChoiceSet) => vec![(Named::Entry, path(record))],
        Some(Table::Module) if record.text("link_type") == "LIST" => tables(record.text("name")),
        Some(Table::Acl) if record.text("type") == "record" => {
            tables(record.text("name").split('.').next().unwrap_or_default())
        }
        Some(Table::List | Table::Section) => tables(record.text("name")),
        Some(Table::ListElement) => of_layout(record, "list_id"),
        Some(Table::Element) => of_layout(record, "sys_ui_section"),
        Some(Table::Dictionary) => {
            let to = tables(record.text("reference"));
            let has_choices = record.text("internal_type") == "choice";
            let label = std::iter::once((Named::Label, path(record)));
            label.chain(to).chain(has_choices.then(|| (Named::Choices, path(record)))).collect()
        }
        _ => Vec::new(),
    }
}

/// What the record of an update asks for by a name, and no instance has by itself.
pub(super) fn asked_for(update: &Update) -> BTreeSet<(Named, String)> {
    let mut names = BTreeSet::new();
    for record in &update.records {
        names.extend(beside(record));
        if record.table == Table::ScriptAction.name() {
            names.insert((Named::Event, record.text("event_name").to_owned()));
        }
        let is_script = |it: &&Column| SCRIPTS.contains(&it.name.as_str());
        let is_short = |it: &&Column| it.text.len() <= MOST_BYTES;
        for column in record.columns.iter().filter(is_script).filter(is_short) {
            names.extend(in_script(&column.text));
            if CLIENT_SCRIPTS.contains(&column.name.as_str()) {
                names.extend(pages(&column.text).map(|page| (Named::Page, page.to_owned())));
            }
        }
    }
    names
}

fn in_script(script: &str) -> BTreeSet<(Named, String)> {
    let tokens = tokens(script);
    let at = |place: usize| tokens.get(place).copied().unwrap_or(Token::Sign(' '));
    let own = own_names(&tokens);
    let constants: BTreeMap<&str, &str> = tokens
        .windows(3)
        .filter_map(|three| match three {
            [Token::Word(name), Token::Sign('='), Token::Text(text)] => Some((*name, *text)),
            _ => None,
        })
        .collect();
    let properties: BTreeMap<&str, &str> = tokens
        .windows(3)
        .filter_map(|three| match three {
            [Token::Word(name), Token::Sign(':'), Token::Text(text)] => Some((*name, *text)),
            _ => None,
        })
        .collect();
    let mut names = BTreeSet::new();
    for (place, token) in tokens.iter().enumerate() {
        let Token::Word(word) = *token else { continue };
        if word == "new"
            && let Token::Word(class) = at(place + 1)
        {
            let (class, next) = match (class, at(place + 2), at(place + 3)) {
                ("global", Token::Sign('.'), Token::Word(class)) => (class, at(place + 4)),
                (class, next, _) => (class, next),
            };
            // `new global[name]()` names nothing yet.
            if !matches!(next, Token::Sign('.' | '[')) && !own.contains(class) {
                names.insert((Named::Class, class));
            }
        }
        let function = FUNCTIONS.iter().find(|(name, _)| *name == word);
        if let (Some((_, named)), Token::Sign('(')) = (function, at(place + 1)) {
            let is_global = word == "extendsObject"
                && (at(place + 2), at(place + 3)) == (Token::Word("global"), Token::Sign('.'));
            let argument = place + if is_global { 4 } else { 2 };
            // A constant of the class, such as `this.WAKE_UP`.
            if let (Token::Word("this"), Token::Sign('.'), Token::Word(name)) =
                (at(argument), at(argument + 1), at(argument + 2))
                && matches!(at(argument + 3), Token::Sign(',' | ')'))
                && let Some(text) = properties.get(name)
            {
                names.insert((*named, *text));
            }
            let is_whole = matches!(at(argument + 1), Token::Sign(',' | ')'));
            match at(argument) {
                _ if !is_whole => {}
                Token::Text(text) => {
                    names.insert((*named, text));
                }
                Token::Word(name) => match constants.get(name) {
                    Some(text) => {
                        names.insert((*named, *text));
                    }
                    None if word == "extendsObject" && !own.contains(name) => {
                        names.insert((*named, name));
                    }
                    None => {}
                },
                Token::Sign(_) => {}
            }
        }
    }
    let is_asked = |(named, name): &(Named, &str)| *named != Named::Class || !is_class(name);
    names.into_iter().filter(is_asked).map(|(named, name)| (named, name.to_owned())).collect()
}

/// The pages that a script opens by their address, such as `/acme_form.do?x=y`.
fn pages(script: &str) -> impl Iterator<Item = &str> {
    tokens(script).into_iter().filter_map(|token| {
        let Token::Text(address) = token else { return None };
        let (page, rest) = address.strip_prefix('/').unwrap_or(address).split_once(".do")?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let is_address = rest.is_empty() || rest.starts_with(['?', '&', '#']);
        (is_address && !page.is_empty() && page.chars().all(is_name) && !is_on_every_instance(page))
            .then_some(page)
    })
}

/// Whether a page is one of the platform: that of a table as well.
fn is_on_every_instance(page: &str) -> bool {
    let table = page.strip_suffix("_list").unwrap_or(page);
    PLATFORM_PAGES.contains(&page)
        || table.starts_with("sys_")
        || Dictionary::base().tables.contains_key(table)
}

/// The names that a script gives to something itself.
fn own_names<'t>(tokens: &[Token<'t>]) -> BTreeSet<&'t str> {
    let mut own = BTreeSet::new();
    let mut is_parameter = false;
    for (place, token) in tokens.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|it| tokens.get(it));
        let next = tokens.get(place + 1);
        match token {
            Token::Word("function") => is_parameter = true,
            Token::Sign(')') => is_parameter = false,
            Token::Word(word)
                if is_parameter
                    || next == Some(&Token::Sign('=')) && before != Some(&Token::Sign('.'))
                    || matches!(before, Some(Token::Word("var" | "let" | "const" | "class"))) =>
            {
                own.insert(*word);
            }
            _ => {}
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::{Named, in_script, pages};

    #[test]
    fn finds_the_pages_that_are_opened_by_their_address() {
        let script = "var a = '/acme_form.do?sysparm_stack=no' + id; go('acme_other.do');
            go('/incident.do?sys_id=1'); go('sys_user_list.do'); go('/nav_to.do?uri=x');
            go(PAGE + '.do'); it.doIt('x.document');";
        assert_eq!(pages(script).collect::<Vec<_>>(), ["acme_form", "acme_other"]);
    }

    #[test]
    fn finds_what_a_script_asks_for() {
        let script = "
            var AJAX = 'AcmeAjax'; // new CommentedOut()
            /* new Also() */ var re = /new Regex()/; var text = \"new Text()\";
            new GlideRecord('x'); new AcmeHelper().go(); new global.AcmeOther(); new sn_ws.Thing();
            function Local() {} new Local(); (function (Given) { new Given(); })();
            new GlideAjax(AJAX); new GlideModal('acme_form', false); new GlideModal('a' + b);
            gs.eventQueue('acme.push', current); gs.eventQueue(this.WAKE, x); var it = { WAKE: 'acme.wake' }; new GlideDialogWindow(page);
            Mine.prototype = Object.extendsObject(AcmeBase, {}); new Date(); new this.Type();
            Its.prototype = Object.extendsObject(global.AcmeParent, {}); new global[name]();";
        let found: Vec<(Named, String)> = in_script(script).into_iter().collect();
        let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "AcmeAjax",
                "AcmeBase",
                "AcmeHelper",
                "AcmeOther",
                "AcmeParent",
                "acme_form",
                "acme.push",
                "acme.wake"
            ]
        );
    }
}
