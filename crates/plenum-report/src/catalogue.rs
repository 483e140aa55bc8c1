//! The words of the report: a Fluent catalogue per language, the same format as the pages use.
//!
//! A message that is missing shows its own name, so that a gap is seen and never silences a fact. Arguments are numbers
//! and formatted dates only; names and other texts of people are runs of their own, each with its language.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use plenum_core::time::{Date, Timestamp};
use plenum_judge::scoring::Quarters;
use serde::Serialize;

const ENGLISH: [&str; 4] = [
    include_str!("../locales/en.ftl"),
    include_str!("../locales/judgement.en.ftl"),
    include_str!("../locales/earlier.en.ftl"),
    include_str!("../locales/reminders.en.ftl"),
];
const ARABIC: [&str; 4] = [
    include_str!("../locales/ar.ftl"),
    include_str!("../locales/judgement.ar.ftl"),
    include_str!("../locales/earlier.ar.ftl"),
    include_str!("../locales/reminders.ar.ftl"),
];

/// The messages of one language.
pub struct Catalogue {
    lang: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({})", self.lang)
    }
}

impl Catalogue {
    /// The languages that there are messages for.
    pub const LANGS: [&str; 2] = ["en", "ar"];

    /// The messages of a language.
    pub fn of(lang: &str) -> Option<Self> {
        match lang {
            "en" => Some(Self::english()),
            "ar" => Some(Self::new("ar", &ARABIC)),
            _ => None,
        }
    }

    /// The English messages.
    pub fn english() -> Self {
        Self::new("en", &ENGLISH)
    }

    fn new(lang: &'static str, sources: &[&str]) -> Self {
        let mut bundle = FluentBundle::new(lang.parse().into_iter().collect());
        bundle.set_use_isolating(false);
        for source in sources {
            // A part that cannot be parsed is left out by Fluent; a test reads every message.
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language of the messages.
    pub fn lang(&self) -> &'static str {
        self.lang
    }

    /// A message without arguments.
    pub fn text(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A message about a number, in the right plural.
    pub fn count(&self, id: &str, n: u32) -> String {
        self.counts(id, &[("n", n)])
    }

    /// A message about several numbers.
    pub fn counts(&self, id: &str, numbers: &[(&'static str, u32)]) -> String {
        let mut args = FluentArgs::new();
        for (name, number) in numbers {
            args.set(*name, FluentValue::from(*number));
        }
        self.format(id, Some(&args))
    }

    /// A message with numbers and texts.
    pub fn say(
        &self,
        id: &str,
        numbers: &[(&'static str, i64)],
        texts: &[(&'static str, &str)],
    ) -> String {
        let mut args = FluentArgs::new();
        for (name, number) in numbers {
            args.set(*name, FluentValue::from(*number));
        }
        for (name, text) in texts {
            args.set(*name, FluentValue::from((*text).to_owned()));
        }
        self.format(id, Some(&args))
    }

    /// A list of names: "Ana, Ben and Chi", or "Ana, Ben and 7 more" beyond `most`.
    pub fn list(&self, names: &[String], most: usize) -> String {
        let (shown, more) = names.split_at(names.len().min(most.max(1)));
        if !more.is_empty() {
            let n = i64::try_from(more.len()).unwrap_or(i64::MAX);
            let first = self.chain(shown);
            return self.say("judge-list-others", &[("n", n)], &[("first", &first)]);
        }
        match shown {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.say(
                "judge-list-pair",
                &[],
                &[("first", &self.chain(first)), ("second", last)],
            ),
        }
    }

    fn chain(&self, names: &[String]) -> String {
        let joined = names.iter().cloned().reduce(|first, rest| {
            self.say(
                "judge-list-more",
                &[],
                &[("first", &first), ("rest", &rest)],
            )
        });
        joined.unwrap_or_default()
    }

    /// A message with texts made by the report itself, such as dates.
    pub fn with(&self, id: &str, texts: &[(&'static str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, text) in texts {
            args.set(*name, FluentValue::from(text.clone()));
        }
        self.format(id, Some(&args))
    }

    /// The word for a value of an enum, by its name in JSON: `role-host_lead`.
    pub fn word(&self, family: &str, value: &impl Serialize) -> String {
        let name = serde_json::to_value(value)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default();
        self.text(&format!("{family}-{name}"))
    }

    /// A day: "12 March 2014".
    pub fn day(&self, date: Date) -> String {
        let month = self.text(&format!("month-{}", date.month));
        self.with(
            "date",
            &[
                ("day", date.day.to_string()),
                ("month", month),
                ("year", date.year.to_string()),
            ],
        )
    }

    /// An instant on the wall clock of a zone: "12 March 2014, 09:05". An unknown zone shows UTC.
    pub fn instant(&self, at: Timestamp, zone: &str) -> String {
        let (date, time) = local(at, zone);
        self.with("instant", &[("date", self.day(date)), ("time", time)])
    }

    /// The time of day of an instant: "09:05".
    pub fn time_of_day(&self, at: Timestamp, zone: &str) -> String {
        local(at, zone).1
    }

    /// The day of an instant in a zone.
    pub fn day_of(&self, at: Timestamp, zone: &str) -> Date {
        local(at, zone).0
    }

    /// A number in quarters: 31 is "7.75", 28 is "7".
    pub fn quarters(&self, value: Quarters) -> String {
        let (whole, rest) = (value.0 / 4, value.0 % 4);
        let point = self.text("decimal-point");
        match rest {
            1 => format!("{whole}{point}25"),
            2 => format!("{whole}{point}5"),
            3 => format!("{whole}{point}75"),
            _ => whole.to_string(),
        }
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
        else {
            return format!("{{{id}}}");
        };
        self.bundle
            .format_pattern(pattern, args, &mut Vec::new())
            .into_owned()
    }
}

fn local(at: Timestamp, zone: &str) -> (Date, String) {
    let instant = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let local = instant.to_zoned_datetime(zone);
    let date = Date {
        year: u16::try_from(local.year()).unwrap_or(1),
        month: local.month().unsigned_abs(),
        day: local.day().unsigned_abs(),
    };
    (date, format!("{:02}:{:02}", local.hour(), local.minute()))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn a_count_takes_the_right_plural() {
        let words = Catalogue::english();

        assert_eq!(words.count("people-rated", 1), "1 person");
        assert_eq!(words.count("people-rated", 8), "8 people");
    }

    #[test]
    fn a_list_ends_with_and_or_with_a_count() {
        let words = Catalogue::english();
        let names: Vec<_> = ["Ana", "Ben", "Chi"].map(str::to_owned).into();

        assert_eq!(words.list(&names, 9), "Ana, Ben and Chi");
        assert_eq!(words.list(&names, 2), "Ana, Ben and one more");
        assert_eq!(words.list(&names[..1], 9), "Ana");
        assert_eq!(words.list(&[], 9), "");
    }

    #[test]
    fn quarters_are_written_without_needless_zeros() {
        let words = Catalogue::english();
        let written: Vec<_> = [31, 28, 29, 30].map(|n| words.quarters(Quarters(n))).into();

        assert_eq!(written, ["7.75", "7", "7.25", "7.5"]);
    }

    #[test]
    fn instants_are_those_of_the_workshop_and_not_of_the_server() {
        let words = Catalogue::english();

        assert_eq!(
            words.instant(Timestamp(1_394_582_400_000), "Asia/Seoul"),
            "12 March 2014, 09:00"
        );
        assert_eq!(
            words.instant(Timestamp(1_394_582_400_000), "Nowhere/Land"),
            "12 March 2014, 00:00"
        );
    }

    /// The names of the messages of a catalogue, and the variables each one uses.
    fn messages(sources: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in sources.iter().flat_map(|source| source.lines()) {
            let is_start = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let Some((name, _)) = line.split_once(" = ").filter(|_| is_start) {
                assert!(!messages.contains_key(name), "{name} stands twice");
                current = name.to_owned();
                messages.insert(current.clone(), BTreeSet::new());
            }
            for rest in line.split("{ $").skip(1) {
                let variable = rest.split([' ', '}']).next().unwrap().to_owned();
                messages.get_mut(&current).unwrap().insert(variable);
            }
        }
        messages
    }

    #[test]
    fn every_catalogue_has_the_messages_and_variables_of_the_english_one() {
        let english = messages(&ENGLISH);
        for (lang, sources) in [("ar", ARABIC)] {
            let other = messages(&sources);
            let names =
                |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&other), names(&english), "{lang}");
            for (name, variables) in &english {
                // A message may do without its number in words ("two"), never use one that it is not given.
                assert!(other[name].is_subset(variables), "{lang}: {name}");
                let words = Catalogue::of(lang).unwrap();
                assert!(
                    !words.text(name).starts_with('{') || !variables.is_empty(),
                    "{lang}: {name}"
                );
            }
        }
        assert!(english.len() > 500, "{}", english.len());
    }

    #[test]
    fn arabic_counts_have_their_six_forms() {
        let words = Catalogue::of("ar").unwrap();
        let told: Vec<_> = [1, 2, 3, 11, 100]
            .map(|n| words.count("people-rated", n))
            .into();

        assert_eq!(told, ["شخص واحد", "شخصان", "3 أشخاص", "11 شخصًا", "100 شخص"]);
    }

    #[test]
    fn a_missing_message_shows_its_name() {
        assert_eq!(
            Catalogue::english().text("no-such-message"),
            "{no-such-message}"
        );
    }
}
