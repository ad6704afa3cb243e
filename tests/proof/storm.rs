//! Thousands of incidents change their state while Flashduty fails at random and the scheduler
//! stumbles: in the end both sides agree, or the log says where they do not.

use crate::scenarios::tell;
use crate::support::build;
use serde_json::{Value, json};
use sn_gen::diagnostic::{FileKind, Source};
use sn_gen::simulator::scenario::Scenario;
use sn_gen::simulator::{Instance, Simulation, run_world};
use std::collections::{BTreeMap, BTreeSet};

/// Every state is synced, so that the receiver should know the last one of each incident.
const SPEC: &str = "
version: 1
integration: { release: 1.0.0, released: 2026-11-21 }
maps:
  states:
    1: { label: New, sync: true }
    2: { label: In Progress, sync: true }
    3: { label: On Hold, sync: true }
    6: { label: Resolved, sync: true }
    7: { label: Closed, sync: true }
    8: { label: Canceled, sync: true }
";
const STATES: [(&str, &str); 6] = [
    ("1", "New"),
    ("2", "In Progress"),
    ("3", "On Hold"),
    ("6", "Resolved"),
    ("7", "Closed"),
    ("8", "Canceled"),
];
const INCIDENTS: usize = 3000;
const CHANGES: usize = 9000;
/// More than all tries together.
const ANSWERS: usize = 60_000;

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    /// A number below `sides` (Knuth's linear congruential generator; the upper bits are good).
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[usize::try_from(self.roll(items.len() as u64)).unwrap()]
    }
}

/// How Flashduty answers: two of five times with a fault of some kind.
fn answer(dice: &mut Dice) -> Value {
    let takes = 50 + dice.roll(900);
    match dice.roll(100) {
        0..60 => json!({ "takes": takes }),
        60..70 => json!({ "status": 503 }),
        70..77 => {
            json!({ "status": 429, "headers": { "Retry-After": dice.pick(&["1", "30", "600"]) } })
        }
        77..82 => json!({ "status": 200, "error": "InternalError" }),
        82..86 => json!({ "status": 423, "error": "RequestLocked" }),
        86..91 => json!({ "lost": true }),
        91..95 => json!({ "timeout": true }),
        95..98 => json!({ "refused": true }),
        98 => json!({ "status": 502, "body": "<html>Bad gateway</html>" }),
        _ => json!({ "status": 400, "error": "BadRequest" }),
    }
}

fn id(number: usize) -> String {
    format!("{number:032x}")
}

/// What happens: changes in bursts and at rest, a scheduler that stands still, runs the newest job
/// first, or runs a job again after a restart.
fn steps(dice: &mut Dice, user: &str) -> Vec<Value> {
    let mut steps = Vec::new();
    let mut step = |action: Value| {
        let mut step = json!({ "user": user, "language": "en", "roles": null, "watch": {} });
        step.as_object_mut().unwrap().extend(action.as_object().unwrap().clone());
        steps.push(step);
    };
    let pass = |ms: u64, order: &str| json!({ "do": "pass", "ms": ms, "order": order });
    let mut last = 0;
    for _ in 0..CHANGES {
        // One in three changes is to the incident that changed last, within seconds.
        if dice.roll(3) > 0 {
            last = usize::try_from(dice.roll(INCIDENTS as u64)).unwrap();
        }
        let state = dice.pick(&STATES).0;
        step(
            json!({ "do": "save", "table": "incident", "sys_id": id(last), "set": { "state": state } }),
        );
        step(pass(dice.roll(8000), "oldest_first"));
        match dice.roll(300) {
            0 => step(pass(1_200_000, "none")),
            1..5 => step(pass(60_000, "newest_first")),
            5..20 => step(json!({ "do": "restart" })),
            _ => {}
        }
    }
    for _ in 0..200 {
        step(pass(3_600_000, "oldest_first"));
    }
    let watch: BTreeMap<String, &str> = (0..INCIDENTS).map(|it| (id(it), "incident")).collect();
    step(json!({ "do": "pass", "ms": 1, "order": "none", "watch": watch }));
    steps
}

/// What happened to the incidents of a world, by step.
fn outcome(dice: &mut Dice) -> Vec<Value> {
    let model = build::model(SPEC);
    let instance = Instance::new(&model, &build::build(SPEC)).unwrap();
    let text = b"name: Storm\nsteps: [{ when: { restart: true } }]\n";
    let source = Source::from_bytes(FileKind::Scenario, "storm.yaml", text).unwrap();
    let scenario = Scenario::read(&source).scenario.unwrap();
    let simulation = Simulation::new(&instance, &scenario, false).unwrap();
    let mut world: Value = serde_json::from_str(simulation.world()).unwrap();
    let incidents =
        (0..INCIDENTS).map(|it| json!({ "sys_id": id(it), "number": format!("STORM{it:04}") }));
    world["rows"]["incident"].as_array_mut().unwrap().extend(incidents);
    let keys = world["keys"].as_object_mut().unwrap();
    keys.extend((0..INCIDENTS).map(|it| (id(it), json!(format!("STORM{it:04}")))));
    world["answers"] = (0..ANSWERS).map(|_| answer(dice)).collect();
    let user = world["steps"][0]["user"].as_str().unwrap().to_owned();
    world["steps"] = steps(dice, &user).into();
    let outcome: Value = serde_json::from_str(&run_world(&world.to_string()).unwrap()).unwrap();
    outcome["steps"].as_array().unwrap().clone()
}

/// The number of the incident that a line such as `error: Helper: STORM0001 not synced: ...` names.
fn given_up(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("error: FlashdutySyncHelper: ")?;
    rest.split_once(" not synced: ").map(|(number, _)| number)
}

#[test]
fn both_sides_agree_in_the_end_or_the_log_says_where_not() {
    let steps = outcome(&mut Dice(20_261_121));
    let all = |key: &str| -> Vec<&Value> {
        steps.iter().flat_map(|step| step[key].as_array().unwrap()).collect()
    };
    assert_eq!(all("faults"), Vec::<&Value>::new());

    let exhausted: BTreeSet<&str> =
        all("log").into_iter().filter_map(|line| given_up(line.as_str().unwrap())).collect();
    let last = steps.last().unwrap();
    let mut changed = 0;
    let mut differing = Vec::new();
    for (sys_id, row) in last["records"].as_object().unwrap() {
        let Some(state) = row["state"].as_str() else { continue };
        changed += 1;
        let number = row["number"].as_str().unwrap();
        let label = STATES.iter().find(|(raw, _)| *raw == state).unwrap().1;
        let known = &last["flashduty"][sys_id]["state"];
        if *known != label && !exhausted.contains(number) {
            differing.push(format!("{number} is {label}, Flashduty knows {known}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));

    let mut sent: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for request in all("requests") {
        let body: Value = serde_json::from_str(request["text"].as_str().unwrap()).unwrap();
        let sys_id = body["sys_id"].as_str().unwrap().to_owned();
        sent.entry(sys_id).or_default().push(request["at"].as_f64().unwrap());
    }
    let pauses = sent.values().flat_map(|tries| tries.windows(2).map(|pair| pair[1] - pair[0]));
    let shortest = pauses.fold(f64::INFINITY, f64::min);
    assert!(shortest >= 11.0, "{shortest} s between two tries");

    let requests = all("requests");
    let failed = requests.iter().filter(|it| it["status"] != 200).count();
    let hours = requests.last().unwrap()["at"].as_f64().unwrap() / 3600.0;
    tell(&format!(
        "fault storm: {changed} incidents, {CHANGES} changes, {} pushes of which {failed} failed, \
         {hours:.1} simulated hours; {} incidents given up with a line in the log, all others \
         agree; shortest pause between two pushes of an incident {shortest:.1} s",
        requests.len(),
        exhausted.len(),
    ));
    assert!(changed > 2000 && failed > 3000 && !exhausted.is_empty(), "this was no storm");
}
