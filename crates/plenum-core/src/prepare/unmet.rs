//! What is unmet in steps 1 and 2 (METHOD 7.6), with the names that a screen needs.

use super::state::hundredths;
use super::{SectionKind, State};
use crate::id::OrganisationId;
use crate::item::Item;
use crate::people::Role;
use crate::refusal::{Check, Unmet};
use crate::setup::SectionRule;
use crate::workshop::Workshop;

/// The initial report has at most ten pages, in hundredths.
const MOST_PAGES: u32 = 1_000;

/// The mandate is not confirmed by convenor and host lead.
pub fn unmet_mandate(workshop: &Workshop) -> Vec<Unmet> {
    let mandate = workshop.prepare.mandate.as_ref();
    let has = |role| mandate.is_some_and(|m| m.has(role));
    let roles = [(Role::Convenor, "convenor"), (Role::HostLead, "host_lead")];
    let missing: Vec<_> = roles
        .iter()
        .filter(|(role, _)| !has(*role))
        .map(|(_, name)| (*name).to_owned())
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let have = 2_u32.saturating_sub(count(missing.len()));
    vec![Unmet {
        names: missing,
        have,
        need: 2,
        ..Unmet::of(Check::MandateConfirmed)
    }]
}

/// The initial report is not released.
pub fn unmet_release(workshop: &Workshop) -> Vec<Unmet> {
    if workshop.prepare.report.version > 0 || sections(workshop).is_empty() {
        return Vec::new();
    }
    vec![Unmet::of(Check::ReportReleased)]
}

/// Peer organisations that neither handed in their desk review nor were waived.
pub fn unmet_desk(workshop: &Workshop) -> Vec<Unmet> {
    let peers: Vec<_> = workshop.people.peer_organisations().map(|o| o.id).collect();
    let open = |id: &OrganisationId| {
        let review = workshop.prepare.desk_review(*id);
        !review.submitted && !review.waived
    };
    let organisations: Vec<_> = peers.iter().copied().filter(open).collect();
    if organisations.is_empty() {
        return Vec::new();
    }
    let need = count(peers.len());
    let have = need.saturating_sub(count(organisations.len()));
    vec![Unmet {
        organisations,
        have,
        need,
        ..Unmet::of(Check::DeskReviewsSubmitted)
    }]
}

/// The answer plan is not confirmed.
pub fn unmet_answer_plan(workshop: &Workshop) -> Vec<Unmet> {
    if workshop.prepare.answer_plan.is_some() {
        Vec::new()
    } else {
        vec![Unmet::of(Check::AnswerPlanConfirmed)]
    }
}

/// The sections that the template asks for.
pub(super) fn sections(workshop: &Workshop) -> &'static [SectionRule] {
    workshop
        .setup
        .template()
        .map_or(&[], |template| &template.sections)
}

/// What keeps the initial report from being released.
pub(super) fn report(workshop: &Workshop) -> Vec<Unmet> {
    let draft = &workshop.prepare.report.draft;
    let rules = sections(workshop);
    let mut unmet = Vec::new();

    let empty = rules
        .iter()
        .filter(|rule| rule.mandatory && !draft.contains_key(&rule.section))
        .map(|rule| rule.section);
    let empty: Vec<SectionKind> = empty.collect();
    if !empty.is_empty() {
        let need = count(rules.iter().filter(|rule| rule.mandatory).count());
        unmet.push(Unmet {
            items: empty.iter().copied().map(Item::Section).collect(),
            names: empty.iter().filter_map(word).collect(),
            have: need.saturating_sub(count(empty.len())),
            need,
            ..Unmet::of(Check::SectionsFilled)
        });
    }

    let counted = rules.iter().filter(|rule| rule.pages.is_some());
    let length = counted
        .filter_map(|rule| draft.get(&rule.section))
        .map(super::SectionText::length)
        .sum();
    let pages = hundredths(length);
    if pages > MOST_PAGES {
        unmet.push(Unmet {
            have: pages,
            need: MOST_PAGES,
            ..Unmet::of(Check::ReportLength)
        });
    }

    if let Some(template) = workshop.setup.template() {
        let (least, most) = template.guiding_questions;
        let have = count(
            workshop
                .prepare
                .mandate
                .as_ref()
                .map_or(0, |m| m.guiding_questions.len()),
        );
        if !(least..=most).contains(&have) {
            unmet.push(Unmet {
                have,
                need: least,
                ..Unmet::of(Check::GuidingQuestions)
            });
        }
    }
    unmet
}

/// What a desk review misses before it can be handed in.
pub(super) fn desk_review(
    workshop: &Workshop,
    organisation: OrganisationId,
    nobody_missing: bool,
) -> Option<Unmet> {
    let state = &workshop.prepare;
    let checks = [
        (
            "hypothesis",
            state.hypotheses.values().any(|h| h.by == organisation),
        ),
        (
            "question",
            state.questions.values().any(|q| q.by == organisation),
        ),
        (
            "invitation",
            nobody_missing || state.invitations.values().any(|i| i.by == organisation),
        ),
    ];
    let names: Vec<_> = checks
        .iter()
        .filter(|(_, met)| !met)
        .map(|(name, _)| (*name).to_owned())
        .collect();
    if names.is_empty() {
        return None;
    }
    let need = count(checks.len());
    let have = need.saturating_sub(count(names.len()));
    Some(Unmet {
        organisations: vec![organisation],
        names,
        have,
        need,
        ..Unmet::of(Check::DeskReviewComplete)
    })
}

/// What keeps the answer plan from being confirmed.
pub(super) fn plan(workshop: &Workshop) -> Vec<Unmet> {
    let state: &State = &workshop.prepare;
    let mut unmet = Vec::new();
    let questions = state
        .questions
        .iter()
        .filter(|(_, q)| q.merged_into.is_none() && q.path.is_none());
    let requests = state.requests.iter().filter(|(_, r)| r.delivery.is_none());
    let open: Vec<_> = questions
        .map(|(id, _)| Item::Question(id))
        .chain(requests.map(|(id, _)| Item::Request(id)))
        .collect();
    if !open.is_empty() {
        unmet.push(of_items(
            Check::PathsChosen,
            open,
            state.questions.len() + state.requests.len(),
        ));
    }
    let undecided = state
        .invitations
        .iter()
        .filter(|(_, i)| i.state == super::InvitationState::Proposed);
    let undecided: Vec<_> = undecided.map(|(id, _)| Item::Invitation(id)).collect();
    if !undecided.is_empty() {
        unmet.push(of_items(
            Check::InvitationsDecided,
            undecided,
            state.invitations.len(),
        ));
    }
    let missing = state.missing_sectors();
    if !missing.is_empty() {
        let have = count(state.sectors().len());
        let names = missing.iter().filter_map(word).collect();
        unmet.push(Unmet {
            names,
            have,
            need: 4,
            ..Unmet::of(Check::SectorsCovered)
        });
    }
    unmet
}

fn of_items(check: Check, items: Vec<Item>, all: usize) -> Unmet {
    let need = count(all);
    Unmet {
        have: need.saturating_sub(count(items.len())),
        need,
        items,
        ..Unmet::of(check)
    }
}

/// A word of this noun as it is written in JSON.
fn word(value: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
