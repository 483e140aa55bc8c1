//! Rules of agreements: given, when, then.

use super::{AgreementBody, Command as AgreementsCommand, PartyInput};
use crate::id::{AgreementId, OrganisationId, SeatId};
use crate::refusal::Refusal;
use crate::testing::{
    CONVENOR, FACILITATOR, HOST_CITY, HOST_LEAD, OBSERVER, PEER, PEERS, Room, text,
};
use crate::time::Date;
use crate::visibility::Body;
use crate::workshop::Command;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn propose(parties: &[OrganisationId]) -> AgreementsCommand {
    let party = |organisation: &OrganisationId| PartyInput {
        organisation: *organisation,
        contact: text("Director of training"),
        duties: text("Sends two trainers a year"),
    };
    AgreementsCommand::Propose {
        agreement: None,
        title: text("Exchange of trainers"),
        parties: parties.iter().map(party).collect(),
        money: Some(text("Each pays its own travel")),
        from: date("2014-04-01"),
        until: Some(date("2017-03-31")),
    }
}

fn say(room: &mut Room, by: SeatId, command: AgreementsCommand) -> Result<(), Refusal> {
    room.run(by, Command::Agreements(command))
}

fn sign(room: &mut Room, by: SeatId, agreement: AgreementId) -> Result<(), Refusal> {
    let function = text("Director");
    say(
        room,
        by,
        AgreementsCommand::Sign {
            agreement,
            function,
        },
    )
}

fn shown(room: &Room, by: SeatId, agreement: AgreementId) -> Option<AgreementBody> {
    let body = room.sees(by, &format!("agreement/{agreement}"))?;
    let Body::Agreement(body) = body else {
        panic!("not an agreement: {body:?}")
    };
    Some(body)
}

fn proposed(room: &mut Room) -> AgreementId {
    let command = Command::Agreements(propose(&[HOST_CITY, PEERS[0]]));
    AgreementId(room.make(HOST_LEAD, command))
}

#[test]
fn parties_sign_by_function_and_then_everybody_sees_it() {
    let mut room = Room::in_days();
    let id = proposed(&mut room);
    assert!(shown(&room, PEER[0], id).is_some() && shown(&room, CONVENOR, id).is_some());
    assert!(
        shown(&room, PEER[2], id).is_none() && shown(&room, OBSERVER, id).is_none(),
        "between the parties until it is signed"
    );

    sign(&mut room, HOST_LEAD, id).unwrap();
    assert_eq!(sign(&mut room, HOST_LEAD, id), Err(Refusal::AlreadyDone));
    assert_eq!(sign(&mut room, PEER[2], id), Err(Refusal::NotYours));
    sign(&mut room, PEER[0], id).unwrap();

    let body = shown(&room, OBSERVER, id).unwrap();
    assert!(body.signed);
    assert_eq!(body.number, "AG1");
    assert_eq!(
        body.parties[1].function.as_ref().unwrap().original.text,
        "Director"
    );
}

#[test]
fn a_change_voids_the_signatures() {
    let mut room = Room::in_days();
    let id = proposed(&mut room);
    sign(&mut room, HOST_LEAD, id).unwrap();
    let AgreementsCommand::Propose {
        title,
        parties,
        money,
        from,
        ..
    } = propose(&[HOST_CITY, PEERS[0]])
    else {
        unreachable!()
    };
    let change = AgreementsCommand::Propose {
        agreement: Some(id),
        title,
        parties,
        money,
        from,
        until: None,
    };
    assert_eq!(
        say(&mut room, PEER[2], change.clone()),
        Err(Refusal::NotYours),
        "not a party"
    );

    say(&mut room, PEER[0], change).unwrap();

    let body = shown(&room, HOST_LEAD, id).unwrap();
    assert_eq!((body.number.as_str(), body.until), ("AG1", None));
    assert!(body.parties.iter().all(|party| party.signed_at.is_none()));
}

#[test]
fn an_agreement_needs_two_parties_and_an_order_of_dates() {
    let mut room = Room::in_days();
    for parties in [&[HOST_CITY][..], &[HOST_CITY, HOST_CITY], &[]] {
        assert!(matches!(
            say(&mut room, HOST_LEAD, propose(parties)),
            Err(Refusal::Malformed { field, .. }) if field == "parties"
        ));
    }
    let mut backwards = propose(&[HOST_CITY, PEERS[0]]);
    if let AgreementsCommand::Propose { until, .. } = &mut backwards {
        *until = Some(date("2014-03-31"));
    }
    assert!(matches!(
        say(&mut room, HOST_LEAD, backwards),
        Err(Refusal::Malformed { field, .. }) if field == "until"
    ));
    assert_eq!(
        say(&mut room, PEER[0], propose(&[HOST_CITY, PEERS[1]])),
        Err(Refusal::NotYours),
        "nobody agrees for others"
    );
    say(&mut room, CONVENOR, propose(&[HOST_CITY, PEERS[1]])).unwrap();
    assert!(matches!(
        say(&mut room, FACILITATOR, propose(&[HOST_CITY, PEERS[1]])),
        Err(Refusal::NotPermitted { .. })
    ));
}

#[test]
fn what_has_ended_is_neither_signed_nor_changed() {
    let mut room = Room::in_days();
    let id = proposed(&mut room);
    let end = AgreementsCommand::End {
        agreement: id,
        reason: text("The terms of reference were negotiated anew"),
    };
    say(&mut room, PEER[0], end.clone()).unwrap();

    let ended = Err(Refusal::WrongState {
        state: "ended".to_owned(),
    });
    assert_eq!(sign(&mut room, HOST_LEAD, id), ended);
    assert_eq!(say(&mut room, PEER[0], end), ended);
    assert!(shown(&room, HOST_LEAD, id).unwrap().ended.is_some());
}
