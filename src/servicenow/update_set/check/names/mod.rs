//! The classes, pages and events that scripts name.

use crate::dictionary::names::is_class;
use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::{ReadRecord, Update};
use std::collections::{BTreeMap, BTreeSet};

mod token;

use token::{Token, tokens};

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Named {
    Class,
    Page,
    Event,
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

impl Named {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Page => "page",
            Self::Event => "event",
        }
    }
}

/// What a record makes known by a name.
pub(super) fn brought(record: &ReadRecord) -> Option<(Named, &str)> {
    let (named, column) = match Table::from_name(&record.table)? {
        Table::ScriptInclude => (Named::Class, "name"),
        Table::UiPage => (Named::Page, "name"),
        Table::EventRegistration => (Named::Event, "event_name"),
        _ => return None,
    };
    Some((named, record.text(column)))
}

/// What the record of an update asks for by a name, and no instance has by itself.
pub(super) fn asked_for(update: &Update) -> BTreeSet<(Named, String)> {
    let mut names = BTreeSet::new();
    for record in &update.records {
        if record.table == Table::ScriptAction.name() {
            names.insert((Named::Event, record.text("event_name").to_owned()));
        }
        for column in record.columns.iter().filter(|it| SCRIPTS.contains(&it.name.as_str())) {
            names.extend(in_script(&column.text));
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
            if next != Token::Sign('.') && !own.contains(class) {
                names.insert((Named::Class, class));
            }
        }
        let function = FUNCTIONS.iter().find(|(name, _)| *name == word);
        if let (Some((_, named)), Token::Sign('(')) = (function, at(place + 1)) {
            let is_whole = matches!(at(place + 3), Token::Sign(',' | ')'));
            match at(place + 2) {
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
    use super::{Named, in_script};

    #[test]
    fn finds_what_a_script_asks_for() {
        let script = "
            var AJAX = 'AcmeAjax'; // new CommentedOut()
            /* new Also() */ var re = /new Regex()/; var text = \"new Text()\";
            new GlideRecord('x'); new AcmeHelper().go(); new global.AcmeOther(); new sn_ws.Thing();
            function Local() {} new Local(); (function (Given) { new Given(); })();
            new GlideAjax(AJAX); new GlideModal('acme_form', false); new GlideModal('a' + b);
            gs.eventQueue('acme.push', current); new GlideDialogWindow(page);
            Mine.prototype = Object.extendsObject(AcmeBase, {}); new Date(); new this.Type();";
        let found: Vec<(Named, String)> = in_script(script).into_iter().collect();
        let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(
            names,
            ["AcmeAjax", "AcmeBase", "AcmeHelper", "AcmeOther", "acme_form", "acme.push"]
        );
    }
}
