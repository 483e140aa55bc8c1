//! Rules about organisations, seats and recusal.

use super::{Command, Event, Right, Role, Side};
use crate::context::{Actor, Context};
use crate::id::SeatId;
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
        Command::HandOver { to } => return hand_over(workshop, ctx, *to),
        Command::TakeOver { seat } => {
            if ctx.actor != Actor::Operator {
                return Err(Refusal::NotYours);
            }
            return give_lead(workshop, *seat, true);
        }
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
            may_reseat(workshop, ctx, *id)?;
            may_appoint(workshop, ctx, *role)?;
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
            may_reseat(workshop, ctx, *seat)?;
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

/// Nobody reaches above: see [`State::may_reseat`](super::State::may_reseat).
fn may_reseat(workshop: &Workshop, ctx: &Context<'_>, seat: SeatId) -> Result<(), Refusal> {
    match ctx.actor {
        Actor::Seat(by) if !workshop.people.may_reseat(by, seat) => Err(Refusal::NotYours),
        Actor::Seat(_) | Actor::Operator | Actor::Clock => Ok(()),
    }
}

/// A convenor is made by the operator or by a convenor: whoever could make one could take any seat.
fn may_appoint(workshop: &Workshop, ctx: &Context<'_>, role: Role) -> Result<(), Refusal> {
    let Actor::Seat(by) = ctx.actor else {
        return Ok(());
    };
    let convenor = |seat: &super::Seat| seat.role == Role::Convenor;
    if role == Role::Convenor && !workshop.people.seat(by).is_some_and(convenor) {
        return Err(Refusal::NotYours);
    }
    Ok(())
}

/// The one who leads hands over, or the convenor, or the operator.
fn hand_over(workshop: &Workshop, ctx: &Context<'_>, to: SeatId) -> Result<Vec<AnyEvent>, Refusal> {
    if ctx.actor != Actor::Operator {
        let by = workshop.permitted(ctx, Right::ManagePeople)?;
        if !workshop.people.may_hand_over(by.id) {
            return Err(Refusal::NotYours);
        }
    }
    give_lead(workshop, to, false)
}

fn give_lead(workshop: &Workshop, to: SeatId, recovered: bool) -> Result<Vec<AnyEvent>, Refusal> {
    let seat = workshop.people.seat(to).ok_or(Refusal::NoSeat)?;
    if seat.role.side().is_some() {
        return Err(malformed("to", "whoever leads the room is on neither side"));
    }
    if !recovered && workshop.people.lead() == Some(to) {
        return Err(Refusal::AlreadyDone);
    }
    let promoted = (seat.role != Role::Facilitator).then(|| Event::SeatSet {
        id: seat.id,
        organisation: seat.organisation,
        role: Role::Facilitator,
        speaker: false,
        langs: seat.langs.clone(),
    });
    let lead = Event::LeadGiven {
        seat: to,
        recovered,
    };
    Ok(promoted
        .into_iter()
        .chain([lead])
        .map(AnyEvent::People)
        .collect())
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

#[cfg(test)]
mod tests {
    use super::{Command, Role};
    use crate::agenda::Preset;
    use crate::context::Actor;
    use crate::id::SeatId;
    use crate::refusal::Refusal;
    use crate::testing::{CONVENOR, FACILITATOR, HOST, OTHERS, PEER, RAPPORTEUR, Room};
    use crate::visibility::Body;
    use crate::workshop::Command as Any;

    fn say(room: &mut Room, by: SeatId, command: Command) -> Result<(), Refusal> {
        room.run(by, Any::People(command))
    }

    fn leads(room: &Room, seat: SeatId) -> bool {
        let Some(Body::Seat(body)) = room.sees(PEER[0], &format!("seat/{seat}")) else {
            panic!("no seat");
        };
        body.lead
    }

    fn role(room: &Room, seat: SeatId) -> Role {
        room.workshop.people.seat(seat).unwrap().role
    }

    #[test]
    fn the_first_facilitator_leads_until_the_lead_is_handed_over() {
        let mut room = Room::in_days();
        assert!(leads(&room, FACILITATOR));

        say(&mut room, FACILITATOR, Command::HandOver { to: RAPPORTEUR }).unwrap();

        assert!(leads(&room, RAPPORTEUR) && !leads(&room, FACILITATOR));
        assert_eq!(role(&room, RAPPORTEUR), Role::Facilitator);
        assert_eq!(
            role(&room, FACILITATOR),
            Role::Facilitator,
            "a co-facilitator now"
        );
        room.start(Preset::Break);
    }

    #[test]
    fn only_whoever_leads_or_the_convenor_hands_over_and_never_to_a_side() {
        let mut room = Room::in_days();
        let hand = |room: &mut Room, by, to| say(room, by, Command::HandOver { to });

        assert!(matches!(
            hand(&mut room, PEER[0], PEER[0]),
            Err(Refusal::NotPermitted { .. })
        ));
        for to in [PEER[0], HOST] {
            assert!(matches!(
                hand(&mut room, FACILITATOR, to),
                Err(Refusal::Malformed { field, .. }) if field == "to"
            ));
        }
        hand(&mut room, CONVENOR, RAPPORTEUR).unwrap();
        assert_eq!(
            hand(&mut room, FACILITATOR, FACILITATOR),
            Err(Refusal::NotYours),
            "a co-facilitator does not take it back"
        );
        assert_eq!(
            hand(&mut room, RAPPORTEUR, RAPPORTEUR),
            Err(Refusal::AlreadyDone)
        );
    }

    #[test]
    fn a_co_facilitator_neither_removes_nor_changes_the_one_who_leads() {
        let mut room = Room::in_days();
        say(&mut room, FACILITATOR, Command::HandOver { to: RAPPORTEUR }).unwrap();
        let change = |id| Command::SetSeat {
            id,
            organisation: OTHERS,
            role: Role::Observer,
            speaker: false,
            langs: Vec::new(),
        };

        for command in [change(RAPPORTEUR), Command::RemoveSeat { seat: RAPPORTEUR }] {
            assert_eq!(say(&mut room, FACILITATOR, command), Err(Refusal::NotYours));
        }
        say(&mut room, RAPPORTEUR, change(FACILITATOR)).unwrap();
        assert_eq!(role(&room, FACILITATOR), Role::Observer);
    }

    #[test]
    fn nobody_but_a_convenor_makes_a_convenor_or_touches_one() {
        let mut room = Room::in_days();
        let convene = |id| Command::SetSeat {
            id,
            organisation: OTHERS,
            role: Role::Convenor,
            speaker: false,
            langs: Vec::new(),
        };
        for command in [
            convene(FACILITATOR),
            convene(crate::testing::seat(99)),
            Command::RemoveSeat { seat: CONVENOR },
        ] {
            assert_eq!(say(&mut room, FACILITATOR, command), Err(Refusal::NotYours));
        }
        say(&mut room, CONVENOR, convene(crate::testing::seat(99))).unwrap();
    }

    #[test]
    fn taking_over_is_for_the_server_that_saw_the_recovery_link() {
        let mut room = Room::in_days();
        let take = Command::TakeOver { seat: RAPPORTEUR };
        assert_eq!(
            say(&mut room, RAPPORTEUR, take.clone()),
            Err(Refusal::NotYours)
        );

        room.act(Actor::Operator, &Any::People(take)).unwrap();

        assert!(leads(&room, RAPPORTEUR));
    }

    #[test]
    fn without_the_one_who_leads_the_next_facilitator_does() {
        let mut room = Room::in_days();
        say(&mut room, FACILITATOR, Command::HandOver { to: RAPPORTEUR }).unwrap();
        say(
            &mut room,
            CONVENOR,
            Command::RemoveSeat { seat: RAPPORTEUR },
        )
        .unwrap();

        assert!(leads(&room, FACILITATOR));
    }
}
