//! Judges the accessibility of the page that is open, by the rules of axe-core.

use crate::self_test::{CLEAN, failure, show};
use crate::{Browser, browser, installed};
use serde_json::{Value, json};

/// Which rules a page is judged by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rules {
    /// The success criteria of WCAG 2.2 up to level AA, and what axe recommends beyond them.
    All,
    /// Those that colours can break.
    Colours,
}

impl Rules {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::All => &["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            Self::Colours => &["color-contrast", "link-in-text-block"],
        }
    }
}

/// One line per element that breaks a rule, and how many rules had something to judge.
const RUN: &str = "
    const line = (rule, node) => {
        const reasons = node.failureSummary.split('\\n').slice(1).map(it => it.trim());
        const target = node.target.flat().join(' ');
        return rule.id + ' (' + node.impact + ') at ' + target + ': ' + reasons.join('; ');
    };
    const untold = (rule) => rule.nodes.filter(node => rule.id === 'color-contrast' &&
        !node.any.some(check => arguments[2].includes(check.data && check.data.messageKey)));
    return axe.run(arguments[0] || document, arguments[1]).then(found => ({
        judged: found.passes.length + found.violations.length,
        lines: found.violations.flatMap(rule => rule.nodes.map(node => line(rule, node))).concat(
            found.incomplete.flatMap(rule => untold(rule).map(node => line(rule, node)))),
    }));";
/// Why axe may leave a contrast untold: it is of a sign, covered by a list that is open, or scrolled
/// out of one. For any other reason the contrast might be too small.
const UNTOLD: [&str; 3] = ["nonBmp", "bgOverlap", "elmPartiallyObscured"];

/// What breaks a rule in the page that is open, below an element or everywhere: rule, impact, element
/// and reason, for contrast with the ratio that was found and the one needed.
///
/// What is inside a frame is judged when the frame is open: axe takes minutes to hand the elements of a
/// long list from a frame to its page.
#[track_caller]
pub(crate) fn violations(browser: &Browser, below: Option<&str>, rules: Rules) -> Vec<String> {
    if browser.eval("typeof axe") != "object" {
        browser.script(&std::fs::read_to_string(installed::axe()).unwrap(), &[]);
    }
    let options = json!({ "runOnly": rules.names(), "resultTypes": ["violations", "incomplete"], "iframes": false });
    let found = browser.script(RUN, &[json!(below), options, json!(UNTOLD)]);
    assert!(found["judged"].as_u64().unwrap() > 0, "axe found nothing to judge: {found}");
    let lines = found["lines"].as_array().unwrap();
    lines.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Panics if something breaks a rule.
#[track_caller]
pub(crate) fn check(browser: &Browser, what: &str, below: Option<&str>) {
    let found = violations(browser, below, Rules::All);
    assert!(found.is_empty(), "{what} is not accessible:\n{}", found.join("\n"));
}

#[test]
fn axe_finds_what_is_wrong_and_nothing_else() {
    let Some(browser) = browser() else { return };
    // Neither the judge nor the driver needs the leave of the page.
    let strict = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">\
        <script>document.title = ''</script><main>";
    show(&browser, &CLEAN.replace("<main>", strict));
    check(&browser, "a clean page", None);
    let picture = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
    let faults =
        format!("{CLEAN}<div id=below><img src={picture}><p style='color: #999'>Pale</p></div>");
    show(&browser, &faults);
    let found = violations(&browser, Some("#below"), Rules::All);
    let [contrast, picture] = found.as_slice() else { panic!("{found:#?}") };
    assert!(contrast.starts_with("color-contrast (serious) at #below > p:"), "{contrast}");
    assert!(contrast.contains("2.84") && contrast.contains("4.5:1"), "{contrast}");
    assert!(picture.starts_with("image-alt (critical) at img:"), "{picture}");
    let found = violations(&browser, Some("#below"), Rules::Colours);
    assert!(found.len() == 1 && found[0].starts_with("color-contrast"), "{found:?}");
    let gradient = "background: linear-gradient(#fff, #777)";
    show(&browser, &format!("{CLEAN}<p id=below style='{gradient}'>Text</p>"));
    let found = violations(&browser, Some("#below"), Rules::All);
    assert!(found[0].contains("background gradient"), "{found:?}");
    show(&browser, &faults);
    let text = failure(|| check(&browser, "the page", None));
    assert!(text.contains("region (moderate) at"), "{text}");
}
