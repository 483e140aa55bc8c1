//! Agreements as they stand.

use std::collections::BTreeMap;

use super::{Event, Party};
use crate::id::{AgreementId, OrganisationId};
use crate::text::Text;
use crate::time::{Date, Timestamp};
use crate::workshop::{Shelf, Workshop};

/// All agreements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    agreements: Shelf<AgreementId, Agreement>,
}

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called.
    pub title: Text,
    /// Who agrees.
    pub parties: Vec<Party>,
    /// Who pays what.
    pub money: Option<Text>,
    /// From when.
    pub from: Date,
    /// Until when.
    pub until: Option<Date>,
    /// Who signed what stands.
    pub signed: BTreeMap<OrganisationId, Signature>,
    /// Why and when it ended.
    pub ended: Option<(Text, Timestamp)>,
}

/// A signature for an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// In which function.
    pub function: Text,
    /// When.
    pub at: Timestamp,
}

impl Agreement {
    /// Whether an organisation is a party.
    pub fn has(&self, organisation: OrganisationId) -> bool {
        self.parties
            .iter()
            .any(|party| party.organisation == organisation)
    }

    /// Whether every party has signed.
    pub fn is_signed(&self) -> bool {
        self.parties
            .iter()
            .all(|party| self.signed.contains_key(&party.organisation))
    }
}

impl State {
    /// An agreement.
    pub fn get(&self, id: AgreementId) -> Option<&Agreement> {
        self.agreements.get(id)
    }

    /// All agreements, by number.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (AgreementId, &Agreement)> {
        self.agreements.iter()
    }

    /// The number of the next one.
    pub(super) fn next_number(&self) -> u32 {
        u32::try_from(self.agreements.len() + 1).unwrap_or(u32::MAX)
    }
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let shelf = &mut workshop.agreements.agreements;
    match event {
        Event::Proposed {
            id,
            number,
            title,
            parties,
            money,
            from,
            until,
        } => shelf.put(
            *id,
            Agreement {
                number: *number,
                title: title.clone(),
                parties: parties.clone(),
                money: money.clone(),
                from: *from,
                until: *until,
                signed: BTreeMap::new(),
                ended: None,
            },
        ),
        Event::Signed {
            agreement,
            organisation,
            function,
            at,
        } => {
            if let Some(agreement) = shelf.get_mut(*agreement) {
                let signature = Signature {
                    function: function.clone(),
                    at: *at,
                };
                agreement.signed.insert(*organisation, signature);
            }
        }
        Event::Ended {
            agreement,
            reason,
            at,
        } => {
            if let Some(agreement) = shelf.get_mut(*agreement) {
                agreement.ended = Some((reason.clone(), *at));
            }
        }
    }
}
