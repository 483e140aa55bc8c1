//! `cargo xtask bench assign`: our assignments and rotations, beside OR-tools and HiGHS where they are installed.
//!
//! Both sides solve the same instances of the seeded generator in one run, on one thread, building the model included. The
//! totals must agree and every plan passes the independent check: a comparison with a wrong answer is none.

mod common;
mod rotations;

use std::collections::BTreeMap;

use common::{asked, hand_over, least, python_with, script, seconds, table, times};
use plenum_judge::assign::generate::{Kind, generate};
use plenum_judge::assign::verify::bar;
use plenum_judge::assign::{
    Affinity, Goal, Mutual, Objective, Pair, Plan, Problem, Stay, Verified, Why, apply, diagnose,
    repair, solve, verify,
};

const KINDS: [Kind; 2] = [Kind::Topic, Kind::Dense];

/// HiGHS gets so many of the best pairs of each unit and submission: with all of them it takes 20 s at 200 units already.
const CANDIDATES: usize = 40;

/// Seconds after which HiGHS is stopped.
const LIMIT: u32 = 120;

fn main() {
    let Some(quick) = asked() else { return };
    totals(if quick {
        &[200, 1_000]
    } else {
        &[200, 1_000, 3_000]
    });
    floors();
    pair_rules(if quick { &[] } else { &[200, 1_000] });
    changes();
    causes();
    rotations::measure();
}

/// Reviews per unit and submission in a room of this size.
fn reviews(size: u32) -> u32 {
    match size {
        0..=200 => 3,
        201..=1_000 => 4,
        _ => 6,
    }
}

fn room(kind: Kind, size: u32) -> Problem {
    generate(kind, size, reviews(size), 1)
}

fn named(kind: Kind, size: u32) -> String {
    format!("{size}, {}", format!("{kind:?}").to_lowercase())
}

/// Checks a plan without the solver.
fn checked(p: &Problem, plan: &Plan) -> Verified {
    verify(p, &plan.pairs, &plan.certificate)
        .expect("a plan keeps its rules and its certificate holds")
}

/// The fits as the scripts read them: 65535 where a pair is not allowed.
fn matrix(p: &Problem) -> Vec<u8> {
    let Affinity::Dense(points) = &p.affinity else {
        unreachable!("the generator gives one number per pair");
    };
    let pairs = (0_u32..).zip(&p.units).flat_map(|(unit, _)| {
        (0_u32..)
            .zip(&p.submissions)
            .map(move |(submission, _)| Pair { submission, unit })
    });
    pairs
        .zip(points)
        .flat_map(|(pair, points)| bar(p, pair).map_or(*points, |_| u16::MAX).to_le_bytes())
        .collect()
}

/// The share by which a figure misses its bound, in per cent.
fn gap(reached: i64, bound: i64) -> String {
    if reached == bound {
        return "0, proven".to_owned();
    }
    format!("{:.4} %", 100.0 * (1.0 - ratio(reached, bound)))
}

#[expect(clippy::cast_precision_loss, reason = "points are far below 2^53")]
fn ratio(one: i64, other: i64) -> f64 {
    one as f64 / other as f64
}

/// The most points in total, proven.
fn totals(sizes: &[u32]) {
    let python = python_with("numpy, ortools.graph.python.min_cost_flow");
    let mut rows = Vec::new();
    for &size in sizes {
        let repeats = if size > 1_000 { 3 } else { 7 };
        for kind in KINDS {
            let p = room(kind, size);
            let (ours, plan) = least(repeats, || {
                solve(&p, &Goal::default(), 1).expect("a plan exists")
            });
            let (checking, found) = least(repeats, || checked(&p, &plan));
            assert!(found.optimal, "the best total is proven");
            let theirs = python.as_ref().map(|python| {
                let fits = hand_over("fits", &matrix(&p));
                let args: [&dyn std::fmt::Display; 5] =
                    [&fits.display(), &size, &size, &reviews(size), &repeats];
                let theirs = script(python, "or_tools.py", &args);
                assert_eq!(theirs["total"], plan.total, "both are best");
                theirs["seconds"].as_f64().expect("seconds")
            });
            rows.push(vec![
                named(kind, size),
                plan.total.to_string(),
                seconds(ours),
                theirs.map_or_else(|| "–".to_owned(), seconds),
                theirs.map_or_else(|| "–".to_owned(), |theirs| times(theirs, ours)),
                seconds(checking),
            ]);
        }
    }
    table(
        "Best total, proven; equal totals on both sides",
        &[
            "units, fits",
            "total",
            "Plenum",
            "OR-tools min-cost flow",
            "times faster",
            "independent check",
        ],
        &rows,
    );
}

/// The weakest submission as strong as possible, then the total.
fn floors() {
    let goal = Goal {
        objective: Objective::Fair,
        ..Goal::default()
    };
    let mut rows = Vec::new();
    for size in [200, 1_000] {
        for kind in KINDS {
            let p = room(kind, size);
            let plain = solve(&p, &Goal::default(), 1).expect("a plan exists");
            let (time, plan) = least(3, || solve(&p, &goal, 1).expect("a plan exists"));
            checked(&p, &plan);
            rows.push(vec![
                named(kind, size),
                seconds(time),
                plan.weakest.to_string(),
                gap(plan.weakest, plan.weakest_bound),
                plain.weakest.to_string(),
                gap(plan.total, plan.bound),
            ]);
        }
    }
    table(
        "Highest floor, then total",
        &[
            "units, fits",
            "Plenum",
            "weakest submission",
            "below its bound",
            "weakest under best total",
            "total below its bound",
        ],
        &rows,
    );
}

/// Nobody reviews each other, and one unit of an organisation at most on a submission.
fn pair_rules(compared: &[u32]) {
    let python = if compared.is_empty() {
        None
    } else {
        python_with("numpy, scipy.optimize")
    };
    let mut rows = Vec::new();
    for size in [200, 1_000] {
        for kind in KINDS {
            let mut p = room(kind, size);
            p.rules.mutual = Mutual::Forbid;
            p.rules.most_of_organisation = Some(1);
            let (time, plan) = least(3, || solve(&p, &Goal::default(), 1).expect("a plan exists"));
            assert_eq!(checked(&p, &plan).mutual_pairs, 0);
            let mut row = vec![
                named(kind, size),
                seconds(time),
                plan.total.to_string(),
                gap(plan.total, plan.bound),
            ];
            match python.as_ref().filter(|_| compared.contains(&size)) {
                Some(python) => row.extend(highs(python, &p, &plan, time)),
                None => row.extend(["–", "–", "–"].map(str::to_owned)),
            }
            rows.push(row);
        }
    }
    table(
        "No mutual pairs, one per organisation: 0 violations",
        &[
            "units, fits",
            "Plenum",
            "total",
            "below its bound",
            "HiGHS on the 40 best pairs of each",
            "its total over ours",
            "times faster",
        ],
        &rows,
    );
}

/// The same by mixed-integer programming, which may find more than we do, and no more than our bound.
fn highs(python: &str, p: &Problem, plan: &Plan, ours: f64) -> [String; 3] {
    let mut numbers = BTreeMap::new();
    let organisations: Vec<u8> = p
        .units
        .iter()
        .flat_map(|unit| {
            let next = u32::try_from(numbers.len()).expect("few organisations");
            numbers
                .entry(&unit.organisation)
                .or_insert(next)
                .to_le_bytes()
        })
        .collect();
    let fits = hand_over("fits", &matrix(p));
    let organisations = hand_over("organisations", &organisations);
    let size = p.units.len();
    let args: [&dyn std::fmt::Display; 7] = [
        &fits.display(),
        &organisations.display(),
        &size,
        &size,
        &p.units[0].most,
        &CANDIDATES,
        &LIMIT,
    ];
    let theirs = script(python, "highs.py", &args);
    let time = theirs["seconds"].as_f64().expect("seconds");
    let Some(total) = theirs["total"].as_i64() else {
        return [
            format!("no plan in {}", seconds(time)),
            "–".to_owned(),
            format!("> {}", times(time, ours)),
        ];
    };
    assert!(total <= plan.bound, "{total} beats our bound");
    [
        seconds(time),
        format!("{:.5}", ratio(total, plan.total)),
        times(time, ours),
    ]
}

/// The room without its last unit and its last submission.
fn without_last(p: &Problem) -> Problem {
    let mut less = p.clone();
    less.units.pop();
    less.submissions.pop();
    if let Affinity::Dense(points) = &mut less.affinity {
        let keep = less.units.len();
        let rows = points.chunks(p.submissions.len()).take(keep);
        *points = rows.flat_map(|row| &row[..keep]).copied().collect();
    }
    less
}

/// A room dealt anew, and mended when somebody leaves or arrives.
fn changes() {
    let mut rows = Vec::new();
    for size in [500, 1_000] {
        for kind in KINDS {
            let mut now = generate(kind, size + 1, reviews(size), 1);
            now.units.iter_mut().for_each(|unit| unit.most += 1);
            let before = without_last(&now);
            let (time, old) = least(7, || {
                solve(&before, &Goal::default(), 1).expect("a plan exists")
            });
            let (checking, found) = least(7, || checked(&before, &old));
            assert!(found.optimal, "the best total is proven");
            rows.push(vec![
                named(kind, size),
                "dealt anew".to_owned(),
                seconds(time),
                "all".to_owned(),
                "–".to_owned(),
                seconds(checking),
            ]);
            let mut gone = before.clone();
            gone.units[7].least = 0;
            gone.units[7].most = 0;
            for (what, changed) in [("one does not come", &gone), ("one comes late", &now)] {
                let (time, mended) = least(7, || {
                    repair(changed, &old.pairs, &[], Stay::Fewest, 1).expect("a plan exists")
                });
                let (checking, _) = least(7, || checked(changed, &mended.plan));
                let pairs = mended.added.len() + mended.dropped.len();
                assert_eq!(
                    u32::try_from(pairs),
                    Ok(mended.fewest),
                    "no more than needed"
                );
                rows.push(vec![
                    named(kind, size),
                    what.to_owned(),
                    seconds(time),
                    pairs.to_string(),
                    mended.fewest.to_string(),
                    seconds(checking),
                ]);
            }
        }
    }
    table(
        "A room dealt anew and mended",
        &[
            "units, fits",
            "what",
            "Plenum",
            "pairs changed",
            "fewest possible",
            "independent check",
        ],
        &rows,
    );
}

/// Why there is no plan: some submissions that only a few units may review.
fn causes() {
    let mut rows = Vec::new();
    for (size, submissions, units) in [(200, 11, 10), (1_000, 26, 25), (1_000, 101, 100)] {
        let mut p = room(Kind::Topic, size);
        p.units.iter_mut().for_each(|unit| unit.least = 0);
        let pairs = (0..submissions).flat_map(|s| (0..size).map(move |u| (s, u)));
        p.forbidden = pairs
            .filter(|(_, unit)| *unit < size - units)
            .map(|(submission, unit)| Pair { submission, unit })
            .collect();
        let (time, found) = least(3, || diagnose(&p));
        let blocked = found.expect_err("more reviews than places");
        let Why::Crowded { needed, places, .. } = blocked.why else {
            panic!("{:?}", blocked.why);
        };
        let ways: Vec<Problem> = blocked.repairs.iter().map(|way| apply(&p, way)).collect();
        for way in &ways {
            let plan = solve(way, &Goal::default(), 1).expect("a way out leads out");
            checked(way, &plan);
        }
        rows.push(vec![
            size.to_string(),
            seconds(time),
            blocked.submissions.len().to_string(),
            format!("{needed} reviews, {places} places"),
            ways.len().to_string(),
        ]);
    }
    table(
        "Why there is no plan",
        &[
            "units",
            "cause and ways out",
            "submissions named",
            "of which",
            "ways out, each solved",
        ],
        &rows,
    );
}
