//! What screens show of recommendations.

use std::collections::BTreeSet;

use super::{
    EndorsementBody, EndorsementLine, Event, HandoverBody, MyRatingBody, Recommendation,
    RecommendationBody, ResultBody, RoundBody, RoundResult, Stance, WeighingBody, unmet::count,
};
use crate::id::{BlockId, RecommendationId};
use crate::keys::Keyring;
use crate::people::Right;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;
use plenum_judge::scoring::Quarters;

/// What an event touches.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    let running = || workshop.agenda.running().map(Topic::Progress);
    match event {
        Event::Drafted { id, .. } => {
            let item = [
                Topic::Recommendation(*id),
                Topic::Ratings(*id),
                Topic::Endorsement(*id),
                Topic::Results,
            ];
            let round = workshop
                .recommend
                .open_round()
                .map(|round| Topic::Progress(round.block));
            item.into_iter().chain(running()).chain(round).collect()
        }
        Event::Rated {
            block,
            recommendation,
            ..
        } => BTreeSet::from([Topic::Ratings(*recommendation), Topic::Progress(*block)]),
        Event::Endorsed { recommendation, .. } => {
            std::iter::once(Topic::Endorsement(*recommendation))
                .chain(running())
                .collect()
        }
        Event::RoundOpened { block, .. } => BTreeSet::from([
            Topic::Round(*block),
            Topic::Results,
            Topic::Progress(*block),
        ]),
        // These change what many may see.
        Event::Merged { .. }
        | Event::PutToRating { .. }
        | Event::RoundClosed { .. }
        | Event::EndorsementsRevealed { .. }
        | Event::HandedOver { .. } => BTreeSet::from([Topic::Everything]),
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    topics.extend([Topic::Results, Topic::Handover]);
    for item in workshop.recommend.iter() {
        topics.extend([
            Topic::Recommendation(item.id),
            Topic::Ratings(item.id),
            Topic::Endorsement(item.id),
        ]);
    }
    topics.extend(
        workshop
            .recommend
            .rounds()
            .iter()
            .map(|round| Topic::Round(round.block)),
    );
}

/// The records of a topic.
pub fn records(workshop: &Workshop, keys: &Keyring, topic: Topic, out: &mut Records) {
    let state = &workshop.recommend;
    if let Topic::Recommendation(id) = topic
        && let Some(item) = state.get(id)
    {
        show(
            out,
            policy::until_handover(workshop),
            &format!("recommendation/{id}"),
            &recommendation(workshop, item).into(),
        );
    } else if let Topic::Round(block) = topic {
        round(workshop, block, out);
    } else if let Topic::Ratings(id) = topic {
        ratings(workshop, keys, id, out);
    } else if topic == Topic::Results {
        results(workshop, out);
    } else if let Topic::Endorsement(id) = topic {
        endorsement(workshop, id, out);
    } else if topic == Topic::Handover {
        handover(workshop, out);
    }
}

fn show(out: &mut Records, audiences: Vec<Audience>, key: &str, body: &Body) {
    for audience in audiences {
        out.insert((audience, key.to_owned()), body.clone());
    }
}

fn recommendation(workshop: &Workshop, item: &Recommendation) -> RecommendationBody {
    let order = workshop.recommend.tracker_order();
    RecommendationBody {
        id: item.id,
        number: format!("R{}", item.number),
        text: item.text.clone(),
        reason: item.reason.clone(),
        addressee: item.addressee.clone(),
        horizon: item.horizon,
        kind: item.kind,
        clusters: item.clusters.clone(),
        challenges: item.challenges.clone(),
        state: item.state,
        version: item.version,
        merged_into: item.merged_into,
        missing: item.missing(),
        tracker_place: order
            .iter()
            .position(|id| *id == item.id)
            .map(|place| count(place + 1)),
    }
}

fn round(workshop: &Workshop, block: BlockId, out: &mut Records) {
    let Some(round) = workshop.recommend.round(block) else {
        return;
    };
    let body = RoundBody {
        block,
        open: round.is_open(),
        items: round.items.clone(),
        raters: count(
            workshop
                .people
                .seats()
                .filter(|seat| seat.role.may(Right::Rate))
                .count(),
        ),
    };
    show(
        out,
        policy::peers_and_desk(),
        &format!("round/{block}"),
        &body.into(),
    );
}

/// Everybody's own answer in the open round, to them alone, while the key lives.
fn ratings(workshop: &Workshop, keys: &Keyring, id: RecommendationId, out: &mut Records) {
    let Some(round) = workshop.recommend.open_round() else {
        return;
    };
    for ((item, author), rating) in round.answers.iter().filter(|((item, _), _)| *item == id) {
        let Some(seat) = keys
            .seat_of(*author, item.0)
            .filter(|seat| workshop.people.seat(*seat).is_some())
        else {
            continue;
        };
        let body = MyRatingBody {
            recommendation: id,
            importance: rating.importance,
            feasibility: rating.feasibility,
            abstained: !rating.has_values(),
            comment: rating.comment.clone(),
        };
        show(
            out,
            policy::person(seat),
            &format!("my_rating/{id}"),
            &body.into(),
        );
    }
}

fn results(workshop: &Workshop, out: &mut Records) {
    let state = &workshop.recommend;
    let order = state.by_spread();
    for item in state.iter() {
        let mut counted = state.counted(item.id);
        let Some((block, result)) = counted.pop() else {
            continue;
        };
        let earlier = counted.into_iter().map(|(block, result)| RoundResult {
            block,
            importance: result.importance.clone(),
            feasibility: result.feasibility.clone(),
        });
        let body = ResultBody {
            recommendation: item.id,
            block,
            answered: result.answered,
            missing: result.missing,
            importance: result.importance.clone(),
            feasibility: result.feasibility.clone(),
            comments: policy::unmarked(workshop, &result.comments, |seat| {
                seat.role.may(Right::Rate)
            }),
            earlier: earlier.collect(),
            spread_place: order
                .iter()
                .position(|id| *id == item.id)
                .map(|place| count(place + 1)),
        };
        show(
            out,
            policy::rating_totals(workshop),
            &format!("result/{}", item.id),
            &body.into(),
        );
    }
    let (counted, superseded_by_round) = state.pairs();
    let superseded_by_change = state.superseded_by_change();
    if counted + superseded_by_round + superseded_by_change > 0 {
        let audiences = if state.is_handed_over() {
            policy::room()
        } else {
            policy::desk()
        };
        show(
            out,
            audiences,
            "weighing",
            &WeighingBody {
                counted,
                superseded_by_round,
                superseded_by_change,
            }
            .into(),
        );
    }
}

fn endorsement(workshop: &Workshop, id: RecommendationId, out: &mut Records) {
    let state = &workshop.recommend;
    let line = |(organisation, voice): (_, &super::Voice)| EndorsementLine {
        organisation,
        stance: voice.stance,
        reason: voice.reason.clone(),
    };
    let lines: Vec<_> = state.voices(id).map(line).collect();
    let body = |stances: Vec<EndorsementLine>, revealed: bool| {
        let number =
            |stance: Stance| count(stances.iter().filter(|line| line.stance == stance).count());
        EndorsementBody {
            recommendation: id,
            revealed,
            support: number(Stance::Support),
            can_live_with: number(Stance::CanLiveWith),
            object: number(Stance::Object),
            carried: revealed.then(|| state.carried().contains(&id)),
            stances,
        }
    };
    let key = format!("endorsement/{id}");
    if state.is_revealed(id) {
        show(
            out,
            policy::until_handover(workshop),
            &key,
            &body(lines, true).into(),
        );
    } else {
        for line in lines {
            out.insert(
                (Audience::Organisation(line.organisation), key.clone()),
                body(vec![line], false).into(),
            );
        }
    }
}

fn handover(workshop: &Workshop, out: &mut Records) {
    let state = &workshop.recommend;
    let Some(given) = state.handover() else {
        return;
    };
    let carried = state.carried();
    let not_carried = state
        .iter()
        .filter(|item| item.state == super::RecommendationState::NotCarried);
    let body = HandoverBody {
        at: given.at,
        statement: given.statement.clone(),
        not_carried: not_carried.map(|item| item.id).collect(),
        tracker: state.tracker_order(),
        strong: state.strong(),
        spread_limit: carried
            .iter()
            .filter_map(|id| state.importance(*id))
            .map(|s| s.spread)
            .max()
            .unwrap_or(Quarters(0)),
        carried,
    };
    show(out, policy::room(), "handover", &body.into());
}
