//! Who sees what: the only place that decides audiences.
//!
//! A [`record`](Body) is the smallest thing a screen shows. Each noun builds the bodies of its records and asks
//! [`policy`] for their audiences; nothing else in the system filters. [`records`] is the specification: all records of
//! a state. [`Published`] is the incremental path, equal to it by a property test: it keeps what was last sent, and for
//! each commit recomputes only the touched [`Topic`]s and yields the difference.
//!
//! ```text
//!  event ── touched ──▶ topics ── records of topic ──▶ compare with what was published ──▶ one change per audience
//! ```

mod body;
pub mod policy;
pub mod publication;
mod published;
pub(crate) mod topic;

pub use body::Body;
pub use published::{Change, Published, records};
pub(crate) use topic::of_newcomer;
pub use topic::{Topic, everything, touched};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{OrganisationId, SeatId, TableId};
use crate::people::{Role, Side};
use crate::workshop::Workshop;

/// Who receives a record. A seat belongs to several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// All seats and projectors.
    Room,
    /// One role, such as interpreters, who need texts early.
    Role(Role),
    /// Facilitators, table hosts and the rapporteur.
    Desk,
    /// One side.
    Side(Side),
    /// One organisation.
    Organisation(OrganisationId),
    /// Those who sit at one table now.
    Table(TableId),
    /// One person.
    Person(SeatId),
}

/// Records by audience and key. A seat that gets one key through two audiences shows the narrower one: the order of
/// [`Audience`] goes from the widest to the narrowest.
pub type Records = BTreeMap<(Audience, String), Body>;

/// The audiences of a seat; empty for a seat that is unknown or was removed.
pub fn audiences(workshop: &Workshop, seat: SeatId) -> BTreeSet<Audience> {
    let Some(place) = workshop.people.seat(seat) else {
        return BTreeSet::new();
    };
    let mut audiences = BTreeSet::from([
        Audience::Room,
        Audience::Role(place.role),
        Audience::Organisation(place.organisation),
        Audience::Person(seat),
    ]);
    audiences.extend(place.role.side().map(Audience::Side));
    if place.role.is_desk() {
        audiences.insert(Audience::Desk);
    }
    audiences.extend(workshop.table_of(seat).map(Audience::Table));
    audiences
}
