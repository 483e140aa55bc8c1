//! Setting a workshop up: title, template, zone, languages, days and the deadlines that follow from them.

mod command;
mod template;

use serde::{Deserialize, Serialize};

pub use command::Command;
pub use template::{SectionRule, Template, template, templates};

use crate::agenda::{Deadline, Phase};
use crate::context::{Actor, Context};
use crate::people::Right;
use crate::refusal::Refusal;
use crate::text::{Lang, Limit, Text};
use crate::time::{Date, LocalTime};
use crate::workshop::{Event as AnyEvent, Workshop};

/// What was set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    created: bool,
    /// Its title.
    pub title: Text,
    /// What is reviewed.
    pub subject: Option<Text>,
    /// The template's name.
    pub template: String,
    /// The template's version, which a running review keeps.
    pub template_version: u32,
    /// The time zone, as the IANA data base names it.
    pub zone: String,
    /// Working language first, then the languages covered in the room.
    pub langs: Vec<Lang>,
    /// First workshop day (T).
    pub first_day: Date,
    /// Last workshop day (E).
    pub last_day: Date,
    /// When each phase should be closed.
    pub deadlines: Vec<Deadline>,
}

impl Default for State {
    fn default() -> Self {
        let day = Date {
            year: 1970,
            month: 1,
            day: 1,
        };
        Self {
            created: false,
            title: Text::plain(Lang::english(), ""),
            subject: None,
            template: String::new(),
            template_version: 0,
            zone: String::new(),
            langs: Vec::new(),
            first_day: day,
            last_day: day,
            deadlines: Vec::new(),
        }
    }
}

impl State {
    /// Whether the workshop exists.
    pub fn is_created(&self) -> bool {
        self.created
    }

    /// The template of this review.
    pub fn template(&self) -> Option<&'static Template> {
        template(&self.template, self.template_version)
    }
}

/// A fact. In JSON: `{"noun": "setup", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The workshop was created.
    Created {
        /// Its title.
        title: Text,
        /// What is reviewed.
        subject: Option<Text>,
        /// The template's name.
        template: String,
        /// The template's version.
        template_version: u32,
        /// The time zone.
        zone: String,
        /// Languages.
        langs: Vec<Lang>,
        /// First workshop day.
        first_day: Date,
        /// Last workshop day.
        last_day: Date,
        /// When each phase should be closed.
        deadlines: Vec<Deadline>,
    },
    /// The days were moved.
    DaysSet {
        /// First workshop day.
        first_day: Date,
        /// Last workshop day.
        last_day: Date,
        /// When each phase should be closed.
        deadlines: Vec<Deadline>,
    },
}

/// The local times whose instants a command needs: its deadlines.
pub fn local_times(command: &Command) -> Vec<LocalTime> {
    match command {
        Command::Create {
            template: name,
            first_day,
            last_day,
            ..
        } => template::newest(name)
            .map(|t| {
                t.deadlines(*first_day, *last_day)
                    .into_iter()
                    .map(|(_, local)| local)
                    .collect()
            })
            .unwrap_or_default(),
        // The template is known to the state only; the deadlines of all templates are a superset.
        Command::SetDays {
            first_day,
            last_day,
        } => templates()
            .iter()
            .flat_map(|t| t.deadlines(*first_day, *last_day))
            .map(|(_, local)| local)
            .collect(),
    }
}

/// Decides a command of the set-up.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Create {
            title,
            subject,
            template: name,
            zone,
            langs,
            first_day,
            last_day,
        } => {
            if workshop.setup.created {
                return Err(Refusal::AlreadyDone);
            }
            if ctx.actor != Actor::Operator {
                return Err(Refusal::NoSeat);
            }
            let template = template::newest(name)
                .ok_or_else(|| malformed("template", "there is no such template"))?;
            if langs.is_empty() {
                return Err(Refusal::Missing {
                    fields: vec!["langs".to_owned()],
                });
            }
            Event::Created {
                title: title.parse(Limit::Name)?,
                subject: subject.as_ref().map(|t| t.parse(Limit::Note)).transpose()?,
                template: template.name.clone(),
                template_version: template.version,
                zone: zone.clone(),
                langs: langs.clone(),
                first_day: *first_day,
                last_day: *last_day,
                deadlines: deadlines(template, ctx, *first_day, *last_day)?,
            }
        }
        Command::SetDays {
            first_day,
            last_day,
        } => {
            if ctx.actor != Actor::Operator {
                workshop.permitted(ctx, Right::SetUp)?;
            }
            if workshop.agenda.phase >= Phase::Days {
                return Err(Refusal::WrongPhase {
                    needs: Phase::Merge,
                    now: workshop.agenda.phase,
                });
            }
            let template = workshop.setup.template().ok_or(Refusal::AlreadyDone)?;
            Event::DaysSet {
                first_day: *first_day,
                last_day: *last_day,
                deadlines: deadlines(template, ctx, *first_day, *last_day)?,
            }
        }
    };
    Ok(vec![AnyEvent::Setup(event)])
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.setup;
    match event {
        Event::Created {
            title,
            subject,
            template,
            template_version,
            zone,
            langs,
            first_day,
            last_day,
            deadlines,
        } => {
            *state = State {
                created: true,
                title: title.clone(),
                subject: subject.clone(),
                template: template.clone(),
                template_version: *template_version,
                zone: zone.clone(),
                langs: langs.clone(),
                first_day: *first_day,
                last_day: *last_day,
                deadlines: deadlines.clone(),
            };
        }
        Event::DaysSet {
            first_day,
            last_day,
            deadlines,
        } => {
            state.first_day = *first_day;
            state.last_day = *last_day;
            state.deadlines.clone_from(deadlines);
        }
    }
}

fn deadlines(
    template: &Template,
    ctx: &Context<'_>,
    first: Date,
    last: Date,
) -> Result<Vec<Deadline>, Refusal> {
    if last < first {
        return Err(malformed("last_day", "it is before the first day"));
    }
    let dates = template.deadlines(first, last).into_iter();
    dates
        .map(|(phase, local)| {
            Ok(Deadline {
                phase,
                at: ctx.instant(local)?,
            })
        })
        .collect()
}

fn malformed(field: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}
