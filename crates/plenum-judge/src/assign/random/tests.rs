//! Draws keep every rule, and no pair is likelier than the limit.

use std::collections::BTreeMap;

use super::super::certificate::{Certificate, Draw};
use super::super::feasible::small::{Mix, plans, problem};
use super::super::feasible::{Cells, Terms, Why, apply};
use super::super::generate::{Kind, generate};
use super::super::model::{Goal, Problem, Share};
use super::super::solve::{Failure, solve};
use super::super::verify::{breaches, verify};
use super::*;

fn share(of: u32, out_of: u32) -> Share {
    Share { of, out_of }
}

#[test]
fn every_draw_keeps_every_rule_and_its_certificate_holds() {
    let (mut seen, mut low) = (0, 0);
    for mix in [Mix::Plain, Mix::Flow] {
        for seed in 0..3_000 {
            let mut p = problem(seed, mix);
            p.rules.per_pair_limit = Some(share(1 + u32::try_from(seed % 4).unwrap(), 4));
            let possible = !plans(&p).is_empty();
            match solve(&p, &Goal::default(), seed) {
                Ok(plan) => {
                    seen += 1;
                    assert!(
                        possible,
                        "{mix:?} {seed} {:?} {p:?}",
                        breaches(&p, &plan.pairs)
                    );
                    assert_eq!(breaches(&p, &plan.pairs), [], "{mix:?} {seed}");
                    let verified = verify(&p, &plan.pairs, &plan.certificate)
                        .unwrap_or_else(|v| panic!("{mix:?} {seed} {v:?}"));
                    assert!(verified.optimal, "{mix:?} {seed}");
                    assert_eq!(
                        (verified.bound, verified.weakest_bound),
                        (plan.bound, plan.weakest_bound)
                    );
                }
                Err(Failure::Blocked(blocked)) => {
                    if let Why::Limit { limit, least } = blocked.why {
                        low += 1;
                        assert!(possible && limit < least);
                        assert!(least <= shared_out(&p), "{mix:?} {seed}");
                        let mended = apply(&p, &blocked.repairs[0]);
                        assert!(
                            solve(&mended, &Goal::default(), seed).is_ok(),
                            "{mix:?} {seed}"
                        );
                        let mut tighter = mended;
                        tighter.rules.per_pair_limit = Some(share(least - 1, PARTS));
                        assert!(
                            solve(&tighter, &Goal::default(), seed).is_err(),
                            "{mix:?} {seed}"
                        );
                    } else {
                        assert!(!possible, "{mix:?} {seed} {blocked:?}");
                    }
                }
                Err(other @ (Failure::Faults(_) | Failure::NotFound { .. })) => {
                    panic!("{mix:?} {seed} {other:?}")
                }
            }
        }
    }
    assert!(seen > 100 && low > 50, "{seen} {low}");
}

/// A limit that surely serves: every plan equally likely, by plain enumeration.
fn shared_out(p: &Problem) -> u32 {
    let all = plans(p);
    let mut counts: BTreeMap<Pair, usize> = BTreeMap::new();
    for pair in all.iter().flatten().filter(|pair| !p.locked.contains(pair)) {
        *counts.entry(*pair).or_default() += 1;
    }
    let most = counts.into_values().max().unwrap_or(0);
    u32::try_from((most * 1_024).div_ceil(all.len().max(1))).unwrap()
}

#[test]
fn without_a_real_limit_the_expected_total_is_the_best_total() {
    let mut seen = 0;
    for seed in 0..1_500 {
        let p = problem(seed, Mix::Flow);
        let Ok(best) = solve(&p, &Goal::default(), 1) else {
            continue;
        };
        let mut q = p.clone();
        q.rules.per_pair_limit = Some(share(1, 1));
        let Ok(plan) = solve(&q, &Goal::default(), 1) else {
            continue;
        };
        seen += 1;
        assert_eq!(
            plan.certificate.draw.unwrap().expected,
            best.total * i64::from(PARTS),
            "{seed}"
        );
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn each_pair_is_drawn_as_often_as_it_should_be() {
    let mut p = generate(Kind::Dense, 24, 3, 5);
    p.rules.most_of_region = Some(2);
    p.rules.per_pair_limit = Some(share(1, 2));
    let plan = solve(&p, &Goal::default(), 0).unwrap();
    let chances = plan.certificate.draw.unwrap().chances;
    assert!(
        chances
            .iter()
            .filter(|(_, parts)| u32::from(*parts) < PARTS)
            .count()
            > 30
    );
    let terms = Terms::new(&p, None::<&Cells>);
    let draws = 4_000_u32;
    let mut counts: BTreeMap<Pair, u32> = BTreeMap::new();
    for seed in 0..u64::from(draws) {
        let drawn = round(&terms, &chances, seed);
        assert_eq!(breaches(&p, &drawn), []);
        for pair in drawn {
            *counts.entry(pair).or_default() += 1;
        }
    }
    let mut square = 0.0;
    let mut free = 0.0;
    for (pair, parts) in &chances {
        let chance = f64::from(*parts) / f64::from(PARTS);
        let seen = f64::from(counts.get(pair).copied().unwrap_or(0));
        let (mean, variance) = (
            f64::from(draws) * chance,
            f64::from(draws) * chance * (1.0 - chance),
        );
        if variance > 0.0 {
            square += (seen - mean) * (seen - mean) / variance;
            free += 1.0;
            // No single pair strays by more than five standard deviations.
            assert!(
                (seen - mean).abs() < 5.0 * variance.sqrt(),
                "{pair:?} {seen} {mean}"
            );
        } else {
            assert!((seen - mean).abs() < 0.5);
        }
    }
    // The pairs of one draw hang together, so the sum spreads more than chi-square with this many degrees; far below
    // twice the mean it still would not be if a single pair were off by a tenth.
    assert!(square < 2.0 * free, "{square} {free}");
    assert!(
        counts
            .keys()
            .all(|pair| chances.iter().any(|(other, _)| other == pair))
    );
}

#[test]
fn dice_follow_the_published_stream() {
    // ChaCha20 with key and nonce 0 (RFC 8439, A.1, test vector 1): 76 b8 e0 ad a0 f1 3d 90 ...
    let mut dice = Draws::new(0, b"");
    assert_eq!(
        dice.0.next_u64(),
        u64::from_le_bytes([0x76, 0xb8, 0xe0, 0xad, 0xa0, 0xf1, 0x3d, 0x90])
    );
    let (mut a, mut b) = (Draws::new(1, b"draw"), Draws::new(1, b"cells"));
    assert_ne!(
        a.0.next_u64(),
        b.0.next_u64(),
        "every purpose has its own dice"
    );
    assert_eq!(Draws::new(1, b"x").below(0), 0);
}

#[test]
fn a_draw_that_was_tampered_with_is_refused() {
    // Half a review per pair asks for twice as many reviewers as reviews, which few rooms of five have: other limits too.
    let mut seen = 0;
    for seed in 0..1_500 {
        let mut p = problem(seed, Mix::Flow);
        p.rules.per_pair_limit = Some(share(2 + u32::try_from(seed % 3).unwrap(), 4));
        let Ok(plan) = solve(&p, &Goal::default(), seed) else {
            continue;
        };
        let refused = |change: &dyn Fn(&mut Certificate)| {
            let mut mutated = plan.certificate.clone();
            change(&mut mutated);
            assert!(verify(&p, &plan.pairs, &mutated).is_err(), "{seed}");
        };
        let draw = |c: &Certificate| c.draw.clone().unwrap();
        refused(&|c| {
            let limit = draw(c).limit + 1;
            c.draw = Some(Draw { limit, ..draw(c) });
        });
        refused(&|c| c.draw = None);
        refused(&|c| {
            let expected = draw(c).expected + 1;
            c.draw = Some(Draw {
                expected,
                ..draw(c)
            });
        });
        if draw(&plan.certificate).chances.is_empty() {
            continue;
        }
        seen += 1;
        refused(&|c| {
            let mut draw = draw(c);
            draw.chances[0].1 -= 1;
            c.draw = Some(draw);
        });
        refused(&|c| {
            let mut draw = draw(c);
            draw.chances.push(draw.chances[0]);
            c.draw = Some(draw);
        });
        // Another plan that keeps the rules was not what the dice gave.
        let drawn: std::collections::BTreeSet<Pair> = plan.pairs.iter().copied().collect();
        for other in plans(&p) {
            if other
                .iter()
                .copied()
                .collect::<std::collections::BTreeSet<Pair>>()
                != drawn
            {
                assert!(verify(&p, &other, &plan.certificate).is_err(), "{seed}");
            }
        }
    }
    assert!(seen > 50, "{seen}");
}
