//! What somebody should be reminded of: actions that come due or are late, and the two reviews of progress.
//!
//! Pure: records of the room and a moment in, reminders out. A reminder has a key that stays the same as long as it is about
//! the same thing and the same day, so that whoever sends it can remember that it was sent; a new date makes a new one.
//! Nothing that the room does not see is in a reminder.

use plenum_core::Records;
use plenum_core::agenda::Phase;
use plenum_core::response::{ActionBody, Status};
use plenum_core::text::Text;
use plenum_core::time::{Date, Timestamp};

use super::view::View;
use crate::catalogue::Catalogue;

/// Something to be reminded of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Names it for good: what it is about, and which day.
    pub key: String,
    /// From which day on it is sent, by the calendar of the workshop.
    pub from: Date,
    /// The last day on which it makes sense; none if it always does.
    pub until: Option<Date>,
    /// What it is about.
    pub about: About,
}

/// What a reminder is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// An action has to be done soon.
    ComesDue {
        /// Its printed number.
        number: String,
        /// What will be done.
        title: Text,
        /// Until the end of which day.
        due: Date,
    },
    /// An action should have been done.
    Late {
        /// Its printed number.
        number: String,
        /// What should have been done.
        title: Text,
        /// Until the end of which day.
        due: Date,
    },
    /// A review of progress has to be handed in.
    Review {
        /// After six or after twelve months.
        phase: Phase,
        /// By which day.
        by: Date,
    },
}

/// A mail in plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is about, on one line.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// Everything that somebody should be reminded of as the records are now, soonest first.
pub fn reminders(records: &Records) -> Vec<Reminder> {
    let view = View::of(records);
    let Some(workshop) = view.workshop.filter(|body| body.phase != Phase::Archive) else {
        return Vec::new();
    };
    let words = Catalogue::english();
    let mut all: Vec<_> = view.actions.iter().flat_map(|action| of(action)).collect();
    for deadline in &workshop.deadlines {
        let (phase, at) = (deadline.phase, deadline.at);
        let name = match phase {
            Phase::Follow6 => "follow_6",
            Phase::Follow12 => "follow_12",
            Phase::Mandate
            | Phase::Initial
            | Phase::Desk
            | Phase::Merge
            | Phase::Days
            | Phase::Report
            | Phase::Formal
            | Phase::Archive => continue,
        };
        if workshop.phase > phase {
            continue;
        }
        let by = words.day_of(at, &workshop.zone);
        all.push(Reminder {
            key: format!("review/{name}/{by}"),
            from: days_before(by, WEEKS_AHEAD),
            until: Some(by),
            about: About::Review { phase, by },
        });
    }
    all.sort_by(|a, b| (a.from, &a.key).cmp(&(b.from, &b.key)));
    all
}

/// The reminders that should be sent at a moment.
pub fn due(records: &Records, now: Timestamp) -> Vec<Reminder> {
    let today = today(records, now);
    let mut all = reminders(records);
    all.retain(|reminder| {
        reminder.from <= today && reminder.until.is_none_or(|until| today <= until)
    });
    all
}

/// The day that it is at a moment where the workshop is held.
pub fn today(records: &Records, now: Timestamp) -> Date {
    let view = View::of(records);
    let zone = view
        .workshop
        .map_or("UTC", |workshop| workshop.zone.as_str());
    Catalogue::english().day_of(now, zone)
}

/// The mail of a reminder: the workshop, the title, the day and the link, and nothing else.
pub fn letter(records: &Records, reminder: &Reminder, words: &Catalogue, link: &str) -> Letter {
    let view = View::of(records);
    let workshop = view.workshop.map(|workshop| &workshop.title);
    let workshop = workshop.map_or_else(|| words.text("untitled"), |title| told(title, words));
    let (subject, line) = match &reminder.about {
        About::ComesDue { number, title, due } => (
            words.with("mail-due-subject", &texts(number, *due, words)),
            action_line("mail-due", number, title, *due, words),
        ),
        About::Late { number, title, due } => (
            words.with("mail-late-subject", &texts(number, *due, words)),
            action_line("mail-late", number, title, *due, words),
        ),
        About::Review { phase, by } => {
            let facts = [
                ("phase", words.word("phase", phase)),
                ("day", words.day(*by)),
            ];
            (
                words.with("mail-review-subject", &facts),
                words.with("mail-review", &facts),
            )
        }
    };
    let parts = [
        workshop,
        line,
        words.with("mail-link", &[("link", link.to_owned())]),
        words.text("mail-why"),
    ];
    Letter {
        subject: one_line(&subject),
        body: parts.join("\n\n") + "\n",
    }
}

fn of(action: &ActionBody) -> Vec<Reminder> {
    let open = match action.reported {
        Status::Planned | Status::OnTrack | Status::Late => true,
        Status::Done | Status::Dropped => false,
    };
    let Some(due) = action.due.filter(|_| open) else {
        return Vec::new();
    };
    let (number, title) = (action.number.clone(), action.text.clone());
    vec![
        Reminder {
            key: format!("due/{}/{due}", action.id),
            from: days_before(due, WEEKS_AHEAD),
            until: Some(due),
            about: About::ComesDue {
                number: number.clone(),
                title: title.clone(),
                due,
            },
        },
        Reminder {
            key: format!("late/{}/{due}", action.id),
            from: days_before(due, -1),
            until: None,
            about: About::Late { number, title, due },
        },
    ]
}

fn texts(number: &str, due: Date, words: &Catalogue) -> [(&'static str, String); 2] {
    [("number", number.to_owned()), ("day", words.day(due))]
}

fn action_line(id: &str, number: &str, title: &Text, due: Date, words: &Catalogue) -> String {
    let [number, day] = texts(number, due, words);
    words.with(id, &[number, day, ("title", told(title, words))])
}

/// A text in the language of the mail, in English, or as it was written; on one line. What was removed on request stays so.
fn told(text: &Text, words: &Catalogue) -> String {
    let all = || {
        let all = std::iter::once(&text.original).chain(&text.translations);
        all.filter(|words| words.blanked.is_none())
    };
    let mut wanted = [words.lang(), "en"].into_iter();
    let found = wanted.find_map(|lang| all().find(|words| words.lang.as_str() == lang));
    let found = found.or_else(|| all().next());
    found.map_or_else(|| words.text("blanked"), |words| one_line(&words.text))
}

fn one_line(text: &str) -> String {
    let words: Vec<_> = text
        .split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

fn days_before(date: Date, days: i64) -> Date {
    let (year, month, day) = (
        i16::try_from(date.year),
        i8::try_from(date.month),
        i8::try_from(date.day),
    );
    let moved = match (year, month, day) {
        (Ok(year), Ok(month), Ok(day)) => jiff::civil::Date::new(year, month, day)
            .ok()
            .and_then(|date| date.checked_sub(jiff::Span::new().days(days)).ok()),
        (_, _, _) => None,
    };
    moved.map_or(date, |moved| Date {
        year: u16::try_from(moved.year()).unwrap_or(date.year),
        month: moved.month().unsigned_abs(),
        day: moved.day().unsigned_abs(),
    })
}

/// Two weeks are enough to do something, and not so long that it is forgotten again.
const WEEKS_AHEAD: i64 = 14;

#[cfg(test)]
mod tests {
    use plenum_core::agenda::{Deadline, WorkshopBody};
    use plenum_core::id::ActionId;
    use plenum_core::text::Lang;
    use plenum_core::{Audience, Body};
    use uuid::Uuid;

    use super::*;
    use crate::outcome::tests::text;

    /// Noon in Seoul.
    fn at(day: &str) -> Timestamp {
        let stamp: jiff::Timestamp = format!("{day}T12:00:00+09:00").parse().unwrap();
        Timestamp(stamp.as_millisecond())
    }

    fn records(phase: Phase, actions: Vec<ActionBody>) -> Records {
        let workshop = WorkshopBody {
            title: text("en", "Training that reaches people"),
            subject: None,
            template: "metropolis".to_owned(),
            template_version: 1,
            zone: "Asia/Seoul".to_owned(),
            langs: vec![Lang::english()],
            first_day: "2014-03-12".parse().unwrap(),
            last_day: "2014-03-14".parse().unwrap(),
            deadlines: vec![
                Deadline {
                    phase: Phase::Formal,
                    at: at("2014-05-15"),
                },
                Deadline {
                    phase: Phase::Follow6,
                    at: at("2014-09-15"),
                },
                Deadline {
                    phase: Phase::Follow12,
                    at: at("2015-03-15"),
                },
            ],
            phase,
            position: 1,
            running: None,
        };
        let mut bodies: Vec<Body> = vec![workshop.into()];
        bodies.extend(actions.into_iter().map(Body::from));
        let keyed = bodies.into_iter().enumerate();
        keyed
            .map(|(n, body)| ((Audience::Room, format!("key/{n}")), body))
            .collect()
    }

    fn action(n: u128, status: Status, due: Option<&str>) -> ActionBody {
        ActionBody {
            id: ActionId(Uuid::from_u128(n)),
            number: format!("A{n}"),
            text: text("en", "Ask every course\r\nafter six weeks"),
            recommendations: Vec::new(),
            owner: Some(text("en", "Director")),
            due: due.map(|due| due.parse().unwrap()),
            dependence: None,
            reported: status,
            shown: status,
            history: Vec::new(),
            remarks: Vec::new(),
        }
    }

    fn keys(records: &Records, day: &str) -> Vec<String> {
        let due = due(records, at(day));
        let short = |reminder: Reminder| {
            let (kind, rest) = reminder.key.split_once('/').unwrap();
            let (what, day) = rest.rsplit_once('/').unwrap();
            format!("{kind} {} {day}", what.trim_start_matches(['0', '-']))
        };
        due.into_iter().map(short).collect()
    }

    #[test]
    fn an_action_is_told_of_two_weeks_before_and_again_when_it_is_late() {
        let records = records(
            Phase::Formal,
            vec![
                action(1, Status::Planned, Some("2014-07-01")),
                action(2, Status::Done, Some("2014-07-01")),
                action(3, Status::Dropped, Some("2014-07-01")),
                action(4, Status::OnTrack, None),
            ],
        );

        assert!(keys(&records, "2014-06-16").is_empty());
        assert_eq!(keys(&records, "2014-06-17"), ["due 1 2014-07-01"]);
        assert_eq!(keys(&records, "2014-07-01"), ["due 1 2014-07-01"]);
        assert_eq!(keys(&records, "2014-07-02"), ["late 1 2014-07-01"]);
    }

    #[test]
    fn a_new_date_makes_a_new_reminder() {
        let of = |due| {
            keys(
                &records(Phase::Formal, vec![action(1, Status::Late, Some(due))]),
                "2014-08-01",
            )
        };

        assert_eq!(of("2014-07-01"), ["late 1 2014-07-01"]);
        assert_eq!(of("2014-08-03"), ["due 1 2014-08-03"]);
    }

    #[test]
    fn both_reviews_are_told_of_until_they_are_closed() {
        assert_eq!(
            keys(&records(Phase::Formal, vec![]), "2014-09-01"),
            ["review follow_6 2014-09-15"]
        );
        assert_eq!(
            keys(&records(Phase::Follow6, vec![]), "2014-09-15"),
            ["review follow_6 2014-09-15"]
        );
        assert!(keys(&records(Phase::Follow12, vec![]), "2014-09-01").is_empty());
        assert_eq!(
            keys(&records(Phase::Follow12, vec![]), "2015-03-01"),
            ["review follow_12 2015-03-15"]
        );
        let late = vec![action(1, Status::Late, Some("2014-07-01"))];
        assert!(keys(&records(Phase::Archive, late), "2015-03-01").is_empty());
    }

    #[test]
    fn the_day_is_that_of_the_workshop() {
        let records = records(Phase::Formal, Vec::new());
        // An hour before midnight in Greenwich is the next day in Seoul.
        let night = Timestamp(1_394_582_400_000 - 3_600_000);

        assert_eq!(today(&records, night).to_string(), "2014-03-12");
    }

    #[test]
    fn a_letter_says_title_day_and_link_on_lines_of_ours() {
        let records = records(
            Phase::Formal,
            vec![action(1, Status::Planned, Some("2014-07-01"))],
        );
        for reminder in reminders(&records) {
            for lang in Catalogue::langs() {
                let words = Catalogue::of(lang).unwrap();
                let letter = letter(&records, &reminder, &words, "https://plenum.city.example");
                assert!(
                    !letter.subject.contains(['\r', '\n', '{']),
                    "{lang}: {}",
                    letter.subject
                );
                assert!(letter.body.contains("https://plenum.city.example"));
                assert!(!letter.body.contains(['\r', '{']) && !letter.body.contains("Director"));
            }
        }
        let late = reminders(&records).remove(1);
        let letter = letter(
            &records,
            &late,
            &Catalogue::english(),
            "https://plenum.city.example",
        );
        assert_eq!(letter.subject, "Action A1 was due on 1 July 2014");
        assert!(letter.body.contains("Ask every course after six weeks"));
    }
}
