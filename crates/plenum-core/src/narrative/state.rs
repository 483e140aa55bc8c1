//! The written parts as they stand.

use std::collections::BTreeMap;

use super::{Event, NarrativePart, RemarkKind, RemarkState};
use crate::id::{OrganisationId, RemarkId, SeatId};
use crate::people::Role;
use crate::text::Text;
use crate::time::Timestamp;
use crate::workshop::{Shelf, Workshop};

/// Parts with their versions, remarks, signatures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    parts: BTreeMap<NarrativePart, Vec<Version>>,
    /// Remarks in the order in which they came.
    pub remarks: Shelf<RemarkId, Remark>,
    /// Rises with every version of every part.
    pub edition: u32,
    /// Who signed the present edition, and when.
    pub signed: BTreeMap<Role, Timestamp>,
}

/// A version of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// The whole text.
    pub text: Text,
    /// The printed numbers it points to.
    pub cites: Vec<String>,
    /// Who wrote it.
    pub by: SeatId,
    /// When.
    pub at: Timestamp,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// On which part.
    pub part: NarrativePart,
    /// On which version of it.
    pub version: u32,
    /// A comment or a fact.
    pub kind: RemarkKind,
    /// For whom.
    pub by: OrganisationId,
    /// The words it is about.
    pub quote: Option<Text>,
    /// What was said.
    pub text: Text,
    /// What became of it.
    pub state: RemarkState,
    /// Why not, or what was done.
    pub answer: Option<Text>,
}

impl State {
    /// The versions of a part, oldest first.
    pub fn versions(&self, part: NarrativePart) -> &[Version] {
        self.parts.get(&part).map_or(&[], Vec::as_slice)
    }

    /// The present version of a part.
    pub fn current(&self, part: NarrativePart) -> Option<&Version> {
        self.versions(part).last()
    }

    /// The number of the present version; 0 where nothing is written.
    pub fn version(&self, part: NarrativePart) -> u32 {
        self.current(part).map_or(0, |version| version.number)
    }

    /// Parts that are written, in order.
    pub fn written(&self) -> impl Iterator<Item = NarrativePart> {
        self.parts.keys().copied()
    }

    /// Whether both have signed what stands, or nothing was written that could be signed.
    pub fn is_signed(&self) -> bool {
        self.edition == 0 || SIGNERS.iter().all(|role| self.signed.contains_key(role))
    }

    /// Facts that nobody settled yet.
    pub fn open_facts(&self) -> usize {
        let open =
            |remark: &&Remark| remark.kind == RemarkKind::Fact && remark.state == RemarkState::Open;
        self.remarks.values().filter(open).count()
    }
}

/// Who signs.
pub(super) const SIGNERS: [Role; 2] = [Role::Convenor, Role::HostLead];

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.narrative;
    match event {
        Event::Written {
            part,
            version,
            text,
            cites,
            by,
            at,
        } => {
            state.parts.entry(*part).or_default().push(Version {
                number: *version,
                text: text.clone(),
                cites: cites.clone(),
                by: *by,
                at: *at,
            });
            state.edition += 1;
            state.signed.clear();
        }
        Event::Remarked {
            id,
            part,
            version,
            kind,
            by,
            quote,
            text,
        } => {
            let remark = Remark {
                part: *part,
                version: *version,
                kind: *kind,
                by: *by,
                quote: quote.clone(),
                text: text.clone(),
                state: RemarkState::Open,
                answer: None,
            };
            state.remarks.put(*id, remark);
        }
        Event::Settled {
            remark,
            taken,
            answer,
        } => {
            if let Some(remark) = state.remarks.get_mut(*remark) {
                remark.state = if *taken {
                    RemarkState::Taken
                } else {
                    RemarkState::Declined
                };
                remark.answer.clone_from(answer);
            }
        }
        Event::Signed { role, at, .. } => {
            state.signed.insert(*role, *at);
        }
    }
}
