//! Instants, dates and local times.
//!
//! The core compares and adds; it knows no clock and no time zone rules. Where a wall-clock time must become an
//! instant ("30 June, end of day, in Seoul"), the command names the [`LocalTime`] and the shell brings its instant
//! in the [`Context`](crate::Context).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "number"))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// This instant moved by whole minutes.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(MINUTE)))
    }

    /// This instant moved by milliseconds.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this instant; negative if this instant is the earlier one.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// One minute in milliseconds.
pub const MINUTE: i64 = 60_000;

/// A calendar day in the proleptic Gregorian calendar, written `2014-03-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
pub struct Date {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// The last minute of this day.
    pub fn end(self) -> LocalTime {
        LocalTime {
            date: self,
            minute: 23 * 60 + 59,
        }
    }

    /// The first minute of this day.
    pub fn start(self) -> LocalTime {
        LocalTime {
            date: self,
            minute: 0,
        }
    }

    /// This day moved by whole days; stays within years 1 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_number(self.number().saturating_add(i64::from(days)))
    }

    /// Days since 1970-01-01 (the civil algorithm of Howard Hinnant's "chrono-compatible date algorithms").
    fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468
    }

    fn from_number(number: i64) -> Self {
        let shifted = number.clamp(-719_162, 2_932_896) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to years 1 to 9999"
        )]
        let date = Self {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        };
        date
    }

    fn is_real(self) -> bool {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return false,
        };
        self.year > 0 && self.day > 0 && self.day <= days
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = &'static str;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "a date is written 2014-03-12";
        let mut parts = s.split('-');
        let (Some(y), Some(m), Some(d), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(FORM);
        };
        if (y.len(), m.len(), d.len()) != (4, 2, 2)
            || !s.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        {
            return Err(FORM);
        }
        let (Ok(year), Ok(month), Ok(day)) = (y.parse(), m.parse(), d.parse()) else {
            return Err(FORM);
        };
        let date = Self { year, month, day };
        if date.is_real() {
            Ok(date)
        } else {
            Err("there is no such day")
        }
    }
}

/// A minute on the wall clock of the workshop's time zone, written `2014-03-12T09:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
pub struct LocalTime {
    /// The day.
    pub date: Date,
    /// Minutes after midnight, 0 to 1439.
    pub minute: u16,
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}T{:02}:{:02}",
            self.date,
            self.minute / 60,
            self.minute % 60
        )
    }
}

impl FromStr for LocalTime {
    type Err = &'static str;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "a local time is written 2014-03-12T09:00";
        let (date, time) = s.split_once('T').ok_or(FORM)?;
        let (hour, minute) = time.split_once(':').ok_or(FORM)?;
        if (hour.len(), minute.len()) != (2, 2)
            || !time.bytes().all(|b| b.is_ascii_digit() || b == b':')
        {
            return Err(FORM);
        }
        let (Ok(hour), Ok(minute)) = (hour.parse::<u16>(), minute.parse::<u16>()) else {
            return Err(FORM);
        };
        if hour > 23 || minute > 59 {
            return Err("there is no such time of day");
        }
        Ok(Self {
            date: date.parse()?,
            minute: hour * 60 + minute,
        })
    }
}

macro_rules! as_string {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

as_string!(Date, LocalTime);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_strictly() {
        assert_eq!(
            "2012-02-29".parse::<Date>().unwrap().to_string(),
            "2012-02-29"
        );
        for wrong in [
            "2013-02-29",
            "2014-13-01",
            "2014-3-12",
            "2014-03-12 ",
            "",
            "٢٠١٤-03-12",
        ] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let date = |s: &str| s.parse::<Date>().unwrap();

        assert_eq!(date("2014-03-14").plus_days(26 * 7), date("2014-09-12"));
        assert_eq!(
            date("2014-03-14").plus_days(52 * 7 + 14),
            date("2015-03-27")
        );
        assert_eq!(date("2012-03-01").plus_days(-1), date("2012-02-29"));
        for days in (-700_000..2_900_000).step_by(997) {
            let day = Date::from_number(days);
            assert!(day.is_real(), "{day}");
            assert_eq!(day.number(), days);
        }
    }

    #[test]
    fn local_times_are_read_strictly() {
        assert_eq!(
            "2014-03-12T09:05".parse::<LocalTime>().unwrap().to_string(),
            "2014-03-12T09:05"
        );
        for wrong in [
            "2014-03-12T24:00",
            "2014-03-12T9:00",
            "2014-03-12 09:00",
            "T09:00",
        ] {
            assert!(wrong.parse::<LocalTime>().is_err(), "{wrong}");
        }
    }
}
