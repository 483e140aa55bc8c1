//! Small problems drawn at random, and every plan of them by plain enumeration: the oracle of the tests in this folder.

use std::collections::BTreeSet;

use super::super::model::{
    Affinity, Languages, Mutual, OwnOrganisation, Pair, Problem, Rules, Submission, Unit,
};
use super::super::verify::{bar, breaches};
use crate::xoshiro::Xoshiro256;

/// What a drawn problem may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Mix {
    /// Loads, demands and conflicts only.
    Plain,
    /// Everything that is a flow.
    Flow,
    /// Everything but the partition.
    Hard,
    /// Everything.
    All,
}

/// A problem with up to five units and five submissions.
pub(in super::super) fn problem(seed: u64, mix: Mix) -> Problem {
    let mut dice = Xoshiro256::new(seed);
    let mut below = |limit: u32| u32::try_from(dice.below(u64::from(limit))).unwrap();
    let (n, m) = (2 + below(4), 1 + below(5));
    let names = ["a", "b", "c"];
    let tongues = ["el", "pt"];
    let rich = mix != Mix::Plain;
    let crossing = matches!(mix, Mix::Hard | Mix::All);
    let units: Vec<Unit> = (0..n)
        .map(|at| {
            let most = below(4);
            let organisation = (rich && below(4) > 0).then(|| names[below(3) as usize]);
            let nested = organisation.map(|name| if name == "c" { "south" } else { "north" });
            let free = ["north", "south"][below(2) as usize];
            Unit {
                id: format!("u{}", (at + 3) % n),
                least: if below(3) == 0 { below(most + 1) } else { 0 },
                most,
                organisation: organisation.map(str::to_owned),
                region: if crossing {
                    Some(free.to_owned())
                } else {
                    nested.map(str::to_owned)
                },
                languages: tongues
                    .iter()
                    .filter(|_| below(2) == 0)
                    .map(|t| (*t).to_owned())
                    .collect(),
            }
        })
        .collect();
    let submissions: Vec<Submission> = (0..m)
        .map(|at| Submission {
            id: format!("s{}", (at + 2) % m),
            demand: below(4).min(2 + below(2)),
            authors: if below(4) > 0 {
                vec![at % n]
            } else {
                Vec::new()
            },
            organisation: (rich && below(3) == 0).then(|| names[below(3) as usize].to_owned()),
            languages: tongues
                .iter()
                .filter(|_| below(3) == 0)
                .map(|t| (*t).to_owned())
                .collect(),
        })
        .collect();
    let points = (0..n * m)
        .map(|_| u16::try_from(below(6)).unwrap())
        .collect();
    let mut p = Problem {
        units,
        submissions,
        affinity: Affinity::Dense(points),
        forbidden: Vec::new(),
        locked: Vec::new(),
        rules: Rules::default(),
    };
    if rich {
        let kind = below(4);
        p.rules.own_organisation =
            [OwnOrganisation::Forbid, OwnOrganisation::Allow][below(2) as usize];
        p.rules.most_of_organisation = (kind == 0 || kind == 1).then(|| below(3));
        p.rules.most_of_region = (kind == 0 || kind == 2).then(|| 1 + below(2));
        p.rules.languages = match below(4) {
            0 => Languages::Require,
            1 if kind == 3 || crossing => Languages::One,
            _ => Languages::Ignore,
        };
        if crossing {
            p.rules.expert = (below(4) == 0).then_some(3);
            p.rules.mutual = [Mutual::Forbid, Mutual::Allow][below(2) as usize];
        } else if kind == 3 && p.rules.languages != Languages::One {
            p.rules.expert = (below(2) == 0).then_some(3);
        }
        p.rules.partition = mix == Mix::All && below(2) == 0;
    }
    let every: Vec<Pair> = (0..m)
        .flat_map(|submission| (0..n).map(move |unit| Pair { submission, unit }))
        .collect();
    p.forbidden = every.iter().copied().filter(|_| below(6) == 0).collect();
    let fixable: Vec<Pair> = every
        .iter()
        .copied()
        .filter(|pair| bar(&p, *pair).is_none())
        .collect();
    p.locked = fixable.into_iter().filter(|_| below(16) == 0).collect();
    p
}

/// Every plan that keeps all rules.
pub(in super::super) fn plans(p: &Problem) -> Vec<Vec<Pair>> {
    let mut found = Vec::new();
    let mut loads = vec![0_u32; p.units.len()];
    staff(p, 0, &mut Vec::new(), &mut loads, &mut found);
    found
}

fn staff(
    p: &Problem,
    at: u32,
    pairs: &mut Vec<Pair>,
    loads: &mut [u32],
    found: &mut Vec<Vec<Pair>>,
) {
    let Some(submission) = p.submissions.get(at as usize) else {
        if breaches(p, pairs).is_empty() {
            found.push(pairs.clone());
        }
        return;
    };
    let n = u32::try_from(p.units.len()).unwrap();
    let fixed: BTreeSet<u32> = p
        .locked
        .iter()
        .filter(|lock| lock.submission == at)
        .map(|lock| lock.unit)
        .collect();
    for chosen in 0_u32..1 << n {
        let units: Vec<u32> = (0..n).filter(|unit| chosen >> unit & 1 == 1).collect();
        let fits = chosen.count_ones() == submission.demand
            && fixed.iter().all(|unit| units.contains(unit))
            && units
                .iter()
                .all(|unit| loads[*unit as usize] < p.units[*unit as usize].most)
            && units.iter().all(|unit| {
                bar(
                    p,
                    Pair {
                        submission: at,
                        unit: *unit,
                    },
                )
                .is_none()
            });
        if !fits {
            continue;
        }
        for unit in &units {
            pairs.push(Pair {
                submission: at,
                unit: *unit,
            });
            loads[*unit as usize] += 1;
        }
        staff(p, at + 1, pairs, loads, found);
        for unit in &units {
            pairs.pop();
            loads[*unit as usize] -= 1;
        }
    }
}

/// The points of a plan.
pub(in super::super) fn total(p: &Problem, pairs: &[Pair]) -> i64 {
    let Affinity::Dense(points) = &p.affinity else {
        return 0;
    };
    let at = |pair: &Pair| pair.unit as usize * p.submissions.len() + pair.submission as usize;
    pairs.iter().map(|pair| i64::from(points[at(pair)])).sum()
}
