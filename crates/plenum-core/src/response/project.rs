//! What screens show of stances, responses, actions and checks.

use std::collections::BTreeSet;

use super::{ActionBody, CheckBody, CheckLine, Event, ProgressLine, ResponseBody, ResponsesBody};
use crate::agenda::Phase;
use crate::id::{ActionId, RecommendationId};
use crate::keys::Keyring;
use crate::visibility::{Body, Records, Topic, policy};
use crate::workshop::Workshop;

/// What an event touches.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    match event {
        Event::StanceTaken { recommendation, .. }
        | Event::Remarked { recommendation, .. }
        | Event::Responded { recommendation, .. } => {
            BTreeSet::from([Topic::Response(*recommendation)])
        }
        // From now on the room sees every response and every action.
        Event::ResponsesPublished { .. } => {
            let mut all = BTreeSet::new();
            topics(workshop, &mut all);
            all
        }
        Event::ActionPlanned { id: action, .. }
        | Event::ActionSet { action, .. }
        | Event::ActionFellDue { action }
        | Event::ProgressReported { action, .. }
        | Event::ActionRemarked { action, .. } => BTreeSet::from([Topic::Action(*action)]),
        Event::ProgressSubmitted { phase, .. } => BTreeSet::from([Topic::Check(*phase)]),
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    let state = &workshop.response;
    topics.extend(state.stances.keys().copied().map(Topic::Response));
    topics.extend(state.remarks.keys().copied().map(Topic::Response));
    topics.extend(state.responses.keys().copied().map(Topic::Response));
    topics.insert(Topic::Responses);
    topics.extend(state.actions.ids().map(Topic::Action));
    topics.extend(state.checks.keys().copied().map(Topic::Check));
}

/// The records of a topic.
pub fn records(workshop: &Workshop, _keys: &Keyring, topic: Topic, out: &mut Records) {
    if let Topic::Response(id) = topic {
        response(workshop, id, out);
    }
    if topic == Topic::Responses
        && let Some(published) = &workshop.response.published
    {
        let body = ResponsesBody {
            published_at: published.at,
            signed_by: published.by,
            statement: published.statement.clone(),
        };
        put(out, policy::room(), "responses", body);
    }
    if let Topic::Action(id) = topic {
        action(workshop, id, out);
    }
    if let Topic::Check(phase) = topic {
        check(workshop, phase, out);
    }
}

fn put(out: &mut Records, audiences: Vec<crate::Audience>, key: &str, body: impl Into<Body>) {
    let body = body.into();
    out.extend(
        audiences
            .into_iter()
            .map(|audience| ((audience, key.to_owned()), body.clone())),
    );
}

/// Stance and remarks are the room's; the draft of the formal response is the host's until it is published.
fn response(workshop: &Workshop, id: RecommendationId, out: &mut Records) {
    let state = &workshop.response;
    let published = state.published.is_some();
    let key = format!("response/{id}");
    let stance = state.stances.get(&id);
    let remarks = state.remarks.get(&id);
    let formal = state.responses.get(&id);
    let body = |show_formal: bool| {
        let formal = formal.filter(|_| show_formal);
        ResponseBody {
            recommendation: id,
            stance: stance.map(|stance| stance.stance),
            remark: stance.and_then(|stance| stance.remark.clone()),
            remarks: remarks.cloned().unwrap_or_default(),
            decision: formal.map(|formal| formal.decision),
            reason: formal.and_then(|formal| formal.reason.clone()),
            published: published && formal.is_some(),
        }
    };
    if stance.is_some() || remarks.is_some() || (published && formal.is_some()) {
        put(out, policy::until_released(true), &key, body(published));
    }
    if formal.is_some() && !published {
        put(out, policy::until_released(false), &key, body(true));
    }
}

fn action(workshop: &Workshop, id: ActionId, out: &mut Records) {
    let state = &workshop.response;
    let Some(action) = state.actions.get(id) else {
        return;
    };
    let body = ActionBody {
        id,
        number: format!("A{}", action.number),
        text: action.text.clone(),
        recommendations: action.recommendations.clone(),
        owner: action.owner.clone(),
        due: action.due.map(|due| due.date),
        dependence: action.dependence.clone(),
        reported: action.reported,
        shown: action.shown(),
        history: action
            .history
            .iter()
            .map(|line| ProgressLine {
                at: line.at,
                status: line.status,
                evidence: line.evidence.clone(),
            })
            .collect(),
        remarks: action.remarks.clone(),
    };
    put(
        out,
        policy::until_released(state.published.is_some()),
        &format!("action/{id}"),
        body,
    );
}

fn check(workshop: &Workshop, phase: Phase, out: &mut Records) {
    let Some(check) = workshop.response.checks.get(&phase) else {
        return;
    };
    let lines = check.actions.iter();
    let body = CheckBody {
        phase,
        submitted_at: check.at,
        statement: check.statement.clone(),
        actions: lines
            .map(|line| CheckLine {
                action: line.action,
                reported: line.reported,
                shown: line.shown,
            })
            .collect(),
    };
    let after = if phase == Phase::Follow6 {
        "follow6"
    } else {
        "follow12"
    };
    put(out, policy::room(), &format!("check/{after}"), body);
}
