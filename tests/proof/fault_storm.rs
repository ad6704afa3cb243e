//! Thousands of incidents change their state while Flashduty fails at random and the scheduler
//! stumbles: in the end both sides agree, or the log says where they do not. Without what keeps them
//! in step, they would not.

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
/// How a request ends for a script to which no answer comes.
const ENDINGS: [&str; 2] = ["status", "exception"];

/// How many incidents there are, how often one of them changes, and how many requests are answered:
/// more than all tries together.
#[derive(Clone, Copy)]
struct Size {
    incidents: usize,
    /// The first ones change often, also while a request is under way, which may be their own.
    busy: u64,
    changes: usize,
    answers: usize,
}

const STORM: Size = Size { incidents: 3000, busy: 40, changes: 9000, answers: 60_000 };
/// One incident whose last change may come at the wrong moment.
const SQUALL: Size = Size { incidents: 1, busy: 1, changes: 4, answers: 200 };
const SQUALLS: u64 = 60;

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

/// How Flashduty answers, and what somebody does while a slow request is under way.
fn answer(dice: &mut Dice, size: Size, user: &str) -> Value {
    if dice.roll(20) > 0 {
        return reply(dice);
    }
    let mut save = save(usize::try_from(dice.roll(size.busy)).unwrap(), dice.pick(&STATES).0);
    as_user(&mut save, user);
    json!({ "takes": 12_000 + dice.roll(6000), "meanwhile": [save] })
}

/// How Flashduty answers: two of five times with a fault of some kind.
fn reply(dice: &mut Dice) -> Value {
    let takes = 50 + dice.roll(900);
    match dice.roll(100) {
        0..60 => json!({ "takes": takes }),
        60..70 => json!({ "status": 503 }),
        70..77 => {
            json!({ "status": 429, "headers": { "Retry-After": dice.pick(&["1", "30", "600"]) } })
        }
        77..82 => json!({ "status": 200, "error": "InternalError" }),
        82..86 => json!({ "status": 423, "error": "RequestLocked" }),
        86..91 => json!({ "lost": dice.pick(&ENDINGS) }),
        91..95 => json!({ "timeout": dice.pick(&ENDINGS) }),
        95..98 => json!({ "refused": true }),
        98 => json!({ "status": 502, "body": "<html>Bad gateway</html>" }),
        _ => json!({ "status": 400, "error": "BadRequest" }),
    }
}

fn id(number: usize) -> String {
    format!("{number:032x}")
}

fn save(number: usize, state: &str) -> Value {
    json!({ "do": "save", "table": "incident", "sys_id": id(number), "set": { "state": state } })
}

fn as_user(action: &mut Value, user: &str) {
    let actor = json!({ "user": user, "language": "en", "roles": null });
    action.as_object_mut().unwrap().extend(actor.as_object().unwrap().clone());
}

/// What happens: changes in bursts and at rest, a scheduler that stands still, runs the newest job
/// first, or runs a job again after a restart.
fn steps(dice: &mut Dice, user: &str, size: Size) -> Vec<Value> {
    let mut steps = Vec::new();
    let mut step = |mut action: Value| {
        as_user(&mut action, user);
        if action.get("watch").is_none() {
            action["watch"] = json!({});
        }
        steps.push(action);
    };
    let pass = |ms: u64, order: &str| json!({ "do": "pass", "ms": ms, "order": order });
    let mut last = 0;
    for _ in 0..size.changes {
        // One in three changes is to the incident that changed last, within seconds.
        if dice.roll(3) > 0 {
            let among = if dice.roll(4) == 0 { size.busy } else { size.incidents as u64 };
            last = usize::try_from(dice.roll(among)).unwrap();
        }
        step(save(last, dice.pick(&STATES).0));
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
    let watch: BTreeMap<String, &str> =
        (0..size.incidents).map(|it| (id(it), "incident")).collect();
    step(json!({ "do": "pass", "ms": 1, "order": "none", "watch": watch }));
    steps
}

/// The instance on which it storms.
fn instance() -> Instance {
    Instance::new(&build::model(SPEC), &build::build(SPEC)).unwrap()
}

/// What happened to the incidents of a world, by step. Two workers run what is due.
fn outcome(instance: &Instance, size: Size, seed: u64) -> Vec<Value> {
    let dice = &mut Dice(seed);
    let text = b"name: Storm\ngiven: { workers: 2 }\nsteps: [{ when: { restart: true } }]\n";
    let source = Source::from_bytes(FileKind::Scenario, "storm.yaml", text).unwrap();
    let scenario = Scenario::read(&source).scenario.unwrap();
    let simulation = Simulation::new(instance, &scenario, false).unwrap();
    let mut world: Value = serde_json::from_str(&simulation.world()).unwrap();
    let numbers = || (0..size.incidents).map(|it| (id(it), format!("STORM{it:04}")));
    let incidents = numbers().map(|(id, number)| json!({ "sys_id": id, "number": number }));
    world["rows"]["incident"].as_array_mut().unwrap().extend(incidents);
    let keys = world["keys"].as_object_mut().unwrap();
    keys.extend(numbers().map(|(id, number)| (id, json!(number))));
    let user = world["steps"][0]["user"].as_str().unwrap().to_owned();
    world["answers"] = (0..size.answers).map(|_| answer(dice, size, &user)).collect();
    world["steps"] = steps(dice, &user, size).into();
    let outcome: Value = serde_json::from_str(&run_world(&world.to_string()).unwrap()).unwrap();
    outcome["steps"].as_array().unwrap().clone()
}

/// The number of the incident that a line such as `error: Helper: STORM0001 not synced: ...` names.
fn given_up(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("error: FlashdutySyncHelper: ")?;
    rest.split_once(" not synced: ").map(|(number, _)| number)
}

/// Everything of one kind that happened.
fn all<'s>(steps: &'s [Value], key: &str) -> Vec<&'s Value> {
    steps.iter().flat_map(|step| step[key].as_array().unwrap()).collect()
}

/// The incidents of which the log says that they were given up.
fn exhausted(steps: &[Value]) -> BTreeSet<&str> {
    let lines = all(steps, "log").into_iter();
    lines.filter_map(|line| given_up(line.as_str().unwrap())).collect()
}

/// How many incidents have changed, and where Flashduty knows another state without a word in the
/// log.
fn differing(steps: &[Value]) -> (usize, Vec<String>) {
    let exhausted = exhausted(steps);
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
    (changed, differing)
}

/// The shortest time between two pushes of an incident, in seconds.
fn shortest_pause(steps: &[Value]) -> f64 {
    let mut sent: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for request in all(steps, "requests") {
        let body: Value = serde_json::from_str(request["text"].as_str().unwrap()).unwrap();
        let sys_id = body["sys_id"].as_str().unwrap().to_owned();
        sent.entry(sys_id).or_default().push(request["at"].as_f64().unwrap());
    }
    for times in sent.values_mut() {
        times.sort_by(f64::total_cmp);
    }
    let pauses = sent.values().flat_map(|tries| tries.windows(2).map(|pair| pair[1] - pair[0]));
    pauses.fold(f64::INFINITY, f64::min)
}

#[test]
fn both_sides_agree_in_the_end_or_the_log_says_where_not() {
    let steps = outcome(&instance(), STORM, 20_261_121);
    assert_eq!(all(&steps, "faults"), Vec::<&Value>::new());
    let (changed, differing) = differing(&steps);
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    let shortest = shortest_pause(&steps);
    assert!(shortest >= 11.0, "{shortest} s between two tries");

    let requests = all(&steps, "requests");
    let failed = requests.iter().filter(|it| it["status"] != 200).count();
    let hours = requests.last().unwrap()["at"].as_f64().unwrap() / 3600.0;
    let exhausted = exhausted(&steps).len();
    tell(&format!(
        "fault storm: {changed} incidents, {} changes, {} pushes of which {failed} failed, \
         {hours:.1} simulated hours; {exhausted} incidents given up with a line in the log, all \
         others agree; shortest pause between two pushes of an incident {shortest:.1} s",
        STORM.changes,
        requests.len(),
    ));
    assert!(changed > 2000 && failed > 3000 && exhausted > 0, "this was no storm");
}

/// A fault in the helper, and whether it must show in the states or in the pauses.
const FAULTS: [(&str, &str, &str); 3] = [
    ("grNow.get('sys_id', grTicket.getUniqueValue())", "(grNow = grTicket)", "states"),
    ("this._followUp(grTicket, sentState, attempt);", "", "states"),
    ("now) < this.MIN_PAUSE_SECONDS", "now) < 0", "pauses"),
];

/// In how many squalls the two sides differ in the end, and the shortest pause of all.
fn squalls(instance: &Instance) -> (usize, f64) {
    let mut differ = 0;
    let mut shortest = f64::INFINITY;
    for seed in 0..SQUALLS {
        let steps = outcome(instance, SQUALL, seed);
        differ += differing(&steps).1.len();
        shortest = shortest.min(shortest_pause(&steps));
    }
    (differ, shortest)
}

#[test]
fn a_fault_in_the_helper_shows_in_a_squall() {
    let (differ, shortest) = squalls(&instance());
    assert!(differ == 0 && shortest >= 11.0, "{differ} differ, {shortest} s between two tries");
    for (from, to, shows) in FAULTS {
        let mut instance = instance();
        assert!(instance.replace("sys_script_include", "FlashdutySyncHelper", from, to), "{from}");
        let (differ, shortest) = squalls(&instance);
        let is_noticed = if shows == "states" { differ > 0 } else { shortest < 11.0 };
        tell(&format!("squalls without `{from}`: {differ} differ, shortest pause {shortest:.1} s"));
        assert!(is_noticed, "{from} may be missing: the {shows} are the same");
    }
}
