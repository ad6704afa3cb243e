//! Time zones as the stand-in needs them: how far each is ahead of UTC, and when that changes.
//!
//! The source is the tz database, as a crate brings it along.

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::Serialize;

/// The years for which a zone is given, the last one left out.
const YEARS: (i16, i16) = (2000, 2040);

/// A time zone; moments are milliseconds since 1970, offsets milliseconds ahead of UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Zone {
    /// The first moment for which it is known.
    from: i64,
    /// The first moment for which it is not.
    to: i64,
    /// How far it is ahead in the beginning.
    offset: i64,
    /// The moments at which that changes, and to what.
    changes: Vec<(i64, i64)>,
}

impl Zone {
    /// The zone of a name, in exactly that spelling, as the platform's Java takes it.
    pub(super) fn find(name: &str) -> Option<Self> {
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        (zone.iana_name() == Some(name)).then(|| Self::of(&zone))
    }

    /// The names that there are.
    pub(super) fn names() -> Vec<String> {
        TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
    }

    fn of(zone: &TimeZone) -> Self {
        let start = |year| Date::constant(year, 1, 1).to_zoned(TimeZone::UTC);
        let start = |year| start(year).map(|it| it.timestamp()).unwrap_or_default();
        let (from, to) = (start(YEARS.0), start(YEARS.1));
        let milliseconds = |seconds: i32| i64::from(seconds) * 1000;
        let changes = zone.following(from).take_while(|change| change.timestamp() < to);
        let change = |at: jiff::Timestamp, seconds| (at.as_millisecond(), milliseconds(seconds));
        Self {
            from: from.as_millisecond(),
            to: to.as_millisecond(),
            offset: milliseconds(zone.to_offset(from).seconds()),
            changes: changes.map(|it| change(it.timestamp(), it.offset().seconds())).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Zone;

    const HOUR: i64 = 3_600_000;

    /// How far a zone is ahead at a moment, in milliseconds.
    fn offset(name: &str, moment: &str) -> i64 {
        let zone = Zone::find(name).unwrap();
        let at = moment.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        assert!((zone.from..zone.to).contains(&at));
        zone.changes.iter().take_while(|it| it.0 <= at).last().map_or(zone.offset, |it| it.1)
    }

    #[test]
    fn offsets_follow_the_clocks_of_both_hemispheres() {
        let cases = [
            ("UTC", "2026-07-01T00:00:00Z", 0),
            ("Asia/Shanghai", "2026-07-01T00:00:00Z", 8 * HOUR),
            ("America/New_York", "2026-03-08T06:59:59Z", -5 * HOUR),
            ("America/New_York", "2026-03-08T07:00:00Z", -4 * HOUR),
            ("America/New_York", "2026-11-01T06:00:00Z", -5 * HOUR),
            ("Australia/Sydney", "2026-04-04T15:59:59Z", 11 * HOUR),
            ("Australia/Sydney", "2026-04-04T16:00:00Z", 10 * HOUR),
            ("Asia/Kolkata", "2026-01-01T00:00:00Z", 5 * HOUR + HOUR / 2),
            ("Australia/Lord_Howe", "2026-01-01T00:00:00Z", 11 * HOUR),
            ("Australia/Lord_Howe", "2026-07-01T00:00:00Z", 10 * HOUR + HOUR / 2),
            ("US/Eastern", "2039-07-01T00:00:00Z", -4 * HOUR),
        ];
        for (name, moment, expected) in cases {
            assert_eq!(offset(name, moment), expected, "{name} at {moment}");
        }
    }

    #[test]
    fn a_zone_has_one_spelling() {
        assert!(Zone::names().iter().all(|name| Zone::find(name).is_some()));
        for unknown in ["", "asia/shanghai", "Asia/Schanghai", "+08:00", "CEST"] {
            assert_eq!(Zone::find(unknown), None, "{unknown}");
        }
    }
}
