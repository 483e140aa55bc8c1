//! A mail server of our own on this machine: takes mails, or refuses them, or breaks off.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How it behaves towards a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Takes it.
    Takes,
    /// Refuses the recipient.
    Refuses,
    /// Breaks the connection where the mail should begin.
    BreaksOff,
}

/// A mail as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: String,
    /// Its head and body, as sent.
    pub text: String,
}

/// The server. Its thread ends with the process.
#[derive(Debug)]
pub struct PostOffice {
    /// Where it listens.
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    manner: Manner,
    mails: Vec<Mail>,
    /// Mails that were not taken.
    turned_away: usize,
}

impl PostOffice {
    /// Opens it.
    ///
    /// # Errors
    /// Where there is no port.
    pub fn open() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let state = Arc::new(Mutex::new(State {
            manner: Manner::Takes,
            mails: Vec::new(),
            turned_away: 0,
        }));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Whoever breaks off is none of its business.
                drop(serve(stream, &shared));
            }
        });
        Ok(Self { address, state })
    }

    /// Changes how it behaves.
    pub fn behave(&self, manner: Manner) {
        lock(&self.state).manner = manner;
    }

    /// The mails it took, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        lock(&self.state).mails.clone()
    }

    /// Waits until it took so many mails.
    ///
    /// # Errors
    /// They did not come.
    pub fn wait(&self, mails: usize) -> Result<Vec<Mail>> {
        self.until(|state| state.mails.len() >= mails)?;
        Ok(self.mails())
    }

    /// Waits until it turned so many mails away.
    ///
    /// # Errors
    /// They did not come.
    pub fn wait_turned_away(&self, mails: usize) -> Result<()> {
        self.until(|state| state.turned_away >= mails)
    }

    fn until(&self, condition: impl Fn(&State) -> bool) -> Result<()> {
        let end = Instant::now() + crate::client::PATIENCE;
        while !condition(&lock(&self.state)) {
            if Instant::now() > end {
                bail!("the mails did not come: {:?}", lock(&self.state));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One connection, as RFC 5321 says.
fn serve(mut stream: TcpStream, state: &Mutex<State>) -> Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let mut to = String::new();
    stream.write_all(b"220 here\r\n")?;
    while let Some(line) = lines.next() {
        let line = line?;
        let manner = lock(state).manner;
        let answer = match line
            .get(..4)
            .unwrap_or_default()
            .to_ascii_uppercase()
            .as_str()
        {
            "EHLO" => "250-here\r\n250 8BITMIME\r\n",
            "RCPT" if manner == Manner::Refuses => {
                lock(state).turned_away += 1;
                "550 no such person\r\n"
            }
            "RCPT" => {
                let address = line.split(['<', '>']).nth(1);
                address.unwrap_or_default().clone_into(&mut to);
                "250 well\r\n"
            }
            "DATA" if manner == Manner::BreaksOff => {
                lock(state).turned_away += 1;
                return Ok(());
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let mut text = String::new();
                for line in lines.by_ref() {
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    text.push_str(&line);
                    text.push('\n');
                }
                let to = to.clone();
                lock(state).mails.push(Mail { to, text });
                "250 taken\r\n"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            _ => "250 well\r\n",
        };
        stream.write_all(answer.as_bytes())?;
    }
    Ok(())
}
