//! What happened to organisations, seats and rights.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::{Role, Side};
use crate::id::{OrganisationId, SeatId};
use crate::item::Item;
use crate::keys::KeyScope;
use crate::text::{Lang, Text};

/// A fact. In JSON: `{"noun": "people", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// An organisation was added or corrected.
    OrganisationSet {
        /// Its id.
        id: OrganisationId,
        /// Its name.
        name: Text,
        /// Its city.
        city: Option<Text>,
        /// Its country.
        country: Option<Text>,
        /// Host, peers or neither.
        side: Option<Side>,
    },
    /// A seat was added or corrected.
    SeatSet {
        /// Its id.
        id: SeatId,
        /// Whom it belongs to.
        organisation: OrganisationId,
        /// Its role.
        role: Role,
        /// Whether it is the speaker of the peers.
        speaker: bool,
        /// Languages read and spoken.
        langs: Vec<Lang>,
    },
    /// A seat was removed.
    SeatRemoved {
        /// The seat.
        seat: SeatId,
    },
    /// Somebody came or went.
    PresenceMarked {
        /// The seat.
        seat: SeatId,
        /// Here or gone.
        present: bool,
    },
    /// Somebody has the lead of the room.
    LeadGiven {
        /// Who.
        seat: SeatId,
        /// By the recovery link, and not by whoever led before.
        #[serde(default, skip_serializing_if = "Not::not")]
        recovered: bool,
    },
    /// A seat stepped out of deciding an item.
    Recused {
        /// The seat.
        seat: SeatId,
        /// The item.
        item: Item,
    },
    /// The link between texts and authors was cut; the keys of the scope are destroyed.
    LinkCut {
        /// The scope.
        scope: KeyScope,
    },
}
