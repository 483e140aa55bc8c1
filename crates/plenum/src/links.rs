//! Secret links: how they are written, printed as QR codes, and saved for other programs.
//!
//! A secret stands in the fragment of a link, which no browser sends to a server or puts into a log.

use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;

use anyhow::{Context, Result};
use plenum_core::people::Role;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use serde::Serialize;

/// All links of a played workshop.
#[derive(Clone, Debug, Serialize)]
pub struct Links {
    /// The address of the server, without a path.
    pub base: String,
    /// The workshop.
    pub workshop: String,
    /// The operator's page.
    pub operator: Link,
    /// The projector.
    pub projector: Link,
    /// The short code on the projector.
    pub join_code: String,
    /// Everybody's own link.
    pub seats: Vec<SeatLine>,
}

/// A secret link.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// The secret alone.
    pub token: String,
    /// The link with the secret in its fragment.
    pub link: String,
}

/// The link of a seat.
#[derive(Clone, Debug, Serialize)]
pub struct SeatLine {
    /// The key in the scenario.
    pub key: String,
    /// The seat.
    pub seat: String,
    /// The function.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The organisation's key in the scenario.
    pub organisation: String,
    /// The secret alone.
    pub token: String,
    /// The link with the secret in its fragment.
    pub link: String,
}

impl Links {
    /// The link of the first seat with a role.
    pub fn first(&self, role: Role) -> Option<&SeatLine> {
        self.seats.iter().find(|seat| seat.role == role)
    }

    /// Saves the links, whole or not at all: who waits for the file never reads half of it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        let json = serde_json::to_string_pretty(self)?;
        let part = path.with_extension("part");
        std::fs::write(&part, json)
            .and_then(|()| std::fs::rename(&part, path))
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// What a person needs to take over: console, phone and projector, with codes to scan.
    pub fn card(&self) -> String {
        let mut card = String::new();
        let console = self
            .first(Role::Facilitator)
            .map(|seat| ("Console", seat.name.as_str(), &seat.link));
        let phone = self
            .first(Role::PeerDelegate)
            .or_else(|| self.first(Role::PeerLead));
        let phone = phone.map(|seat| ("Phone", seat.name.as_str(), &seat.link));
        let projector = Some(("Projector", "no sign-in, no controls", &self.projector.link));
        for (view, who, link) in [console, phone, projector].into_iter().flatten() {
            let _infallible = write!(card, "{view} ({who})\n{link}\n{}\n", qr(link));
        }
        card
    }
}

/// The link to a view of the page with a secret.
pub fn link(base: &str, view: char, token: &str) -> String {
    format!("{base}/{view}#k={token}")
}

/// The view that a role works with.
pub fn view(role: Role) -> char {
    if role.is_desk() { 'c' } else { 'p' }
}

/// The address that other devices can use. A server that listens everywhere is reached by the address of this machine.
pub fn base(listen: SocketAddr) -> String {
    let address = if listen.ip().is_unspecified() {
        SocketAddr::new(own_address(), listen.port())
    } else {
        listen
    };
    format!("http://{address}")
}

/// The address of this machine towards the outside. Connecting a datagram socket sends nothing.
fn own_address() -> IpAddr {
    let asked = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|socket| {
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
        socket.local_addr()
    });
    asked.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |address| address.ip())
}

/// A code to scan, as text. Dark and light are exchanged, since most terminals write light on dark.
fn qr(text: &str) -> String {
    match QrCode::new(text) {
        Ok(code) => code
            .render::<Dense1x2>()
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark)
            .build(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_stands_in_the_fragment() {
        assert_eq!(
            link("http://127.0.0.1:7470", view(Role::Facilitator), "abc"),
            "http://127.0.0.1:7470/c#k=abc"
        );
        assert_eq!(view(Role::PeerLead), 'p');
    }

    #[test]
    fn a_server_that_listens_everywhere_has_an_address_others_can_type() {
        let base = base("0.0.0.0:7470".parse().unwrap());

        assert!(
            base.ends_with(":7470") && !base.contains("0.0.0.0"),
            "{base}"
        );
    }

    #[test]
    fn a_link_becomes_a_code() {
        let code = qr("http://127.0.0.1:7470/p#k=0123456789012345678901234567890123456789012");

        assert!(code.lines().count() > 15);
        assert!(code.contains('█') && code.contains(' '));
    }
}
