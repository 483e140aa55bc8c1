//! The floor: what broadcasting costs where nothing is done but writing. One thread, bytes framed once, one write for each
//! socket, no rules, no rights, nothing stored.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;

use anyhow::{Context, Result, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt, Interest};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Notify;
use tungstenite::handshake::derive_accept_key;

use crate::screen::{CLOSE, TEXT, header};

/// Serves until it is killed.
pub(crate) async fn serve(snapshot: usize) -> Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    let listener: TcpListener = socket.listen(4_096)?;
    crate::print(&format!("http://{}", listener.local_addr()?));
    let snapshot: Rc<[u8]> = framed("s".repeat(snapshot).as_bytes()).into();
    let peers = Rc::default();
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let (peers, snapshot) = (Rc::clone(&peers), Rc::clone(&snapshot));
        tokio::task::spawn_local(async move {
            // A screen that goes away is no failure of the floor.
            drop(attend(stream, &snapshot, &peers).await);
        });
    }
}

/// A socket, and what it had no room for.
struct Peer {
    stream: TcpStream,
    rest: RefCell<Vec<u8>>,
    full: Notify,
}

type Peers = Rc<RefCell<Vec<Rc<Peer>>>>;

impl Peer {
    fn write(&self, bytes: &[u8]) {
        let mut rest = self.rest.borrow_mut();
        let written = if rest.is_empty() {
            self.stream.try_write(bytes).unwrap_or_default()
        } else {
            0
        };
        if written < bytes.len() {
            rest.extend_from_slice(bytes.get(written..).unwrap_or_default());
            self.full.notify_one();
        }
    }

    fn drain(&self) {
        let mut rest = self.rest.borrow_mut();
        let written = self.stream.try_write(&rest).unwrap_or_default();
        rest.drain(..written);
    }
}

async fn attend(mut stream: TcpStream, snapshot: &[u8], peers: &Peers) -> Result<()> {
    let mut buffer = Vec::new();
    while !buffer.ends_with(b"\r\n\r\n") {
        ensure!(stream.read_buf(&mut buffer).await? > 0, "gone");
    }
    let request = String::from_utf8_lossy(&buffer).into_owned();
    let key = request
        .lines()
        .find_map(|line| line.strip_prefix("Sec-WebSocket-Key: "))
        .context("no key")?;
    let answer = format!(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {}\r\n\r\n",
        derive_accept_key(key.as_bytes())
    );
    stream.write_all(answer.as_bytes()).await?;
    let peer = Rc::new(Peer {
        stream,
        rest: RefCell::default(),
        full: Notify::new(),
    });
    peer.write(snapshot);
    peers.borrow_mut().push(Rc::clone(&peer));
    buffer.clear();
    let read = read(&peer, &mut buffer, peers).await;
    peers.borrow_mut().retain(|other| !Rc::ptr_eq(other, &peer));
    read
}

async fn read(peer: &Peer, buffer: &mut Vec<u8>, peers: &Peers) -> Result<()> {
    loop {
        let interest = if peer.rest.borrow().is_empty() {
            Interest::READABLE
        } else {
            Interest::READABLE | Interest::WRITABLE
        };
        let ready = tokio::select! {
            ready = peer.stream.ready(interest) => ready?,
            () = peer.full.notified() => continue,
        };
        if ready.is_writable() {
            peer.drain();
        }
        match peer.stream.try_read_buf(buffer) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(error) => return Err(error.into()),
        }
        // The mask of the generator is zero, and lies between header and payload.
        while let Some((opcode, head, length)) = header(buffer) {
            let Some(payload) = buffer.get(head + 4..head + 4 + length) else {
                break;
            };
            if opcode == CLOSE {
                return Ok(());
            }
            let frame = framed(payload);
            buffer.drain(..head + 4 + length);
            for peer in peers.borrow().iter() {
                peer.write(&frame);
            }
        }
    }
}

fn framed(payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x80 | TEXT];
    match u16::try_from(payload.len()) {
        Ok(short @ ..=125) => frame.push(short.to_be_bytes()[1]),
        Ok(long) => {
            frame.push(126);
            frame.extend(long.to_be_bytes());
        }
        Err(_) => {
            frame.push(127);
            frame.extend((payload.len() as u64).to_be_bytes());
        }
    }
    frame.extend(payload);
    frame
}
