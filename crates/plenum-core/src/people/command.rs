//! Commands about organisations, seats and rights.

use serde::{Deserialize, Serialize};

use super::{Role, Side};
use crate::id::{OrganisationId, SeatId};
use crate::item::Item;
use crate::text::{Lang, TextInput};

/// What can be asked for. In JSON: `{"noun": "people", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PeopleCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Adds a party at the table, or corrects one.
    SetOrganisation {
        /// Its id, made by the sender.
        id: OrganisationId,
        /// Its name: an institution, not a person.
        name: TextInput,
        /// Its city.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        city: Option<TextInput>,
        /// Its country.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        country: Option<TextInput>,
        /// Host, peers or neither.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Side>"))]
        side: Option<Side>,
    },
    /// Adds a seat or corrects it. The name behind it lives in the directory, not in the log.
    SetSeat {
        /// Its id, made by the sender.
        id: SeatId,
        /// Whom it belongs to.
        organisation: OrganisationId,
        /// Its one role.
        role: Role,
        /// Whether it is the speaker of the peers.
        speaker: bool,
        /// Languages read and spoken.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Lang>>"))]
        langs: Vec<Lang>,
    },
    /// Removes a seat; it loses all rights at once.
    RemoveSeat {
        /// The seat.
        seat: SeatId,
    },
    /// The sender is here.
    Join {},
    /// Marks somebody as present, or as gone, by hand.
    MarkPresence {
        /// The seat.
        seat: SeatId,
        /// Here or gone.
        present: bool,
    },
    /// Gives the lead of the room to somebody of the crew, who becomes a facilitator if that is another role until now. Whoever
    /// led before stays a facilitator.
    HandOver {
        /// To whom.
        to: SeatId,
    },
    /// Takes the lead for a seat by the recovery link. Only the server says this, once it has seen the link.
    TakeOver {
        /// For whom.
        seat: SeatId,
    },
    /// Steps out of deciding an item, without a reason.
    Recuse {
        /// The item.
        item: Item,
    },
}
