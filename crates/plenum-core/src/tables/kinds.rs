//! The words of this noun: how people come to their tables, who is seated, and what a seating must keep.

use serde::{Deserialize, Serialize};

use crate::id::{SeatId, TableId};
use crate::people::{Role, Side};
use plenum_judge::rotation;

/// How people are to come to their tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Seating {
    /// A plan of rounds in which as many different people as possible meet.
    #[default]
    Rotation,
    /// Drawn by lot.
    Random,
    /// Organisations, roles and languages are spread over the tables.
    Balanced,
    /// Each chooses, as long as there is a free chair.
    Choice,
    /// The desk seats people one by one.
    Hand,
}

/// How a seating was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SeatedBy {
    /// By lot.
    Random,
    /// Spread by organisation, role and language.
    Balanced,
    /// By the choice of each.
    Choice,
    /// By hand.
    Hand,
    /// Rotation for pairs: the circle method.
    Circle,
    /// Rotation: seat i moves on by i tables.
    Cyclic,
    /// Rotation over a product of finite fields.
    Field,
    /// Rotation by steps whose differences never repeat.
    Differences,
    /// Rotation from a known small plan.
    Blocks,
    /// Rotation with a symmetry, found by search.
    Symmetric,
    /// Rotation found by swaps.
    Search,
}

impl SeatedBy {
    /// Whether a plan of this kind promises tables of even size; what people chose or the desk decided need not be even.
    pub fn is_even(self) -> bool {
        match self {
            Self::Choice | Self::Hand => false,
            Self::Random
            | Self::Balanced
            | Self::Circle
            | Self::Cyclic
            | Self::Field
            | Self::Differences
            | Self::Blocks
            | Self::Symmetric
            | Self::Search => true,
        }
    }
}

impl From<rotation::Method> for SeatedBy {
    fn from(method: rotation::Method) -> Self {
        match method {
            rotation::Method::Circle => Self::Circle,
            rotation::Method::Cyclic => Self::Cyclic,
            rotation::Method::Field => Self::Field,
            rotation::Method::Differences => Self::Differences,
            rotation::Method::Blocks => Self::Blocks,
            rotation::Method::Symmetric => Self::Symmetric,
            rotation::Method::Search => Self::Search,
        }
    }
}

/// The life of the tables of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TablesState {
    /// Laid; no round has begun.
    #[default]
    Waiting,
    /// A round runs.
    Open,
    /// Over: nobody sits at a table. They open again if the room returns to the block.
    Closed,
}

/// Who is seated. A seat belongs if one of the first three lists names it; the hosts of tables always do. Host seats are
/// left out where the block keeps the host out of the room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct WhoSits {
    /// All of these sides.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Side>>"))]
    pub sides: Vec<Side>,
    /// All of these roles. Interpreters keep one table in all rounds.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Role>>"))]
    pub roles: Vec<Role>,
    /// These seats beside.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<SeatId>>"))]
    pub seats: Vec<SeatId>,
    /// But not these.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<SeatId>>"))]
    pub without: Vec<SeatId>,
}

/// What a seating must keep, and what it pays for. Prices are whole numbers in one unit, beside 10 for a pair that meets
/// again; 0 is indifferent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Mixing {
    /// Pairs who never share a table. Always kept.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<(SeatId, SeatId)>>"))]
    pub apart: Vec<(SeatId, SeatId)>,
    /// At every table all share a language, or an interpreter sits there who speaks one of each. Always kept in a plan.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
    pub common_language: bool,
    /// Price of two of one organisation at a table.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
    pub organisation_price: u32,
    /// Price of two of one role at a table.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
    pub role_price: u32,
    /// Price of two with the same languages at a table.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
    pub language_price: u32,
    /// Pairs who want to meet once.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<(SeatId, SeatId)>>"))]
    pub wished: Vec<(SeatId, SeatId)>,
    /// Price of a wished pair that never meets.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
    pub wished_price: u32,
    /// Price of coming again to a table, that is to a topic, at which one has been.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
    pub revisit_price: u32,
}

/// One round: who sits where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeatedRound {
    /// Each table with those who sit there.
    pub tables: Vec<SeatedTable>,
    /// Who sits out: one person, if an odd number meets in pairs; else nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<SeatId>>"))]
    pub resting: Vec<SeatId>,
}

/// One table in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeatedTable {
    /// The table.
    pub table: TableId,
    /// Who sits there.
    pub seats: Vec<SeatId>,
}

impl SeatedRound {
    /// Nobody at any of these tables.
    pub(super) fn empty(tables: impl Iterator<Item = TableId>) -> Self {
        let nobody = |table| SeatedTable {
            table,
            seats: Vec::new(),
        };
        Self {
            tables: tables.map(nobody).collect(),
            resting: Vec::new(),
        }
    }

    /// The table of a seat.
    pub fn table_of(&self, seat: SeatId) -> Option<TableId> {
        self.tables
            .iter()
            .find(|table| table.seats.contains(&seat))
            .map(|table| table.table)
    }

    /// Who sits at a table.
    pub fn at(&self, table: TableId) -> &[SeatId] {
        self.tables
            .iter()
            .find(|seated| seated.table == table)
            .map_or(&[], |seated| seated.seats.as_slice())
    }

    /// Takes a seat from wherever it sits.
    pub(super) fn vacate(&mut self, seat: SeatId) -> bool {
        let before = self.people();
        for table in &mut self.tables {
            table.seats.retain(|other| *other != seat);
        }
        self.resting.retain(|other| *other != seat);
        self.people() < before
    }

    /// Puts a seat at a table, and at no other.
    pub(super) fn put(&mut self, seat: SeatId, table: TableId) {
        self.vacate(seat);
        if let Some(seated) = self.tables.iter_mut().find(|seated| seated.table == table) {
            seated.seats.push(seat);
        } else {
            self.tables.push(SeatedTable {
                table,
                seats: vec![seat],
            });
        }
    }

    /// How many are seated or rest.
    fn people(&self) -> usize {
        self.tables
            .iter()
            .map(|table| table.seats.len())
            .sum::<usize>()
            + self.resting.len()
    }
}
