//! Time zones: which exist, and the instant of a wall-clock time in one of them.
//!
//! The rules come from the IANA data base inside the program, so that every server agrees. A time that a change to summer
//! time skips has no instant; of a time that occurs twice the first one counts.

use std::collections::BTreeMap;

use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};
use plenum_core::Command;
use plenum_core::setup;
use plenum_core::time::{LocalTime, Timestamp};

/// Whether a zone of this name exists.
pub fn is_zone(name: &str) -> bool {
    zone(name).is_some()
}

/// The instant of a local time in a zone.
pub fn instant(name: &str, local: LocalTime) -> Option<Timestamp> {
    in_zone(&zone(name)?, local)
}

/// The instants of all local times that a command names. The zone is the workshop's; a command that creates a workshop
/// brings its own.
pub fn instants(workshop_zone: &str, command: &Command) -> BTreeMap<LocalTime, Timestamp> {
    let locals = command.local_times();
    if locals.is_empty() {
        return BTreeMap::new();
    }
    let name = match command {
        Command::Setup(setup::Command::Create { zone, .. }) => zone.as_str(),
        Command::Setup(setup::Command::SetDays { .. })
        | Command::People(_)
        | Command::Agenda(_)
        | Command::Prepare(_)
        | Command::Floor(_)
        | Command::Entries(_)
        | Command::Recommend(_)
        | Command::Response(_)
        | Command::Close(_)
        | Command::Rubric(_)
        | Command::Assign(_)
        | Command::Tables(_)
        | Command::Narrative(_)
        | Command::Agreements(_) => workshop_zone,
    };
    let Some(zone) = zone(name) else {
        return BTreeMap::new();
    };
    locals
        .into_iter()
        .filter_map(|local| Some((local, in_zone(&zone, local)?)))
        .collect()
}

fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

fn in_zone(zone: &TimeZone, local: LocalTime) -> Option<Timestamp> {
    let date = civil::Date::new(
        i16::try_from(local.date.year).ok()?,
        i8::try_from(local.date.month).ok()?,
        i8::try_from(local.date.day).ok()?,
    )
    .ok()?;
    let hour = i8::try_from(local.minute / 60).ok()?;
    let minute = i8::try_from(local.minute % 60).ok()?;
    let ambiguous = zone.to_ambiguous_timestamp(date.at(hour, minute, 0, 0));
    if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
        return None;
    }
    ambiguous
        .earlier()
        .ok()
        .map(|at| Timestamp(at.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: &str, local: &str) -> Option<i64> {
        instant(zone, local.parse().unwrap()).map(|at| at.0)
    }

    #[test]
    fn a_local_time_is_placed_in_its_zone() {
        assert_eq!(
            at("Asia/Seoul", "2014-03-12T09:00"),
            Some(1_394_582_400_000)
        );
        assert_eq!(at("Etc/UTC", "1970-01-01T00:01"), Some(60_000));
        assert_eq!(at("Atlantis/Lost", "2014-03-12T09:00"), None);
    }

    #[test]
    fn a_skipped_time_has_no_instant_and_a_doubled_one_the_first() {
        assert_eq!(at("Europe/Berlin", "2014-03-30T02:30"), None);
        assert_eq!(
            at("Europe/Berlin", "2014-10-26T02:30"),
            Some(1_414_283_400_000)
        );
    }

    #[test]
    fn zones_are_known_by_name() {
        assert!(is_zone("Africa/Cairo"));
        assert!(!is_zone("Mars/Olympus"));
    }
}
