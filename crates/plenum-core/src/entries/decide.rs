//! Rules about entries and clusters, by topic.

mod cluster;
mod desk;
mod own;
mod write;

use super::Command;
use crate::context::Context;
use crate::refusal::Refusal;
use crate::workshop::{Event as AnyEvent, Workshop};

/// Decides a command about entries.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Write {
            entry,
            grade,
            text,
            stricter,
            on_behalf_of,
            show_original,
        } => {
            let card = write::Card {
                kind: *entry,
                grade: *grade,
                text,
                stricter: *stricter,
                on_behalf_of: *on_behalf_of,
                show_original: show_original.unwrap_or(false),
            };
            write::write(workshop, ctx, &card)?
        }
        Command::Revise { entry, text, grade } => own::revise(workshop, ctx, *entry, text, *grade)?,
        Command::Withdraw { entry } => own::withdraw(workshop, ctx, *entry)?,
        Command::ShowOriginal { entry } => own::show_original(workshop, ctx, *entry)?,
        Command::Hide { entry, reason } => desk::hide(workshop, ctx, *entry, reason)?,
        Command::Reveal { block } => desk::reveal(workshop, ctx, *block)?,
        Command::Merge { cards, into } => desk::merge(workshop, ctx, cards, *into)?,
        Command::OpenCluster { title, entries } => cluster::open(workshop, ctx, title, entries)?,
        Command::RenameCluster { cluster, title } => {
            cluster::rename(workshop, ctx, *cluster, title)?
        }
        Command::Place { entry, cluster } => cluster::place(workshop, ctx, *entry, *cluster)?,
        Command::SetEvidence {
            cluster,
            level,
            links,
            note,
        } => cluster::set_evidence(workshop, ctx, *cluster, *level, links, note.as_ref())?,
        Command::AgreeCluster { cluster } => return cluster::agree(workshop, ctx, *cluster),
    };
    Ok(vec![AnyEvent::Entries(event)])
}
