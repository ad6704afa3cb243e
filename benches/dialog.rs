//! How long the dialog takes to open, and how often it asks the instance, for groups of three sizes
//! and networks of three speeds: `cargo bench --bench dialog`.
//!
//! Times are taken inside the page, from the click to the frame after the dialog was ready. The
//! preview really waits for what is simulated, so that is known and taken off.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints its table, and stops at the first surprise"
)]
#![allow(
    dead_code,
    unused_imports,
    reason = "it shares the browser with the tests and uses a part of it"
)]

#[path = "../tests/browser/driver/mod.rs"]
mod driver;
#[path = "../tests/browser/installed.rs"]
mod installed;
#[path = "../tests/browser/kept.rs"]
mod kept;
#[path = "../tests/browser/preview.rs"]
mod preview;
#[path = "../tests/support/process.rs"]
mod process;

use driver::Browser;
use preview::Preview;
use serde_json::{Value, json};
use std::path::Path;

/// How many members a group has, and the record whose group it is.
const GROUPS: [(u32, &str); 3] = [(10, "INC0010008"), (100, "INC0010007"), (500, "INC0010006")];
/// How long the network needs for a request and its response, in milliseconds.
const LATENCIES: [f64; 3] = [0.0, 50.0, 200.0];
/// Of so many runs the median counts.
const RUNS: usize = 5;

/// Clicks on an element, and waits in the page until a condition holds and is drawn.
const MEASURE: &str = "
    const [css, condition] = arguments;
    const isReady = new Function('return ' + condition);
    return new Promise((resolve) => {
        const started = performance.now();
        const observer = new MutationObserver(() => {
            if (isReady()) {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() =>
                    resolve(performance.now() - started)));
            }
        });
        observer.observe(document, {
            subtree: true, childList: true, attributes: true, characterData: true
        });
        document.querySelector(css).click();
    });";
const OPENED: &str = "document.querySelector('#flashduty_form:not([hidden])') !== null";
const PATH_SHOWN: &str = "document.querySelector('#flashduty_path_rule li') !== null &&
    document.getElementById('flashduty_path_note').textContent === ''";

/// A click, and what it led to.
struct Sample {
    /// Milliseconds until the page was ready.
    took: f64,
    /// Milliseconds of it that the simulated Flashduty took.
    simulated: f64,
    /// Calls of `GlideAjax`.
    calls: usize,
    /// Requests for the page itself, which the platform makes.
    pages: usize,
}

fn main() {
    let Some(browser) = installed::browser() else { return };
    let preview = Preview::start(Path::new(env!("CARGO_MANIFEST_DIR")), &[]);
    let mut rest = Vec::new();
    println!(
        "| members | latency | calls to open | click to ready | without network and Flashduty | \
         calls for the path | choice to path | without network and Flashduty |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (members, record) in GROUPS {
        for latency in LATENCIES {
            let runs = (0..RUNS).map(|_| run(&browser, &preview, record, latency));
            let (opened, path): (Vec<Sample>, Vec<Sample>) = runs.unzip();
            let (open, way) = (typical(opened), typical(path));
            rest.push((members, own(&open, latency)));
            println!(
                "| {members} | {latency} ms | {} | {:.0} ms | {:.0} ms | {} | {:.0} ms | {:.0} ms |",
                open.calls,
                open.took,
                own(&open, latency),
                way.calls,
                way.took,
                own(&way, latency),
            );
        }
    }
    let of = |size: u32| {
        let found: Vec<f64> = rest.iter().filter(|it| it.0 == size).map(|it| it.1).collect();
        // Three of each, so the sums compare as the means do.
        found.iter().sum::<f64>()
    };
    println!("\nWithout network and Flashduty, 100 members take {:.1} times and", of(100) / of(10));
    println!("500 members {:.1} times as long to open as 10.", of(500) / of(10));
}

/// Opens the dialog and chooses the first policy.
fn run(browser: &Browser, preview: &Preview, record: &str, latency: f64) -> (Sample, Sample) {
    browser.goto(&preview.url(&format!("/?record={record}&latency={latency}")));
    browser.wait("the form", "document.body.dataset.ready === 'true'");
    let opened = measure(browser, "#flashduty_send", OPENED, 0);
    browser.click("#flashduty_policy_show");
    browser.wait("the list", "document.querySelector('#flashduty_policy_0') !== null");
    let before = opened.calls + opened.pages;
    let path = measure(browser, "#flashduty_policy_0", PATH_SHOWN, before);
    (opened, path)
}

fn measure(browser: &Browser, css: &str, condition: &str, after: usize) -> Sample {
    let took = browser.script(MEASURE, &[json!(css), json!(condition)]).as_f64().unwrap();
    let did = format!("return fetch('/did?after={after}').then((it) => it.json())");
    let did = browser.script(&did, &[]);
    let entries = did["entries"].as_array().unwrap();
    let is = |entry: &&Value, kind: &str| entry["kind"] == kind;
    let transactions = entries.iter().flat_map(|it| it["transactions"].as_array().unwrap());
    let seconds = transactions.map(|it| it["costs"]["seconds"].as_f64().unwrap());
    Sample {
        took,
        simulated: seconds.sum::<f64>() * 1000.0,
        calls: entries.iter().filter(|it| is(it, "ajax")).count(),
        pages: entries.iter().filter(|it| is(it, "page")).count(),
    }
}

/// The run of median length.
fn typical(mut samples: Vec<Sample>) -> Sample {
    samples.sort_by(|one, other| one.took.total_cmp(&other.took));
    samples.swap_remove(samples.len() / 2)
}

/// What is neither the network's nor Flashduty's time, in milliseconds.
fn own(sample: &Sample, latency: f64) -> f64 {
    let trips = u32::try_from(sample.calls + sample.pages).unwrap();
    sample.took - sample.simulated - f64::from(trips) * latency
}
