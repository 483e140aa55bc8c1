//! What leaves the room in a publication that others than its people read (METHOD 9.3).
//!
//! A log holds more than the room ever saw: private notes, single ratings, who raised a hand when. Whatever belongs to one
//! person never leaves; which kinds these are is decided here, exhaustively, so that a new event must say what it is. Beside
//! that a publication may want to name no organisation as a source.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::text::Lang;
use crate::workshop::{Event, Workshop};
use crate::{assign, close, floor, narrative, people, recommend, rubric, tables};
use plenum_judge::scoring::MINIMUM_CELL;

/// What kind of thing of one person an event is; none if it belongs to the record of the room.
pub fn personal(event: &Event) -> Option<&'static str> {
    match event {
        Event::Setup(_)
        | Event::Agenda(_)
        | Event::Prepare(_)
        | Event::Entries(_)
        | Event::Response(_)
        | Event::Agreements(_) => None,
        Event::Narrative(event) => match event {
            narrative::Event::Remarked { .. } | narrative::Event::Settled { .. } => {
                Some("remark_on_draft")
            }
            narrative::Event::Written { .. } | narrative::Event::Signed { .. } => None,
        },
        Event::People(event) => of_people(event),
        Event::Floor(event) => of_floor(event),
        Event::Recommend(event) => match event {
            recommend::Event::Rated { .. } => Some("rating"),
            recommend::Event::Drafted { .. }
            | recommend::Event::Merged { .. }
            | recommend::Event::PutToRating { .. }
            | recommend::Event::RoundOpened { .. }
            | recommend::Event::RoundClosed { .. }
            | recommend::Event::Endorsed { .. }
            | recommend::Event::EndorsementsRevealed { .. }
            | recommend::Event::HandedOver { .. } => None,
        },
        Event::Close(event) => match event {
            close::Event::Evaluated { .. } => Some("evaluation_answer"),
            close::Event::Proposed { .. }
            | close::Event::Voiced { .. }
            | close::Event::Settled { .. }
            | close::Event::DateSet { .. }
            | close::Event::EvaluationCounted { .. }
            | close::Event::ReportFiled { .. }
            | close::Event::FactCorrected { .. } => None,
        },
        Event::Rubric(event) => match event {
            rubric::Event::Saved { .. }
            | rubric::Event::Abstained { .. }
            | rubric::Event::TakenBack { .. }
            | rubric::Event::Delegated { .. } => Some("score_sheet"),
            rubric::Event::Set { .. }
            | rubric::Event::Reworded { .. }
            | rubric::Event::Translated { .. }
            | rubric::Event::Retired { .. }
            | rubric::Event::Opened { .. }
            | rubric::Event::RoundOpened { .. }
            | rubric::Event::Counted { .. }
            | rubric::Event::Lapsed { .. }
            | rubric::Event::Finished { .. }
            | rubric::Event::Shown { .. }
            | rubric::Event::Rescaled { .. } => None,
        },
        Event::Assign(event) => of_assign(event),
        Event::Tables(event) => match event {
            tables::Event::Adopted { .. }
            | tables::Event::Moved { .. }
            | tables::Event::Chosen { .. }
            | tables::Event::HelpAsked { .. }
            | tables::Event::Helped { .. } => Some("seating"),
            tables::Event::Laid { .. }
            | tables::Event::RoundBegun { .. }
            | tables::Event::RoundExtended { .. }
            | tables::Event::Announced { .. }
            | tables::Event::Noted { .. }
            | tables::Event::Harvested { .. }
            | tables::Event::Closed { .. } => None,
        },
    }
}

fn of_people(event: &people::Event) -> Option<&'static str> {
    match event {
        people::Event::SeatSet { .. }
        | people::Event::SeatRemoved { .. }
        | people::Event::LeadGiven { .. } => Some("seat"),
        people::Event::PresenceMarked { .. } => Some("presence"),
        people::Event::Recused { .. } => Some("recusal"),
        people::Event::OrganisationSet { .. } | people::Event::LinkCut { .. } => None,
    }
}

fn of_floor(event: &floor::Event) -> Option<&'static str> {
    match event {
        floor::Event::PrivateKept { .. } | floor::Event::PrivateRevised { .. } => {
            Some("private_note")
        }
        floor::Event::HandRaised { .. }
        | floor::Event::HandLowered { .. }
        | floor::Event::FloorGiven { .. }
        | floor::Event::TurnEnded { .. }
        | floor::Event::HandSkipped { .. } => Some("speaker_queue"),
        floor::Event::Presented { .. }
        | floor::Event::HearingNoted { .. }
        | floor::Event::HearingChecked { .. }
        | floor::Event::Noted { .. }
        | floor::Event::QueueCleared {}
        | floor::Event::QueueSet { .. }
        | floor::Event::AttentionHeld { .. }
        | floor::Event::AttentionReleased {} => None,
    }
}

fn of_assign(event: &assign::Event) -> Option<&'static str> {
    match event {
        assign::Event::ReviewerSet { .. }
        | assign::Event::ReviewerReleased { .. }
        | assign::Event::Bid { .. }
        | assign::Event::ConflictDeclared { .. }
        | assign::Event::ConflictWithdrawn { .. }
        | assign::Event::Fixed { .. }
        | assign::Event::Forbidden { .. }
        | assign::Event::Freed { .. } => Some("reviewer"),
        assign::Event::Started { .. }
        | assign::Event::HandedIn { .. }
        | assign::Event::Reopened { .. }
        | assign::Event::HandedOut { .. }
        | assign::Event::Waited { .. }
        | assign::Event::LeaseRenewed { .. }
        | assign::Event::LeaseReturned { .. }
        | assign::Event::LeasesEnded { .. } => Some("review"),
        assign::Event::Opened { .. }
        | assign::Event::Changed { .. }
        | assign::Event::QueueSet { .. }
        | assign::Event::SubmissionAdded { .. }
        | assign::Event::DemandSet { .. }
        | assign::Event::SubmissionWithdrawn { .. }
        | assign::Event::PlanAdopted { .. }
        | assign::Event::Published { .. }
        | assign::Event::Closed { .. } => None,
    }
}

/// The ids that name a source in stored events: organisations and seats.
pub fn sources(workshop: &Workshop) -> BTreeSet<String> {
    let organisations = workshop
        .people
        .organisations()
        .map(|one| one.id.to_string());
    let seats = workshop.people.all_seats().map(|seat| seat.id.to_string());
    organisations.chain(seats).collect()
}

/// Whether the stored form of an event names one of the sources, anywhere in it.
pub fn names_a_source(body: &Value, sources: &BTreeSet<String>) -> bool {
    match body {
        Value::String(text) => sources.contains(text),
        Value::Array(items) => items.iter().any(|item| names_a_source(item, sources)),
        Value::Object(fields) => fields
            .iter()
            .any(|(key, value)| sources.contains(key) || names_a_source(value, sources)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether the language of a text would tell who wrote it: fewer than five people of the workshop write it. The working
/// language tells nothing.
pub fn tells_who(workshop: &Workshop, lang: &Lang) -> bool {
    let writers = workshop.people.all_seats();
    let writers = writers.filter(|seat| seat.langs.contains(lang)).count();
    workshop.setup.langs.first() != Some(lang)
        && u32::try_from(writers).is_ok_and(|writers| writers < MINIMUM_CELL)
}
