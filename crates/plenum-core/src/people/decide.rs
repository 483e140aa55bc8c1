//! Rules about organisations, seats and recusal.

use super::{Command, Event, Right, Role, Side};
use crate::context::{Actor, Context};
use crate::item::Item;
use crate::refusal::Refusal;
use crate::text::Limit;
use crate::workshop::{Event as AnyEvent, Workshop};

/// Decides a command about people.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::SetOrganisation {
            id,
            name,
            city,
            country,
            side,
        } => {
            may_manage(workshop, ctx)?;
            Event::OrganisationSet {
                id: *id,
                name: name.parse(Limit::Name)?,
                city: city.as_ref().map(|t| t.parse(Limit::Name)).transpose()?,
                country: country.as_ref().map(|t| t.parse(Limit::Name)).transpose()?,
                side: *side,
            }
        }
        Command::SetSeat {
            id,
            organisation,
            role,
            speaker,
            langs,
        } => {
            may_manage(workshop, ctx)?;
            let home = workshop
                .people
                .organisation(*organisation)
                .ok_or(Refusal::NoSuchItem { item: None })?;
            if role.side().is_some() && role.side() != home.side {
                return Err(malformed(
                    "role",
                    "the organisation is not on the side of this role",
                ));
            }
            let others = || workshop.people.seats().filter(|seat| seat.id != *id);
            if *role == Role::HostLead && others().any(|seat| seat.role == Role::HostLead) {
                return Err(malformed("role", "there is exactly one host lead"));
            }
            if *speaker && (*role != Role::PeerLead || others().any(|seat| seat.speaker)) {
                return Err(malformed("speaker", "one peer lead speaks for the peers"));
            }
            Event::SeatSet {
                id: *id,
                organisation: *organisation,
                role: *role,
                speaker: *speaker,
                langs: langs.clone(),
            }
        }
        Command::RemoveSeat { seat } => {
            may_manage(workshop, ctx)?;
            workshop.people.seat(*seat).ok_or(Refusal::NoSeat)?;
            if ctx.actor == Actor::Seat(*seat) {
                return Err(malformed("seat", "nobody removes their own seat"));
            }
            Event::SeatRemoved { seat: *seat }
        }
        Command::Join {} => {
            let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?;
            if seat.present {
                return Err(Refusal::AlreadyDone);
            }
            Event::PresenceMarked {
                seat: seat.id,
                present: true,
            }
        }
        Command::MarkPresence { seat, present } => {
            workshop.permitted(ctx, Right::RunRoom)?;
            let seat = workshop.people.seat(*seat).ok_or(Refusal::NoSeat)?;
            if seat.present == *present {
                return Err(Refusal::AlreadyDone);
            }
            Event::PresenceMarked {
                seat: seat.id,
                present: *present,
            }
        }
        Command::Recuse { item } => {
            let seat = workshop.permitted(ctx, Right::Rate)?;
            if let Item::Recommendation(id) = item {
                if workshop.recommend.get(*id).is_none() {
                    return Err(Refusal::no_such(*item));
                }
            } else if !workshop.rubric.is_scored(*item) {
                return Err(malformed(
                    "item",
                    "one steps out of deciding a recommendation or what is scored",
                ));
            }
            if workshop.people.is_recused(seat.id, *item) {
                return Err(Refusal::AlreadyDone);
            }
            Event::Recused {
                seat: seat.id,
                item: *item,
            }
        }
    };
    Ok(vec![AnyEvent::People(event)])
}

/// The operator sets a workshop up before anybody sits in it; afterwards the roles that may.
fn may_manage(workshop: &Workshop, ctx: &Context<'_>) -> Result<(), Refusal> {
    if ctx.actor == Actor::Operator {
        return Ok(());
    }
    workshop.permitted(ctx, Right::ManagePeople).map(|_| ())
}

fn malformed(field: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

impl Side {
    /// Both sides.
    pub const ALL: [Self; 2] = [Self::Host, Self::Peers];
}
