//! The words of the report: a Fluent catalogue per language, the same format as the pages use.
//!
//! A message that a language lacks is said in English, and one that English lacks shows its own name, so that a gap is seen
//! and never silences a fact. Arguments are numbers and formatted dates only; names and other texts of people are runs of
//! their own, each with its language.
//!
//! Plurals are those of the library, which knows CLDR 37. The one difference for our languages: Spanish and French have had
//! the form `many` for whole millions since. The catalogues have it, as those of the pages do; the library says `other`.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use plenum_core::time::{Date, Timestamp};
use plenum_judge::scoring::Quarters;
use serde::Serialize;

use crate::numbers::{self, Numbers};

/// The four files of a language.
macro_rules! files {
    ($lang:literal) => {
        (
            $lang,
            [
                include_str!(concat!("../locales/", $lang, ".ftl")),
                include_str!(concat!("../locales/judgement.", $lang, ".ftl")),
                include_str!(concat!("../locales/earlier.", $lang, ".ftl")),
                include_str!(concat!("../locales/reminders.", $lang, ".ftl")),
            ],
        )
    };
}

const ENGLISH: (&str, [&str; 4]) = files!("en");

/// All languages that there are messages for; the only list of them. A new one needs its four files and its line here.
const CATALOGUES: &[(&str, [&str; 4])] = &[
    ENGLISH,
    files!("es"),
    files!("fr"),
    files!("de"),
    files!("ko"),
    files!("ar"),
    files!("fa"),
];

/// The messages of one language.
pub struct Catalogue {
    lang: &'static str,
    numbers: Numbers,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({})", self.lang)
    }
}

impl Catalogue {
    /// The languages that there are messages for, English first.
    pub fn langs() -> impl Iterator<Item = &'static str> {
        CATALOGUES.iter().map(|(lang, _)| *lang)
    }

    /// The messages of a language; those of Spanish for the Spanish of Mexico, es-MX.
    pub fn of(lang: &str) -> Option<Self> {
        let primary = lang.split(['-', '_']).next()?;
        let (lang, sources) = CATALOGUES
            .iter()
            .find(|(lang, _)| lang.eq_ignore_ascii_case(primary))?;
        Some(Self::new(lang, sources))
    }

    /// The English messages.
    pub fn english() -> Self {
        let (lang, sources) = ENGLISH;
        Self::new(lang, &sources)
    }

    fn new(lang: &'static str, sources: &[&str]) -> Self {
        let mut bundle = FluentBundle::new(lang.parse().into_iter().collect());
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::in_messages));
        // What a language lacks stays English.
        let (english, fallback) = ENGLISH;
        let fallback = fallback.iter().filter(|_| lang != english);
        for source in fallback.chain(sources) {
            // A part that cannot be parsed is left out by Fluent; a test reads every message.
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self {
            lang,
            numbers: Numbers::of(lang),
            bundle,
        }
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
        let year = self.numbers.plain(date.year, 1);
        self.say(
            "date",
            &[("day", i64::from(date.day))],
            &[("month", &month), ("year", &year)],
        )
    }

    /// An instant on the wall clock of a zone: "12 March 2014, 09:05". An unknown zone shows UTC.
    pub fn instant(&self, at: Timestamp, zone: &str) -> String {
        let (date, _) = local(at, zone);
        let time = self.time_of_day(at, zone);
        self.with("instant", &[("date", self.day(date)), ("time", time)])
    }

    /// The time of day of an instant: "09:05".
    pub fn time_of_day(&self, at: Timestamp, zone: &str) -> String {
        let (_, (hour, minute)) = local(at, zone);
        let [hour, minute] = [hour, minute].map(|n| self.numbers.plain(n, 2));
        format!("{hour}:{minute}")
    }

    /// The day of an instant in a zone.
    pub fn day_of(&self, at: Timestamp, zone: &str) -> Date {
        local(at, zone).0
    }

    /// A whole number.
    pub fn whole(&self, n: u32) -> String {
        self.numbers.whole(n)
    }

    /// A number of hundredths, without needless zeros: 650 is "6.5".
    pub fn decimal(&self, hundredths: i128) -> String {
        self.numbers.decimal(hundredths)
    }

    /// A number in quarters: 31 is "7.75", 28 is "7".
    pub fn quarters(&self, value: Quarters) -> String {
        self.decimal(i128::from(value.0) * 25)
    }

    /// Something and what it is: "Owner: head of transport".
    pub fn labelled(&self, label: &str, text: &str) -> String {
        self.say("labelled", &[], &[("label", label), ("text", text)])
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

/// The day, the hour and the minute on the clock of a zone.
fn local(at: Timestamp, zone: &str) -> (Date, (i8, i8)) {
    let instant = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let local = instant.to_zoned_datetime(zone);
    let date = Date {
        year: u16::try_from(local.year()).unwrap_or(1),
        month: local.month().unsigned_abs(),
        day: local.day().unsigned_abs(),
    };
    (date, (local.hour(), local.minute()))
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
