//! What screens show of mandate, initial report, desk review and answers.

use std::collections::BTreeSet;

use super::state::SectionText;
use super::{
    CoverageBody, DeskReviewBody, Event, Hypothesis, HypothesisBody, InvitationBody, MandateBody,
    QuestionBody, RequestBody, SectionBody, SectionKind, SectionState, translate, unmet,
};
use crate::agenda::Phase;
use crate::id::{HypothesisId, InvitationId, OrganisationId, QuestionId, RequestId};
use crate::keys::Keyring;
use crate::visibility::{Body, Records, Topic, policy};
use crate::workshop::Workshop;

/// What an event touches.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    let state = &workshop.prepare;
    match event {
        Event::MandateSet { .. } | Event::MandateConfirmed { .. } => {
            BTreeSet::from([Topic::Mandate])
        }
        Event::SectionWritten { section, .. } => BTreeSet::from([Topic::Section(*section)]),
        Event::ReportReleased { .. } | Event::ReportReopened { .. } => unmet::sections(workshop)
            .iter()
            .map(|rule| Topic::Section(rule.section))
            .collect(),
        Event::HypothesisProposed { id, by, .. } => {
            BTreeSet::from([Topic::Hypothesis(*id), Topic::DeskReview(*by)])
        }
        Event::QuestionAsked { id, by, .. } => {
            BTreeSet::from([Topic::Question(*id), Topic::DeskReview(*by)])
        }
        Event::InformationRequested { id, by, .. } => {
            BTreeSet::from([Topic::Request(*id), Topic::DeskReview(*by)])
        }
        Event::InvitationProposed { id, by, .. } => BTreeSet::from([
            Topic::Invitation(*id),
            Topic::DeskReview(*by),
            Topic::Coverage,
        ]),
        Event::DeskReviewSubmitted { organisation, .. }
        | Event::DeskReviewWaived { organisation, .. } => {
            BTreeSet::from([Topic::DeskReview(*organisation)])
        }
        // What was merged into the duplicate before points elsewhere now.
        Event::HypothesisMerged { .. } => state.hypotheses.ids().map(Topic::Hypothesis).collect(),
        Event::QuestionMerged { .. } => state.questions.ids().map(Topic::Question).collect(),
        Event::PathChosen { question, .. } | Event::QuestionAnswered { question, .. } => {
            BTreeSet::from([Topic::Question(*question)])
        }
        Event::RequestAnswered { request, .. } => BTreeSet::from([Topic::Request(*request)]),
        Event::InvitationDecided { invitation, .. }
        | Event::InvitationRecorded { invitation, .. } => {
            BTreeSet::from([Topic::Invitation(*invitation), Topic::Coverage])
        }
        Event::AnswerPlanConfirmed { .. } => BTreeSet::from([Topic::Coverage]),
        Event::VerdictSet { hypothesis, .. } => BTreeSet::from([Topic::Hypothesis(*hypothesis)]),
        Event::Translated { item, .. } => translate::topics(*item).into_iter().collect(),
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    let state = &workshop.prepare;
    topics.extend([Topic::Mandate, Topic::Coverage]);
    topics.extend(
        unmet::sections(workshop)
            .iter()
            .map(|rule| Topic::Section(rule.section)),
    );
    topics.extend(state.hypotheses.ids().map(Topic::Hypothesis));
    topics.extend(state.questions.ids().map(Topic::Question));
    topics.extend(state.requests.ids().map(Topic::Request));
    topics.extend(state.invitations.ids().map(Topic::Invitation));
    topics.extend(
        workshop
            .people
            .organisations()
            .map(|o| Topic::DeskReview(o.id)),
    );
}

/// The records of a topic.
pub fn records(workshop: &Workshop, _keys: &Keyring, topic: Topic, out: &mut Records) {
    if topic == Topic::Mandate {
        mandate(workshop, out);
    }
    if let Topic::Section(kind) = topic {
        section(workshop, kind, out);
    }
    if let Topic::Hypothesis(id) = topic {
        hypothesis(workshop, id, out);
    }
    if let Topic::Question(id) = topic {
        question(workshop, id, out);
    }
    if let Topic::Request(id) = topic {
        request(workshop, id, out);
    }
    if let Topic::Invitation(id) = topic {
        invitation(workshop, id, out);
    }
    if let Topic::DeskReview(id) = topic {
        desk_review(workshop, id, out);
    }
    if topic == Topic::Coverage {
        coverage(workshop, out);
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

fn mandate(workshop: &Workshop, out: &mut Records) {
    let Some(mandate) = &workshop.prepare.mandate else {
        return;
    };
    let confirmed = mandate.is_confirmed();
    let body = MandateBody {
        purpose: mandate.purpose.clone(),
        guiding_questions: mandate.guiding_questions.clone(),
        confirmed_by: mandate.confirmations.iter().map(|c| c.by).collect(),
        confirmed,
    };
    let audiences = if confirmed {
        policy::room()
    } else {
        policy::mandate()
    };
    put(out, audiences, "mandate", body);
}

/// The released version goes to the room; while a version is written, the host and the desk see that one instead.
fn section(workshop: &Workshop, kind: SectionKind, out: &mut Records) {
    let Some(rule) = unmet::sections(workshop)
        .iter()
        .find(|rule| rule.section == kind)
    else {
        return;
    };
    let report = &workshop.prepare.report;
    let key = format!("section/{}", name(kind));
    let body = |text: Option<&SectionText>, state, version| SectionBody {
        section: kind,
        mandatory: rule.mandatory,
        state,
        version,
        body: text.map(|text| text.body.clone()),
        remark: text.and_then(|text| text.remark.clone()),
        pages: text.map_or(0, SectionText::pages),
    };
    let state = |text: Option<&SectionText>, filled| {
        if text.is_some() {
            filled
        } else {
            SectionState::Empty
        }
    };
    if report.version > 0 {
        let text = report.released.get(&kind);
        let body = body(text, state(text, SectionState::Released), report.version);
        put(out, policy::until_released(true), &key, body);
    }
    if report.is_open() {
        let text = report.draft.get(&kind);
        let body = body(
            text,
            state(text, SectionState::Draft),
            report.version.saturating_add(1),
        );
        put(out, policy::until_released(false), &key, body);
    }
}

fn hypothesis(workshop: &Workshop, id: HypothesisId, out: &mut Records) {
    let Some(hypothesis) = workshop.prepare.hypotheses.get(id) else {
        return;
    };
    let key = format!("hypothesis/{id}");
    let phase = workshop.agenda.phase;
    put(
        out,
        policy::desk_review(workshop, hypothesis.by),
        &key,
        hypothesis_body(id, hypothesis, phase, false),
    );
    if hypothesis.verdict.is_some() {
        put(
            out,
            policy::verdict(workshop),
            &key,
            hypothesis_body(id, hypothesis, phase, true),
        );
    }
}

fn hypothesis_body(
    id: HypothesisId,
    hypothesis: &Hypothesis,
    phase: Phase,
    verdict: bool,
) -> HypothesisBody {
    HypothesisBody {
        id,
        number: format!("H{}", hypothesis.number),
        by: hypothesis.by,
        statement: hypothesis.statement.clone(),
        why: hypothesis.why.clone(),
        would_change: hypothesis.would_change.clone(),
        state: hypothesis.state(phase),
        merged_into: hypothesis.merged_into,
        verdict: hypothesis.verdict.filter(|_| verdict),
    }
}

fn question(workshop: &Workshop, id: QuestionId, out: &mut Records) {
    let Some(question) = workshop.prepare.questions.get(id) else {
        return;
    };
    let body = QuestionBody {
        id,
        number: format!("Q{}", question.number),
        by: question.by,
        question: question.question.clone(),
        kind: question.kind,
        state: question.state,
        path: question.path,
        answer: question.answer.clone(),
        merged_into: question.merged_into,
    };
    put(
        out,
        policy::desk_review(workshop, question.by),
        &format!("question/{id}"),
        body,
    );
}

fn request(workshop: &Workshop, id: RequestId, out: &mut Records) {
    let Some(request) = workshop.prepare.requests.get(id) else {
        return;
    };
    let body = RequestBody {
        id,
        number: format!("I{}", request.number),
        by: request.by,
        what: request.what.clone(),
        why: request.why.clone(),
        delivery: request.delivery,
        note: request.note.clone(),
    };
    put(
        out,
        policy::desk_review(workshop, request.by),
        &format!("request/{id}"),
        body,
    );
}

fn invitation(workshop: &Workshop, id: InvitationId, out: &mut Records) {
    let Some(invitation) = workshop.prepare.invitations.get(id) else {
        return;
    };
    let body = InvitationBody {
        id,
        number: format!("INV{}", invitation.number),
        by: invitation.by,
        who: invitation.who.clone(),
        why: invitation.why.clone(),
        sector: invitation.sector,
        state: invitation.state,
        reason: invitation.reason.clone(),
        seat: invitation.seat,
    };
    put(
        out,
        policy::desk_review(workshop, invitation.by),
        &format!("invitation/{id}"),
        body,
    );
}

/// From the desk review on, for each peer organisation; counts only.
fn desk_review(workshop: &Workshop, organisation: OrganisationId, out: &mut Records) {
    let asked = goes_through(workshop, Phase::Desk) && workshop.agenda.phase >= Phase::Desk;
    if !asked || !workshop.people.is_peer(organisation) {
        return;
    }
    let state = &workshop.prepare;
    let review = state.desk_review(organisation);
    let body = DeskReviewBody {
        organisation,
        submitted: review.submitted,
        waived: review.waived,
        hypotheses: count(state.hypotheses.values().filter(|h| h.by == organisation)),
        questions: count(state.questions.values().filter(|q| q.by == organisation)),
        requests: count(state.requests.values().filter(|r| r.by == organisation)),
        invitations: count(state.invitations.values().filter(|i| i.by == organisation)),
    };
    put(
        out,
        policy::desk_review_progress(organisation),
        &format!("desk_review/{organisation}"),
        body,
    );
}

/// Not before the desk review is closed: it would tell the host what the peers are about to propose.
fn coverage(workshop: &Workshop, out: &mut Records) {
    if !goes_through(workshop, Phase::Merge) || workshop.agenda.phase < Phase::Merge {
        return;
    }
    let state = &workshop.prepare;
    let body = CoverageBody {
        present: state.sectors(),
        missing: state.missing_sectors(),
        confirmed: state.answer_plan.is_some(),
        confirmed_at: state.answer_plan,
        reason: state.coverage_reason.clone(),
    };
    put(
        out,
        policy::until_released(state.answer_plan.is_some()),
        "coverage",
        body,
    );
}

fn goes_through(workshop: &Workshop, phase: Phase) -> bool {
    workshop
        .setup
        .template()
        .is_some_and(|template| template.phases.contains(&phase))
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}

/// The section as it stands in a key.
fn name(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Frame => "frame",
        SectionKind::Overview => "overview",
        SectionKind::Related => "related",
        SectionKind::Challenges => "challenges",
        SectionKind::Actors => "actors",
        SectionKind::State => "state",
        SectionKind::Guiding => "guiding",
        SectionKind::Annexes => "annexes",
    }
}
