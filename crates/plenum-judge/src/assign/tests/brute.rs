//! Every plan of a small problem, one after the other, and random small problems.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{
    Affinity, Languages, Mutual, Objective, OwnOrganisation, Pair, Problem, Rules, Submission, Unit,
};
use crate::xoshiro::Xoshiro256;

/// What is best, as whole numbers to be compared in this order, larger first.
pub(super) type Merit = (i64, i64);

/// Points of a pair.
pub(super) fn points(p: &Problem, unit: u32, submission: u32) -> i64 {
    match &p.affinity {
        Affinity::Equal => 0,
        Affinity::Dense(all) => {
            i64::from(all[unit as usize * p.submissions.len() + submission as usize])
        }
        Affinity::Pairs(list) => list
            .iter()
            .find(|(pair, _)| *pair == Pair { submission, unit })
            .map_or(0, |(_, points)| i64::from(*points)),
    }
}

fn allowed(p: &Problem, cells: &[u8], unit: u32, submission: u32) -> bool {
    let (u, s) = (&p.units[unit as usize], &p.submissions[submission as usize]);
    let own = p.rules.own_organisation == OwnOrganisation::Forbid
        && u.organisation.is_some()
        && u.organisation == s.organisation;
    let unread = p.rules.languages == Languages::Require
        && !s.languages.is_empty()
        && s.languages.is_disjoint(&u.languages);
    let mate = || {
        let of = s.organisation.as_ref()?;
        p.units
            .iter()
            .position(|u| u.organisation.as_ref() == Some(of))
    };
    let home = match s.authors.first() {
        Some(&author) => cells.get(author as usize),
        None => mate().and_then(|at| cells.get(at)),
    };
    !s.authors.contains(&unit)
        && !own
        && !unread
        && !p.forbidden.contains(&Pair { submission, unit })
        && (cells.is_empty() || home != cells.get(unit as usize))
}

/// Whether these reviewers may be together on a submission.
fn together(p: &Problem, submission: u32, reviewers: &[u32]) -> bool {
    let s = &p.submissions[submission as usize];
    let mut organisations: BTreeMap<&String, u32> = BTreeMap::new();
    let mut regions: BTreeMap<&String, u32> = BTreeMap::new();
    for &r in reviewers {
        let u = &p.units[r as usize];
        if let Some(o) = &u.organisation {
            *organisations.entry(o).or_default() += 1;
        }
        if let Some(o) = &u.region {
            *regions.entry(o).or_default() += 1;
        }
    }
    let below = |most: Option<u32>, counts: &BTreeMap<&String, u32>| {
        most.is_none_or(|most| counts.values().all(|&c| c <= most))
    };
    let reads = |r: &u32| {
        s.languages.is_empty() || !s.languages.is_disjoint(&p.units[*r as usize].languages)
    };
    let reader =
        p.rules.languages != Languages::One || reviewers.is_empty() || reviewers.iter().any(reads);
    let expert = p.rules.expert.is_none_or(|least| {
        reviewers.is_empty()
            || reviewers
                .iter()
                .any(|&r| points(p, r, submission) >= i64::from(least))
    });
    below(p.rules.most_of_organisation, &organisations)
        && below(p.rules.most_of_region, &regions)
        && reader
        && expert
}

/// How many pairs of units review each other.
pub(super) fn reciprocal(p: &Problem, on: &[Vec<u32>]) -> i64 {
    let mut reviews = BTreeSet::new();
    for (s, reviewers) in p.submissions.iter().zip(on) {
        for &r in reviewers {
            reviews.extend(s.authors.iter().filter(|a| **a != r).map(|&a| (r, a)));
        }
    }
    let twice = reviews
        .iter()
        .filter(|(a, b)| a < b && reviews.contains(&(*b, *a)));
    i64::try_from(twice.count()).unwrap()
}

/// Whether a plan keeps every rule, by the plain words of each rule.
pub(super) fn keeps(p: &Problem, cells: &[u8], pairs: &[Pair]) -> bool {
    let on = by_submission(p, pairs);
    let once = pairs.iter().collect::<BTreeSet<_>>().len() == pairs.len();
    let fine = |(at, reviewers): (u32, &Vec<u32>)| {
        reviewers.len() == p.submissions[at as usize].demand as usize
            && reviewers.iter().all(|&r| allowed(p, cells, r, at))
            && together(p, at, reviewers)
    };
    once && (0..).zip(&on).all(fine)
        && p.locked.iter().all(|lock| pairs.contains(lock))
        && merit(p, Objective::Total, &on).is_some()
}

/// The merit of a whole plan; `None` if a rule about the whole is broken.
pub(super) fn merit(p: &Problem, objective: Objective, on: &[Vec<u32>]) -> Option<Merit> {
    let mut load = vec![0_u32; p.units.len()];
    let mut sums = Vec::new();
    for (s, reviewers) in (0..).zip(on) {
        for &r in reviewers {
            load[r as usize] += 1;
        }
        sums.push(reviewers.iter().map(|&r| points(p, r, s)).sum::<i64>());
    }
    if load
        .iter()
        .zip(&p.units)
        .any(|(&l, u)| l < u.least || l > u.most)
    {
        return None;
    }
    let mutual = reciprocal(p, on);
    let price = match p.rules.mutual {
        Mutual::Avoid { price } => i64::from(price),
        Mutual::Forbid if mutual > 0 => return None,
        Mutual::Allow | Mutual::Forbid => 0,
    };
    let value = sums.iter().sum::<i64>() - price * mutual;
    let squares: i64 = load.iter().map(|&l| i64::from(l * l)).sum();
    Some(match objective {
        Objective::Total => (0, value),
        Objective::Fair => (sums.into_iter().min().unwrap_or(0), value),
        Objective::Balanced => (-squares, value),
    })
}

/// The best merit for each objective, by trying everything; and how many plans there are.
pub(super) fn best(p: &Problem, cells: &[u8]) -> Option<[Merit; 3]> {
    let mut on = vec![Vec::new(); p.submissions.len()];
    let mut load = vec![0; p.units.len()];
    let mut best = None;
    staff(p, cells, 0, &mut on, &mut load, &mut best);
    best
}

fn staff(
    p: &Problem,
    cells: &[u8],
    at: usize,
    on: &mut Vec<Vec<u32>>,
    load: &mut Vec<u32>,
    best: &mut Option<[Merit; 3]>,
) {
    if at == p.submissions.len() {
        let merits =
            [Objective::Total, Objective::Fair, Objective::Balanced].map(|o| merit(p, o, on));
        if let [Some(a), Some(b), Some(c)] = merits {
            let new = best.map_or([a, b, c], |old| {
                [old[0].max(a), old[1].max(b), old[2].max(c)]
            });
            *best = Some(new);
        }
        return;
    }
    let submission = u32::try_from(at).unwrap();
    let units = u32::try_from(p.units.len()).unwrap();
    for set in 0_u32..1 << units {
        if set.count_ones() != p.submissions[at].demand {
            continue;
        }
        let reviewers: Vec<u32> = (0..units).filter(|u| set >> u & 1 == 1).collect();
        let locks = p.locked.iter().filter(|l| l.submission == submission);
        let fine = reviewers.iter().all(|&r| {
            allowed(p, cells, r, submission) && load[r as usize] < p.units[r as usize].most
        }) && locks.into_iter().all(|l| set >> l.unit & 1 == 1)
            && together(p, submission, &reviewers);
        if !fine {
            continue;
        }
        for &r in &reviewers {
            load[r as usize] += 1;
        }
        on[at] = reviewers;
        staff(p, cells, at + 1, on, load, best);
        for &r in &on[at] {
            load[r as usize] -= 1;
        }
        on[at].clear();
    }
}

/// The reviewers by submission of a list of pairs.
pub(super) fn by_submission(p: &Problem, pairs: &[Pair]) -> Vec<Vec<u32>> {
    let mut on = vec![Vec::new(); p.submissions.len()];
    for pair in pairs {
        on[pair.submission as usize].push(pair.unit);
    }
    on
}

/// A small problem with rules of all kinds.
pub(super) fn random(dice: &mut Xoshiro256, most_units: u64) -> Problem {
    let mut below = |limit: u64| u32::try_from(dice.below(limit)).unwrap();
    let peer = below(2) == 0;
    let units = 2 + below(most_units - 1);
    let submissions = if peer {
        units
    } else {
        1 + below(u64::from(units) + 1)
    };
    let k = 1 + below(3.min(u64::from(units) - 1).max(1));
    let word = |n: u32| ["a", "b", "c", "d"][n as usize].to_owned();
    let crossing = below(3) == 0;
    let mut all_units = Vec::new();
    for at in 0..units {
        let organisation = below(4);
        let tight = peer && below(8) != 0;
        let least = if tight { k } else { below(2) };
        all_units.push(Unit {
            id: format!("u{}", (at * 5 + 3) % 7),
            least,
            most: if tight { k } else { least + below(4) },
            organisation: (organisation < 3).then(|| word(organisation)),
            region: if crossing {
                (below(3) < 2).then(|| word(at % 2))
            } else {
                (organisation < 3).then(|| word(organisation / 2))
            },
            languages: (0..3).filter(|_| below(2) == 0).map(word).collect(),
        });
    }
    let mut all_submissions = Vec::new();
    for at in 0..submissions {
        let authors = match (peer, below(6)) {
            (true, 0) => vec![at, (at + 1) % units],
            (true, _) => vec![at],
            (false, 0) => vec![],
            (false, 1) if units > 2 => vec![below(u64::from(units) / 2), units - 1],
            (false, _) => vec![below(u64::from(units))],
        };
        all_submissions.push(Submission {
            id: format!("s{}", (at * 3 + 2) % 11),
            demand: if peer { k } else { below(u64::from(k) + 1) },
            organisation: authors
                .first()
                .filter(|_| below(3) == 0)
                .and_then(|&a| all_units[a as usize].organisation.clone()),
            authors,
            languages: (0..3).filter(|_| below(3) == 0).map(word).collect(),
        });
    }
    let range = [2, 5, 100, 10_001][below(4) as usize];
    let pairs: Vec<Pair> = (0..units)
        .flat_map(|unit| (0..submissions).map(move |submission| Pair { submission, unit }))
        .collect();
    let affinity = match below(8) {
        0 => Affinity::Equal,
        1 => {
            let mut list = Vec::new();
            for &pair in &pairs {
                if below(3) == 0 {
                    list.push((pair, u16::try_from(below(range)).unwrap()));
                }
            }
            Affinity::Pairs(list)
        }
        _ => {
            let points = pairs.iter().map(|_| u16::try_from(below(range)).unwrap());
            Affinity::Dense(points.collect())
        }
    };
    let rules = Rules {
        own_organisation: if below(2) == 0 {
            OwnOrganisation::Forbid
        } else {
            OwnOrganisation::Allow
        },
        most_of_organisation: (below(3) == 0).then(|| 1 + below(2)),
        most_of_region: (below(3) == 0).then(|| 1 + below(2)),
        languages: [
            Languages::Ignore,
            Languages::Ignore,
            Languages::Ignore,
            Languages::One,
            Languages::One,
            Languages::Require,
        ][below(6) as usize],
        expert: (below(4) == 0).then(|| u16::try_from(below(range)).unwrap()),
        mutual: match below(4) {
            0 => Mutual::Avoid {
                price: below(range * 2),
            },
            1 | 2 => Mutual::Forbid,
            _ => Mutual::Allow,
        },
        per_pair_limit: None,
        partition: below(12) == 0,
    };
    let mut p = Problem {
        units: all_units,
        submissions: all_submissions,
        affinity,
        forbidden: Vec::new(),
        locked: Vec::new(),
        rules,
    };
    let conflicts = below(3);
    for _ in 0..conflicts {
        let pair = pairs[below(pairs.len() as u64) as usize];
        if !p.forbidden.contains(&pair) {
            p.forbidden.push(pair);
        }
    }
    if below(3) == 0 {
        let pair = pairs[below(pairs.len() as u64) as usize];
        if allowed(&p, &[], pair.unit, pair.submission) {
            p.locked.push(pair);
        }
    }
    p
}
