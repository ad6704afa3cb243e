//! Scenarios of one's own.

use crate::shown::Shown;
use crate::support;
use serde_json::{Value, json};
use sn_gen::diagnostic::Source;
use sn_gen::preview::Preview;
use sn_gen::simulator::Instance;
use sn_gen::simulator::scenario::Scenario;

#[test]
fn the_actor_of_a_scenario_has_roles_of_its_own() {
    let form = |given: &str, user: &str| {
        let mut shown = Shown::given(given).unwrap();
        shown.ask(true, "/settings", &[("user", user)]);
        shown.json("/form", &[])["form"].clone()
    };
    assert_eq!(form("{}", "joe"), Value::Null);
    assert!(form("{ user: joe, roles: [itil] }", "joe").is_object());
    assert_eq!(form("{ user: beth, roles: [itil] }", "joe"), Value::Null);
}

#[test]
fn the_answers_of_a_scenario_count_until_another_fault_is_chosen() {
    let mut shown = Shown::given("{ answers: [{ status: 503, times: 9 }] }").unwrap();
    shown.ask(false, "/", &[("theme", "dark"), ("fault", "none")]);
    shown.open();
    assert_eq!(shown.statuses()[0], 503);
    shown.ask(true, "/settings", &[("fault", "busy")]);
    shown.ask(true, "/settings", &[("fault", "none")]);
    shown.open();
    assert_eq!(shown.statuses().last().unwrap(), &json!(200));
}

#[test]
fn a_scenario_without_a_record_has_no_form() {
    let spec = support::build::shipped().replace("  table: incident\n", "  table: x_acme_case\n");
    let model = support::build::model(&spec);
    let servicenow = model.servicenow.as_ref().unwrap();
    let instance = Instance::new(&model, &support::build::build(&spec)).unwrap();
    let text = "name: A\nsteps: [{ when: { time_passes: 1s } }]\n";
    let scenario = Scenario::read(&Source::new("own.yaml", text)).scenario.unwrap();
    let error = Preview::new(servicenow, &instance, &scenario).err().unwrap().to_string();
    assert!(error.starts_with("the scenario has no record of the table `x_acme_case`"), "{error}");
}
