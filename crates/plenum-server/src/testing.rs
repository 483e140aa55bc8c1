//! A server on port 0 with a small workshop in it, and clients that speak the language of the room.
//!
//! For tests of this crate, of the whole system, and for the player. Nothing here is used by a real server.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use plenum_core::Command;
use plenum_core::id::{OrganisationId, SeatId, WorkshopId};
use plenum_core::people::{Role, Side};
use plenum_core::setup;
use plenum_core::text::{Lang, TextInput};
use plenum_core::time::Date;
use plenum_log::{Directory, EventLog, Memory};
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::client::{Api, Client, ClientError};
use crate::wire::{
    CommandInput, OrganisationInput, PeopleInput, PeopleOutput, SeatInput, WorkshopInput,
};
use crate::{Config, Server, token};

/// A running server. Dropped without [`stop`](Self::stop), it is told to stop and not waited for.
#[derive(Debug)]
pub struct TestServer {
    /// The server itself.
    pub server: Server,
    /// Where it listens.
    pub address: SocketAddr,
    /// The operator's token.
    pub operator: String,
    running: JoinHandle<()>,
}

impl TestServer {
    /// Starts a server over a fresh memory.
    ///
    /// # Errors
    /// It cannot be started.
    pub async fn start() -> Result<Self, crate::ServerError> {
        Self::over(Config::over(Arc::new(Memory::new()))).await
    }

    /// Starts a server over a store, with the machine's clock.
    ///
    /// # Errors
    /// It cannot be started.
    pub async fn over_store<Store: EventLog + Directory>(
        store: Arc<Store>,
    ) -> Result<Self, crate::ServerError> {
        Self::over(Config::over(store)).await
    }

    /// Starts a server of any making, with a fresh operator.
    ///
    /// # Errors
    /// It cannot be started.
    pub async fn over(config: Config) -> Result<Self, crate::ServerError> {
        let server = Server::new(config).await?;
        let operator = server.new_operator().await?;
        let address = server
            .bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
            .await?;
        let running = {
            let server = server.clone();
            tokio::spawn(async move {
                if let Err(error) = server.run().await {
                    tracing::error!(%error, "the test server did not run");
                }
            })
        };
        Ok(Self {
            server,
            address,
            operator,
            running,
        })
    }

    /// Its address as `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The HTTP interface with a token, or without.
    pub fn api(&self, token: Option<&str>) -> Api {
        Api::new(&self.url(), token)
    }

    /// The HTTP interface of the operator.
    pub fn operator(&self) -> Api {
        self.api(Some(&self.operator))
    }

    /// A small workshop: see [`House`].
    ///
    /// # Errors
    /// The server refused it.
    pub async fn house(&self) -> Result<House, ClientError> {
        House::build(self).await
    }

    /// Connects a seat or a projector.
    ///
    /// # Errors
    /// The server did not let it in.
    pub async fn connect(&self, workshop: WorkshopId, token: &str) -> Result<Client, ClientError> {
        Client::connect(&self.url(), workshop, token).await
    }

    /// Stops the server and waits. True if everything ended in time.
    pub async fn stop(mut self) -> bool {
        let ended = self.server.shutdown().await;
        let joined = (&mut self.running).await.is_ok();
        ended && joined
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        // Sockets end by themselves once the rooms are told; a test that cares waits with `stop`.
        self.server.stop_now();
    }
}

/// A workshop with a convenor, a facilitator, a host lead and two peers: the least a room needs.
#[derive(Clone, Debug)]
pub struct House {
    /// The workshop.
    pub workshop: WorkshopId,
    /// The city that is reviewed.
    pub host: OrganisationId,
    /// The city of the peers.
    pub peers: OrganisationId,
    /// The network office, home of convenor and facilitator.
    pub office: OrganisationId,
    /// The convenor.
    pub convenor: Chair,
    /// The facilitator.
    pub facilitator: Chair,
    /// The host lead.
    pub host_lead: Chair,
    /// The peer lead.
    pub peer_lead: Chair,
    /// Another peer.
    pub peer: Chair,
    /// The projector's token.
    pub projector: String,
    /// The short code.
    pub join_code: String,
}

/// A seat and its token.
#[derive(Clone, Debug)]
pub struct Chair {
    /// The seat.
    pub seat: SeatId,
    /// Its token.
    pub token: String,
}

impl House {
    async fn build(server: &TestServer) -> Result<Self, ClientError> {
        let [host, peers, office] = [(); 3].map(|()| OrganisationId(fresh()));
        let chairs = [
            ("Head of office", office, Role::Convenor),
            ("Facilitator", office, Role::Facilitator),
            ("Director of transport", host, Role::HostLead),
            ("Head of planning", peers, Role::PeerLead),
            ("Transport planner", peers, Role::PeerDelegate),
        ];
        let seats = chairs
            .map(|(name, organisation, role)| seat(SeatId(fresh()), name, organisation, role));
        let people = PeopleInput {
            organisations: vec![
                organisation(host, "Seoul", Some(Side::Host)),
                organisation(peers, "Cairo", Some(Side::Peers)),
                organisation(office, "Network office", None),
            ],
            seats: seats.to_vec(),
        };
        let create = CommandInput {
            id: token::command_id(),
            command: create_command(),
        };
        let made: PeopleOutput = server
            .operator()
            .post("/api/workshops", &WorkshopInput { create, people })
            .await?;
        let mut links = made.seats.into_iter();
        let mut chair = || {
            links.next().map(|link| Chair {
                seat: link.seat,
                token: link.token,
            })
        };
        let (Some(convenor), Some(facilitator), Some(host_lead), Some(peer_lead), Some(peer)) =
            (chair(), chair(), chair(), chair(), chair())
        else {
            return Err(ClientError::Late("five links"));
        };
        let (Some(projector), Some(join_code)) = (made.projector_token, made.join_code) else {
            return Err(ClientError::Late("the projector"));
        };
        let workshop = made.workshop;
        Ok(Self {
            workshop,
            host,
            peers,
            office,
            convenor,
            facilitator,
            host_lead,
            peer_lead,
            peer,
            projector,
            join_code,
        })
    }
}

/// The command that creates a workshop like the one of Seoul, days in the year 2014.
pub fn create_command() -> Command {
    Command::Setup(setup::Command::Create {
        title: TextInput::new(&Lang::english(), "Bus reform in Seoul"),
        subject: None,
        template: "metropolis".to_owned(),
        zone: "Asia/Seoul".to_owned(),
        langs: vec![Lang::english()],
        first_day: Date {
            year: 2014,
            month: 3,
            day: 12,
        },
        last_day: Date {
            year: 2014,
            month: 3,
            day: 14,
        },
    })
}

/// An organisation to be added.
pub fn organisation(id: OrganisationId, name: &str, side: Option<Side>) -> OrganisationInput {
    OrganisationInput {
        id,
        name: name.to_owned(),
        city: None,
        country: None,
        side,
    }
}

/// A seat to be added.
pub fn seat(id: SeatId, name: &str, organisation: OrganisationId, role: Role) -> SeatInput {
    SeatInput {
        id,
        name: name.to_owned(),
        organisation,
        role,
        speaker: false,
        langs: vec![Lang::english()],
    }
}

/// A random id.
pub fn fresh() -> Uuid {
    token::command_id().0
}
