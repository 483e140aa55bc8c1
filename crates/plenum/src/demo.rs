//! `plenum demo`: a workshop played through a real server, to be watched and taken over, or run through by a test.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use plenum_core::time::Timestamp;
use plenum_log::{Directory, EventLog};
use plenum_server::{Limits, Rate, SettableClock};

use crate::cli::{Demo, Until};
use crate::links::base;
use crate::pace::Pace;
use crate::player::Player;
use crate::scenario::{self, FIVE_CITIES, SEOUL, Scenario};
use crate::start::{Running, StopSignal, start};
use crate::{export, report, say};

/// Plays a scenario.
///
/// # Errors
/// The scenario cannot be read, the server cannot start, or the play went otherwise than the scenario expects.
pub async fn demo(args: Demo) -> Result<()> {
    let scenarios = load(&args.scenario)?;
    let begins = check(&scenarios, &args.until)?;
    let stop = StopSignal::listen();
    let temporary = tempfile::tempdir().context("there is no place for temporary files")?;
    let data = args.data.as_deref().unwrap_or_else(|| temporary.path());
    let port = if args.headless { 0 } else { 7470 };
    let listen = args
        .listen
        .unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let clock = Arc::new(SettableClock::new(begins));
    let running = start(data, listen, Arc::clone(&clock) as _, limits()).await?;
    let pace = Pace::new(clock, args.speed);
    let played = tokio::select! {
        played = play_all(&args, scenarios, &running, &pace) => played,
        () = stop.told() => if args.headless { Err(anyhow::anyhow!("the play was interrupted")) } else { Ok(()) },
    };
    let stopped = running.stop().await;
    played.and(stopped)
}

/// Plays one workshop after the other, and stays in the last one for somebody to take over.
async fn play_all(
    args: &Demo,
    scenarios: Vec<Scenario>,
    running: &Running,
    pace: &Pace,
) -> Result<()> {
    let operator = running.server.new_operator().await?;
    let series = scenarios.len() > 1;
    let last = scenarios.len().saturating_sub(1);
    for (place, scenario) in scenarios.into_iter().enumerate() {
        let ends_here =
            matches!(&args.until, Until::Block(label) if scenario.blocks.contains(label));
        let until = if ends_here { &args.until } else { &Until::End };
        let folder = args.out.as_ref().map(|folder| {
            // A series writes a folder for each of its workshops.
            if series {
                folder.join(scenario.short_name())
            } else {
                folder.clone()
            }
        });
        let player = play(args, scenario, until, &operator, running, pace).await?;
        if let Some(folder) = folder {
            outcome(&folder, running, &player, &args.reports).await?;
        }
        if ends_here || place == last {
            return stay(args, running, &player, pace).await;
        }
    }
    Ok(())
}

async fn play(
    args: &Demo,
    scenario: Scenario,
    until: &Until,
    operator: &str,
    running: &Running,
    pace: &Pace,
) -> Result<Player> {
    let (server, base) = (local(running.address), base(running.address));
    let zone = scenario
        .create
        .get("zone")
        .and_then(serde_json::Value::as_str)
        .unwrap_or("UTC")
        .to_owned();
    let name = scenario.name.clone();
    let bar = bar(scenario.steps.len());
    let mut player = Player::begin(scenario, &server, &base, operator, pace.clone()).await?;
    if !args.headless {
        bar.println(format!(
            "The room is open at {base}; it is played until {}.",
            place(until)
        ));
    }
    let mut progress = |done: usize, _of: usize, at: Timestamp| {
        bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
        bar.set_message(plenum_report::Catalogue::english().instant(at, &zone));
    };
    let played = player.play(until, &mut progress).await;
    bar.finish_and_clear();
    played.with_context(|| name.clone())?;
    let tally = player.tally;
    say::out(&format!(
        "played {name} until {}: {} commands accepted, {} refused as expected, {} sent again with the same answer",
        place(until),
        tally.accepted,
        tally.refused,
        tally.repeated
    ));
    Ok(player)
}

/// Leaves the room to a person.
async fn stay(args: &Demo, running: &Running, player: &Player, pace: &Pace) -> Result<()> {
    if let Some(path) = &args.links_json {
        player.links.save(path)?;
    }
    if args.headless {
        return Ok(());
    }
    say::out(&player.links.card());
    say::out(&format!(
        "Take over: the clock now runs in real time at {}. {} people are in the room. Ctrl-C ends.",
        base(running.address),
        player.in_the_room().len()
    ));
    pace.run_on().await;
    Ok(())
}

/// What must hold before a series is played: each workshop begins after the one before it has ended, and the block to stop
/// at is there. Returns when the first one begins.
fn check(scenarios: &[Scenario], until: &Until) -> Result<Timestamp> {
    for pair in scenarios.windows(2) {
        if let [before, after] = pair
            && after.begins() < before.ends()
        {
            bail!(
                "{} begins before {} has ended: the workshops of a series are played one after the other",
                after.name,
                before.name
            );
        }
    }
    if let Until::Block(label) = until
        && !scenarios.iter().any(|s| s.blocks.contains(label))
    {
        let blocks: Vec<_> = scenarios
            .iter()
            .flat_map(|s| &s.blocks)
            .map(String::as_str)
            .collect();
        bail!(
            "the scenario has no block `{label}`; it has {}",
            blocks.join(", ")
        );
    }
    let first = scenarios.first().context("the scenario has no workshop")?;
    Ok(first.begins())
}

async fn outcome(
    folder: &Path,
    running: &Running,
    player: &Player,
    reports: &[String],
) -> Result<()> {
    let commits = running.store.read(player.workshop, 0).await?;
    let names = running
        .store
        .names(player.workshop)
        .await?
        .into_iter()
        .collect();
    let (folder, workshop, languages) = (folder.to_path_buf(), player.workshop, reports.to_vec());
    let shown = folder.display().to_string();
    let (head, written) = tokio::task::spawn_blocking(move || -> Result<_> {
        let head = export::write(&folder, workshop, &commits, &names)?;
        if languages.is_empty() {
            return Ok((head, 0));
        }
        let json = std::fs::read_to_string(folder.join("outcome.json"))?;
        let written = report::all(json, &folder, &languages)?;
        Ok((head, written.len()))
    })
    .await??;
    say::out(&format!(
        "wrote {shown}/outcome.html and {shown}/outcome.json: {} commits, head {}",
        head.seq, head.hash
    ));
    if written > 0 {
        say::out(&format!("wrote {written} files of reports into {shown}"));
    }
    Ok(())
}

fn load(name: &str) -> Result<Vec<Scenario>> {
    let read = |source: &str| {
        scenario::read_all(source).with_context(|| format!("the scenario {name} is refused"))
    };
    match name {
        "seoul-2014" => return read(SEOUL),
        "five-cities" => return read(FIVE_CITIES),
        _ => {}
    }
    if !Path::new(name).exists() {
        bail!(
            "there is no scenario {name}: it is neither `seoul-2014` nor `five-cities` nor a file"
        );
    }
    read(
        &std::fs::read_to_string(name)
            .with_context(|| format!("the scenario {name} cannot be read"))?,
    )
}

/// Where the player itself connects: on this machine, wherever else the server listens.
fn local(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!(
            "http://{}",
            SocketAddr::from((Ipv4Addr::LOCALHOST, address.port()))
        )
    } else {
        format!("http://{address}")
    }
}

fn place(until: &Until) -> &str {
    match until {
        Until::End => "the end",
        Until::Block(label) => label,
    }
}

/// The published limits are for people; a year in a minute needs others.
fn limits() -> Limits {
    Limits {
        commands: Rate {
            burst: 100_000,
            per_minute: 100_000,
        },
        ..Limits::default()
    }
}

fn bar(steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX));
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len}  {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_that_is_not_there_is_named() {
        let problem = load("nowhere-1999").map(|_| ()).unwrap_err();

        assert_eq!(
            format!("{problem:#}"),
            "there is no scenario nowhere-1999: it is neither `seoul-2014` nor `five-cities` nor a file"
        );
    }

    #[test]
    fn the_player_connects_on_this_machine_wherever_the_server_listens() {
        assert_eq!(
            local("0.0.0.0:7470".parse().unwrap()),
            "http://127.0.0.1:7470"
        );
        assert_eq!(local("10.0.0.5:80".parse().unwrap()), "http://10.0.0.5:80");
    }
}
