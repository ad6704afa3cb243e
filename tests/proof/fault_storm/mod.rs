//! Hundreds of incidents change their state while Flashduty fails at random and the scheduler
//! stumbles: in the end both sides agree, or the log and a delivery say where they do not. Without
//! what keeps them in step, they would not.

mod aftermath;
mod weather;

use crate::scenarios::tell;
use crate::support::build;
use aftermath::Aftermath;
use serde_json::{Value, json};
use sn_gen::diagnostic::{FileKind, Source};
use sn_gen::simulator::scenario::Scenario;
use sn_gen::simulator::{Instance, Simulation, run_world};
use weather::{Dice, Size, id};

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

const STORM: Size = Size {
    incidents: 600,
    busy: 40,
    changes: 1800,
    answers: 20_000,
    slow: 20,
    interrupts: Some(40),
    row_by_row: false,
};
/// One incident whose last change may come at the wrong moment.
const SQUALL: Size = Size {
    incidents: 1,
    busy: 1,
    changes: 5,
    answers: 300,
    slow: 4,
    interrupts: Some(12),
    row_by_row: false,
};
const SQUALLS: u64 = 60;

/// The instance on which it storms.
fn instance() -> Instance {
    Instance::new(&build::model(SPEC), &build::build(SPEC)).unwrap()
}

/// What happened to the incidents of a world. Two workers run what is due.
fn storm(instance: &Instance, size: Size, seed: u64) -> Aftermath {
    let dice = &mut Dice(seed);
    let text = b"name: Storm\ngiven: { workers: 2 }\nsteps: [{ when: { restart: true } }]\n";
    let source = Source::from_bytes(FileKind::Scenario, "storm.yaml", text).unwrap();
    let scenario = Scenario::read(&source).scenario.unwrap();
    let simulation = Simulation::new(instance, &scenario, false).unwrap();
    let mut world: Value = serde_json::from_str(&simulation.world()).unwrap();
    let numbers = || (0..=size.incidents).map(|it| (id(it), format!("STORM{it:04}")));
    let incidents = numbers().map(|(id, number)| json!({ "sys_id": id, "number": number }));
    world["rows"]["incident"].as_array_mut().unwrap().extend(incidents);
    let keys = world["keys"].as_object_mut().unwrap();
    keys.extend(numbers().map(|(id, number)| (id, json!(number))));
    let user = world["steps"][0]["user"].as_str().unwrap().to_owned();
    world["answers"] = (0..size.answers).map(|_| weather::answer(dice, size, &user)).collect();
    world["steps"] = weather::steps(dice, &user, size).into();
    world["interrupt"] = size.interrupts.map(|it| weather::interrupts(dice, it)).into();
    world["row_by_row"] = size.row_by_row.into();
    Aftermath::new(&serde_json::from_str(&run_world(&world.to_string()).unwrap()).unwrap())
}

#[test]
fn both_sides_agree_in_the_end_or_the_log_says_where_not() {
    let after = storm(&instance(), STORM, 20_261_121);
    assert_eq!(after.faults(), [""; 0]);
    let (changed, differing) = after.differing();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert_eq!(after.count("waiting"), 0);
    assert_eq!(after.surplus().0, 0, "{:?}", after.surplus());
    let shortest = after.shortest_pause();
    assert!(shortest >= 10.0, "{shortest} s between two tries");

    let requests: Vec<&Value> = after.all("requests").collect();
    let failed = requests.iter().filter(|it| it["status"] != 200).count();
    let hours = requests.last().unwrap()["at"].as_f64().unwrap() / 3600.0;
    tell(&format!(
        "fault storm: {changed} incidents, {} changes, {} pushes of which {failed} failed, \
         {hours:.1} simulated hours; {} wake-ups lost; {} deliveries given up and {} refused, each \
         with a line in the log, all others agree; shortest pause between two pushes of an \
         incident {shortest:.1} s",
        STORM.changes,
        requests.len(),
        after.all("lost").count(),
        after.count("given_up"),
        after.count("refused"),
    ));
    assert!(changed > 400 && failed > 400, "this was no storm");
}

/// What all squalls together have come to.
#[derive(Debug)]
struct Squalls {
    /// Where the two sides differ in the end, and where something waits.
    differ: usize,
    waiting: usize,
    /// The most confirmed pushes of an incident beyond its changes.
    surplus: usize,
    /// The shortest time between two pushes of an incident.
    shortest: f64,
}

impl Squalls {
    fn run(instance: &Instance, size: Size) -> Self {
        let mut all = Self { differ: 0, waiting: 0, surplus: 0, shortest: f64::INFINITY };
        for seed in 0..SQUALLS {
            let after = storm(instance, size, seed);
            assert_eq!(after.faults(), [""; 0], "{seed}");
            all.differ += after.differing().1.len();
            all.waiting += after.count("waiting");
            all.surplus = all.surplus.max(after.surplus().0);
            all.shortest = all.shortest.min(after.shortest_pause());
        }
        all
    }

    fn is_nothing_lost(&self) -> bool {
        self.differ == 0 && self.waiting == 0
    }
}

#[test]
fn nothing_is_lost_where_claims_do_not_hold_and_at_most_one_push_is_too_many() {
    let all = Squalls::run(&instance(), Size { row_by_row: true, ..SQUALL });
    tell(&format!("squalls without claims: {all:?}"));
    assert!(all.is_nothing_lost() && all.surplus <= 1, "{all:?}");
}

/// What a fault must show in.
#[derive(Debug, PartialEq)]
enum Shows {
    /// Something is lost.
    Loss,
    /// Two pushes come too close.
    Pause,
}

/// A fault in a script, and what it shows in.
const FAULTS: [(&str, &str, &str, Shows); 3] = [
    ("FlashdutySender", "this._followUp(grRow, state);", "", Shows::Loss),
    (
        "FlashdutySender",
        "this.wake(grRow, this.outbox.PAUSE_SECONDS, 0);\n        if (this.outbox.isDown()) {",
        "if (this.outbox.isDown()) {",
        Shows::Loss,
    ),
    ("FlashdutyOutbox", "return Math.max(0, Math.ceil(", "return Math.max(0, 0 * (", Shows::Pause),
];

#[test]
fn a_fault_in_a_script_shows_in_a_squall() {
    let all = Squalls::run(&instance(), SQUALL);
    assert!(all.is_nothing_lost() && all.surplus == 0 && all.shortest >= 10.0, "{all:?}");
    let mut unnoticed = Vec::new();
    for (script, from, to, shows) in FAULTS {
        let mut instance = instance();
        assert!(instance.replace("sys_script_include", script, from, to), "{from}");
        let all = Squalls::run(&instance, SQUALL);
        let is_noticed = match shows {
            Shows::Loss => !all.is_nothing_lost(),
            Shows::Pause => all.shortest < 10.0,
        };
        tell(&format!("squalls with `{to}` for `{from}`: {all:?}"));
        unnoticed.extend((!is_noticed).then_some((from, shows)));
    }
    assert!(unnoticed.is_empty(), "these do not show: {unnoticed:?}");
}
