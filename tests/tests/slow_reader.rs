//! One screen that reads a kilobyte a second among five hundred takes nothing from the others, costs a bounded amount of
//! memory, and shows the truth as soon as it reads again (PROMISES 15, TARGETS 1).

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use plenum_tests::hall::{Hall, command};
use plenum_tests::served::Served;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{sleep, timeout_at};

/// When each card was sent.
type Sent = Arc<Mutex<BTreeMap<String, Instant>>>;

/// A screen that keeps the marks of all cards it was shown.
struct Screen {
    stream: TcpStream,
    bytes: Vec<u8>,
    marks: BTreeSet<String>,
    welcomes: usize,
    delays: Vec<Duration>,
    sent: Sent,
    /// When it last said something: the server closes what is silent.
    said: Instant,
}

impl Screen {
    async fn open(host: String, workshop: String, token: String, sent: Sent) -> Result<Self> {
        let socket = TcpSocket::new_v4()?;
        // A phone has little room; without this the kernel would hold megabytes for it.
        socket.set_recv_buffer_size(8_192)?;
        let mut stream = socket.connect(host.parse()?).await?;
        stream.set_nodelay(true)?;
        let request = format!(
            "GET /api/workshops/{workshop}/live HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await?;
        let mut bytes = Vec::new();
        let end = loop {
            ensure!(stream.read_buf(&mut bytes).await? > 0, "closed");
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        ensure!(bytes.starts_with(b"HTTP/1.1 101"), "no socket");
        bytes.drain(..end);
        let mut screen = Self {
            stream,
            bytes,
            marks: BTreeSet::new(),
            welcomes: 0,
            delays: Vec::new(),
            sent,
            said: Instant::now(),
        };
        let hello = format!(r#"{{"frame":"hello","protocol":1,"token":"{token}"}}"#);
        screen.say(&hello).await?;
        screen.until(|screen| screen.welcomes == 1).await?;
        Ok(screen)
    }

    /// Sends a text, masked with zeros.
    async fn say(&mut self, text: &str) -> Result<()> {
        let mut frame = vec![0x81, 0x80 | 0x7e];
        frame.extend(u16::try_from(text.len())?.to_be_bytes());
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        self.said = Instant::now();
        Ok(self.stream.write_all(&frame).await?)
    }

    /// Gives a sign of life now and then, as a page does.
    async fn stay(&mut self) -> Result<()> {
        if self.said.elapsed() > SILENCE {
            self.say(r#"{"frame":"ping","t":0}"#).await?;
        }
        Ok(())
    }

    /// Reads what comes until then, or the first that comes.
    async fn hear(&mut self, until: tokio::time::Instant) -> Result<()> {
        self.stay().await?;
        let until = until.min(tokio::time::Instant::now() + SILENCE);
        if let Ok(read) = timeout_at(until, self.stream.read_buf(&mut self.bytes)).await {
            ensure!(read? > 0, "closed");
            self.look()?;
        }
        Ok(())
    }

    /// Reads until a condition holds.
    async fn until(&mut self, condition: impl Fn(&Self) -> bool) -> Result<()> {
        let end = tokio::time::Instant::now() + PATIENCE;
        while !condition(self) {
            ensure!(tokio::time::Instant::now() < end, "it did not come to be");
            self.hear(end).await?;
        }
        Ok(())
    }

    /// Reads for so long.
    async fn until_for(&mut self, time: Duration) -> Result<()> {
        let end = tokio::time::Instant::now() + time;
        while tokio::time::Instant::now() < end {
            self.hear(end).await?;
        }
        Ok(())
    }

    /// Reads about a kilobyte a second until told to stop.
    async fn dawdle(&mut self, stop: &tokio::sync::Notify) -> Result<()> {
        let mut some = [0; 1_024];
        loop {
            tokio::select! {
                () = stop.notified() => return self.look(),
                () = sleep(Duration::from_secs(1)) => {}
            }
            self.stay().await?;
            let read = self.stream.read(&mut some).await?;
            ensure!(read > 0, "closed");
            self.bytes.extend(&some[..read]);
        }
    }

    fn look(&mut self) -> Result<()> {
        let mut at = 0;
        while let Some((opcode, head, length)) = header(&self.bytes[at..]) {
            let Some(payload) = self.bytes.get(at + head..at + head + length) else {
                break;
            };
            at += head + length;
            match opcode {
                1 => {}
                // The server asks for a sign of life sometimes; what is said here is sign enough.
                9 => continue,
                _ => bail!("the server closed the socket"),
            }
            self.welcomes += usize::from(payload.starts_with(br#"{"frame":"welcome""#));
            let text = std::str::from_utf8(payload)?;
            for (place, _) in text.match_indices('#') {
                let mark = text.get(place..place + 9).unwrap_or_default().to_owned();
                if let Some(sent) = self.sent.lock().unwrap().get(&mark)
                    && !self.marks.contains(&mark)
                {
                    self.delays.push(sent.elapsed());
                    self.marks.insert(mark);
                }
            }
        }
        self.bytes.drain(..at);
        Ok(())
    }
}

/// Opcode, bytes of the header, bytes of the payload.
fn header(bytes: &[u8]) -> Option<(u8, usize, usize)> {
    let (head, length) = match *bytes.get(1)? {
        126 => (
            4,
            u64::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?)),
        ),
        127 => (10, u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)),
        short => (2, u64::from(short)),
    };
    Some((bytes[0] & 0x0f, head, usize::try_from(length).ok()?))
}

/// Every screen writes so many cards, one after the other; then all but the slow one are read until they have all.
async fn round(screens: Vec<Screen>, sent: &Sent, each: usize) -> Result<Vec<Screen>> {
    let before = sent.lock().unwrap().len();
    let all = before + screens.len() * each;
    let mut reading = Vec::new();
    for (number, mut screen) in screens.into_iter().enumerate() {
        screen.delays.clear();
        let sent = Arc::clone(sent);
        reading.push(tokio::spawn(async move {
            for turn in 0..each {
                let mark = format!("#{:08}", before + number * each + turn);
                screen.until_for(PACE).await?;
                sent.lock().unwrap().insert(mark.clone(), Instant::now());
                screen.say(&command(&mark)).await?;
            }
            screen.until(|screen| screen.marks.len() == all).await?;
            Ok::<_, anyhow::Error>(screen)
        }));
    }
    let mut screens = Vec::new();
    for task in reading {
        screens.push(task.await??);
    }
    Ok(screens)
}

fn p99(screens: &[Screen]) -> Duration {
    let mut delays: Vec<_> = screens.iter().flat_map(|s| s.delays.iter()).collect();
    delays.sort();
    *delays[delays.len() * 99 / 100]
}

#[tokio::test]
async fn one_slow_reader_among_five_hundred_takes_nothing_from_the_others() -> Result<()> {
    let served = Served::start()?;
    let hall = Hall::build(&served.host, &served.operator, SEATS)?;
    let sent = Sent::default();
    let mut opening = Vec::new();
    for number in 0..SCREENS {
        let (host, workshop) = (served.host.clone(), hall.workshop.clone());
        let token = hall.seats[number % SEATS].clone();
        let screen = Screen::open(host, workshop, token, Arc::clone(&sent));
        opening.push(tokio::spawn(screen));
    }
    let mut screens = Vec::new();
    for screen in opening {
        screens.push(screen.await??);
    }
    let mut slow = screens.pop().unwrap();
    let base = served.memory("VmRSS")?;

    let stop = Arc::new(tokio::sync::Notify::new());
    let dawdling = tokio::spawn({
        let stop = Arc::clone(&stop);
        async move {
            slow.dawdle(&stop).await?;
            Ok::<_, anyhow::Error>(slow)
        }
    });
    let screens = round(screens, &sent, CARDS).await?;
    let (peak, with_slow) = (served.memory("VmHWM")?, p99(&screens));
    stop.notify_one();
    let mut slow = dawdling.await??;
    let behind = sent.lock().unwrap().len() - slow.marks.len();
    let all = sent.lock().unwrap().len();
    slow.until(|screen| screen.marks.len() == all).await?;
    let snapshots = slow.welcomes - 1;

    // The same once more while everybody reads.
    let reading = tokio::spawn(async move {
        let all = all + screens_written();
        slow.until(|screen| screen.marks.len() == all).await?;
        Ok::<_, anyhow::Error>(())
    });
    let screens = round(screens, &sent, 1).await?;
    reading.await??;

    println!(
        "{all} cards on {SCREENS} screens; the slow one was {behind} behind and got {snapshots} snapshots; \
         p99 of the others {with_slow:?}, without a slow one {:?}; {base} kB when all were there, {peak} kB at most",
        p99(&screens)
    );
    assert_eq!(screens.len(), SCREENS - 1);
    assert!(
        screens
            .iter()
            .all(|screen| screen.marks.len() == all + screens_written())
    );
    assert!(behind > all / 2, "the slow one was not slow");
    assert!(snapshots >= 1, "what was dropped came back in no snapshot");
    assert!(peak < base + BOUND, "{peak} kB after {base} kB");
    Ok(())
}

fn screens_written() -> usize {
    SCREENS - 1
}

const SCREENS: usize = 500;
/// Five screens a seat: the most that are let in.
const SEATS: usize = 100;
/// Cards of each screen.
const CARDS: usize = 2;
/// Between two cards of a screen.
const PACE: Duration = Duration::from_secs(3);
/// In kB (PROMISES 15).
const BOUND: u64 = 64 << 10;
const PATIENCE: Duration = Duration::from_mins(4);
/// The server closes what says nothing for 45 seconds.
const SILENCE: Duration = Duration::from_secs(10);
