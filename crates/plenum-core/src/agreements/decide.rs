//! Rules of agreements.

use std::collections::BTreeSet;

use super::{Command, Event, Party, PartyInput};
use crate::agenda::Phase;
use crate::context::Context;
use crate::id::{AgreementId, OrganisationId};
use crate::people::{Right, Role, Seat};
use crate::refusal::Refusal;
use crate::text::Limit;
use crate::time::Date;
use crate::workshop::{Event as AnyEvent, Workshop};

/// Decides a command about agreements.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Propose {
            agreement,
            title,
            parties,
            money,
            from,
            until,
        } => {
            let seat = may(workshop, ctx)?;
            let (id, number) = place(workshop, ctx, *agreement, seat)?;
            Event::Proposed {
                id,
                number,
                title: title.parse(Limit::Name)?,
                parties: parsed(workshop, seat, parties)?,
                money: money
                    .as_ref()
                    .map(|money| money.parse(Limit::Note))
                    .transpose()?,
                from: *from,
                until: ordered(*from, *until)?,
            }
        }
        Command::Sign {
            agreement,
            function,
        } => {
            let seat = may(workshop, ctx)?;
            let found = open(workshop, *agreement)?;
            if !found.has(seat.organisation) {
                return Err(Refusal::NotYours);
            }
            if found.signed.contains_key(&seat.organisation) {
                return Err(Refusal::AlreadyDone);
            }
            Event::Signed {
                agreement: *agreement,
                organisation: seat.organisation,
                function: function.parse(Limit::Name)?,
                at: ctx.now,
            }
        }
        Command::End { agreement, reason } => {
            let seat = may(workshop, ctx)?;
            let found = open(workshop, *agreement)?;
            if !found.has(seat.organisation) && !is_office(seat) {
                return Err(Refusal::NotYours);
            }
            Event::Ended {
                agreement: *agreement,
                reason: reason.parse(Limit::Note)?,
                at: ctx.now,
            }
        }
    };
    Ok(vec![AnyEvent::Agreements(event)])
}

/// Who speaks for an organisation, from the workshop days on.
fn may<'a>(workshop: &'a Workshop, ctx: &Context<'_>) -> Result<&'a Seat, Refusal> {
    let seat = workshop.permitted(ctx, Right::Sign)?;
    let now = workshop.agenda.phase;
    if now < Phase::Days {
        return Err(Refusal::WrongPhase {
            needs: Phase::Days,
            now,
        });
    }
    Ok(seat)
}

/// The convenor and the secretariat type what others agreed; a lead only what its own organisation is part of.
fn is_office(seat: &Seat) -> bool {
    matches!(seat.role, Role::Convenor | Role::Secretariat)
}

fn place(
    workshop: &Workshop,
    ctx: &Context<'_>,
    agreement: Option<AgreementId>,
    seat: &Seat,
) -> Result<(AgreementId, u32), Refusal> {
    let Some(id) = agreement else {
        let number = workshop.agreements.next_number();
        return Ok((AgreementId(ctx.command.derive()), number));
    };
    let found = open(workshop, id)?;
    if found.has(seat.organisation) || is_office(seat) {
        Ok((id, found.number))
    } else {
        Err(Refusal::NotYours)
    }
}

fn open(workshop: &Workshop, id: AgreementId) -> Result<&super::Agreement, Refusal> {
    let found = workshop
        .agreements
        .get(id)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    if found.ended.is_some() {
        return Err(Refusal::WrongState {
            state: "ended".to_owned(),
        });
    }
    Ok(found)
}

fn parsed(workshop: &Workshop, seat: &Seat, parties: &[PartyInput]) -> Result<Vec<Party>, Refusal> {
    let named: BTreeSet<OrganisationId> = parties.iter().map(|party| party.organisation).collect();
    if named.len() < 2 || named.len() < parties.len() || parties.len() > MOST_PARTIES {
        return Err(malformed("parties", "two organisations or more, each once"));
    }
    if !named.contains(&seat.organisation) && !is_office(seat) {
        return Err(Refusal::NotYours);
    }
    let parse = |party: &PartyInput| {
        workshop
            .people
            .organisation(party.organisation)
            .ok_or(Refusal::NoSuchItem { item: None })?;
        Ok(Party {
            organisation: party.organisation,
            contact: party.contact.parse(Limit::Name)?,
            duties: party.duties.parse(Limit::Note)?,
        })
    };
    parties.iter().map(parse).collect()
}

fn ordered(from: Date, until: Option<Date>) -> Result<Option<Date>, Refusal> {
    if until.is_some_and(|until| until < from) {
        return Err(malformed("until", "it ends before it begins"));
    }
    Ok(until)
}

fn malformed(field: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

/// More parties than a network has cities at a table.
const MOST_PARTIES: usize = 50;
