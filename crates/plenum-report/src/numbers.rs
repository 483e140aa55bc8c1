//! Figures in the digits and signs of a language: 1,234.5 in English is 1.234,5 in German and ۱٬۲۳۴٫۵ in Persian.
//!
//! The signs are those of CLDR. The digits are pinned here, so that they do not change with a release of CLDR: Persian ones
//! for Persian, Latin ones everywhere else, Arabic too.

use std::fmt;

use fluent_bundle::FluentValue;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::{Locale, locale};
use intl_memoizer::{IntlLangMemoizer, Memoizable};
use unic_langid::LanguageIdentifier;

/// How a language writes numbers.
pub(crate) struct Numbers {
    /// `None` if the data of the program had no signs of the language; then numbers stand as the records have them.
    grouped: Option<DecimalFormatter>,
    plain: Option<DecimalFormatter>,
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Numbers({})", self.decimal(123_450))
    }
}

impl Numbers {
    /// Those of a language.
    pub(crate) fn of(lang: &str) -> Self {
        let locale = match lang {
            "ar" => locale!("ar-u-nu-latn"),
            "fa" => locale!("fa-u-nu-arabext"),
            other => other.parse().unwrap_or(Locale::UNKNOWN),
        };
        let formatter = |grouping| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            DecimalFormatter::try_new((&locale).into(), options).ok()
        };
        Self {
            grouped: formatter(GroupingStrategy::Auto),
            plain: formatter(GroupingStrategy::Never),
        }
    }

    /// A whole number, in groups of digits where it is long.
    pub(crate) fn whole(&self, n: impl Into<i64>) -> String {
        show(self.grouped.as_ref(), &Decimal::from(n.into()))
    }

    /// A whole number without groups, with at least so many digits: years, days, hours.
    pub(crate) fn plain(&self, n: impl Into<i64>, digits: i16) -> String {
        let mut value = Decimal::from(n.into());
        value.absolute.pad_start(digits);
        show(self.plain.as_ref(), &value)
    }

    /// A number of hundredths, without needless zeros: 650 is 6.5.
    pub(crate) fn decimal(&self, hundredths: i128) -> String {
        let mut value = Decimal::from(hundredths);
        value.absolute.multiply_pow10(-2);
        value.absolute.trim_end();
        show(self.grouped.as_ref(), &value)
    }
}

/// Shows the numbers in messages the way of their language.
pub(crate) fn in_messages(value: &FluentValue<'_>, languages: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let decimal = Decimal::try_from_str(&number.as_string()).ok()?;
    languages
        .with_try_get::<Numbers, _, _>((), |numbers| show(numbers.grouped.as_ref(), &decimal))
        .ok()
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = fmt::Error;

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, fmt::Error> {
        Ok(Self::of(lang.language.as_str()))
    }
}

fn show(formatter: Option<&DecimalFormatter>, value: &Decimal) -> String {
    formatter.map_or_else(
        || value.to_string(),
        |formatter| formatter.format(value).to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_digits_groups_and_decimal_signs() {
        let of = |lang| {
            let numbers = Numbers::of(lang);
            [
                numbers.whole(1_234_567),
                numbers.decimal(650),
                numbers.plain(2014, 1),
            ]
        };

        assert_eq!(of("en"), ["1,234,567", "6.5", "2014"]);
        assert_eq!(of("es"), ["1.234.567", "6,5", "2014"]);
        assert_eq!(of("fr"), ["1\u{202f}234\u{202f}567", "6,5", "2014"]);
        assert_eq!(of("de"), ["1.234.567", "6,5", "2014"]);
        assert_eq!(of("ko"), ["1,234,567", "6.5", "2014"]);
        assert_eq!(of("ar"), ["1,234,567", "6.5", "2014"]);
        assert_eq!(of("fa"), ["۱٬۲۳۴٬۵۶۷", "۶٫۵", "۲۰۱۴"]);
    }

    #[test]
    fn a_language_without_signs_takes_those_of_all() {
        assert_eq!(Numbers::of("x").whole(5), "5");
    }
}
