//! Work on all cores, with results in the order of what was to be done.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};

/// The result of `work` for each item. A thread that cannot be started is no error: the others
/// take its share, and one of them is this one.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            done.push((at, work(item)));
        }
    };
    let mut results = thread::scope(|scope| {
        let threads = (1..cores.min(items.len()))
            .map_while(|_| Builder::new().spawn_scoped(scope, share).ok())
            .collect::<Vec<_>>();
        let mut done = share();
        for thread in threads {
            match thread.join() {
                Ok(part) => done.extend(part),
                Err(cause) => panic::resume_unwind(cause),
            }
        }
        done
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_have_the_order_of_their_items() {
        let items: Vec<u32> = (0..1000).collect();
        let doubled: Vec<u32> = items.iter().map(|it| it * 2).collect();
        assert_eq!(map(&items, |it| it * 2), doubled);
        assert!(map(&[] as &[u32], |it| it * 2).is_empty());
    }
}
