//! The public data of the rotation planner: who is seated, what is asked for, what comes out, and why not.
//!
//! Everything here is plain data in integers, so that it can be stored in an event and sent as it is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A person to be seated. Everywhere else a person is her position in the slice of seats given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Seat {
    /// A stable id, different from all others. The order of the slice does not matter, only the ids do.
    pub id: String,
    /// Her organisation.
    pub organisation: Option<String>,
    /// The languages she works in; none stated means that she is not looked at in the rule of languages.
    pub languages: BTreeSet<String>,
    /// Her role.
    pub role: Option<String>,
    /// The table whose host she is, from 0: she sits there in every round.
    pub host_of: Option<u32>,
    /// She keeps one table in all rounds, such as an interpreter. Without `host_of` the planner chooses which; a new
    /// plan of a running rotation leaves her where she sits.
    pub stays: bool,
    /// She interprets between her languages for the table at which she sits.
    pub interprets: bool,
    /// Tables in order of preference, from 0; only the seating by choice reads them.
    pub wishes: Vec<u32>,
}

/// How many tables there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// The number of tables, all of which are used; 0 for as few as hold everybody.
    pub tables: u32,
    /// The largest number of people at a table; 0 for no limit. Sizes are within one of each other.
    pub seats: u32,
}

/// What a table needs to understand itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageRule {
    /// Languages are not looked at.
    #[default]
    Ignore,
    /// At every table all share a language, or an interpreter sits there and everybody speaks one of her languages.
    /// Hard.
    Common,
}

/// What a plan must keep, and what it pays for. Prices are whole numbers in one unit; what is absent costs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Pairs who never share a table. Hard.
    pub apart: Vec<(usize, usize)>,
    /// Pairs who want to meet once.
    pub wished: Vec<(usize, usize)>,
    /// Whether every table must understand itself. Hard.
    pub language: LanguageRule,
    /// Price of a pair that meets although it has met before. Default 10.
    pub repeat_price: u32,
    /// Price of a pair of one organisation at a table, in each round.
    pub together_price: u32,
    /// Price of a pair of one role at a table, in each round.
    pub same_role_price: u32,
    /// Price of a pair of the same set of languages at a table, in each round.
    pub same_languages_price: u32,
    /// Price of a wished pair that does not meet at all.
    pub wished_price: u32,
    /// Price of a person who comes to a table, that is to a topic, at which she has been, each time.
    pub revisit_price: u32,
    /// Price of a person who sits at another table than in `previous`, in each round. Default 1.
    pub change_price: u32,
    /// Rounds held before this rotation: who met there has met.
    pub past: Vec<Held>,
    /// The coming rounds as they were planned so far. The new plan starts from them and says who changes seat.
    pub previous: Vec<Held>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            apart: Vec::new(),
            wished: Vec::new(),
            language: LanguageRule::Ignore,
            repeat_price: 10,
            together_price: 0,
            same_role_price: 0,
            same_languages_price: 0,
            wished_price: 0,
            revisit_price: 0,
            change_price: 1,
            past: Vec::new(),
            previous: Vec::new(),
        }
    }
}

/// One round of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Who sits at which table, by position in the slice of seats; each table in the order of ids.
    pub tables: Vec<Vec<usize>>,
    /// Who sits out: one person, if an odd number of people meets in pairs; else nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resting: Vec<usize>,
}

impl Round {
    /// The same round by ids, as it is handed in again as the past. Positions that do not exist are left out.
    pub fn held(&self, people: &[Seat]) -> Held {
        let name = |&index: &usize| people.get(index).map(|seat| seat.id.clone());
        Held {
            tables: self
                .tables
                .iter()
                .map(|table| table.iter().filter_map(name).collect())
                .collect(),
        }
    }

    /// The table at which a person sits.
    pub fn table_of(&self, person: usize) -> Option<usize> {
        self.tables.iter().position(|table| table.contains(&person))
    }
}

/// A round by ids: held, running, or planned earlier. It may name people who are no longer here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// The ids at each table.
    pub tables: Vec<Vec<String>>,
}

/// How long to search, in moves tried; never in seconds, so that every machine finds the same plan. A swap at large
/// tables or among thousands of people counts as several moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Effort(pub u64);

impl Effort {
    /// Constructions only.
    pub const NONE: Self = Self(0);
    /// Some hundredths of a second.
    pub const QUICK: Self = Self(300_000);
    /// A fraction of a second.
    pub const NORMAL: Self = Self(3_000_000);
    /// Some seconds.
    pub const THOROUGH: Self = Self(30_000_000);
    /// More than this is not spent.
    pub const MOST: Self = Self(1_000_000_000);
}

impl Default for Effort {
    fn default() -> Self {
        Self::NORMAL
    }
}

/// Where a plan comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The circle method for pairs.
    Circle,
    /// Seat i moves on by i tables.
    Cyclic,
    /// The same over a product of finite fields.
    Field,
    /// Seat i moves on by steps whose differences never repeat.
    Differences,
    /// A known small plan, unfolded from base blocks.
    Blocks,
    /// A plan that repeats itself under a rotation of the people, found by search.
    Symmetric,
    /// Swaps.
    Search,
}

/// A plan of rounds and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// The coming rounds.
    pub rounds: Vec<Round>,
    /// Meetings in these rounds of pairs who have met before, in the past or in an earlier of these rounds.
    pub repeats: u64,
    /// No plan has fewer repeats than this.
    pub repeats_bound: u64,
    /// How many pairs of those present have met 0, 1, 2, … times, the past included.
    pub met: Vec<u64>,
    /// The prices paid, repeats included.
    pub cost: u64,
    /// No plan costs less than this.
    pub cost_bound: u64,
    /// How it was made.
    pub by: Method,
    /// The seed it was made with.
    pub seed: u64,
    /// Moves tried.
    pub moves: u64,
    /// Who changes seat, compared with [`Rules::previous`]; empty if none was given.
    pub changes: Vec<Change>,
}

/// What may honestly be said of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nobody meets anybody again.
    NobodyMeetsTwice,
    /// Some meet again; it is proven that no plan has fewer such meetings.
    Proven,
    /// Some meet again; no better plan is known, and it is not proven that there is none.
    NoBetterKnown,
}

impl Rotation {
    /// What may be said of the repeats of this plan.
    pub fn standing(&self) -> Standing {
        if self.repeats == 0 {
            Standing::NobodyMeetsTwice
        } else if self.repeats <= self.repeats_bound {
            Standing::Proven
        } else {
            Standing::NoBetterKnown
        }
    }
}

/// A person who sits elsewhere than was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The coming round, from 0.
    pub round: u32,
    /// Her id.
    pub person: String,
    /// Her table so far; none if she was not planned for.
    pub from: Option<u32>,
    /// Her table now; none if she has left or sits out.
    pub to: Option<u32>,
}

/// What an independent count finds in a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meetings {
    /// How many pairs have met 0, 1, 2, … times, the past included.
    pub met: Vec<u64>,
    /// Meetings in the rounds of the plan.
    pub meetings: u64,
    /// Those of pairs who had met before.
    pub repeats: u64,
    /// Pairs of one organisation at a table, over all rounds.
    pub together: u64,
    /// Wished pairs who have not met.
    pub unmet_wishes: u64,
    /// Visits of a person to a table at which she had been, those of people who stay left out.
    pub revisits: u64,
}

/// What is wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Violation {
    /// A position that is not in the slice of seats.
    UnknownPerson {
        /// The round, from 0.
        round: u32,
        /// The position.
        person: usize,
    },
    /// A person who is not seated.
    Missing {
        /// The round, from 0.
        round: u32,
        /// Her id.
        person: String,
    },
    /// A person who is seated more than once.
    SeatedTwice {
        /// The round, from 0.
        round: u32,
        /// Her id.
        person: String,
    },
    /// A table with a single person.
    TableOfOne {
        /// The round, from 0.
        round: u32,
        /// The table, from 0.
        table: u32,
    },
    /// Two tables whose sizes differ by more than one.
    Uneven {
        /// The round, from 0.
        round: u32,
        /// The size of the smallest.
        smallest: u32,
        /// The size of the largest.
        largest: u32,
    },
    /// A pair at a table that must be kept apart.
    Together {
        /// The round, from 0.
        round: u32,
        /// The table, from 0.
        table: u32,
        /// Their ids.
        pair: (String, String),
    },
    /// A host away from her table, or a person who stays and yet moves.
    Moved {
        /// The round, from 0.
        round: u32,
        /// Her id.
        person: String,
    },
    /// A table without a common language and without an interpreter for everybody.
    NoLanguage {
        /// The round, from 0.
        round: u32,
        /// The table, from 0.
        table: u32,
    },
    /// A person sits out although no odd number of people meets in pairs.
    Resting {
        /// The round, from 0.
        round: u32,
        /// Her id.
        person: String,
    },
    /// A figure of the plan differs from the count.
    Miscounted {
        /// The figure, as its field is named.
        figure: String,
    },
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Blocked {
    /// Fewer than two people per table.
    #[error("{people} people do not fill {tables} tables with two each")]
    TooFewPeople {
        /// Who is here.
        people: u32,
        /// The tables asked for.
        tables: u32,
        /// The most tables so many people fill with two each.
        most_tables: u32,
    },
    /// More people than places.
    #[error("{people} people, but {places} places")]
    TooFewPlaces {
        /// Who is here.
        people: u32,
        /// Tables times seats.
        places: u64,
        /// The seats a table must have at least.
        seats_needed: u32,
    },
    /// Tables for a single person.
    #[error("a table of one")]
    TableOfOne {
        /// The table, from 0; none if every table would have one seat.
        table: Option<u32>,
    },
    /// Two people have the same id.
    #[error("the id {id} is given twice")]
    SameId {
        /// The id.
        id: String,
    },
    /// A pair names a position that is not in the slice of seats.
    #[error("there is no person {person}")]
    UnknownPerson {
        /// The position.
        person: usize,
    },
    /// A person hosts a table that does not exist: there are more hosts than tables, or fewer tables are needed.
    #[error("{person} hosts table {table} of {tables}")]
    NoSuchTable {
        /// Her id.
        person: String,
        /// Her table, from 0.
        table: u32,
        /// How many tables there are.
        tables: u32,
    },
    /// More people stay at a table than it has seats.
    #[error("{} people stay at table {table} of {seats} seats", people.len())]
    TooManyStay {
        /// The table, from 0.
        table: u32,
        /// Their ids.
        people: Vec<String>,
        /// The seats of the table in an even seating.
        seats: u32,
    },
    /// More people stay somewhere than there are places for them.
    #[error("{people} people stay, which leaves no even seating")]
    StayingLeaveNoRoom {
        /// How many stay.
        people: u32,
    },
    /// A person is to be kept apart from herself.
    #[error("{person} is to be kept apart from herself")]
    ApartFromSelf {
        /// Her id.
        person: String,
    },
    /// Two people who must be kept apart both stay at a table.
    #[error("{} and {} are to be kept apart and both stay at table {table}", pair.0, pair.1)]
    ApartAtOneTable {
        /// Their ids.
        pair: (String, String),
        /// The table, from 0.
        table: u32,
    },
    /// A person is kept apart from so many that no table can be filled for her.
    #[error("{person} may sit with {may_sit_with} people, a table has {table_size}")]
    ApartFromTooMany {
        /// Her id.
        person: String,
        /// How many people she may sit with.
        may_sit_with: u32,
        /// The size of the smallest table.
        table_size: u32,
    },
    /// People each of whom must be kept apart from each other, more than there are tables.
    #[error("{} people are all to be kept apart, there are {tables} tables", people.len())]
    ApartGroup {
        /// Their ids.
        people: Vec<String>,
        /// How many tables there are.
        tables: u32,
    },
    /// The search found no plan that keeps these pairs apart; that there is none is not proven.
    #[error("no plan was found that keeps {} pairs apart", pairs.len())]
    ApartNotKept {
        /// The pairs, by id, that the best plan found leaves together.
        pairs: Vec<(String, String)>,
    },
    /// A person shares a language, directly or through an interpreter, with too few people to fill a table.
    #[error("{person} shares a language with {shares_with} people, a table has {table_size}")]
    NoCommonLanguage {
        /// Her id.
        person: String,
        /// With how many people she shares one.
        shares_with: u32,
        /// The size of the smallest table.
        table_size: u32,
    },
    /// The search found no plan in which every table understands itself; that there is none is not proven.
    #[error("no plan was found in which every table has a language; {} tables have none", tables.len())]
    LanguageNotKept {
        /// Round and table, both from 0, that the best plan found leaves without one.
        tables: Vec<(u32, u32)>,
    },
    /// No rounds are asked for.
    #[error("no rounds")]
    NoRounds,
    /// The task is beyond what is planned in one go.
    #[error("too large: {what} is {given}, at most {most}")]
    TooLarge {
        /// What is too large.
        what: TooLarge,
        /// How large it is.
        given: u64,
        /// How large it may be.
        most: u64,
    },
    /// A seating by hand or by choice that does not name each table, or does not seat each person once.
    #[error("the seating given does not hold: {} faults", faults.len())]
    NotASeating {
        /// What is wrong.
        faults: Vec<Violation>,
    },
}

/// What can be too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TooLarge {
    /// The number of people.
    People,
    /// The number of rounds, the past included.
    Rounds,
    /// The number of meetings in all rounds.
    Meetings,
    /// The number of different languages.
    Languages,
    /// The number of pairs in the rules.
    Pairs,
    /// The work of a seating by choice.
    Choices,
}

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::People => "the number of people",
            Self::Rounds => "the number of rounds",
            Self::Meetings => "the number of meetings",
            Self::Languages => "the number of languages",
            Self::Pairs => "the number of pairs",
            Self::Choices => "the number of choices",
        })
    }
}
