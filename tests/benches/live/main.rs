//! `cargo xtask bench live`: one room and many screens, our server beside others in the same run (TARGETS 1).
//!
//! ```text
//! floor, plenum, ws, socket.io, colyseus, one after the other, each in a process of its own:
//!   storm   all screens come at once, each gets a picture of the room
//!   idle    what the process holds for them
//!   room    a few write, all see it
//!   votes   many write at once, all see it
//! then, of ours alone:
//!   record  some write while archive and reports are taken, beside the same without
//! ```
//!
//! Ours parses, decides, stores durably, applies, projects and then sends; the others relay. The figure to look at is the
//! processor time of the server's process for a million deliveries: on two cores that are shared with the screens,
//! delays measure the screens as well.

#![expect(
    clippy::print_stdout,
    reason = "a measurement speaks through its output"
)]

mod floor;
mod report;
mod screen;
mod server;

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::sync::mpsc;
use tokio::task::LocalSet;
use tokio::time::{sleep, sleep_until};

use plenum_tests::hall::{self, Hall};
use plenum_tests::meanwhile::{Acknowledged, take_record, write_while};
use report::{Figures, Load, Part};
use screen::{Board, Entrance};
use server::{Kind, Server};

/// What is asked for.
#[derive(Clone, Debug)]
struct Args {
    screens: usize,
    /// Messages a second in the workload *room*.
    rate: usize,
    /// Messages a second in the workload *votes*.
    votes: usize,
    seconds: u64,
    rounds: usize,
    only: Vec<Kind>,
}

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let local = LocalSet::new();
    if let [floor, picture] = words.as_slice()
        && floor == "floor"
    {
        open_files(u64::MAX)?;
        return local.block_on(&runtime, floor::serve(picture.parse()?));
    }
    let args = Args::parse(&words)?;
    open_files(args.screens as u64 + SPARE_FILES)?;
    let mut figures: Vec<Figures> = Vec::new();
    // Peers send the picture that ours sends; so ours goes first.
    let mut picture = USUAL_PICTURE;
    for round in 0..args.rounds {
        for kind in order(&args.only) {
            print(&format!("round {}: {}", round + 1, kind.name()));
            let measured = local.block_on(&runtime, measure(&args, kind, picture));
            let measured = measured.with_context(|| format!("{} was not measured", kind.name()))?;
            if kind == Kind::Plenum {
                picture = measured.picture;
            }
            figures.push(measured);
        }
    }
    report::table(args.screens, picture, &figures);
    if args.only.contains(&Kind::Plenum) {
        record()?;
    }
    Ok(())
}

/// How long people of ours wait for an answer, without anything else and while the record is taken over and over.
fn record() -> Result<()> {
    let server = Server::start(Kind::Plenum, USUAL_PICTURE)?;
    let operator = server.token().context("no operator")?;
    let hall = Hall::build(&server.host, operator, WRITERS)?;
    let done = Acknowledged::default();
    let pause = || {
        std::thread::sleep(Duration::from_millis(10));
        Ok(())
    };
    let without = write_while(&server.host, &hall, CARDS, &done, pause)?;
    let mut taken = 0;
    let take = || {
        taken += 1;
        take_record(&server.host, &hall, operator).map(drop)
    };
    let with = write_while(&server.host, &hall, CARDS, &done, take)?;
    print(&format!(
        "\n{WRITERS} people write, nothing else: {without}"
    ));
    print(&format!(
        "{WRITERS} people write, record taken {taken} times meanwhile: {with}"
    ));
    Ok(())
}

/// Ours first, then in the order of the table.
fn order(only: &[Kind]) -> impl Iterator<Item = Kind> {
    let (ours, others): (Vec<_>, Vec<_>) = only.iter().partition(|kind| **kind == Kind::Plenum);
    ours.into_iter().chain(others)
}

impl Args {
    fn parse(words: &[String]) -> Result<Self> {
        let mut args = Self {
            screens: 1_000,
            rate: 10,
            votes: 500,
            seconds: 10,
            rounds: 1,
            only: Kind::ALL.to_vec(),
        };
        let mut words = words.iter().filter(|word| *word != "--bench");
        while let Some(word) = words.next() {
            let value = words
                .next()
                .with_context(|| format!("{word} needs a value\n{HELP}"))?;
            match word.as_str() {
                "--screens" => args.screens = value.parse()?,
                "--rate" => args.rate = value.parse()?,
                "--votes" => args.votes = value.parse()?,
                "--seconds" => args.seconds = value.parse()?,
                "--rounds" => args.rounds = value.parse()?,
                "--only" => {
                    let named = |name: &str| Kind::ALL.into_iter().find(|kind| kind.name() == name);
                    args.only = value
                        .split(',')
                        .map(|name| {
                            named(name).with_context(|| format!("there is no {name}\n{HELP}"))
                        })
                        .collect::<Result<_>>()?;
                }
                _ => bail!("there is no {word}\n{HELP}"),
            }
        }
        ensure!(
            args.votes <= 2 * args.screens && args.rate <= 2 * args.screens,
            "a seat may send two commands a second: more screens, or fewer messages"
        );
        Ok(args)
    }
}

/// The bench and each server keep a file for every screen.
fn open_files(wanted: u64) -> Result<()> {
    let limit = getrlimit(Resource::Nofile);
    let current = limit.maximum.map_or(wanted, |most| wanted.min(most));
    setrlimit(
        Resource::Nofile,
        Rlimit {
            current: Some(current.max(limit.current.unwrap_or(0))),
            maximum: limit.maximum,
        },
    )?;
    ensure!(
        current >= wanted || wanted == u64::MAX,
        "{wanted} files must be open at once and {current} may; type: ulimit -Hn {wanted}"
    );
    Ok(())
}

/// All workloads against one server.
async fn measure(args: &Args, kind: Kind, picture: usize) -> Result<Figures> {
    let server = Server::start(kind, picture)?;
    let entrances = entrances(args, kind, &server)?;
    sleep(Duration::from_secs(1)).await;
    let empty = server.memory()?;
    let board = Board::new();
    let mut says = Vec::new();
    let before = server.cpu()?;
    let began = Instant::now();
    for (number, entrance) in entrances.into_iter().enumerate() {
        let (say, said) = mpsc::unbounded_channel();
        says.push(say);
        let screen = screen::run(Rc::clone(&board), entrance, number % SAMPLE == 0, said);
        tokio::task::spawn_local(screen);
    }
    let end = Instant::now() + LONGEST;
    while board.shown() + board.lost.get() < args.screens && Instant::now() < end {
        sleep(Duration::from_millis(2)).await;
    }
    let storm = Part {
        seconds: began.elapsed().as_secs_f64(),
        cpu: server.cpu()? - before,
        delivered: board.shown() as u64,
        expected: args.screens as u64,
        delays: board.take_joins(),
    };
    let picture = board.picture();
    sleep(Duration::from_secs(2)).await;
    let idle = (server.memory()? - empty) / report::float(args.screens as u64);
    let room = Load {
        rate: args.rate,
        seconds: args.seconds,
    };
    let room = work(&room, kind, &server, &board, &says).await?;
    let votes = Load {
        rate: args.votes,
        seconds: (args.seconds / 2).max(1),
    };
    let votes = work(&votes, kind, &server, &board, &says).await?;
    let lost = board.lost.get();
    // The screens leave before the server does.
    drop(says);
    sleep(Duration::from_millis(200)).await;
    Ok(Figures {
        kind,
        picture,
        idle,
        empty,
        lost,
        storm,
        room,
        votes,
    })
}

/// Where every screen goes in. Ours have a seat each.
fn entrances(args: &Args, kind: Kind, server: &Server) -> Result<Vec<Entrance>> {
    let mut hellos = vec![None; args.screens];
    let mut path = "/".to_owned();
    match kind {
        Kind::Plenum => {
            let operator = server.token().context("no operator")?;
            let hall = Hall::build(&server.host, operator, args.screens)?;
            path = format!("/api/workshops/{}/live", hall.workshop);
            hellos = hall
                .seats
                .iter()
                .map(|token| {
                    Some(format!(
                        r#"{{"frame":"hello","protocol":1,"token":"{token}"}}"#
                    ))
                })
                .collect();
        }
        Kind::SocketIo => "/socket.io/?EIO=4&transport=websocket".clone_into(&mut path),
        Kind::Floor | Kind::Ws | Kind::Colyseus => {}
    }
    let entrance = |(number, hello): (usize, Option<String>)| {
        let block = u8::try_from(number / PER_ADDRESS)?;
        Ok(Entrance {
            dialect: kind.dialect(),
            host: server.host.clone(),
            path: path.clone(),
            hello,
            from: SocketAddr::from(([127, 0, 1, block + 1], 0)),
        })
    };
    hellos.into_iter().enumerate().map(entrance).collect()
}

/// Has messages sent at an even rate, by one screen after the other, and waits until all were delivered.
async fn work(
    load: &Load,
    kind: Kind,
    server: &Server,
    board: &Board,
    says: &[mpsc::UnboundedSender<String>],
) -> Result<Part> {
    board.take_delays();
    let before = server.cpu()?;
    let began = tokio::time::Instant::now();
    let messages = load.rate * usize::try_from(load.seconds)?;
    // Seats take turns, each within what the published limits let it send.
    let writers = (load.rate * 2).min(says.len());
    for number in 0..messages {
        sleep_until(
            began + Duration::from_secs(1) * u32::try_from(number)? / u32::try_from(load.rate)?,
        )
        .await;
        let mark = board.stamp();
        let text = match kind {
            Kind::Plenum => hall::command(&mark),
            Kind::Floor | Kind::Ws | Kind::SocketIo | Kind::Colyseus => {
                format!("{mark}{}", "m".repeat(MESSAGE - mark.len()))
            }
        };
        if let Some(say) = says.get(number % writers) {
            say.send(text)?;
        }
    }
    let expected = (messages * says.len()) as u64;
    let end = Instant::now() + PATIENCE;
    while board.delivered() < expected && Instant::now() < end {
        sleep(Duration::from_millis(2)).await;
    }
    Ok(Part {
        seconds: began.elapsed().as_secs_f64(),
        cpu: server.cpu()? - before,
        delivered: board.delivered(),
        expected,
        delays: board.take_delays(),
    })
}

fn print(line: &str) {
    println!("{line}");
}

const HELP: &str = "--screens 1000 --rate 10 --votes 500 --seconds 10 --rounds 1 --only floor,plenum,ws,socket.io,colyseus";
/// Bytes of a message that peers relay.
const MESSAGE: usize = 300;
/// People who write while the record is taken, and the cards of each: within what a socket may send at once.
const WRITERS: usize = 50;
const CARDS: usize = 20;
/// Of so many screens one looks at the time.
const SAMPLE: usize = 8;
const PER_ADDRESS: usize = 2_000;
const SPARE_FILES: u64 = 100;
const USUAL_PICTURE: usize = 20_000;
/// The longest that a storm may last.
const LONGEST: Duration = Duration::from_mins(1);
/// The longest that is waited for messages after the last was sent.
const PATIENCE: Duration = Duration::from_secs(15);
