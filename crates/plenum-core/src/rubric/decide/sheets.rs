//! Filling in sheets: saving, handing in, abstaining, giving back, handing over the pen.

use super::scoring;
use crate::context::Context;
use crate::id::{ScoringId, SeatId};
use crate::item::Item;
use crate::keys::{Author, Pseudonym};
use crate::people::{Right, Seat};
use crate::refusal::Refusal;
use crate::rubric::who::{self, Part};
use crate::rubric::{Answer, Event, Round, Scoring, Sheet, SheetStatus, Subject, answers};
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;

/// Which sheet, as a command names it.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub(super) scoring: ScoringId,
    pub(super) subject: Subject,
    pub(super) revision: u32,
    pub(super) sheet: Option<Pseudonym>,
}

/// What is done to a sheet.
#[derive(Clone, Copy)]
pub(super) enum Act<'a> {
    /// Saves it as it is.
    Save(&'a [Answer], Option<&'a TextInput>),
    /// Hands it in.
    Submit(&'a [Answer], Option<&'a TextInput>),
    /// Hands it in without values.
    Abstain,
}

pub(super) fn write(
    workshop: &Workshop,
    ctx: &Context<'_>,
    at: At,
    act: Act<'_>,
) -> Result<Event, Refusal> {
    let found = find(workshop, ctx, at)?;
    let now = found.sheet.map_or(0, |sheet| sheet.revision);
    if at.revision != now {
        // Somebody holding the same pen, or another device, was faster: both texts are shown (LESSONS P4).
        return Err(Refusal::StaleSheet {
            expected: at.revision,
            now,
        });
    }
    let (scoring, round) = (found.scoring.id, found.round.id);
    let (subject, author, own_view) = (at.subject, found.author, found.own_view);
    let (sent, change, submits) = match act {
        Act::Abstain => {
            return Ok(Event::Abstained {
                scoring,
                round,
                subject,
                author,
                own_view,
            });
        }
        Act::Save(sent, change) => (sent, change, false),
        Act::Submit(sent, change) => (sent, change, true),
    };
    let rubric = workshop
        .rubric
        .version_of(found.scoring)
        .ok_or_else(|| Refusal::no_such(Item::Rubric(found.scoring.rubric)))?;
    let asked = found.round.asked(subject, &rubric.content);
    let answers = answers::read(&asked, sent)?;
    // A status never falls by saving (LESSONS P3): what was handed in stays handed in, and whole.
    let handed_in = submits || found.status.is_done();
    if handed_in {
        let fields = answers::missing(&asked, &answers);
        if !fields.is_empty() {
            return Err(Refusal::Missing { fields });
        }
    }
    let first = found.scoring.rounds.first().map(|first| first.id) == Some(round);
    let change = change.filter(|_| !first).map(|t| t.parse(Limit::Note));
    let change = match change {
        None | Some(Err(Refusal::TextEmpty)) => None,
        Some(read) => Some(read?),
    };
    Ok(Event::Saved {
        scoring,
        round,
        subject,
        author,
        own_view,
        answers,
        change,
        handed_in,
    })
}

/// Gives a sheet back. The reason is for its owner; the event names the person and no pseudonym.
pub(super) fn take_back(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ScoringId,
    (subject, seat): (Subject, SeatId),
    reason: &TextInput,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    let scoring = scoring(workshop, id)?;
    let round = open_round(scoring)?;
    let owner = workshop.people.seat(seat).ok_or(Refusal::NoSeat)?;
    let (_, status) = round.sheet_of(ctx.keys, owner.id, subject);
    if !status.is_done() {
        return Err(Refusal::state(&status));
    }
    Ok(Event::TakenBack {
        scoring: id,
        round: round.id,
        subject,
        seat,
        reason: reason.parse(Limit::Note)?,
    })
}

/// Hands the pen over within an organisation: by who holds it, by whose sheets they are, or by the facilitator.
pub(super) fn delegate(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ScoringId,
    of: Option<SeatId>,
    to: SeatId,
) -> Result<Event, Refusal> {
    let acts = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?;
    let scoring = scoring(workshop, id)?;
    let round = open_round(scoring)?;
    let owner = match of {
        None => acts,
        Some(seat) => workshop.people.seat(seat).ok_or(Refusal::NoSeat)?,
    };
    let holds = owner.id == acts.id || round.pen_of(owner.id) == acts.id;
    if !holds && !acts.role.may(Right::RunRoom) {
        return Err(Refusal::NotYours);
    }
    if who::owed_by(workshop, scoring, round, owner)
        .next()
        .is_none()
    {
        return Err(not_asked(owner));
    }
    let to = workshop.people.seat(to).ok_or(Refusal::NoSeat)?;
    if to.organisation != owner.organisation || !to.role.may(Right::Score) {
        return Err(Refusal::NotPermitted {
            role: to.role,
            right: Right::Score,
        });
    }
    if round.pen_of(owner.id) == to.id {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::Delegated {
        scoring: id,
        round: round.id,
        of: owner.id,
        to: to.id,
    })
}

/// A sheet that the sender may write now.
struct Found<'a> {
    scoring: &'a Scoring,
    round: &'a Round,
    author: Author,
    own_view: bool,
    sheet: Option<&'a Sheet>,
    status: SheetStatus,
}

fn find<'a>(workshop: &'a Workshop, ctx: &Context<'_>, at: At) -> Result<Found<'a>, Refusal> {
    let seat = workshop.permitted(ctx, Right::Score)?;
    let scoring = scoring(workshop, at.scoring)?;
    let round = open_round(scoring)?;
    workshop.host_may_write(seat)?;
    if !round.takes_sheets(workshop) {
        return Err(Refusal::NotInThisBlock {
            block: workshop.agenda.running(),
        });
    }
    if !who::subjects(scoring, round).any(|subject| subject == at.subject) {
        return Err(Refusal::NoSuchItem {
            item: match at.subject {
                Subject::Item(item) => Some(item),
                Subject::Programme | Subject::Submission(_) | Subject::Organisation(_) => None,
            },
        });
    }
    let owner = owner(workshop, ctx, round, seat, at)?;
    let part = who::part(workshop, scoring, owner, at.subject);
    match part {
        Part::Scorer | Part::OwnView => {}
        Part::NotAsked => return Err(not_asked(owner)),
        Part::OwnWork => return Err(Refusal::OwnWork),
        Part::Recused => return Err(Refusal::Recused),
        Part::NotAssigned => return Err(Refusal::NotYours),
    }
    let author = round
        .author(ctx.keys, owner.id, at.subject)
        .ok_or(Refusal::NoSeat)?;
    let (sheet, status) = round.sheet_of(ctx.keys, owner.id, at.subject);
    Ok(Found {
        scoring,
        round,
        author,
        own_view: part == Part::OwnView,
        sheet,
        status,
    })
}

/// Whose sheet it is: one's own while one holds the pen, or the one that is named by its pseudonym. A command names no
/// person, for its digest in the log could be tried out for everybody at the table.
fn owner<'a>(
    workshop: &'a Workshop,
    ctx: &Context<'_>,
    round: &Round,
    seat: &'a Seat,
    at: At,
) -> Result<&'a Seat, Refusal> {
    let Some(mark) = at.sheet else {
        return if round.pen_of(seat.id) == seat.id {
            Ok(seat)
        } else {
            Err(Refusal::NotYours)
        };
    };
    let (scope, held) = (round.scope(), seat.id);
    let named = |other: &&Seat| {
        round.pen_of(other.id) == held
            && ctx
                .keys
                .is_author(Author::Hidden { mark, scope }, at.subject.uuid(), other.id)
    };
    workshop.people.seats().find(named).ok_or(Refusal::NotYours)
}

fn open_round(scoring: &Scoring) -> Result<&Round, Refusal> {
    scoring
        .open_round()
        .ok_or_else(|| Refusal::state(&scoring.state()))
}

fn not_asked(seat: &Seat) -> Refusal {
    Refusal::NotPermitted {
        role: seat.role,
        right: Right::Score,
    }
}
