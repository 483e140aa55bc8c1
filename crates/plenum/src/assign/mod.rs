//! `plenum assign`: who reviews what, from a file, without a server.
//!
//! It reads the documented JSON, lets the core solve it, and writes a plan with its certificate, or what stands in the way
//! with the cheapest ways out. `--check` holds a plan written earlier, by this program or by anybody, against its input.

mod format;
pub mod input;
mod words;

use std::collections::BTreeMap;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use plenum_judge::assign::{self, Certificate, Failure, Goal, Objective, Pair, Plan};
use serde::{Deserialize, Serialize};

use crate::cli::Assign;
use crate::say;
use input::{Id, Input};
use words::Words;

/// No plan can keep all the rules.
const BLOCKED: u8 = 3;

/// Solves, or checks.
///
/// # Errors
/// The input cannot be used, or a file cannot be read or written.
pub fn assign(args: &Assign) -> Result<ExitCode> {
    if args.help_format {
        say::out(format::HELP);
        return Ok(ExitCode::SUCCESS);
    }
    let path = args
        .input
        .as_deref()
        .context("name the input with --input FILE, or see --help-format")?;
    let input = input::read(source(path)?)?;
    if let Some(plan) = &args.check {
        return check(&input, plan);
    }
    let goal = Goal {
        objective: args.objective.into(),
        ..Goal::default()
    };
    match assign::solve(&input.problem, &goal, args.seed) {
        Ok(plan) => {
            write(args.output.as_deref(), &answer(&input, &plan))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::Blocked(blocked)) => {
            let words = Words::new(&input);
            let pick = |indices: &[u32], ids: &[Id]| -> Vec<Id> {
                let ids = indices.iter().filter_map(|index| ids.get(*index as usize));
                ids.cloned().collect()
            };
            let repairs = blocked.repairs.iter().map(|repair| Way {
                price: repair.price,
                change: words.repair(repair),
            });
            let report = Blocked {
                blocked: Cause {
                    reviewers: pick(&blocked.reviewers, &input.reviewers),
                    submissions: pick(&blocked.submissions, &input.submissions),
                    why: words.why(&blocked),
                    repairs: repairs.collect(),
                },
            };
            write(args.output.as_deref(), &report)?;
            Ok(ExitCode::from(BLOCKED))
        }
        Err(Failure::NotFound { tried }) => bail!("{}", Words::new(&input).not_found(tried)),
        // `input::read` has refused these before.
        Err(Failure::Faults(faults)) => {
            let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
            bail!("the input cannot be used: {}", faults.join("; "))
        }
    }
}

/// A plan, as it is written.
#[derive(Serialize)]
struct Answer<'a> {
    pairs: Vec<(&'a Id, &'a Id)>,
    total: i64,
    bound: i64,
    minimum: i64,
    minimum_bound: i64,
    loads: BTreeMap<String, u32>,
    mutual_pairs: u32,
    certificate: &'a Certificate,
    explanation: String,
}

/// What stands in the way, as it is written.
#[derive(Serialize)]
struct Blocked {
    blocked: Cause,
}

#[derive(Serialize)]
struct Cause {
    reviewers: Vec<Id>,
    submissions: Vec<Id>,
    why: String,
    repairs: Vec<Way>,
}

#[derive(Serialize)]
struct Way {
    price: u32,
    change: String,
}

fn answer<'a>(input: &'a Input, plan: &'a Plan) -> Answer<'a> {
    let pairs = plan.pairs.iter().filter_map(|pair| {
        let unit = input.reviewers.get(pair.unit as usize)?;
        Some((unit, input.submissions.get(pair.submission as usize)?))
    });
    let names = input.reviewers.iter().map(ToString::to_string);
    Answer {
        pairs: pairs.collect(),
        total: plan.total,
        bound: plan.bound,
        minimum: plan.weakest,
        minimum_bound: plan.weakest_bound,
        loads: names.zip(plan.loads.iter().copied()).collect(),
        mutual_pairs: plan.mutual_pairs,
        certificate: &plan.certificate,
        explanation: Words::new(input).plan(plan),
    }
}

/// What of a written plan is checked; other fields are free.
#[derive(Deserialize)]
struct Written {
    pairs: Vec<(Id, Id)>,
    #[serde(default)]
    certificate: Option<Certificate>,
}

/// Holds a plan against the rules, and its certificate against the input, by code that shares nothing with the solver.
fn check(input: &Input, path: &Path) -> Result<ExitCode> {
    let written: Written = serde_json::from_reader(source(path)?)
        .with_context(|| format!("{} cannot be read as a plan", path.display()))?;
    let find = |ids: &[Id], id: &Id| {
        let place = ids.iter().position(|known| known == id);
        place.and_then(|place| u32::try_from(place).ok())
    };
    let mut pairs = Vec::new();
    for (unit, submission) in &written.pairs {
        let pair = find(&input.reviewers, unit).zip(find(&input.submissions, submission));
        let Some((unit, submission)) = pair else {
            bail!(
                "the plan names {unit} and {submission}, and the input does not know one of them"
            );
        };
        pairs.push(Pair { submission, unit });
    }
    let violations = match &written.certificate {
        Some(certificate) => match assign::verify::verify(&input.problem, &pairs, certificate) {
            Ok(verified) => {
                let proof = if verified.optimal {
                    "no plan has more".to_owned()
                } else {
                    format!("no plan has more than {}", verified.bound)
                };
                say::out(&format!(
                    "every rule is kept; the total fit is {}, {proof}",
                    verified.total
                ));
                return Ok(ExitCode::SUCCESS);
            }
            Err(violations) => violations,
        },
        None => assign::breaches(&input.problem, &pairs),
    };
    if violations.is_empty() {
        say::out(
            "every rule is kept; the plan has no certificate, so nothing is proven of its quality",
        );
        return Ok(ExitCode::SUCCESS);
    }
    let violations: Vec<_> = violations.iter().map(ToString::to_string).collect();
    bail!("the plan is refused:\n  {}", violations.join("\n  "))
}

/// A file, or standard input for `-`.
pub(crate) fn source(path: &Path) -> Result<Box<dyn Read>> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::with_capacity(
            1 << 20,
            std::io::stdin(),
        )));
    }
    let file =
        std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    Ok(Box::new(BufReader::with_capacity(1 << 20, file)))
}

/// Writes JSON into a file, or to standard output. A file appears whole or not at all.
pub(crate) fn write(path: Option<&Path>, answer: &impl Serialize) -> Result<()> {
    let mut text = serde_json::to_vec(answer)?;
    text.push(b'\n');
    let Some(path) = path else {
        let mut out = BufWriter::new(std::io::stdout().lock());
        return out
            .write_all(&text)
            .and_then(|()| out.flush())
            .context("cannot write to standard output");
    };
    let cannot = || format!("cannot write {}", path.display());
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(cannot)?;
    file.write_all(&text).with_context(cannot)?;
    file.persist(path).with_context(cannot)?;
    Ok(())
}

impl From<crate::cli::Aim> for Objective {
    fn from(aim: crate::cli::Aim) -> Self {
        match aim {
            crate::cli::Aim::Total => Self::Total,
            crate::cli::Aim::Fair => Self::Fair,
            crate::cli::Aim::Balanced => Self::Balanced,
        }
    }
}
