//! All catalogues say the same things with the same numbers, and write plurals, dates and figures as their language does.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;
use icu_plurals::{PluralCategory, PluralRules};

use super::*;

#[test]
fn a_count_takes_the_right_plural() {
    let words = Catalogue::english();

    assert_eq!(words.count("people-rated", 1), "1 person");
    assert_eq!(words.count("people-rated", 8), "8 people");
    assert_eq!(words.count("people-rated", 8_000), "8,000 people");
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

#[test]
fn dates_times_and_figures_are_written_as_their_language_does() {
    let told = |lang| {
        let words = Catalogue::of(lang).unwrap();
        let instant = words.instant(Timestamp(1_393_632_000_000), "Asia/Seoul");
        format!("{instant} / {}", words.quarters(Quarters(31)))
    };

    assert_eq!(told("es"), "1 de marzo de 2014, 09:00 / 7,75");
    assert_eq!(told("fr"), "1er mars 2014, 09:00 / 7,75");
    assert_eq!(told("de"), "1. März 2014, 09:00 / 7,75");
    assert_eq!(told("ko"), "2014년 3월 1일 09:00 / 7.75");
    assert_eq!(told("ar"), "1 مارس 2014، 09:00 / 7.75");
    assert_eq!(told("fa"), "۱ مارس ۲۰۱۴، ۰۹:۰۰ / ۷٫۷۵");
}

#[test]
fn a_region_takes_the_words_of_its_language_and_an_unknown_language_none() {
    let lang = |tag| Catalogue::of(tag).map(|words| words.lang());

    assert_eq!(lang("es-MX"), Some("es"));
    assert_eq!(lang("FR_ca"), Some("fr"));
    assert_eq!(lang("est"), None);
    assert_eq!(lang(""), None);
}

/// What a message uses: its variables, and for each variable it selects by, the sets of keys of its selectors.
#[derive(Default)]
struct Message {
    variables: BTreeSet<String>,
    selectors: Vec<(String, BTreeSet<String>)>,
    /// All words of the pattern, variants too.
    words: String,
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                if let InlineExpression::VariableReference { id } = selector {
                    let keys = variants.iter().map(key).collect();
                    self.selectors.push((id.name.to_owned(), keys));
                }
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        if let InlineExpression::VariableReference { id } = inline {
            self.variables.insert(id.name.to_owned());
        } else if let InlineExpression::StringLiteral { value } = inline {
            self.words.push_str(&unescape_unicode_to_string(value));
        } else {
            panic!("{inline:?} is more than the reports use");
        }
    }

    /// The variables that it has a plural of.
    fn plurals(&self) -> BTreeSet<&str> {
        let with_one = self
            .selectors
            .iter()
            .filter(|(_, keys)| keys.contains("one"));
        with_one.map(|(name, _)| name.as_str()).collect()
    }
}

fn key(variant: &Variant<&str>) -> String {
    match variant.key {
        VariantKey::Identifier { name } => name.to_owned(),
        VariantKey::NumberLiteral { value } => value.to_owned(),
    }
}

/// The messages of a language, each standing once.
fn messages(sources: &[&str]) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    for source in sources {
        let resource = fluent_syntax::parser::parse(*source).unwrap();
        for entry in &resource.body {
            if let Entry::Message(entry) = entry {
                let mut message = Message::default();
                message.pattern(entry.value.as_ref().unwrap());
                let name = entry.id.name.to_owned();
                assert!(!messages.contains_key(&name), "{name} stands twice");
                messages.insert(name, message);
            }
        }
    }
    messages
}

/// The plural categories that CLDR has for a language.
fn categories(lang: &str) -> BTreeSet<String> {
    let locale: icu_locale_core::Locale = lang.parse().unwrap();
    let rules = PluralRules::try_new_cardinal((&locale).into()).unwrap();
    rules.categories().map(named).collect()
}

fn named(category: PluralCategory) -> String {
    format!("{category:?}").to_lowercase()
}

#[test]
fn every_catalogue_has_the_messages_variables_and_plurals_that_it_needs() {
    let english = messages(&ENGLISH.1);
    assert!(english.len() > 500, "{}", english.len());
    for (lang, sources) in CATALOGUES {
        let other = messages(sources);
        let categories = categories(lang);
        let names = |messages: &BTreeMap<String, Message>| {
            messages.keys().cloned().collect::<BTreeSet<_>>()
        };
        let (here, there) = (names(&other), names(&english));
        let missing: Vec<_> = there.difference(&here).collect();
        let needless: Vec<_> = here.difference(&there).collect();
        assert!(
            missing.is_empty() && needless.is_empty(),
            "{lang}: {missing:?} {needless:?}"
        );
        for (name, message) in &other {
            let model = &english[name];
            // A plural may do without its number in words ("two"), no message may use one that it is not given.
            let spared: BTreeSet<_> = model
                .selectors
                .iter()
                .map(|(name, _)| name.clone())
                .collect();
            let given = &model.variables;
            assert!(message.variables.is_subset(given), "{lang}: {name}");
            let all = given.difference(&message.variables);
            assert!(
                all.cloned().collect::<BTreeSet<_>>().is_subset(&spared),
                "{lang}: {name}"
            );
            for (variable, keys) in &message.selectors {
                let is_number = |key: &String| key.parse::<u32>().is_ok();
                let keys: BTreeSet<_> =
                    keys.iter().filter(|key| !is_number(key)).cloned().collect();
                let counts = keys
                    .iter()
                    .any(|key| key != "other" && categories_of_all(key));
                if counts || model.plurals().contains(variable.as_str()) {
                    assert_eq!(keys, categories, "{lang}: {name} by {variable}");
                }
            }
        }
    }
}

fn categories_of_all(key: &str) -> bool {
    PluralCategory::all()
        .map(named)
        .any(|category| category == key)
}

/// The numbers that stand in a message in figures, whatever the digits; a sign between two digits only groups them.
fn figures(words: &str) -> BTreeSet<u32> {
    let digit = |c: char| {
        let zero = ['0', '\u{660}', '\u{6f0}'].map(u32::from);
        let from = |zero| u32::from(c).checked_sub(zero).filter(|n| *n < 10);
        zero.into_iter().find_map(from)
    };
    let mut found = BTreeSet::new();
    let mut number = None;
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some(digit) = digit(c) {
            number = Some(number.unwrap_or(0) * 10 + digit);
            continue;
        }
        let groups = matches!(c, ',' | '.' | '\u{202f}' | '٬');
        if !groups || chars.peek().copied().and_then(digit).is_none() {
            found.extend(number.take());
        }
    }
    found.extend(number);
    found
}

/// The same, with those that English has in words.
fn figures_and_words(english: &str) -> BTreeSet<u32> {
    let names = [
        "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let parts = [("first", 1), ("third", 3), ("quarters", 4)];
    let names: BTreeMap<&str, u32> = names.into_iter().zip(0..).chain(parts).collect();
    let lower = english.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic());
    let named = words.filter_map(|word| names.get(word));
    named.copied().chain(figures(english)).collect()
}

#[test]
fn every_language_names_the_same_numbers() {
    assert_eq!(figures("1\u{202f}024 sur ۱٬۰۲۴, 7"), [7, 1024].into());
    let english = messages(&ENGLISH.1);
    let mut odd = Vec::new();
    for (lang, sources) in CATALOGUES {
        for (name, message) in messages(sources) {
            let model = &english[&name];
            // A form of a plural may say in words what another says in figures.
            if !model.selectors.is_empty() || !message.selectors.is_empty() {
                continue;
            }
            let (told, asked) = (figures(&message.words), figures(&model.words));
            let mut known = figures_and_words(&model.words);
            // Korean numbers its months.
            let month = name.strip_prefix("month-");
            known.extend(month.and_then(|n| n.parse::<u32>().ok()));
            // A quartile may have its number in words.
            let spared = name == "q1" || name == "q3";
            if !(told.is_superset(&asked) || spared) || !told.is_subset(&known) {
                odd.push(format!("{lang} {name}: {told:?} for {asked:?}"));
            }
        }
    }

    assert_eq!(odd, [""; 0]);
}

/// Symbols, loan words, and words that are the same in two languages.
const SAME: [&str; 29] = [
    "de median",
    "de month-11",
    "de month-4",
    "de month-8",
    "de month-9",
    "de n",
    "de organisation",
    "de peers",
    "de phase",
    "de q1",
    "de q3",
    "de score-median",
    "de untitled",
    "es entries-idea",
    "es kind-idea",
    "es sector",
    "es n",
    "es no",
    "es q1",
    "es q3",
    "fr attribution-organisation",
    "fr importance",
    "fr n",
    "fr organisation",
    "fr phase",
    "fr q1",
    "fr q3",
    "fr report-section-annexes",
    "fr section-annexes",
];

#[test]
fn no_language_has_left_a_message_english() {
    let english = messages(&ENGLISH.1);
    let mut found = BTreeSet::new();
    for (lang, sources) in CATALOGUES.iter().filter(|(lang, _)| *lang != "en") {
        for (name, message) in messages(sources) {
            let has_words = message.words.chars().any(char::is_alphabetic);
            if has_words && message.words == english[&name].words {
                found.insert(format!("{lang} {name}"));
            }
        }
    }

    assert_eq!(found, SAME.map(str::to_owned).into());
}

#[test]
fn plurals_are_those_of_the_language() {
    let told = |lang, counts: &[u32]| {
        let words = Catalogue::of(lang).unwrap();
        let told = counts.iter().map(|n| words.count("people-rated", *n));
        told.collect::<Vec<_>>()
    };

    assert_eq!(
        told("ar", &[1, 2, 3, 11, 100]),
        ["شخص واحد", "شخصان", "3 أشخاص", "11 شخصًا", "100 شخص"]
    );
    // Nought is singular in French alone.
    assert_eq!(
        told("fr", &[0, 1, 2]),
        ["0 personne", "1 personne", "2 personnes"]
    );
    assert_eq!(
        told("es", &[0, 1, 2]),
        ["0 personas", "1 persona", "2 personas"]
    );
    assert_eq!(
        told("de", &[0, 1, 2]),
        ["0 Personen", "1 Person", "2 Personen"]
    );
}

#[test]
fn what_a_language_lacks_is_said_in_english_and_what_is_nowhere_shows_its_name() {
    let half = Catalogue::new("de", &["yes = ja"]);

    assert_eq!([half.text("yes"), half.text("no")], ["ja", "no"]);
    assert_eq!(half.text("no-such-message"), "{no-such-message}");
}

#[test]
fn the_pages_offer_all_languages() {
    let list = include_str!("../../../web/src/lib/take.ts");
    let langs: Vec<_> = Catalogue::langs().map(|lang| format!("'{lang}'")).collect();

    assert!(list.contains(&format!(
        "export const LANGS = [{}] as const",
        langs.join(", ")
    )));
}
