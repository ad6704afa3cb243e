//! The business rule's own filter: one query that can follow the watched change after a `^`.
//!
//! `^` parts the terms of an encoded query; a doubled one is a caret in a value.

use super::context::Context;
use super::term::{self, Objection};
use crate::diagnostic::RuleProblem;

/// The longest filter that is taken.
const MAX: usize = 1000;

/// The filter without the `^EQ` that ends the query of a record's condition.
pub(super) fn resolve(cx: &mut Context<'_>, text: &str) -> Option<String> {
    // The line breaks are those of YAML's block texts.
    let text = text.trim_matches(['\n', '\r']);
    let mut terms = terms(text);
    if terms.len() > 1 {
        terms.pop_if(|last| *last == "EQ");
    }
    let objection = text_objection(text).or_else(|| terms_objection(&terms));
    if let Some((reason, repair)) = objection {
        let path = ["servicenow", "business_rule", "filter"];
        cx.report(&path, RuleProblem::Filter { reason, repair });
        return None;
    }
    Some(terms.join("^"))
}

/// The query cut at each `^` that stands alone.
pub(super) fn terms(query: &str) -> Vec<&str> {
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(caret) = query[at..].find('^').map(|it| it + at) {
        at = caret + 1;
        if query[at..].starts_with('^') {
            at += 1;
        } else {
            found.push(&query[start..caret]);
            start = at;
        }
    }
    found.push(&query[start..]);
    found
}

fn text_objection(text: &str) -> Option<Objection> {
    let is_blank = |c: char| c.is_whitespace();
    Some(match text {
        _ if text.trim().is_empty() => ("is empty", "leave the key out to have no filter"),
        it if it.starts_with(is_blank) || it.ends_with(is_blank) => {
            ("has blanks around it, which would count as part of a value", "remove them")
        }
        it if it.contains(['\n', '\r']) => {
            ("has several lines", "write it on one line, as \"Copy query\" of a list gives it")
        }
        it if it.to_ascii_lowercase().contains("javascript:") => {
            ("holds a script, which a business rule's condition does not run", "use plain values")
        }
        it if it.chars().count() > MAX => ("is longer than 1000 characters", "shorten it"),
        _ => return None,
    })
}

fn terms_objection(terms: &[&str]) -> Option<Objection> {
    let last = terms.len().saturating_sub(1);
    terms.iter().enumerate().find_map(|(at, term)| term::objection(term, at == 0, at == last))
}

#[cfg(test)]
mod tests {
    use super::{terms, terms_objection};

    #[test]
    fn a_doubled_caret_is_part_of_a_value() {
        assert_eq!(terms("a=1^b=2"), ["a=1", "b=2"]);
        assert_eq!(terms("a=x^^NQy"), ["a=x^^NQy"]);
        assert_eq!(terms("a=x^^^NQb=y"), ["a=x^^", "NQb=y"]);
        assert_eq!(terms("a=x^^"), ["a=x^^"]);
        assert_eq!(terms("^a=é^"), ["", "a=é", ""]);
    }

    #[test]
    fn takes_what_a_list_copies_and_nothing_that_reaches_beyond_its_own_terms() {
        let objection = |query| terms_objection(&terms(query)).map(|(reason, _)| reason);
        for good in [
            "priority<=2",
            "active=true^priority=1^ORpriority=2",
            "assignment_group.nameSTARTSWITHNet^assigned_toISEMPTY",
            "short_description=a^^NQb^^ORDERBYc",
            "short_descriptionLIKEEQ",
        ] {
            assert_eq!(objection(good), None, "{good}");
        }
        for bad in [
            "^a=1",
            "ORa=1",
            "NQa=1",
            "EQ",
            "EQ^a=1",
            "a=1^EQ^b=2",
            "ORDERBYa",
            "GROUPBYa",
            "a=1^ORDERBYDESCa",
            "a=1^GROUPBYa",
            "a=1^^^NQb=2",
            "a=1^",
            "a=1^OR",
            "a=1^OR^b=2",
            "a=1^ b=2",
            "a=1^Rb=2",
            "active",
            "a=1^ORb",
            "a=1^bFOOc",
            "a=1^RLQUERYb.c,>0^d=1^ENDRLQUERY",
            "^^a=1",
        ] {
            assert!(objection(bad).is_some(), "{bad}");
        }
    }
}
