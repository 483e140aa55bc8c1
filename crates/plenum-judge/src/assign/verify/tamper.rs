//! Plans and certificates changed in every small way: what still passes is true all the same.

use serde_json::Value;

use super::super::feasible::small::{Mix, plans, problem, total};
use super::super::model::{Goal, Objective, Share};
use super::super::solve::{Plan, solve};
use super::*;

fn weakest(p: &Problem, pairs: &[Pair]) -> i64 {
    let of = |at: u32| {
        let here = pairs.iter().copied().filter(|pair| pair.submission == at);
        total(p, &here.collect::<Vec<Pair>>())
    };
    (0..u32::try_from(p.submissions.len()).unwrap())
        .map(of)
        .min()
        .unwrap_or(0)
}

fn squares(p: &Problem, pairs: &[Pair]) -> usize {
    (0..u32::try_from(p.units.len()).unwrap())
        .map(|unit| pairs.iter().filter(|pair| pair.unit == unit).count())
        .map(|load| load * load)
        .sum()
}

/// Every number of a stored form a little and a lot changed, and every list one entry shorter or longer.
fn changed(value: &Value) -> Vec<Value> {
    match value {
        Value::Number(number) => {
            let old = number.as_i64().unwrap_or(0);
            [-1_000_000, -1, 1, 1_000_000]
                .map(|by| Value::from(old.saturating_add(by)))
                .to_vec()
        }
        Value::Array(list) => {
            let mut all: Vec<Value> = Vec::new();
            for (at, inner) in list.iter().enumerate() {
                let mut with = |other: Option<Value>| {
                    let mut list = list.clone();
                    list.splice(at..=at, other);
                    all.push(Value::Array(list));
                };
                with(None);
                for new in changed(inner) {
                    with(Some(new));
                }
            }
            if let Some(last) = list.last() {
                let mut list = list.clone();
                list.push(last.clone());
                all.push(Value::Array(list));
            }
            all
        }
        Value::Object(map) => {
            let one = |(key, inner): (&String, &Value)| {
                let with = |new| {
                    let mut map = map.clone();
                    map.insert(key.clone(), new);
                    Value::Object(map)
                };
                changed(inner).into_iter().map(with).collect::<Vec<Value>>()
            };
            map.iter().flat_map(one).collect()
        }
        Value::Null | Value::Bool(_) | Value::String(_) => Vec::new(),
    }
}

/// Certificates one step from that of the plan.
fn neighbours(plan: &Plan) -> Vec<Certificate> {
    let stored = serde_json::to_value(&plan.certificate).unwrap();
    // A negative count, or a number too large for its field, is no certificate at all.
    changed(&stored)
        .into_iter()
        .filter_map(|value| serde_json::from_value(value).ok())
        .collect()
}

#[test]
fn no_certificate_that_passes_promises_too_little() {
    let (mut passed, mut refused) = (0, 0);
    for mix in [Mix::Plain, Mix::Flow, Mix::Hard] {
        for objective in [Objective::Total, Objective::Fair, Objective::Balanced] {
            for seed in 0..160 {
                let p = problem(seed, mix);
                let goal = Goal {
                    objective,
                    ..Goal::default()
                };
                let Ok(plan) = solve(&p, &goal, seed) else {
                    continue;
                };
                let all = plans(&p);
                let top = all.iter().map(|pairs| weakest(&p, pairs)).max().unwrap();
                let even = squares(&p, &plan.pairs);
                for c in neighbours(&plan) {
                    let Ok(verified) = verify(&p, &plan.pairs, &c) else {
                        refused += 1;
                        continue;
                    };
                    passed += 1;
                    // The bound speaks of plans with the same floor and, where asked for, loads as even.
                    let best = all
                        .iter()
                        .filter(|pairs| weakest(&p, pairs) >= c.total.floor)
                        .filter(|pairs| c.even.is_none() || squares(&p, pairs) <= even)
                        .map(|pairs| total(&p, pairs))
                        .max()
                        .unwrap();
                    assert!(
                        verified.bound >= best && verified.weakest_bound >= top,
                        "{mix:?} {objective:?} {seed} {verified:?} {best} {top} {c:?}"
                    );
                    assert_eq!(verified.total, plan.total);
                }
            }
        }
    }
    assert!(passed > 1_000 && refused > 1_000, "{passed} {refused}");
}

#[test]
fn a_changed_draw_is_refused_and_a_changed_price_promises_no_less() {
    let mut seen = 0;
    for seed in 0..400 {
        let mut p = problem(seed, Mix::Flow);
        p.rules.per_pair_limit = Some(Share { of: 3, out_of: 4 });
        let Ok(plan) = solve(&p, &Goal::default(), seed) else {
            continue;
        };
        let draw = plan.certificate.draw.clone();
        for c in neighbours(&plan) {
            let verified = verify(&p, &plan.pairs, &c);
            if c.draw != draw {
                assert!(verified.is_err(), "{seed} {:?} {:?}", c.draw, draw);
                seen += 1;
            } else if let Ok(verified) = verified {
                assert!(verified.bound >= plan.bound, "{seed}");
                assert!(!verified.optimal || verified.bound == plan.bound);
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn swapped_and_added_pairs_pass_only_where_they_are_a_plan() {
    let mut seen = 0;
    for mix in [Mix::Plain, Mix::Flow, Mix::Hard] {
        for seed in 0..800 {
            let p = problem(seed, mix);
            let Ok(plan) = solve(&p, &Goal::default(), seed) else {
                continue;
            };
            let sorted = |mut pairs: Vec<Pair>| {
                pairs.sort_unstable();
                pairs
            };
            let all: BTreeSet<Vec<Pair>> = plans(&p).into_iter().map(sorted).collect();
            let mut tampered: Vec<Vec<Pair>> = Vec::new();
            for a in 0..plan.pairs.len() {
                for b in 0..a {
                    let mut swapped = plan.pairs.clone();
                    let unit = swapped[a].unit;
                    swapped[a].unit = swapped[b].unit;
                    swapped[b].unit = unit;
                    tampered.push(swapped);
                }
                tampered.push([&plan.pairs[..a], &plan.pairs[a + 1..]].concat());
            }
            for submission in 0..u32::try_from(p.submissions.len()).unwrap() {
                for unit in 0..u32::try_from(p.units.len()).unwrap() {
                    let mut longer = plan.pairs.clone();
                    longer.push(Pair { submission, unit });
                    tampered.push(longer);
                }
            }
            for pairs in tampered {
                seen += 1;
                let fine = all.contains(&sorted(pairs.clone()));
                match verify(&p, &pairs, &plan.certificate) {
                    Ok(verified) => {
                        assert!(fine, "{mix:?} {seed} {pairs:?}");
                        assert_eq!(verified.total, total(&p, &pairs));
                        assert!(verified.total <= plan.bound);
                    }
                    Err(faults) => assert!(!fine, "{mix:?} {seed} {pairs:?} {faults:?}"),
                }
            }
        }
    }
    assert!(seen > 5_000, "{seen}");
}
