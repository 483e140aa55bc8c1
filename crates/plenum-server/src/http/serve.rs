//! The listener: accepts, counts by address, and holds every connection to its time-outs.
//!
//! All calls to the serving functions of hyper and axum are here. `axum::serve` has no timer, so half-sent headers would
//! stay open for ever; this one gives headers a deadline.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use dashmap::DashMap;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tower::ServiceExt;

use super::input::Peer;
use crate::shared::Shared;

/// Listens on an address, with a queue long enough for a hall that arrives at once.
pub(crate) fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    socket.set_reuseaddr(true)?;
    // Every connection inherits it. Left to itself the kernel would park megabytes for a reader that takes nothing, all of
    // them out of date by the time they are read.
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Serves until the server stops. Connections that are open then finish what they do; the tracker of tasks knows them.
pub(crate) async fn serve(listener: TcpListener, router: Router, shared: Arc<Shared>) {
    let open: Arc<DashMap<IpAddr, usize>> = Arc::default();
    let mut sweep = tokio::time::interval(SWEEP);
    loop {
        let (stream, peer) = tokio::select! {
            () = shared.env.stop.cancelled() => return,
            _ = sweep.tick() => {
                shared.sweep();
                continue;
            }
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let Some(place) = Place::take(&open, peer.ip(), shared.limits.connections_per_address)
        else {
            tracing::warn!("too many connections from one address");
            continue;
        };
        let connection = connection(
            stream,
            peer.ip(),
            router.clone(),
            Arc::clone(&shared),
            place,
        );
        shared.env.tasks.spawn(connection);
    }
}

async fn connection(
    stream: TcpStream,
    peer: IpAddr,
    router: Router,
    shared: Arc<Shared>,
    place: Place,
) {
    // Frames are small and must not wait for each other.
    let _nodelay = stream.set_nodelay(true);
    // An upgraded socket outlives this function: its place is kept in the request and goes with it.
    let place = Arc::new(place);
    let direct = shared.direct;
    let service = router.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        if direct {
            request.extensions_mut().insert(Plain);
        }
        request.extensions_mut().insert(Arc::clone(&place));
        request.map(axum::body::Body::new)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(shared.limits.first)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = shared.env.stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Says of a request that it came over a plain TCP stream, which a socket may take back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain;

/// One of the connections that an address may have.
#[derive(Debug)]
pub(super) struct Place {
    open: Arc<DashMap<IpAddr, usize>>,
    address: IpAddr,
}

impl Place {
    fn take(open: &Arc<DashMap<IpAddr, usize>>, address: IpAddr, most: usize) -> Option<Self> {
        let mut count = open.entry(address).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        drop(count);
        Some(Self {
            open: Arc::clone(open),
            address,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.open.remove_if_mut(&self.address, |_, count| {
            *count = count.saturating_sub(1);
            *count == 0
        });
    }
}

const BACKLOG: u32 = 4_096;
/// Bytes; Linux takes twice as many, for its own needs.
const SEND_BUFFER: u32 = 128 << 10;
const SWEEP: Duration = Duration::from_mins(1);
