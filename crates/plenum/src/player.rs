//! Plays a scenario through a real server: one live socket per participant, every command over the wire.
//!
//! ```text
//! create workshop and people ─▶ connect everybody ─▶ for each step: pass the time ─▶ send ─▶ done, or refused as expected
//! ```
//!
//! The player knows the wire and the scenario, nothing of the method. It stops at the first answer that the scenario does
//! not expect. While a device is offline its commands queue on it; when it is back they go out once each, in order, and one
//! of them once more, which must give the same answer.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, anyhow, bail};
use plenum_core::Command;
use plenum_core::id::{CommandId, WorkshopId};
use plenum_core::time::Timestamp;
use plenum_server::client::{Api, Outcome};
use plenum_server::wire::{
    CommandInput, OrganisationInput, PeopleInput, PeopleOutput, SeatInput, WorkshopInput,
};
use serde_json::Value;

use crate::cli::Until;
use crate::links::{Link, Links, SeatLine, link, view};
use crate::pace::Pace;
use crate::scenario::{Deed, Scenario};
use crate::seat::{Device, Place, send_over_http};

/// A play under way.
#[derive(Debug)]
pub struct Player {
    scenario: Scenario,
    pace: Pace,
    /// Where everybody connects, by key.
    places: BTreeMap<String, Place>,
    /// Who has a device in the room.
    devices: BTreeMap<String, Device>,
    projector: Device,
    offline: BTreeMap<String, Outage>,
    /// Everybody's links.
    pub links: Links,
    /// The workshop.
    pub workshop: WorkshopId,
    /// What happened so far.
    pub tally: Tally,
}

/// What a play did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Commands that were accepted.
    pub accepted: u32,
    /// Commands that were refused, as the scenario expects.
    pub refused: u32,
    /// Commands that were sent a second time, with the same answer.
    pub repeated: u32,
}

/// A device without network, and what waits on it.
#[derive(Debug)]
struct Outage {
    until: Timestamp,
    queued: Vec<Sent>,
}

/// A command on its way.
#[derive(Clone, Debug)]
struct Sent {
    place: String,
    by: String,
    id: CommandId,
    template: Value,
    refused: Option<String>,
}

/// Told after each step: how many are done, and where the play is.
pub trait Progress: Send {
    /// A step is done.
    fn step(&mut self, done: usize, of: usize, at: Timestamp);
}

impl<F: FnMut(usize, usize, Timestamp) + Send> Progress for F {
    fn step(&mut self, done: usize, of: usize, at: Timestamp) {
        self(done, of, at);
    }
}

impl Player {
    /// Creates the workshop and its people, and connects everybody who is in the room.
    ///
    /// # Errors
    /// The server refused something.
    pub async fn begin(
        scenario: Scenario,
        server: &str,
        base: &str,
        operator: &str,
        pace: Pace,
    ) -> Result<Self> {
        pace.pass(scenario.begins()).await;
        let made = create(&scenario, server, operator).await?;
        let links = links(&scenario, &made, base, operator)?;
        let place = |token: &str| Place {
            server: server.to_owned(),
            workshop: made.workshop,
            token: token.to_owned(),
        };
        let places: BTreeMap<_, _> = links
            .seats
            .iter()
            .map(|seat| (seat.key.clone(), place(&seat.token)))
            .collect();
        let projector = Device::connect(place(&links.projector.token)).await?;
        let mut devices = BTreeMap::new();
        for (key, place) in &places {
            if !scenario.absent.contains(key) {
                let device = Device::connect(place.clone())
                    .await
                    .with_context(|| format!("{key} cannot connect"))?;
                devices.insert(key.clone(), device);
            }
        }
        Ok(Self {
            workshop: made.workshop,
            scenario,
            pace,
            places,
            devices,
            projector,
            offline: BTreeMap::new(),
            links,
            tally: Tally::default(),
        })
    }

    /// Plays until a block has started, or to the end.
    ///
    /// # Errors
    /// The first answer that the scenario does not expect, with its step.
    pub async fn play(&mut self, until: &Until, progress: &mut impl Progress) -> Result<()> {
        let wanted = match until {
            Until::End => None,
            Until::Block(label) if self.scenario.blocks.contains(label) => {
                Some(self.scenario.ids.block(label))
            }
            Until::Block(label) => bail!(
                "the scenario has no block `{label}`; it has {}",
                self.scenario.blocks.join(", ")
            ),
        };
        let steps = std::mem::take(&mut self.scenario.steps);
        let mut planned = false;
        for (done, step) in steps.iter().enumerate() {
            if !planned && step.at >= self.scenario.plan_at {
                self.plan().await?;
                planned = true;
            }
            self.pass(step.at).await?;
            let moved = match &step.deed {
                Deed::Offline { who, until } => {
                    self.go_offline(who, *until).await?;
                    false
                }
                Deed::Solve {
                    by,
                    ask,
                    expect,
                    id,
                } => {
                    let place = format!("steps[{}] ({id}, {by})", step.place);
                    let sent = self.solve(place, by, id, ask, expect.as_ref()).await?;
                    self.send(sent).await?;
                    false
                }
                Deed::Send {
                    by,
                    command,
                    refused,
                    id,
                } => {
                    let sent = Sent {
                        place: format!("steps[{}] ({id}, {by})", step.place),
                        by: by.clone(),
                        id: self.scenario.ids.command(id),
                        template: command.clone(),
                        refused: refused.clone(),
                    };
                    self.send(sent).await?;
                    command.get("noun").and_then(Value::as_str) == Some("agenda")
                }
            };
            progress.step(done + 1, steps.len(), step.at);
            if moved && wanted.is_some() && self.projector.look().await?.running == wanted {
                return Ok(());
            }
        }
        if !planned {
            self.plan().await?;
        }
        self.everybody_online().await?;
        match (wanted, until) {
            (Some(_), Until::Block(label)) => bail!("the scenario ends before {label} starts"),
            (Some(_) | None, _) => Ok(()),
        }
    }

    /// Asks the server to work something out; what it answers is a command, sent like any other.
    async fn solve(
        &self,
        place: String,
        by: &str,
        id: &str,
        ask: &Value,
        expect: Option<&Value>,
    ) -> Result<Sent> {
        let resolve = |template: &Value| {
            let resolved = self.scenario.ids.resolve(template, 0);
            resolved.map_err(|problem| anyhow!("{place}: {problem}"))
        };
        let from = self
            .places
            .get(by)
            .ok_or_else(|| anyhow!("nobody is called {by}"))?;
        let mut answer: Value = Api::new(&from.server, Some(&from.token))
            .post(
                &format!("/api/workshops/{}/solve", from.workshop),
                &resolve(ask)?,
            )
            .await
            .with_context(|| place.clone())?;
        if let Some(expected) = expect
            && !says(&answer, &resolve(expected)?)
        {
            bail!("{place}: the answer must say {expected}, it says {answer}");
        }
        let command = answer.get_mut("command").map(Value::take);
        let template = command.ok_or_else(|| anyhow!("{place}: there is no plan: {answer}"))?;
        Ok(Sent {
            place,
            by: by.to_owned(),
            id: self.scenario.ids.command(id),
            template,
            refused: None,
        })
    }

    async fn plan(&mut self) -> Result<()> {
        self.pass(self.scenario.plan_at).await?;
        let sent = Sent {
            place: "agenda".to_owned(),
            by: self.scenario.plan_by.clone(),
            id: self.scenario.ids.command("agenda plan"),
            template: self.scenario.plan.clone(),
            refused: None,
        };
        self.send(sent).await
    }

    /// Lets the time pass; devices come back when their time has come.
    async fn pass(&mut self, at: Timestamp) -> Result<()> {
        while let Some((who, until)) = self.next_back(at) {
            self.pace.pass(until).await;
            self.come_back(&who).await?;
        }
        self.pace.pass(at).await;
        Ok(())
    }

    fn next_back(&self, at: Timestamp) -> Option<(String, Timestamp)> {
        let due = self.offline.iter().filter(|(_, outage)| outage.until <= at);
        due.min_by_key(|(_, outage)| outage.until)
            .map(|(who, outage)| (who.clone(), outage.until))
    }

    async fn everybody_online(&mut self) -> Result<()> {
        match self.offline.values().map(|outage| outage.until).max() {
            Some(last) => self.pass(last).await,
            None => Ok(()),
        }
    }

    async fn go_offline(&mut self, who: &str, until: Timestamp) -> Result<()> {
        self.device(who)?.offline().await?;
        self.offline.insert(
            who.to_owned(),
            Outage {
                until,
                queued: Vec::new(),
            },
        );
        Ok(())
    }

    async fn come_back(&mut self, who: &str) -> Result<()> {
        let Some(outage) = self.offline.remove(who) else {
            return Ok(());
        };
        self.device(who)?.online().await?;
        for sent in &outage.queued {
            self.deliver(sent).await?;
        }
        // A device that never saw the first answer sends again. Nothing may happen twice.
        if let Some(first) = outage.queued.iter().find(|sent| sent.refused.is_none()) {
            let command = self.command(first).await?;
            let [once, again] = [
                self.put(first, command.clone()).await?,
                self.put(first, command).await?,
            ];
            if once.code().is_some() || once != again {
                bail!(
                    "{}: sent again, it was answered with {again:?}",
                    first.place
                );
            }
            self.tally.repeated += 1;
        }
        Ok(())
    }

    async fn send(&mut self, sent: Sent) -> Result<()> {
        if let Some(outage) = self.offline.get_mut(&sent.by) {
            outage.queued.push(sent);
            return Ok(());
        }
        self.deliver(&sent).await
    }

    /// Sends a command and holds the answer to what the scenario expects.
    async fn deliver(&mut self, sent: &Sent) -> Result<()> {
        let command = self.command(sent).await?;
        let outcome = self.put(sent, command).await?;
        match (outcome, &sent.refused) {
            (Outcome::Done(_), None) => self.tally.accepted += 1,
            (Outcome::Refused { code, .. }, Some(expected)) if code == *expected => {
                self.tally.refused += 1;
            }
            (Outcome::Done(_), Some(expected)) => bail!(
                "{}: must be refused with {expected}, was accepted",
                sent.place
            ),
            (Outcome::Refused { code, detail }, None) => {
                bail!("{}: was refused with {code} {detail}", sent.place)
            }
            (Outcome::Refused { code, .. }, Some(expected)) => {
                bail!(
                    "{}: must be refused with {expected}, was refused with {code}",
                    sent.place
                )
            }
        }
        Ok(())
    }

    async fn put(&self, sent: &Sent, command: Command) -> Result<Outcome> {
        let outcome = if let Some(device) = self.devices.get(&sent.by) {
            device.send(sent.id, command).await
        } else {
            let place = self
                .places
                .get(&sent.by)
                .ok_or_else(|| anyhow!("nobody is called {}", sent.by))?;
            send_over_http(place, sent.id, command).await
        };
        outcome.with_context(|| sent.place.clone())
    }

    /// The command with its references in place.
    async fn command(&self, sent: &Sent) -> Result<Command> {
        let position = if mentions_position(&sent.template) {
            self.projector.look().await?.position
        } else {
            0
        };
        let resolved = self
            .scenario
            .ids
            .resolve(&sent.template, position)
            .map_err(|e| anyhow!("{}: {e}", sent.place))?;
        serde_json::from_value(resolved).with_context(|| sent.place.clone())
    }

    fn device(&self, key: &str) -> Result<&Device> {
        self.devices
            .get(key)
            .ok_or_else(|| anyhow!("{key} has no device in the room"))
    }

    /// Who has a device in the room.
    pub fn in_the_room(&self) -> BTreeSet<&str> {
        self.devices.keys().map(String::as_str).collect()
    }
}

/// Whether an answer says at least what is expected: each field of an object, anything else exactly.
fn says(answer: &Value, expected: &Value) -> bool {
    match expected.as_object() {
        Some(fields) => fields
            .iter()
            .all(|(name, value)| answer.get(name).is_some_and(|found| says(found, value))),
        None => answer == expected,
    }
}

fn mentions_position(template: &Value) -> bool {
    match template {
        Value::String(text) => text == "@position",
        Value::Array(items) => items.iter().any(mentions_position),
        Value::Object(fields) => fields.values().any(mentions_position),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

async fn create(scenario: &Scenario, server: &str, operator: &str) -> Result<PeopleOutput> {
    let ids = &scenario.ids;
    let create = ids
        .resolve(&scenario.create, 0)
        .map_err(|problem| anyhow!("create: {problem}"))?;
    let organisations = scenario
        .organisations
        .iter()
        .map(|organisation| OrganisationInput {
            id: ids.organisation(&organisation.key),
            name: organisation.name.clone(),
            city: organisation.city.clone(),
            country: organisation.country.clone(),
            side: organisation.side,
        });
    let seats = scenario.people.iter().map(|person| SeatInput {
        id: ids.seat(&person.key),
        name: person.name.clone(),
        organisation: ids.organisation(&person.organisation),
        role: person.role,
        speaker: person.speaker,
        langs: person.langs.clone(),
    });
    let input = WorkshopInput {
        create: CommandInput {
            id: ids.command("create"),
            command: serde_json::from_value(create).context("create")?,
        },
        people: PeopleInput {
            organisations: organisations.collect(),
            seats: seats.collect(),
        },
    };
    let made: PeopleOutput = Api::new(server, Some(operator))
        .post("/api/workshops", &input)
        .await
        .context("create")?;
    if made.seats.len() < scenario.people.len() {
        bail!("the data folder already holds this workshop: choose an empty folder with --data");
    }
    Ok(made)
}

fn links(scenario: &Scenario, made: &PeopleOutput, base: &str, operator: &str) -> Result<Links> {
    let secret = |view: char, token: &str| Link {
        token: token.to_owned(),
        link: link(base, view, token),
    };
    let seats = scenario.people.iter().map(|person| {
        let seat = scenario.ids.seat(&person.key);
        let found = made.seats.iter().find(|link| link.seat == seat);
        let token = &found
            .ok_or_else(|| anyhow!("{} got no link", person.key))?
            .token;
        Ok(SeatLine {
            key: person.key.clone(),
            seat: seat.to_string(),
            name: person.name.clone(),
            role: person.role,
            organisation: person.organisation.clone(),
            token: token.clone(),
            link: link(base, view(person.role), token),
        })
    });
    Ok(Links {
        base: base.to_owned(),
        workshop: made.workshop.to_string(),
        operator: secret('o', operator),
        projector: secret(
            's',
            made.projector_token
                .as_deref()
                .context("there is no link for the projector")?,
        ),
        join_code: made.join_code.clone().context("there is no join code")?,
        seats: seats.collect::<Result<_>>()?,
    })
}
