//! Scenarios: a whole workshop as data, from its mandate to the last progress check (`tests/scenarios/*.json`).
//!
//! A file holds one workshop, or several that belong together: the same people, other roles.
//! A scenario is read strictly: an unknown field, a reference to nothing, a step that goes back in time or a command that
//! the rules would not even parse is refused with the path to it, before anything is played. Who may do what and what
//! becomes of it is not known here; only the server decides that.

mod ids;
mod read;

use std::collections::BTreeSet;

use plenum_core::people::{Role, Side};
use plenum_core::text::{Lang, TextInput};
use plenum_core::time::Timestamp;
use serde_json::Value;

pub use ids::Ids;
pub use read::{ScenarioError, read, read_all};

/// The scenario that is part of the program.
pub const SEOUL: &str = include_str!("../../../../tests/scenarios/seoul-2014.json");

/// Five cities, each of which hosts once and reviews twice; part of the program as well.
pub const FIVE_CITIES: &str = include_str!("../../../../tests/scenarios/five-cities.json");

/// A workshop to be played.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name; all ids follow from it.
    pub name: String,
    /// The command that sets the workshop up.
    pub create: Value,
    /// The parties at the table.
    pub organisations: Vec<Organisation>,
    /// The people.
    pub people: Vec<Person>,
    /// People who never open a socket in the room.
    pub absent: BTreeSet<String>,
    /// The command that plans the agenda, with references.
    pub plan: Value,
    /// When it is sent.
    pub plan_at: Timestamp,
    /// Who sends it.
    pub plan_by: String,
    /// Labels of the blocks, in order.
    pub blocks: Vec<String>,
    /// What happens, in order of time.
    pub steps: Vec<Step>,
    /// The ids of everything that has a key or a label.
    pub ids: Ids,
}

/// A party at the table.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its key in the scenario.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its city.
    pub city: Option<String>,
    /// Its country.
    pub country: Option<String>,
    /// Host, peers or neither.
    pub side: Option<Side>,
}

/// A person, known by function.
#[derive(Clone, Debug)]
pub struct Person {
    /// Its key in the scenario.
    pub key: String,
    /// The function the person is shown by.
    pub name: String,
    /// The key of the organisation.
    pub organisation: String,
    /// The role.
    pub role: Role,
    /// Languages read and spoken.
    pub langs: Vec<Lang>,
    /// Whether the person speaks for the peers.
    pub speaker: bool,
}

/// One step of the play.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its place in the file, from 0.
    pub place: usize,
    /// When it happens.
    pub at: Timestamp,
    /// What happens.
    pub deed: Deed,
}

/// What happens in a step.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Somebody sends a command.
    Send {
        /// The key of the person.
        by: String,
        /// The command, with references.
        command: Value,
        /// The code it must be refused with.
        refused: Option<String>,
        /// What names the command's id: the label, or the place.
        id: String,
    },
    /// Somebody asks the server to work something out (who reviews what, who sits where) and sends the command that
    /// comes back.
    Solve {
        /// The key of the person.
        by: String,
        /// What is asked, with references.
        ask: Value,
        /// What the answer must say, field by field; other fields are free.
        expect: Option<Value>,
        /// What names the command's id: the label, or the place.
        id: String,
    },
    /// Somebody's device loses the network for a while.
    Offline {
        /// The key of the person.
        who: String,
        /// When it is back.
        until: Timestamp,
    },
}

impl Scenario {
    /// The instant at which the play begins.
    pub fn begins(&self) -> Timestamp {
        self.steps
            .first()
            .map_or(self.plan_at, |step| step.at.min(self.plan_at))
    }

    /// The instant of its last step.
    pub fn ends(&self) -> Timestamp {
        self.steps
            .last()
            .map_or(self.plan_at, |step| step.at.max(self.plan_at))
    }

    /// Its name within its series.
    pub fn short_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }

    /// The title in its original language.
    pub fn title(&self) -> Option<TextInput> {
        serde_json::from_value(self.create.get("title")?.clone()).ok()
    }

    /// The first person with this role.
    pub fn first(&self, role: Role) -> Option<&Person> {
        self.people
            .iter()
            .find(|person| person.role == role && !self.absent.contains(&person.key))
    }
}
