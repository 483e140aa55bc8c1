//! What screens show of the last hour and the report.

use std::collections::BTreeSet;

use super::{
    Conclusion, ConclusionBody, CorrectionBody, DateLine, DatesBody, DissentLine, EvaluationBody,
    Event, MyEvaluationBody, ReportBody, ReportStage, Voice,
};
use crate::keys::Keyring;
use crate::people::Right;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;

/// What an event touches.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    match event {
        Event::Proposed { id, .. } => BTreeSet::from([Topic::Conclusion(*id)]),
        Event::Voiced { conclusion, .. } | Event::Settled { conclusion } => {
            BTreeSet::from([Topic::Conclusion(*conclusion)])
        }
        Event::DateSet { .. } => BTreeSet::from([Topic::Dates]),
        Event::Evaluated { block, .. } => {
            BTreeSet::from([Topic::Evaluation, Topic::Progress(*block)])
        }
        Event::EvaluationCounted { .. } => BTreeSet::from([Topic::Everything]),
        // With the draft the written parts go to the participants, with the final report to the room.
        Event::ReportFiled { .. } => {
            let written = workshop.narrative.written().map(Topic::Narrative);
            written.chain([Topic::Report, Topic::Signatures]).collect()
        }
        Event::FactCorrected { .. } => BTreeSet::from([Topic::Report]),
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    topics.extend([Topic::Dates, Topic::Evaluation, Topic::Report]);
    topics.extend(
        workshop
            .close
            .iter()
            .map(|conclusion| Topic::Conclusion(conclusion.id)),
    );
}

/// The records of a topic.
pub fn records(workshop: &Workshop, keys: &Keyring, topic: Topic, out: &mut Records) {
    let state = &workshop.close;
    if let Topic::Conclusion(id) = topic
        && let Some(found) = state.get(id)
    {
        show(
            out,
            policy::room(),
            &format!("conclusion/{id}"),
            &conclusion(found).into(),
        );
    } else if topic == Topic::Dates && !state.dates.is_empty() {
        let dates = state
            .dates
            .iter()
            .map(|(date, what)| DateLine {
                date: *date,
                what: what.clone(),
            })
            .collect();
        show(out, policy::room(), "dates", &DatesBody { dates }.into());
    } else if topic == Topic::Evaluation {
        evaluation(workshop, keys, out);
    } else if topic == Topic::Report {
        report(workshop, out);
    }
}

fn show(out: &mut Records, audiences: Vec<Audience>, key: &str, body: &Body) {
    for audience in audiences {
        out.insert((audience, key.to_owned()), body.clone());
    }
}

fn conclusion(conclusion: &Conclusion) -> ConclusionBody {
    let dissents = conclusion
        .voices
        .iter()
        .filter_map(|(organisation, voice)| match voice {
            Voice::Agrees => None,
            Voice::Dissents(note) => Some(DissentLine {
                organisation: *organisation,
                note: note.clone(),
            }),
        });
    ConclusionBody {
        id: conclusion.id,
        number: format!("KC{}", conclusion.number),
        sentence: conclusion.sentence.clone(),
        state: conclusion.state,
        agreed: conclusion
            .voices
            .iter()
            .filter(|(_, voice)| **voice == Voice::Agrees)
            .map(|(o, _)| *o)
            .collect(),
        dissents: dissents.collect(),
    }
}

/// Totals once counted; until then each answer to its author alone.
fn evaluation(workshop: &Workshop, keys: &Keyring, out: &mut Records) {
    let state = &workshop.close;
    if let Some(results) = &state.results {
        for result in results {
            let body = EvaluationBody {
                question: result.question,
                answered: result.answered,
                summary: result.summary.clone(),
                comments: policy::unmarked(workshop, &result.comments, |seat| {
                    seat.role.may(Right::Evaluate)
                }),
            };
            show(
                out,
                policy::room(),
                &key("evaluation", result.question),
                &body.into(),
            );
        }
        return;
    }
    for ((question, author), answer) in &state.answers {
        let seat = keys
            .seat_of(*author, question.subject())
            .filter(|seat| workshop.people.seat(*seat).is_some());
        if let Some(seat) = seat {
            let body = MyEvaluationBody {
                question: *question,
                value: answer.value,
                comment: answer.comment.clone(),
            };
            show(
                out,
                policy::person(seat),
                &key("my_evaluation", *question),
                &body.into(),
            );
        }
    }
}

/// A key such as `evaluation/usefulness`.
fn key(kind: &str, question: super::EvaluationQuestion) -> String {
    let name = serde_json::to_value(question)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default();
    format!("{kind}/{name}")
}

fn report(workshop: &Workshop, out: &mut Records) {
    for (stage, summary, at) in &workshop.close.reports {
        let (name, audiences) = match stage {
            ReportStage::Raw => ("raw", policy::room()),
            ReportStage::Draft => ("draft", policy::participants()),
            ReportStage::FactCheck => ("fact_check", policy::participants()),
            ReportStage::Final => ("final", policy::room()),
        };
        let body = ReportBody {
            stage: *stage,
            at: *at,
            summary: summary.clone(),
        };
        show(out, audiences, &format!("report/{name}"), &body.into());
    }
    for (n, (place, correction)) in (1..).zip(&workshop.close.corrections) {
        let body = CorrectionBody {
            n,
            place: place.clone(),
            correction: correction.clone(),
        };
        show(
            out,
            policy::host_and_desk(),
            &format!("correction/{n}"),
            &body.into(),
        );
    }
}
