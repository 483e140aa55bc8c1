//! A room as a load needs it: peers of several cities in a block in which they write for all to see.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};
use plenum_core::agenda::{
    BlockPlan, Command as Agenda, HostMode, OnExpiry, Phase, Preset, Reveal, Sees, SettingsChange,
    Speaks, Step,
};
use plenum_core::id::{BlockId, OrganisationId, SeatId, WorkshopId};
use plenum_core::people::{Role, Side};
use plenum_core::text::{Lang, TextInput};
use plenum_core::time::{Date, LocalTime};
use plenum_core::{Command, setup};
use plenum_server::client::{Api, Client, command_id};
use plenum_server::wire::{
    CommandInput, OrganisationInput, PeopleInput, PeopleOutput, SeatInput, WorkshopInput,
};

use crate::seat::Place;

/// A workshop with a running block.
#[derive(Debug)]
pub(super) struct Hall {
    pub(super) workshop: WorkshopId,
    /// The facilitator.
    pub(super) desk: Place,
    /// The peers, in order.
    pub(super) seats: Vec<Place>,
}

impl Hall {
    /// Creates the workshop with its people over HTTP, and lets the facilitator lead it into the block.
    ///
    /// # Errors
    /// The server refused something.
    pub(super) async fn build(
        server: &str,
        operator: &str,
        number: u32,
        peers: u32,
    ) -> Result<Self> {
        let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
        let today: Date = today
            .parse()
            .map_err(|problem| anyhow!("today is {today}: {problem}"))?;
        let api = Api::new(server, Some(operator));
        let people = People::new(peers);
        let input = WorkshopInput {
            create: CommandInput {
                id: command_id(),
                command: create(number, today),
            },
            people: PeopleInput {
                organisations: people.organisations,
                seats: people.office,
            },
        };
        let made: PeopleOutput = api.post("/api/workshops", &input).await?;
        let workshop = made.workshop;
        let mut tokens: BTreeMap<SeatId, String> = BTreeMap::new();
        tokens.extend(made.seats.into_iter().map(|link| (link.seat, link.token)));
        for seats in people.peers.chunks(BATCH) {
            let input = PeopleInput {
                organisations: Vec::new(),
                seats: seats.to_vec(),
            };
            let path = format!("/api/workshops/{workshop}/people");
            let made: PeopleOutput = api.post(&path, &input).await?;
            tokens.extend(made.seats.into_iter().map(|link| (link.seat, link.token)));
        }
        let mut place = |seat: SeatId| {
            let token = tokens.remove(&seat);
            let token = token.with_context(|| format!("there is no link for seat {seat}"))?;
            Ok::<_, anyhow::Error>(Place {
                server: server.to_owned(),
                workshop,
                token,
            })
        };
        let hall = Self {
            workshop,
            desk: place(people.facilitator)?,
            seats: people
                .peers
                .iter()
                .map(|seat| place(seat.id))
                .collect::<Result<_>>()?,
        };
        hall.begin(today).await?;
        Ok(hall)
    }

    /// Goes past the months before the workshop days and starts the block.
    async fn begin(&self, today: Date) -> Result<()> {
        let desk = &self.desk;
        let mut desk = Client::connect(&desk.server, desk.workshop, &desk.token).await?;
        let reason = Some(text("A load test."));
        let phases = [Phase::Mandate, Phase::Initial, Phase::Desk, Phase::Merge];
        let mut steps: Vec<_> = phases
            .into_iter()
            .map(|phase| Agenda::ClosePhase {
                phase,
                reason: reason.clone(),
            })
            .collect();
        steps.push(Agenda::Plan {
            blocks: vec![block(today)],
        });
        steps.push(Agenda::Next {
            expected: 0,
            reason,
        });
        for step in steps {
            desk.do_command(Command::Agenda(step)).await?.done()?;
        }
        Ok(())
    }
}

/// Who is in a room.
struct People {
    organisations: Vec<OrganisationInput>,
    facilitator: SeatId,
    /// Convenor, facilitator and host lead.
    office: Vec<SeatInput>,
    peers: Vec<SeatInput>,
}

impl People {
    fn new(count: u32) -> Self {
        let number = (count / PER_CITY).clamp(2, MOST_CITIES);
        let cities: Vec<_> = (1..=number)
            .map(|city| organisation(&format!("City {city}"), Some(Side::Peers)))
            .collect();
        let host = organisation("Host", Some(Side::Host));
        let office = organisation("Network office", None);
        let facilitator = seat("Facilitator", office.id, Role::Facilitator);
        let peers = (0..count).zip(cities.iter().cycle());
        let peers = peers.map(|(place, city)| {
            // The first round through the cities gives each its lead.
            let role = if place < number {
                Role::PeerLead
            } else {
                Role::PeerDelegate
            };
            seat(&format!("Peer {}", place + 1), city.id, role)
        });
        Self {
            peers: peers.collect(),
            facilitator: facilitator.id,
            office: vec![
                seat("Convenor", office.id, Role::Convenor),
                facilitator,
                seat("Host lead", host.id, Role::HostLead),
            ],
            organisations: cities.into_iter().chain([host, office]).collect(),
        }
    }
}

fn create(number: u32, today: Date) -> Command {
    Command::Setup(setup::Command::Create {
        title: text(&format!("Load test, room {}", number + 1)),
        subject: None,
        template: "metropolis".to_owned(),
        zone: "UTC".to_owned(),
        langs: vec![Lang::english()],
        first_day: today,
        last_day: today.plus_days(1),
    })
}

/// Silent writing in which everything is seen at once and hands may be raised: the most traffic that one block can make.
fn block(today: Date) -> BlockPlan {
    BlockPlan {
        id: BlockId(command_id().0),
        label: "LOAD".to_owned(),
        title: text("Load"),
        preset: Preset::SilentWrite,
        step: Step::Write,
        start: LocalTime {
            date: today,
            minute: 9 * 60,
        },
        minutes: Some(120),
        presenter: None,
        lead: None,
        change: SettingsChange {
            speaks: Some(Speaks::All),
            host_mode: Some(HostMode::Open),
            sees: Some(Sees::All),
            reveal: Some(Reveal::Live),
            on_expiry: Some(OnExpiry::Nothing),
            ..SettingsChange::default()
        },
    }
}

fn organisation(name: &str, side: Option<Side>) -> OrganisationInput {
    OrganisationInput {
        id: OrganisationId(command_id().0),
        name: name.to_owned(),
        city: None,
        country: None,
        side,
    }
}

fn seat(name: &str, organisation: OrganisationId, role: Role) -> SeatInput {
    SeatInput {
        id: SeatId(command_id().0),
        name: name.to_owned(),
        organisation,
        role,
        speaker: false,
        langs: vec![Lang::english()],
    }
}

fn text(words: &str) -> TextInput {
    TextInput::new(&Lang::english(), words)
}

const PER_CITY: u32 = 10;
const MOST_CITIES: u32 = 20;
/// Seats in one request: a body has at most 64 kB, and each seat is a durable write.
const BATCH: usize = 100;
