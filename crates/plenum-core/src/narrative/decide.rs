//! Rules of the written parts.

use super::{Command, Event, NarrativePart, RemarkKind, RemarkState};
use crate::agenda::Phase;
use crate::context::Context;
use crate::id::RemarkId;
use crate::people::{Right, Side};
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

/// Decides a command about the written parts.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Write { part, text, base } => write(workshop, ctx, *part, text, *base)?,
        Command::Remark {
            part,
            kind,
            quote,
            text,
        } => remark(workshop, ctx, *part, *kind, quote.as_ref(), text)?,
        Command::Settle {
            remark,
            taken,
            answer,
        } => settle(workshop, ctx, *remark, *taken, answer.as_ref())?,
        Command::Sign { edition } => sign(workshop, ctx, *edition)?,
    };
    Ok(vec![AnyEvent::Narrative(event)])
}

fn write(
    workshop: &Workshop,
    ctx: &Context<'_>,
    part: NarrativePart,
    text: &TextInput,
    base: u32,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::WriteNarrative)?;
    still_open(workshop)?;
    let now = workshop.narrative.version(part);
    if base != now {
        return Err(Refusal::StaleText {
            expected: base,
            now,
        });
    }
    let text = text.parse(Limit::Narrative)?;
    let cites = cited(&text.original.text);
    if let Some(number) = cites.iter().find(|number| !workshop.has_number(number)) {
        return Err(Refusal::NoSuchNumber {
            number: number.clone(),
        });
    }
    Ok(Event::Written {
        part,
        version: now + 1,
        text,
        cites,
        by: seat.id,
        at: ctx.now,
    })
}

fn remark(
    workshop: &Workshop,
    ctx: &Context<'_>,
    part: NarrativePart,
    kind: RemarkKind,
    quote: Option<&TextInput>,
    text: &TextInput,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::RemarkOnReport)?;
    still_open(workshop)?;
    let version = workshop.narrative.version(part);
    if version == 0 || !workshop.narrative_is_out() {
        return Err(Refusal::WrongState {
            state: "not_out".to_owned(),
        });
    }
    // The text is the rapporteur's and the peers' opinion is their own: the host says what is not so.
    if seat.role.side() == Some(Side::Host) && kind != RemarkKind::Fact {
        return Err(Refusal::FactsOnly);
    }
    Ok(Event::Remarked {
        id: RemarkId(ctx.command.derive()),
        part,
        version,
        kind,
        by: seat.organisation,
        quote: quote.map(|quote| quote.parse(Limit::Note)).transpose()?,
        text: text.parse(Limit::Note)?,
    })
}

fn settle(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RemarkId,
    taken: bool,
    answer: Option<&TextInput>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::WriteNarrative)?;
    still_open(workshop)?;
    let remark = workshop
        .narrative
        .remarks
        .get(id)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    if remark.state != RemarkState::Open {
        return Err(Refusal::AlreadyDone);
    }
    if !taken && answer.is_none() {
        return Err(Refusal::ReasonRequired);
    }
    Ok(Event::Settled {
        remark: id,
        taken,
        answer: answer.map(|answer| answer.parse(Limit::Note)).transpose()?,
    })
}

fn sign(workshop: &Workshop, ctx: &Context<'_>, edition: u32) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::SignReport)?;
    still_open(workshop)?;
    let state = &workshop.narrative;
    if edition == 0 || edition != state.edition {
        return Err(Refusal::StaleText {
            expected: edition,
            now: state.edition,
        });
    }
    if state.open_facts() > 0 {
        return Err(Refusal::WrongState {
            state: "open_facts".to_owned(),
        });
    }
    if state.signed.contains_key(&seat.role) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::Signed {
        edition,
        role: seat.role,
        at: ctx.now,
    })
}

/// From the workshop days on, until the final report is filed.
fn still_open(workshop: &Workshop) -> Result<(), Refusal> {
    let now = workshop.agenda.phase;
    if now < Phase::Days {
        return Err(Refusal::WrongPhase {
            needs: Phase::Days,
            now,
        });
    }
    if workshop.close.has_final_report() {
        return Err(Refusal::WrongState {
            state: "filed".to_owned(),
        });
    }
    Ok(())
}

/// The printed numbers that a text points to: `[ST3]`, `[ST3, R5]`. In order, each once; brackets with anything else in them
/// are only brackets.
pub fn cited(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in text.split('[').skip(1) {
        let Some((inside, _)) = piece.split_once(']') else {
            continue;
        };
        let numbers: Vec<_> = inside.split([',', ';', '،']).map(str::trim).collect();
        if !numbers.iter().all(|number| is_number(number)) {
            continue;
        }
        for number in numbers {
            if !found.iter().any(|known| known == number) {
                found.push(number.to_owned());
            }
        }
    }
    found
}

/// One to three capital letters and then digits, as things are numbered in print.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = text.len() - digits.len();
    (1..=3).contains(&letters)
        && !digits.is_empty()
        && digits.len() <= 5
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}
