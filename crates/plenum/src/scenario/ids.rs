//! Ids and references: everything is named after the scenario, so that two plays have the same ids.
//!
//! A string `@KEY` inside a command stands for the id of what KEY names, `@position` for the position of the agenda at
//! that moment, and `@@` for a literal `@`.

use std::collections::BTreeMap;

use plenum_core::id::{BlockId, CommandId, OrganisationId, SeatId};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// What the keys and labels of a scenario stand for.
#[derive(Clone, Debug)]
pub struct Ids {
    name: String,
    known: BTreeMap<String, Uuid>,
}

impl Ids {
    /// The ids of a scenario; nothing has a key yet.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            known: BTreeMap::new(),
        }
    }

    /// An organisation by key.
    pub fn organisation(&self, key: &str) -> OrganisationId {
        OrganisationId(self.id("organisation", key))
    }

    /// A seat by key.
    pub fn seat(&self, key: &str) -> SeatId {
        SeatId(self.id("person", key))
    }

    /// A block by label.
    pub fn block(&self, label: &str) -> BlockId {
        BlockId(self.id("block", label))
    }

    /// A thing whose id its sender makes, by key.
    pub fn thing(&self, key: &str) -> Uuid {
        self.id("thing", key)
    }

    /// The id of a command: of a step by label or place, or of one the player sends by itself.
    pub fn command(&self, name: &str) -> CommandId {
        CommandId(self.id("command", name))
    }

    /// Lets a key stand for an id.
    ///
    /// # Errors
    /// The key is taken.
    pub fn name(&mut self, key: &str, id: Uuid) -> Result<(), String> {
        if key == "position" || self.known.insert(key.to_owned(), id).is_some() {
            return Err(format!("the key `{key}` is used twice"));
        }
        Ok(())
    }

    /// A command with its references replaced.
    ///
    /// # Errors
    /// The first reference to something that is not there.
    pub fn resolve(&self, template: &Value, position: u32) -> Result<Value, String> {
        Ok(match template {
            Value::String(text) => match text.strip_prefix('@') {
                None => template.clone(),
                Some(literal) if literal.starts_with('@') => Value::from(literal),
                Some("position") => Value::from(position),
                Some(key) => match self.known.get(key) {
                    Some(id) => Value::from(id.to_string()),
                    None => return Err(format!("nothing is called `@{key}`")),
                },
            },
            Value::Array(items) => items
                .iter()
                .map(|item| self.resolve(item, position))
                .collect::<Result<Vec<_>, _>>()?
                .into(),
            Value::Object(fields) => {
                let fields = fields
                    .iter()
                    .map(|(key, value)| Ok((key.clone(), self.resolve(value, position)?)));
                Value::Object(fields.collect::<Result<_, String>>()?)
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => template.clone(),
        })
    }

    fn id(&self, kind: &str, key: &str) -> Uuid {
        let digest = Sha256::new()
            .chain_update(format!("plenum scenario\n{}\n{kind}\n{key}", self.name))
            .finalize();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(digest) {
            *to = from;
        }
        Builder::from_custom_bytes(bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_are_replaced_at_every_depth() {
        let mut ids = Ids::new("test");
        ids.name("R6", Uuid::from_u128(6)).unwrap();
        let template = json!({"item": {"recommendation": "@R6"}, "expected": "@position", "list": ["@R6", "@@home", "a@b"]});

        let resolved = ids.resolve(&template, 7).unwrap();

        let id = Uuid::from_u128(6).to_string();
        assert_eq!(
            resolved,
            json!({"item": {"recommendation": id}, "expected": 7, "list": [id, "@home", "a@b"]})
        );
    }

    #[test]
    fn a_reference_to_nothing_is_named() {
        assert_eq!(
            Ids::new("test")
                .resolve(&json!({"a": "@R7"}), 0)
                .unwrap_err(),
            "nothing is called `@R7`"
        );
    }

    #[test]
    fn a_key_has_one_meaning() {
        let mut ids = Ids::new("test");
        ids.name("B01", Uuid::nil()).unwrap();

        assert!(ids.name("B01", Uuid::nil()).is_err());
        assert!(ids.name("position", Uuid::nil()).is_err());
    }

    #[test]
    fn two_plays_have_the_same_ids_and_two_scenarios_do_not() {
        assert_eq!(Ids::new("a").seat("P01"), Ids::new("a").seat("P01"));
        assert_ne!(Ids::new("a").seat("P01"), Ids::new("b").seat("P01"));
        assert_ne!(
            Ids::new("a").seat("P01").0,
            Ids::new("a").organisation("P01").0
        );
    }
}
