//! A hall with everything that goes wrong in it. Nothing acknowledged is lost, nothing is applied twice, and in the end every
//! page shows what a fresh one shows.
//!
//! `PLENUM_SEED` runs a run again, as far as threads and the network allow; `PLENUM_CYCLES` makes it longer.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops where what it needs is not there, and says what it came to"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use plenum_tests::chaos::house::{House, PROJECTOR};
use plenum_tests::chaos::ledger::{Figures, Line, audit, commits};
use plenum_tests::chaos::person::{Doing, Person};
use plenum_tests::chaos::proxy::{Proxy, Weather};
use plenum_tests::client::{Answer, Page};
use plenum_tests::random::{self, Random};
use serde_json::{Value, json};
use uuid::Uuid;

const MORNING: (u64, u64, u64) = (10, 16, 0);

fn say(what: &str, seed: u64, figures: &Figures) {
    println!("{what}: {figures} (PLENUM_SEED={seed})");
    assert_eq!(
        (figures.lost, figures.doubled),
        (0, 0),
        "PLENUM_SEED={seed}"
    );
}

/// Tells all to stop, also where a test fails: it would wait for them for ever.
struct Ending<'a>(&'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

fn lines<'a>(people: impl IntoIterator<Item = &'a Person>) -> Vec<Line> {
    people.into_iter().flat_map(|p| p.lines.clone()).collect()
}

/// Ends the server and holds all accounts against its log.
fn close(mut house: House, people: &[Person], cycles: u64) -> Result<Figures> {
    house.kill();
    let mut figures = audit(&commits(&house.data())?, &lines(people));
    figures.cycles = cycles;
    Ok(figures)
}

/// A move of the agenda from where the page stands.
fn step(page: &Page, what: &str, to: Option<&str>) -> Value {
    let position = page.get("workshop").unwrap()["position"].clone();
    let reason = json!({ "lang": "en", "text": "chaos" });
    let mut command =
        json!({ "noun": "agenda", "do": what, "expected": position, "reason": reason });
    if let Some(label) = to {
        let blocks = page.get("agenda").unwrap()["blocks"].as_array().unwrap();
        let block = blocks.iter().find(|block| block["label"] == label).unwrap();
        command["to"] = block["block"].clone();
    }
    command
}

#[test]
fn p01_killed_at_random_moments_behind_a_network_that_misbehaves() -> Result<()> {
    let (seed, mut left) = (random::seed(), random::cycles(24));
    let mut random = Random::new(seed);
    let mut sum = Figures::default();
    while left > 0 {
        // A fresh house from time to time, for a log without end would only make starts slow.
        let cycles = left.min(50);
        sum.add(storm(cycles, &mut random)?);
        left -= cycles;
    }
    say("killed at random moments", seed, &sum);
    assert!(
        sum.acknowledged >= sum.cycles * 5,
        "hardly anything was said"
    );
    Ok(())
}

/// People write, rate and raise hands while the network and the server go wrong in turn.
fn storm(cycles: u64, random: &mut Random) -> Result<Figures> {
    let mut house = House::open(MORNING)?;
    // The last two only look on: the console, and the projector that is loaded again and again. P06 has two tabs.
    let names = ["P06", "P07", "P08", "P09", "P10", "P06", "P14", PROJECTOR];
    let mut people = names
        .iter()
        .map(|name| Person::new(&house, name, random))
        .collect::<Result<Vec<_>>>()?;
    for (half, doing) in [
        (cycles.div_ceil(2), Doing::Rating),
        (cycles / 2, Doing::Cards),
    ] {
        if doing == Doing::Cards {
            // Into the block of silent writing, where a hand cannot be up.
            people[6].connected()?;
            let jump = step(&people[6].page, "jump", Some("B21"));
            ensure!(matches!(people[6].run(&jump)?, Answer::Done(_)), "no jump");
            people.iter_mut().for_each(Person::hand_down);
        }
        let networks: Vec<_> = people.iter().map(|p| Arc::clone(&p.network)).collect();
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let stop = &stop;
            let workers: Vec<_> = people
                .iter_mut()
                .enumerate()
                .map(|(place, person)| {
                    scope.spawn(move || match place {
                        0..5 => person.work(doing, stop),
                        5 => person.work(Doing::Notes, stop),
                        6 => person.watch(stop),
                        _ => reload(person, stop),
                    })
                })
                .collect();
            let disturbed = disturb(&mut house, &networks, half, random);
            for network in &networks {
                network.weather(Weather::default());
            }
            stop.store(true, Ordering::Release);
            for worker in workers {
                worker.join().expect("nobody panics")?;
            }
            disturbed
        })?;
        for person in &mut people {
            person.verify(&house)?;
        }
    }
    close(house, &people, cycles)
}

/// The projector is loaded again and again.
fn reload(projector: &mut Person, stop: &AtomicBool) -> Result<()> {
    while !stop.load(Ordering::Acquire) {
        let patience = projector.page.patience;
        projector.page = Page::away();
        projector.page.patience = patience;
        projector.connected()?;
        projector.look(Duration::from_millis(300));
    }
    Ok(())
}

fn disturb(
    house: &mut House,
    networks: &[Arc<Proxy>],
    cycles: u64,
    random: &mut Random,
) -> Result<()> {
    for cycle in 0..cycles {
        for network in networks {
            network.weather(weather(random));
        }
        std::thread::sleep(random.millis(300, 1_500));
        if cycle % 2 == 0 {
            house.kill();
            std::thread::sleep(random.millis(0, 300));
            house.serve()?;
        } else {
            for network in networks {
                match random.below(4) {
                    0 => network.cut(),
                    1 => network.half_open(),
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

fn weather(random: &mut Random) -> Weather {
    let calm = Weather::default();
    match random.below(8) {
        0..3 => calm,
        3 => Weather {
            delay: 20,
            jitter: 120,
            ..calm
        },
        4 => Weather {
            jitter: 30,
            cuts: 60,
            ..calm
        },
        5 => Weather { cuts: 250, ..calm },
        6 => Weather {
            answers_lost: true,
            ..calm
        },
        _ => Weather {
            idle: Some(150),
            ..calm
        },
    }
}

/// One phone sleeps past the time after which the server gives up on a silent socket; the others go on.
#[test]
fn p04_a_phone_that_sleeps_long_loses_nothing() -> Result<()> {
    let seed = random::seed();
    let mut random = Random::new(seed);
    let house = House::open(MORNING)?;
    let mut people = ["P06", "P07", "P08", "P09"]
        .iter()
        .map(|name| Person::new(&house, name, &mut random))
        .collect::<Result<Vec<_>>>()?;
    let mut asleep = people.pop().unwrap();
    asleep.act(Doing::Notes)?;
    let slept = Instant::now();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let workers: Vec<_> = people
            .iter_mut()
            .map(|person| scope.spawn(|| person.work(Doing::Rating, &stop)))
            .collect();
        std::thread::sleep(Duration::from_secs(47));
        stop.store(true, Ordering::Release);
        for worker in workers {
            worker.join().unwrap()?;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    // The server has said goodbye to it long ago.
    let seat = asleep.page.you["seat"].clone();
    let mut console = house.page("P14")?;
    let there = console.until(|frame| frame["frame"] == "presence")?;
    assert!(
        !there["connected"].as_array().unwrap().contains(&seat),
        "{there}"
    );
    let returns = asleep.returns;
    asleep.act(Doing::Notes)?;
    assert!(asleep.returns > returns, "the old socket was still good");
    println!("a phone slept for {:?}", slept.elapsed());
    people.push(asleep);
    for person in &mut people {
        person.verify(&house)?;
    }
    say("a long sleep", seed, &close(house, &people, 1)?);
    Ok(())
}

/// From one network into another, the old connection still open at the server, more often than a seat may have sockets.
#[test]
fn p05_wifi_to_4g_and_idle_cuts() -> Result<()> {
    let seed = random::seed();
    let mut random = Random::new(seed);
    let house = House::open(MORNING)?;
    let mut people = vec![
        Person::new(&house, "P08", &mut random)?,
        Person::new(&house, "P08", &mut random)?,
    ];
    let mut left_behind = Vec::new();
    let cycles = 12;
    for cycle in 0..cycles {
        for person in &mut people {
            person.act(Doing::Notes)?;
            if cycle % 3 == 2 {
                // A proxy that cuts what is idle, as many do.
                person.network.weather(Weather {
                    idle: Some(100),
                    ..Weather::default()
                });
                person.look(Duration::from_millis(300));
                person.act(Doing::Notes)?;
                person.network.weather(Weather::default());
            } else {
                person.network.half_open();
                let network = house.network(&mut random)?;
                left_behind.push(std::mem::replace(&mut person.network, network));
                if cycle % 2 == 0 {
                    // The phone knows at once. Otherwise it finds out when no answer comes.
                    person.page.leave();
                }
            }
        }
    }
    for person in &mut people {
        person.act(Doing::Notes)?;
        person.verify(&house)?;
        assert!(person.returns > cycles / 2);
    }
    say("wifi to 4G", seed, &close(house, &people, cycles)?);
    Ok(())
}

/// What a page has after any number of frames, and then resumes from, is in the end what a fresh page has.
#[test]
fn p05_cut_at_every_message_boundary_a_page_resumes_whole() -> Result<()> {
    let seed = random::seed();
    let mut random = Random::new(seed);
    let house = House::open(MORNING)?;
    let mut console = Person::new(&house, "P14", &mut random)?;
    let mut peer = Person::new(&house, "P07", &mut random)?;
    console.connected()?;
    let mut watched: Vec<(&str, Page)> = ["P07", "P14", "P04", PROJECTOR]
        .into_iter()
        .map(|name| Ok((name, house.page(name)?)))
        .collect::<Result<_>>()?;
    for _ in 0..6 {
        peer.act(Doing::Rating)?;
    }
    for label in ["B21", "B22", "B19"] {
        // People move between audiences with the blocks; cards change audience with the reveal.
        let jump = step(&console.page, "jump", Some(label));
        ensure!(matches!(console.run(&jump)?, Answer::Done(_)), "no jump");
        console.look(Duration::from_millis(200));
        if label == "B21" {
            for _ in 0..4 {
                peer.act(Doing::Cards)?;
            }
        }
    }
    let seat = json!({ "noun": "people", "do": "set_seat", "id": peer.page.you["seat"],
        "organisation": peer.page.you["organisation"], "role": "peer_lead", "speaker": false, "langs": [] });
    ensure!(
        matches!(console.run(&seat)?, Answer::Done(_)),
        "no new role"
    );
    let mut boundaries = 0;
    for (name, page) in &mut watched {
        page.settle(Duration::from_millis(500))?;
        let fresh = house.page(name)?;
        ensure!(page.records == fresh.records, "{name} was not told all");
        for frames in 1..=page.frames.len() {
            let mut cut = Page::away();
            for frame in &page.frames[..frames] {
                cut.take(frame);
            }
            cut.come_back(&house.host(), &house.workshop, house.token(name)?)?;
            let differs = cut.differs(&fresh);
            ensure!(
                differs.is_empty(),
                "PLENUM_SEED={seed}: {name}, cut after frame {frames}, {differs:?}"
            );
            boundaries += 1;
        }
    }
    assert!(boundaries > 40, "{boundaries}");
    println!("cut at {boundaries} boundaries, 0 gaps");
    Ok(())
}

#[test]
fn p03_two_facilitators_who_press_next_advance_once() -> Result<()> {
    let seed = random::seed();
    let mut random = Random::new(seed);
    let mut house = House::open(MORNING)?;
    let mut people = vec![
        Person::new(&house, "P14", &mut random)?,
        Person::new(&house, "P15", &mut random)?,
    ];
    for person in &mut people {
        person.connected()?;
    }
    let you = people[1].page.you.clone();
    let seat = json!({ "noun": "people", "do": "set_seat", "id": you["seat"],
        "organisation": you["organisation"], "role": "facilitator", "speaker": false, "langs": [] });
    ensure!(
        matches!(people[0].run(&seat)?, Answer::Done(_)),
        "no second facilitator"
    );
    let rounds = 8;
    for round in 0..rounds {
        let before = house.page("P14")?;
        let next = step(&before, "next", None);
        let networks: Vec<_> = people.iter().map(|p| Arc::clone(&p.network)).collect();
        for network in &networks {
            network.weather(weather(&mut random));
        }
        let answers = std::thread::scope(|scope| {
            let pressing: Vec<_> = people
                .iter_mut()
                .map(|person| scope.spawn(|| person.run(&next)))
                .collect();
            if round % 3 == 1 {
                std::thread::sleep(random.millis(0, 60));
                house.kill();
                house.serve()?;
            }
            std::thread::sleep(random.millis(200, 800));
            for network in &networks {
                network.weather(Weather::default());
            }
            let answers = pressing.into_iter().map(|p| p.join().unwrap());
            answers.collect::<Result<Vec<Answer>>>()
        })?;
        let done = answers.iter().filter(|a| matches!(a, Answer::Done(_)));
        let stale = answers
            .iter()
            .filter(|a| a.code() == Some("stale_position"));
        assert_eq!((done.count(), stale.count()), (1, 1), "{answers:?}");
        let position = |page: &Page| page.get("workshop").unwrap()["position"].as_u64().unwrap();
        assert_eq!(position(&house.page("P14")?), position(&before) + 1);
    }
    for person in &mut people {
        person.network.weather(Weather::default());
        person.verify(&house)?;
    }
    say("two facilitators", seed, &close(house, &people, rounds)?);
    Ok(())
}

/// The block ends at 10:35. The server is killed around that moment, or is down while it passes.
#[test]
fn p11_a_deadline_around_a_restart_fires_once() -> Result<()> {
    let seed = random::seed();
    let mut random = Random::new(seed);
    let cycles = 4;
    for cycle in 0..cycles {
        let mut house = House::open((10, 34, 58))?;
        let mut page = house.page("P14")?;
        let deadline = page.get("clock").unwrap()["deadline"].as_i64().unwrap();
        let block = page.get("workshop").unwrap()["running"].clone();
        if cycle == 0 {
            // Undisturbed, it fires on time.
            let fired = page.until(|frame| frame["change"]["set"]["clock"]["expired"] == true)?;
            let late = fired["now"].as_i64().unwrap() - deadline;
            assert!((0..=1_000).contains(&late), "{late} ms late");
        } else if cycle == 1 {
            house.kill();
            house.time_passes(Duration::from_mins(5));
        } else {
            std::thread::sleep(random.millis(1_000, 3_000));
        }
        for _ in 0..2 {
            house.kill();
            house.serve()?;
            let mut page = house.page("P06")?;
            page.wait(|page| page.get("clock").unwrap()["expired"] == true)?;
        }
        house.kill();
        let commits = commits(&house.data())?;
        let fired = commits
            .iter()
            .flat_map(|commit| commit["events"].as_array().into_iter().flatten())
            .map(|event| &event["open"]["body"])
            .filter(|body| body["was"] == "expired" && body["block"] == block)
            .count();
        assert_eq!(fired, 1, "PLENUM_SEED={seed}, cycle {cycle}");
    }
    println!("{cycles} deadlines around a restart, each fired once");
    Ok(())
}

/// Phones whose clocks are wrong by minutes and by years.
#[test]
fn p11_a_wrong_clock_on_a_phone_changes_nothing() -> Result<()> {
    const YEARS: i64 = 10 * 365 * 86_400_000;
    let seed = random::seed();
    let mut random = Random::new(seed);
    let house = House::open(MORNING)?;
    let mut people = ["P06", "P07", "P08", "P09"]
        .iter()
        .map(|name| Person::new(&house, name, &mut random))
        .collect::<Result<Vec<_>>>()?;
    let skews = [0, 300_000, -YEARS, YEARS];
    let wall = Instant::now();
    let mut left = Vec::new();
    for (person, skew) in people.iter_mut().zip(skews) {
        person.connected()?;
        let clock = |at: Instant| 1_764_000_000_000 + skew + millis(at.duration_since(wall));
        for _ in 0..3 {
            // A number that grows with time, from a clock that is wrong: it only has to be new.
            let seconds = u64::try_from(clock(Instant::now()) / 1_000)?;
            let stamp = uuid::Timestamp::from_unix(uuid::NoContext, seconds, 0);
            let words = json!({ "lang": "en", "text": format!("{} {seconds}", person.name) });
            let note = json!({ "noun": "floor", "do": "keep_private", "text": words });
            let id = Uuid::new_v7(stamp);
            let first = person.run_as(id, &note)?;
            assert!(matches!(first, Answer::Done(_)), "{first:?}");
            assert_eq!(person.run_as(id, &note)?, first);
        }
        // All that a page may use is the difference between its clock and the server's.
        let asked = clock(Instant::now());
        person.page.send(&json!({ "frame": "ping", "t": asked }))?;
        let pong = person.page.until(|frame| frame["frame"] == "pong")?;
        let heard = clock(Instant::now());
        assert_eq!(pong["t"].as_i64(), Some(asked));
        let offset = pong["now"].as_i64().unwrap() - i64::midpoint(asked, heard);
        let deadline = person.page.get("clock").unwrap()["deadline"]
            .as_i64()
            .unwrap();
        let ends = deadline - (clock(wall) + offset);
        left.push(ends);
    }
    let spread = left.iter().max().unwrap() - left.iter().min().unwrap();
    assert!(spread <= 1_000, "the ends of the block differ: {left:?}");
    for person in &mut people {
        person.verify(&house)?;
    }
    say("wrong clocks", seed, &close(house, &people, 1)?);
    Ok(())
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// No byte can be written any more: the room says so, goes on showing, and takes commands again when there is space.
#[test]
fn p10_a_full_disk_makes_the_room_read_only_until_there_is_space() -> Result<()> {
    let seed = random::seed();
    let mut random = Random::new(seed);
    let house = House::open(MORNING)?;
    let mut people = ["P06", "P07", "P10"]
        .iter()
        .map(|name| Person::new(&house, name, &mut random))
        .collect::<Result<Vec<_>>>()?;
    let cycles = 3;
    for _ in 0..cycles {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let workers: Vec<_> = people
                .iter_mut()
                .map(|person| scope.spawn(|| person.work(Doing::Rating, &stop)))
                .collect();
            let ending = Ending(&stop);
            std::thread::sleep(random.millis(500, 1_500));
            house.disk_full(true)?;
            let told = read_only(&house);
            house.disk_full(false)?;
            let (mut page, id, note) = told?;
            // The same command, under the same id, once there is space.
            let answer = page.run_as(id, &note)?;
            assert!(matches!(answer, Answer::Done(_)), "{answer:?}");
            std::thread::sleep(random.millis(100, 500));
            drop(ending);
            for worker in workers {
                worker.join().unwrap()?;
            }
            Ok::<_, anyhow::Error>(())
        })?;
    }
    for person in &mut people {
        person.verify(&house)?;
    }
    say("full disk", seed, &close(house, &people, cycles)?);
    Ok(())
}

/// Sees that a command is answered with `read_only` and a time to wait, and that whoever comes still sees everything.
fn read_only(house: &House) -> Result<(Page, Uuid, Value)> {
    let mut page = house.page("P12")?;
    let id = Uuid::now_v7();
    let words = json!({ "lang": "en", "text": format!("kept for later {id}") });
    let note = json!({ "noun": "floor", "do": "keep_private", "text": words });
    page.send(&json!({ "frame": "do", "id": id, "command": note }))?;
    let answer = page.until(|frame| frame["id"] == id.to_string().as_str())?;
    if answer["code"] != "read_only" || !answer["detail"]["retry_after_ms"].is_u64() {
        bail!("a full disk is answered with {answer}");
    }
    house
        .page("P14")?
        .until(|frame| frame["frame"] == "problem" && frame["code"] == "read_only")
        .context("the desk is not told")?;
    for person in ["P14", "P04", PROJECTOR] {
        let fresh = house.page(person)?;
        ensure!(fresh.get("workshop").is_some(), "{person} sees nothing");
    }
    Ok((page, id, note))
}
