//! The escalation path: all that a policy does is shown.

use super::{CARL, Page};

#[test]
fn every_policy_is_shown_in_full() {
    let Some(page) = Page::open("/?record=INC0010002") else { return };
    page.open_dialog();
    for (policy, last, path) in [
        ("Network Operations", "Max", NETWORK),
        ("数据库值班", "invited", DATABASE),
        ("Night and weekend", "夜间值班", NIGHT),
        ("<b>Security</b> & \"management\"", "Feishu", SECURITY),
    ] {
        page.pick_policy(policy);
        page.wait_for_text("path_rule", last);
        page.wait_for_no_text("path_note");
        assert_eq!(page.browser.eval("probe.path()"), path, "{policy}");
        assert_eq!(page.browser.eval("probe.part('policy').value"), policy);
    }
    // Names are text, whatever they look like.
    assert_eq!(page.browser.count("#flashduty_path_rule :is(b, i), #flashduty_policy_list b"), 0);
    page.done();
}

const NETWORK: &str = "\
Step 1 Immediately
People: Alice Adams, 王芳, Person 2000000000099
Notified by: the preference of each person
Repeats: up to 1, 10 min apart
Step 2 If it is neither acknowledged nor closed within 30 min
Teams: Network Operations members: 3
On-call schedules: Network on call, 夜间值班
Notified by: the preference of each person
Repeats: none
Step 3 If it is not closed within 15 min, even when acknowledged
People: Max <i>Long</i>
Notified by: the preference of each person
Repeats: none";

const DATABASE: &str = "\
Step 1 After 5 min
People: Person 2000000000003 invited but not active yet, Dora Departed deleted
Teams: 数据库团队 members: 0, Team 4000000000099
Notified by: Critical: Voice, SMS | Warning: Teams, App push | Info: Email
Repeats: up to 6, 0.5 min apart
Step 2 If it is not closed within 30 min, even when acknowledged
Teams: Network Operations members: 3
Notified by: Critical: Voice
Repeats: none";

const NIGHT: &str = "\
Time windows: 18:00-09:00, Mon, Tue, Wed, Thu, Fri | 00:00-23:59, Sun, Sat | \
09:00-18:00, days off, by a service calendar
Step 1 Immediately
On-call schedules: 夜间值班
Notified by: the preference of each person
Repeats: none";

const SECURITY: &str = "\
Conditions: severity is Critical or Warning and labels.region is not lab | or title is *breach*
Step 1 Immediately
E-mail addresses: security@example.com, management@example.com
Group chats: Feishu, Slack
Repeats: up to 2, 120 min apart";

#[test]
fn the_best_fit_for_the_group_comes_first() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.browser.click("#flashduty_policy_show");
    let options = "probe.options('#flashduty_policy_list')";
    page.browser.wait("the policies", &format!("{options}.length === 4"));
    let badges = format!("{options}.map((it) => it.includes('Recommended'))");
    assert_eq!(page.browser.eval(&badges).to_string(), "[true,false,false,false]");
    assert_eq!(
        page.browser.eval(&format!("{options}[0]")),
        "Network Operations Recommended People first, then the schedule"
    );
    page.browser.click("#flashduty_policy_show");
    page.pick_group("Database");
    page.wait_for_people(&CARL);
    page.browser.click("#flashduty_policy_show");
    page.browser.wait("the policies", &format!("{options}.length === 4"));
    assert_eq!(page.browser.eval(&badges).to_string(), "[false,false,false,false]");
    page.done();
}
