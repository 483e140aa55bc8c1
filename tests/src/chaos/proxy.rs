//! A proxy that misbehaves on purpose.
//!
//! A stream has no holes: what is lost of it can never be made good, so a line that swallowed something is cut or stays
//! silent for ever.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::random::Random;

/// Where a proxy leads to; changes when the server starts again.
pub type Target = Arc<Mutex<SocketAddr>>;

/// What the network is like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weather {
    /// Each chunk waits this many milliseconds.
    pub delay: u64,
    /// And up to this many more.
    pub jitter: u64,
    /// Out of a thousand chunks this many are cut in the middle, and the connection with them.
    pub cuts: u64,
    /// What the server says is lost; the connection is cut when the weather changes.
    pub answers_lost: bool,
    /// A connection on which nothing passes for this many milliseconds is cut.
    pub idle: Option<u64>,
}

/// A proxy with threads of its own.
#[derive(Debug)]
pub struct Proxy {
    /// Where pages connect to.
    pub address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    target: Target,
    weather: Mutex<Weather>,
    lines: Mutex<Vec<Arc<Line>>>,
    random: Mutex<Random>,
    stop: AtomicBool,
}

/// One connection.
#[derive(Debug, Default)]
struct Line {
    cut: AtomicBool,
    /// Swallows everything, even the end, and tells nobody.
    half_open: AtomicBool,
    /// Answers were swallowed.
    deaf: AtomicBool,
    active: Mutex<Option<Instant>>,
}

impl Proxy {
    /// Starts a proxy in calm weather.
    ///
    /// # Errors
    /// Where nothing can be listened on.
    pub fn start(target: &Target, random: Random) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            target: Arc::clone(target),
            weather: Mutex::default(),
            lines: Mutex::default(),
            random: Mutex::new(random),
            stop: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&shared);
        std::thread::spawn(move || {
            for page in listener.incoming() {
                if accepting.stop.load(Ordering::Acquire) {
                    return;
                }
                if let Ok(page) = page {
                    // A server that is down lets nobody in; the page sees a connection that closes.
                    drop(connect(&accepting, page));
                }
            }
        });
        Ok(Self { address, shared })
    }

    /// The address as pages name it.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// Changes the weather, for open connections too.
    pub fn weather(&self, weather: Weather) {
        *held(&self.shared.weather) = weather;
    }

    /// Cuts all connections.
    pub fn cut(&self) {
        for line in self.lines() {
            line.cut.store(true, Ordering::Release);
        }
    }

    /// Leaves all connections open at both ends with nothing passing any more. New ones work.
    pub fn half_open(&self) {
        for line in self.lines() {
            line.half_open.store(true, Ordering::Release);
        }
    }

    fn lines(&self) -> Vec<Arc<Line>> {
        let mut lines = held(&self.shared.lines);
        lines.retain(|line| !line.cut.load(Ordering::Acquire));
        lines.clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Release);
        // Wakes the thread that accepts.
        drop(TcpStream::connect(self.address));
    }
}

fn connect(shared: &Arc<Shared>, page: TcpStream) -> Result<()> {
    let target = *held(&shared.target);
    let server = TcpStream::connect(target)?;
    let line = Arc::new(Line::default());
    held(&shared.lines).push(Arc::clone(&line));
    for stream in [&page, &server] {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(MOMENT))?;
        stream.set_write_timeout(Some(Duration::from_secs(5)))?;
    }
    for (from, to, down) in [
        (page.try_clone()?, server.try_clone()?, false),
        (server, page, true),
    ] {
        let (line, shared) = (Arc::clone(&line), Arc::clone(shared));
        std::thread::spawn(move || {
            pump(&from, &to, &line, &shared, down);
            for stream in [from, to] {
                // It may be shut already.
                let _shut = stream.shutdown(Shutdown::Both);
            }
        });
    }
    Ok(())
}

/// Carries one direction until the line is cut.
fn pump(mut from: &TcpStream, mut to: &TcpStream, line: &Line, shared: &Shared, down: bool) {
    let mut chunk = [0; 2_048];
    while !line.cut.load(Ordering::Acquire) && !shared.stop.load(Ordering::Acquire) {
        let weather = *held(&shared.weather);
        let half_open = line.half_open.load(Ordering::Acquire);
        let deaf = line.deaf.load(Ordering::Acquire);
        if deaf && !weather.answers_lost && !half_open {
            line.cut.store(true, Ordering::Release);
            return;
        }
        match from.read(&mut chunk) {
            Ok(0) if half_open => std::thread::sleep(MOMENT),
            Ok(0) => line.cut.store(true, Ordering::Release),
            // What is read now must not pass: something before it did not.
            Ok(_) if half_open || (deaf && down) => {}
            Ok(_) if down && weather.answers_lost => line.deaf.store(true, Ordering::Release),
            Ok(count) => {
                *held(&line.active) = Some(Instant::now());
                let (wait, cut) = {
                    let mut random = held(&shared.random);
                    let jitter = random.below(weather.jitter + 1);
                    let cut = random.chance(weather.cuts).then(|| random.below(2_048));
                    (weather.delay + jitter, cut)
                };
                std::thread::sleep(Duration::from_millis(wait));
                // It may have become half-open meanwhile.
                if line.half_open.load(Ordering::Acquire) {
                    continue;
                }
                let most = cut.map_or(count, |cut| count.min(usize::try_from(cut).unwrap_or(0)));
                let sent = to.write_all(chunk.get(..most).unwrap_or_default());
                if cut.is_some() || sent.is_err() {
                    line.cut.store(true, Ordering::Release);
                }
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                let idle = held(&line.active).is_some_and(|at| {
                    weather
                        .idle
                        .is_some_and(|idle| at.elapsed() > Duration::from_millis(idle))
                });
                if idle && !half_open {
                    line.cut.store(true, Ordering::Release);
                }
            }
            Err(_) if half_open => std::thread::sleep(MOMENT),
            Err(_) => line.cut.store(true, Ordering::Release),
        }
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long a thread waits before it looks around.
const MOMENT: Duration = Duration::from_millis(20);
