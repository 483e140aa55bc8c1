//! Writes a calendar as iCalendar (RFC 5545): events for dates, tasks for actions.
//!
//! Own writing, for the form is small and a library would bring a clock for `DTSTAMP`: here it is the time of the last
//! commit. Lines are folded at 75 octets between characters, and texts are escaped, so that no text ends a line or begins
//! a property.

use plenum_core::time::{Date, Timestamp};

/// What a calendar holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The interface language.
    pub lang: String,
    /// Its name.
    pub title: String,
    /// The time of the last commit behind it.
    pub stamp: Timestamp,
    /// Its entries.
    pub lines: Vec<Line>,
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Names it for ever, so that a later file replaces it.
    pub id: String,
    /// What it is, and when.
    pub kind: Kind,
    /// In a few words.
    pub summary: String,
    /// In more words.
    pub description: Option<String>,
}

/// What an entry is, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole days, the last one included.
    Days(Date, Date),
    /// An instant.
    Instant(Timestamp),
    /// Something to be done until the end of a day.
    Task {
        /// The day.
        due: Date,
        /// Whether it is done.
        done: bool,
        /// Whether it was dropped.
        dropped: bool,
    },
}

/// The file of a calendar.
pub fn write(calendar: &Calendar) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Plenum//Outcome//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escape(&calendar.title)));
    let stamp = instant(calendar.stamp);
    for entry in &calendar.lines {
        let name = match entry.kind {
            Kind::Days(..) | Kind::Instant(_) => "VEVENT",
            Kind::Task { .. } => "VTODO",
        };
        line(&format!("BEGIN:{name}"));
        line(&format!("UID:{}", escape(&entry.id)));
        line(&format!("DTSTAMP:{stamp}"));
        match entry.kind {
            Kind::Days(first, last) => {
                line(&format!("DTSTART;VALUE=DATE:{}", day(first)));
                line(&format!("DTEND;VALUE=DATE:{}", day(last.plus_days(1))));
                line("TRANSP:TRANSPARENT");
            }
            Kind::Instant(at) => {
                line(&format!("DTSTART:{}", instant(at)));
                line("TRANSP:TRANSPARENT");
            }
            Kind::Task { due, done, dropped } => {
                line(&format!("DUE;VALUE=DATE:{}", day(due)));
                line(match (done, dropped) {
                    (true, _) => "STATUS:COMPLETED",
                    (false, true) => "STATUS:CANCELLED",
                    (false, false) => "STATUS:NEEDS-ACTION",
                });
            }
        }
        let lang = &calendar.lang;
        line(&format!(
            "SUMMARY;LANGUAGE={lang}:{}",
            escape(&entry.summary)
        ));
        if let Some(description) = &entry.description {
            line(&format!(
                "DESCRIPTION;LANGUAGE={lang}:{}",
                escape(description)
            ));
        }
        line(&format!("END:{name}"));
    }
    line("END:VCALENDAR");
    out
}

/// Texts as RFC 5545 wants them; controls are no part of a text.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// A content line, folded at 75 octets and never inside a character.
fn fold(out: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year, date.month, date.day)
}

fn instant(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(summary: &str) -> Calendar {
        Calendar {
            lang: "en".to_owned(),
            title: "A review".to_owned(),
            stamp: Timestamp(1_394_582_400_000),
            lines: vec![Line {
                id: "action-A1@w".to_owned(),
                kind: Kind::Task {
                    due: "2014-06-30".parse().unwrap(),
                    done: false,
                    dropped: false,
                },
                summary: summary.to_owned(),
                description: None,
            }],
        }
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        let written = write(&calendar(&"서울 workshop, ".repeat(20)));

        assert!(written.lines().all(|line| line.len() <= 75));
        let unfolded = written.replace("\r\n ", "");
        assert!(unfolded.contains(&"서울 workshop\\, ".repeat(20)));
    }

    #[test]
    fn a_text_ends_no_line_and_begins_no_property() {
        let written = write(&calendar("one\r\nEND:VCALENDAR;\u{0}x"));

        assert_eq!(written.matches("\r\nEND:VCALENDAR").count(), 1);
        assert!(written.contains("SUMMARY;LANGUAGE=en:one\\nEND:VCALENDAR\\;x"));
    }

    #[test]
    fn days_end_on_the_day_after_and_instants_are_in_utc() {
        let mut days = calendar("Days");
        days.lines[0].kind =
            Kind::Days("2014-03-12".parse().unwrap(), "2014-03-14".parse().unwrap());
        let written = write(&days);

        assert!(written.contains("DTSTART;VALUE=DATE:20140312\r\nDTEND;VALUE=DATE:20140315"));
        assert!(written.contains("DTSTAMP:20140312T000000Z"));
    }
}
