//! What happens in a storm: changes in bursts and at rest, answers of every kind, and a scheduler
//! that stumbles.

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Each state of an incident, with its label.
pub(crate) const STATES: [(&str, &str); 6] = [
    ("1", "New"),
    ("2", "In Progress"),
    ("3", "On Hold"),
    ("6", "Resolved"),
    ("7", "Closed"),
    ("8", "Canceled"),
];

/// How a request ends for a script to which no answer comes.
const ENDINGS: [&str; 2] = ["status", "exception"];

/// The incident that changes when all is over, since a lost wake-up is noticed by who comes next.
/// The others are counted from one.
const WITNESS: usize = 0;

/// How many incidents there are, how often one of them changes, and how many requests are answered:
/// more than all tries together.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) incidents: usize,
    /// The first ones change often, also while a request is under way, which may be their own.
    pub(crate) busy: u64,
    pub(crate) changes: usize,
    pub(crate) answers: usize,
    /// One of so many answers is so slow that another push comes between.
    pub(crate) slow: u64,
    /// One of so many statements is interrupted; none if there is no such number.
    pub(crate) interrupts: Option<u32>,
    /// Whether bulk updates go row by row, so that claims do not hold.
    pub(crate) row_by_row: bool,
}

/// The same numbers in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides` (Knuth's linear congruential generator; the upper bits are good).
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// One of the first incidents.
    fn incident(&mut self, among: u64) -> usize {
        1 + usize::try_from(self.roll(among)).unwrap()
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[usize::try_from(self.roll(items.len() as u64)).unwrap()]
    }
}

/// What comes between two statements: another worker, at once or for some seconds, or the end of the
/// sender. A job that ends before it has written a row leaves nothing that could be told.
pub(crate) fn interrupts(dice: &mut Dice, one_in: u32) -> Value {
    let seed = 1 + dice.roll(1_000_000);
    let ways = json!([
        { "ms": 0 }, { "ms": 0 }, { "ms": 0 }, { "ms": 1000 }, { "restart": true, "only": "event" }
    ]);
    json!({ "seed": seed, "one_in": one_in, "ways": ways })
}

/// How Flashduty answers, and what somebody does while a slow request is under way.
pub(crate) fn answer(dice: &mut Dice, size: Size, user: &str) -> Value {
    if dice.roll(size.slow) > 0 {
        return reply(dice, size);
    }
    let mut save = save(dice.incident(size.busy), dice.pick(&STATES).0);
    as_user(&mut save, user);
    json!({ "takes": 12_000 + dice.roll(6000), "meanwhile": [save] })
}

/// How Flashduty answers: two of five times with a fault of some kind.
fn reply(dice: &mut Dice, size: Size) -> Value {
    let takes = 50 + dice.roll(900);
    match dice.roll(100) {
        0..58 => json!({ "takes": takes }),
        58..60 if size.interrupts.is_some() => {
            json!({ "takes": takes, "restart": dice.pick(&["sent", "unsent"]) })
        }
        58..70 => json!({ "status": 503 }),
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

pub(crate) fn id(number: usize) -> String {
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
/// first, loses wake-ups, or runs a job again after a restart. Then a day on which all is well.
pub(crate) fn steps(dice: &mut Dice, user: &str, size: Size) -> Vec<Value> {
    let mut steps = Vec::new();
    let mut step = |mut action: Value| {
        as_user(&mut action, user);
        if action.get("watch").is_none() {
            action["watch"] = json!({});
        }
        steps.push(action);
    };
    let pass = |ms: u64, order: &str| json!({ "do": "pass", "ms": ms, "order": order });
    let mut last = 1;
    for _ in 0..size.changes {
        // One in three changes is to the incident that changed last, within seconds.
        if dice.roll(3) > 0 {
            let among = if dice.roll(4) == 0 { size.busy } else { size.incidents as u64 };
            last = dice.incident(among);
        }
        step(save(last, dice.pick(&STATES).0));
        step(pass(dice.roll(8000), "oldest_first"));
        match dice.roll(300) {
            0 => step(pass(1_200_000, "none")),
            1..5 => step(pass(60_000, "newest_first")),
            5..20 => step(json!({ "do": "restart" })),
            20..30 if size.interrupts.is_some() => {
                let left_ready = dice.roll(2) == 0;
                step(
                    json!({ "do": "lose", "name": "flashduty.deliver", "left_ready": left_ready }),
                );
            }
            _ => {}
        }
    }
    // The storm is over.
    step(json!({ "do": "answers", "list": [] }));
    step(json!({ "do": "interrupt", "plan": null }));
    for at in 0..12 {
        step(save(WITNESS, STATES[at % 2].0));
        step(pass(7_200_000, "oldest_first"));
    }
    let watch: BTreeMap<String, &str> =
        (0..=size.incidents).map(|it| (id(it), "incident")).collect();
    step(json!({ "do": "pass", "ms": 1, "order": "none", "watch": watch }));
    step(json!({ "do": "script", "name": "script", "file": "storm.js", "script": ROWS }));
    steps
}

/// All deliveries, the oldest first.
const ROWS: &str = "(function() {
    var rows = [];
    var gr = new GlideRecord('u_flashduty_delivery');
    gr.orderBy('sys_created_on');
    gr.query();
    while (gr.next()) {
        rows.push([gr.getValue('u_ticket'), gr.getValue('u_status'), gr.getValue('u_state')]);
    }
    return JSON.stringify(rows);
})();";
