//! What was last sent, and the difference to what should be sent now.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Audience, Body, Records, Topic, everything, topic};
use crate::id::SeatId;
use crate::keys::Keyring;
use crate::workshop::Workshop;

/// All records of a state: the specification of what the room may see.
pub fn records(workshop: &Workshop, keys: &Keyring) -> Records {
    everything(workshop)
        .into_iter()
        .flat_map(|topic| topic::records(workshop, keys, topic))
        .collect()
}

/// What changed for one audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Change {
    /// Who receives it.
    pub audience: Audience,
    /// Records that are new or differ, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<BTreeMap<String, Body>>"))]
    pub set: BTreeMap<String, Body>,
    /// Keys of records that are no longer there for this audience.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<String>>"))]
    pub gone: Vec<String>,
}

/// The records as they were last sent, by topic.
#[derive(Clone, Debug, Default)]
pub struct Published {
    topics: BTreeMap<Topic, Records>,
}

impl Published {
    /// The records of a state, as a starting point.
    pub fn of(workshop: &Workshop, keys: &Keyring) -> Self {
        let mut published = Self::default();
        published.update(workshop, keys, &BTreeSet::from([Topic::Everything]));
        published
    }

    /// Brings the touched topics up to date and returns the difference, one change per audience.
    pub fn update(
        &mut self,
        workshop: &Workshop,
        keys: &Keyring,
        touched: &BTreeSet<Topic>,
    ) -> Vec<Change> {
        let topics = if touched.contains(&Topic::Everything) {
            let mut all = everything(workshop);
            all.extend(self.topics.keys().copied());
            all
        } else {
            touched.clone()
        };
        let mut changes = BTreeMap::new();
        for topic in topics {
            let now = topic::records(workshop, keys, topic);
            if let Topic::Task(seat) = topic {
                self.update_task(seat, now, &mut changes);
                continue;
            }
            let before = if now.is_empty() {
                self.topics.remove(&topic)
            } else {
                self.topics.insert(topic, now.clone())
            };
            difference(&before.unwrap_or_default(), now, &mut changes);
        }
        changes.into_values().collect()
    }

    /// Brings one task up to date among all of them.
    fn update_task(
        &mut self,
        seat: SeatId,
        now: Records,
        changes: &mut BTreeMap<Audience, Change>,
    ) {
        let tasks = self.topics.entry(Topic::Tasks).or_default();
        let place = (Audience::Person(seat), "task".to_owned());
        let before = tasks.remove_entry(&place).into_iter().collect();
        tasks.extend(now.clone());
        if tasks.is_empty() {
            self.topics.remove(&Topic::Tasks);
        }
        difference(&before, now, changes);
    }

    /// What a seat with these audiences sees: a fresh snapshot.
    pub fn seen_by(&self, audiences: &BTreeSet<Audience>) -> Records {
        let seen = self
            .topics
            .values()
            .flatten()
            .filter(|((audience, _), _)| audiences.contains(audience));
        seen.map(|(key, body)| (key.clone(), body.clone()))
            .collect()
    }

    /// All records.
    pub fn all(&self) -> Records {
        self.topics
            .values()
            .flatten()
            .map(|(key, body)| (key.clone(), body.clone()))
            .collect()
    }
}

fn difference(before: &Records, now: Records, changes: &mut BTreeMap<Audience, Change>) {
    for (audience, key) in before.keys().filter(|key| !now.contains_key(*key)) {
        change(changes, *audience).gone.push(key.clone());
    }
    for (place, body) in now {
        if before.get(&place) != Some(&body) {
            let (audience, key) = place;
            change(changes, audience).set.insert(key, body);
        }
    }
}

fn change(changes: &mut BTreeMap<Audience, Change>, audience: Audience) -> &mut Change {
    changes.entry(audience).or_insert_with(|| Change {
        audience,
        set: BTreeMap::new(),
        gone: Vec::new(),
    })
}
