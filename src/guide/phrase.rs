//! Durations and lists as people write them.

pub(super) use crate::shown::count;

/// A duration in the largest unit that divides it.
pub(super) fn seconds(seconds: u32) -> String {
    let (number, noun) = match seconds {
        0 => (0, "second"),
        s if s.is_multiple_of(3600) => (s / 3600, "hour"),
        s if s.is_multiple_of(60) => (s / 60, "minute"),
        s => (s, "second"),
    };
    count(number as usize, noun)
}

/// A duration given in milliseconds.
pub(super) fn milliseconds(milliseconds: u32) -> String {
    if milliseconds.is_multiple_of(1000) {
        seconds(milliseconds / 1000)
    } else {
        count(milliseconds as usize, "millisecond")
    }
}

/// Words joined by commas and, before the last, by `joint`: `SMS, Voice and Email`.
pub(super) fn list(words: &[String], joint: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {joint} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{list, milliseconds, seconds};

    #[test]
    fn says_durations_in_the_largest_unit_that_divides_them() {
        assert_eq!(seconds(15), "15 seconds");
        assert_eq!(seconds(60), "1 minute");
        assert_eq!(seconds(90), "90 seconds");
        assert_eq!(seconds(7200), "2 hours");
        assert_eq!(milliseconds(10_000), "10 seconds");
        assert_eq!(milliseconds(2_500), "2500 milliseconds");
    }

    #[test]
    fn joins_words_as_a_sentence_does() {
        let words = ["SMS", "Voice", "Email"].map(str::to_owned);
        assert_eq!(list(&words, "and"), "SMS, Voice and Email");
        assert_eq!(list(&words[..1], "and"), "SMS");
    }
}
