//! Orders from ballots against published reference cases.

use proptest::prelude::*;

use super::bands::{Band, Spanned, from_chances, from_intervals};
use super::bradley_terry::{Anchor, bradley_terry};
use super::copeland::{Condorcet, condorcet, copeland};
use super::kemeny::{Kemeny, kemeny};
use super::plackett_luce::plackett_luce;
use super::*;
use crate::scoring::ratings::Rating;

fn strict(times: u32, order: &[u32]) -> Ballot {
    Ballot {
        groups: order.iter().map(|item| vec![*item]).collect(),
        times,
    }
}

fn ballots(items: u32, ballots: Vec<Ballot>) -> Ballots {
    Ballots::new(items, ballots).unwrap()
}

fn pairs(items: u32, list: Vec<Ballot>) -> Pairwise {
    Pairwise::new(&ballots(items, list)).unwrap()
}

fn halves(counts: &[i64]) -> Vec<Halves> {
    counts.iter().map(|count| Halves(*count)).collect()
}

/// The capital of Tennessee: Memphis, Nashville, Chattanooga, Knoxville, by distance.
fn tennessee() -> Ballots {
    ballots(
        4,
        vec![
            strict(42, &[0, 1, 2, 3]),
            strict(26, &[1, 2, 3, 0]),
            strict(15, &[2, 3, 1, 0]),
            strict(17, &[3, 2, 1, 0]),
        ],
    )
}

#[test]
fn the_capital_of_tennessee() {
    let pairs = Pairwise::new(&tennessee()).unwrap();

    assert_eq!(borda::borda(&tennessee()), halves(&[252, 388, 346, 214]));
    assert_eq!(copeland(&pairs), halves(&[0, 6, 4, 2]));
    assert_eq!(condorcet(&pairs), Condorcet::Winner { item: 1 });
    let order = kemeny(&pairs);
    assert_eq!(order.order, [1, 2, 3, 0]);
    // Of 600 pairs of the ballots 393 agree (the widely printed figure); 207 do not, in halves twice that.
    assert_eq!(
        (order.against, order.proven, order.equally_good),
        (414, true, Some(1))
    );
    assert_eq!(places(&borda::borda(&tennessee())), [3, 1, 2, 4]);
}

#[test]
fn a_cycle_is_named() {
    // Condorcet's own: 0 before 1 before 2 before 0, and 3 behind all.
    let cycle = pairs(
        4,
        vec![
            strict(1, &[0, 1, 2, 3]),
            strict(1, &[1, 2, 0, 3]),
            strict(1, &[2, 0, 1, 3]),
        ],
    );

    assert_eq!(
        condorcet(&cycle),
        Condorcet::Cycle {
            items: vec![0, 1, 2]
        }
    );
    assert_eq!(copeland(&cycle), halves(&[4, 4, 4, 0]));
    // Three orders are equally good; the first by number is given.
    let order = kemeny(&cycle);
    assert_eq!(
        (order.order, order.equally_good),
        (vec![0, 1, 2, 3], Some(3))
    );
}

#[test]
fn a_tie_at_the_top_is_no_cycle() {
    let tied = pairs(3, vec![strict(1, &[0, 1, 2]), strict(1, &[1, 0, 2])]);

    assert_eq!(condorcet(&tied), Condorcet::Tied { items: vec![0, 1] });
    assert_eq!(condorcet(&pairs(1, vec![])), Condorcet::Winner { item: 0 });
    assert_eq!(condorcet(&pairs(0, vec![])), Condorcet::Nobody);
}

#[test]
fn ties_and_gaps_share_points() {
    let tie = Ballot {
        groups: vec![vec![2], vec![0, 3]],
        times: 1,
    };

    // Of five: 4 for the first, 2.5 each for two tied, 0.5 each for the two left out.
    assert_eq!(
        borda::borda(&ballots(5, vec![tie])),
        halves(&[5, 1, 8, 5, 1])
    );
    // A ballot that ranks nothing gives the same to all.
    let blank = Ballot {
        groups: vec![],
        times: 2,
    };
    assert_eq!(borda::borda(&ballots(3, vec![blank])), halves(&[4, 4, 4]));
}

#[test]
fn what_was_not_seen_does_not_count_against_it() {
    let seen = ballots(
        4,
        vec![strict(1, &[0, 1]), strict(1, &[2, 0, 1]), strict(1, &[3])],
    );

    let shares = borda::of_seen(&seen);

    assert_eq!(
        shares,
        [Some(Micro(750_000)), Some(Micro(0)), Some(Micro::ONE), None]
    );
}

#[test]
fn ballots_from_ratings() {
    let rating = |submission, reviewer, value| Rating {
        submission,
        reviewer,
        value,
        weight: 1,
    };
    let ratings = Ratings::new(
        3,
        3,
        vec![
            rating(0, 0, 5),
            rating(1, 0, 7),
            rating(2, 0, 5),
            rating(2, 2, 1),
        ],
    )
    .unwrap();

    let ballots = Ballots::from_ratings(&ratings);

    let groups: Vec<_> = ballots.all().iter().map(|b| b.groups.clone()).collect();
    assert_eq!(groups, [vec![vec![1], vec![0, 2]], vec![vec![2]]]);
    let pairs = Pairwise::new(&ballots).unwrap();
    assert_eq!((pairs.wins(1, 0), pairs.wins(0, 1)), (2, 0));
    assert_eq!((pairs.wins(0, 2), pairs.wins(2, 0)), (1, 1));
}

#[test]
fn faulty_ballots_are_refused() {
    assert_eq!(
        Ballots::new(2, vec![strict(1, &[0, 2])]),
        Err(BallotError::NoSuchItem { item: 2 })
    );
    assert_eq!(
        Ballots::new(2, vec![strict(1, &[1, 0, 1])]),
        Err(BallotError::Twice { item: 1 })
    );
    assert_eq!(
        Ballots::new(2, vec![strict(u32::MAX, &[0])]),
        Err(BallotError::TooMany)
    );
    assert_eq!(
        Pairwise::new(&ballots(5_000, vec![])),
        Err(Undefined::TooLarge)
    );
    assert_eq!(
        Pairwise::from_wins(&[vec![0, u32::MAX], vec![0, 0]]),
        Err(Undefined::TooLarge)
    );
}

/// American League East 1987 (Agresti, "Categorical Data Analysis", 1990, table 10.10): Milwaukee, Detroit, Toronto,
/// New York, Boston, Cleveland, Baltimore.
const BASEBALL: [[u32; 7]; 7] = [
    [0, 7, 9, 7, 7, 9, 11],
    [6, 0, 7, 5, 11, 9, 9],
    [4, 6, 0, 7, 7, 8, 12],
    [6, 8, 6, 0, 6, 7, 10],
    [6, 2, 6, 7, 0, 7, 12],
    [4, 4, 5, 6, 6, 0, 6],
    [2, 4, 1, 3, 1, 7, 0],
];

#[test]
fn agrestis_baseball() {
    let wins: Vec<Vec<u32>> = BASEBALL.iter().map(|row| row.to_vec()).collect();
    let pairs = Pairwise::from_wins(&wins).unwrap();

    let strengths = bradley_terry(&pairs, Anchor::Item(6)).unwrap();

    // As printed with the package BradleyTerry2, against Baltimore, to four decimals.
    let four = |micro: Micro| (micro.0 + 50).div_euclid(100);
    let logs: Vec<_> = strengths.iter().map(|s| four(s.log)).collect();
    assert_eq!(logs, [15_814, 14_364, 12_945, 12_476, 11_077, 6_839, 0]);
    let errors: Vec<_> = strengths.iter().map(|s| four(s.error.unwrap())).collect();
    assert_eq!(errors, [3_433, 3_396, 3_367, 3_359, 3_339, 3_319, 0]);
}

#[test]
fn a_clean_sweep_stays_finite() {
    let sweep = pairs(3, vec![strict(10, &[0, 1, 2])]);

    let strengths = bradley_terry(&sweep, Anchor::Phantom).unwrap();

    assert!(strengths[0].log > strengths[1].log && strengths[1].log > strengths[2].log);
    // The order reversed is the mirror image.
    assert!((strengths[0].log.0 + strengths[2].log.0).abs() <= 1 && strengths[1].log.0.abs() <= 1);
    assert!(strengths.iter().all(|s| s.error.is_some_and(|e| e.0 > 0)));
    assert_eq!(
        bradley_terry(&sweep, Anchor::Item(0)),
        Err(Undefined::Disconnected)
    );
    assert_eq!(
        bradley_terry(&sweep, Anchor::Item(9)),
        Err(Undefined::Disconnected)
    );
    assert_eq!(
        bradley_terry(&pairs_of_nothing(), Anchor::Phantom),
        Err(Undefined::NoValues)
    );
}

fn pairs_of_nothing() -> Pairwise {
    pairs(0, vec![])
}

#[test]
fn orders_of_two_are_duels() {
    let duels = ballots(
        3,
        vec![
            strict(7, &[0, 1]),
            strict(3, &[1, 0]),
            strict(4, &[1, 2]),
            strict(1, &[2, 0]),
        ],
    );

    let orders = plackett_luce(&duels).unwrap();
    let contests = bradley_terry(&Pairwise::new(&duels).unwrap(), Anchor::Phantom).unwrap();

    for (order, contest) in orders.iter().zip(&contests) {
        assert!((order.log.0 - contest.log.0).abs() <= 1);
    }
}

#[test]
fn plackett_luce_balances_what_was_taken_and_what_was_expected() {
    // At the maximum of the likelihood each item was taken as often as its strength lets expect.
    let given = ballots(
        4,
        vec![
            strict(3, &[0, 1, 2, 3]),
            strict(2, &[2, 0, 3]),
            strict(1, &[3, 1]),
            strict(2, &[1, 3, 0, 2]),
        ],
    );
    let strengths: Vec<f64> = plackett_luce(&given)
        .unwrap()
        .iter()
        .map(|s| s.log.to_f64().exp())
        .collect();

    for item in 0..4_u32 {
        let own = strengths[item as usize];
        let (mut taken, mut expected) = (0.5, own / (1.0 + own));
        for ballot in given.all() {
            let order: Vec<u32> = ballot.groups.iter().flatten().copied().collect();
            for place in 0..order.len() - 1 {
                let left: f64 = order[place..].iter().map(|i| strengths[*i as usize]).sum();
                if order[place..].contains(&item) {
                    expected += f64::from(ballot.times) * own / left;
                }
                if order[place] == item {
                    taken += f64::from(ballot.times);
                }
            }
        }
        assert!(
            (taken - expected).abs() < 1e-4,
            "{item}: {taken} {expected}"
        );
    }
}

#[test]
fn tied_items_are_equally_strong() {
    let tied = Ballot {
        groups: vec![vec![0, 1], vec![2]],
        times: 3,
    };

    let strengths = plackett_luce(&ballots(3, vec![tied])).unwrap();

    assert_eq!(strengths[0], strengths[1]);
    assert!(strengths[1].log > strengths[2].log);
}

fn band(from: u32, to: u32, items: &[u32]) -> Band {
    Band {
        from,
        to,
        items: items.to_vec(),
    }
}

#[test]
fn intervals_that_touch_share_a_band() {
    let spanned = |lo, value, hi| Spanned {
        value: Micro(value),
        lo: Micro(lo),
        hi: Micro(hi),
    };

    let bands = from_intervals(&[
        spanned(10, 12, 14),
        spanned(20, 21, 22),
        spanned(13, 15, 17),
        spanned(16, 16, 18),
        spanned(1, 2, 3),
    ]);

    assert_eq!(
        bands,
        [band(1, 1, &[1]), band(2, 4, &[0, 2, 3]), band(5, 5, &[4])]
    );
    assert_eq!(from_intervals(&[]), []);
    // A wide interval holds apart neighbours together.
    assert_eq!(
        from_intervals(&[spanned(9, 10, 11), spanned(4, 5, 6), spanned(0, 3, 10)]),
        [band(1, 3, &[0, 1, 2])]
    );
}

#[test]
fn chances_draw_lines_where_they_are_sure() {
    let rows = [
        [50, 95, 99, 100],
        [48, 92, 99, 100],
        [2, 13, 60, 100],
        [0, 0, 42, 100],
    ];
    let chances: Vec<Vec<Micro>> = rows
        .iter()
        .map(|row| row.iter().map(|percent| Micro(percent * 10_000)).collect())
        .collect();

    assert_eq!(
        from_chances(&chances, Micro(900_000)),
        [band(1, 2, &[0, 1]), band(3, 4, &[2, 3])]
    );
    assert_eq!(
        from_chances(&chances, Micro(950_000)),
        [band(1, 4, &[0, 1, 2, 3])]
    );
    assert_eq!(
        from_chances(&[vec![], vec![]], Micro(900_000)),
        [band(1, 2, &[0, 1])]
    );
}

fn some_ballots(items: u32) -> impl Strategy<Value = Vec<Ballot>> {
    let list: Vec<u32> = (0..items).collect();
    let one = (
        Just(list).prop_shuffle(),
        1..=items as usize,
        1_u32..4,
        any::<bool>(),
    );
    proptest::collection::vec(one, 1..8).prop_map(|ballots| {
        ballots
            .into_iter()
            .map(|(order, ranked, times, tie)| {
                let mut ballot = strict(times, &order[..ranked]);
                if tie && ranked > 1 {
                    let last = ballot.groups.pop().unwrap();
                    ballot.groups.last_mut().unwrap().extend(last);
                }
                ballot
            })
            .collect()
    })
}

fn all_orders(items: u32) -> Vec<Vec<u32>> {
    if items == 0 {
        return vec![vec![]];
    }
    all_orders(items - 1)
        .into_iter()
        .flat_map(|order| {
            (0..=order.len()).map(move |place| {
                let mut order = order.clone();
                order.insert(place, items - 1);
                order
            })
        })
        .collect()
}

proptest! {
    #[test]
    fn borda_gives_away_all_points(list in some_ballots(6)) {
        let cast: i64 = list.iter().map(|b| i64::from(b.times)).sum();
        let points: i64 = borda::borda(&ballots(6, list)).iter().map(|h| h.0).sum();

        prop_assert_eq!(points, cast * 30);
    }

    #[test]
    fn kemeny_is_best_of_all_orders(list in some_ballots(5)) {
        let pairs = pairs(5, list);
        let against = |order: &[u32]| {
            let mut sum = 0;
            for (place, item) in order.iter().enumerate() {
                for behind in &order[place + 1..] {
                    sum += u64::from(pairs.wins(*behind as usize, *item as usize));
                }
            }
            sum
        };
        let Kemeny { order, against: found, equally_good, .. } = kemeny(&pairs);
        let all: Vec<u64> = all_orders(5).iter().map(|order| against(order)).collect();
        let least = all.iter().min().unwrap();

        prop_assert_eq!(found, against(&order));
        prop_assert_eq!(&found, least);
        prop_assert_eq!(equally_good, Some(all.iter().filter(|a| *a == least).count() as u64));
    }

    #[test]
    fn many_items_are_searched(list in some_ballots(16)) {
        let pairs = pairs(16, list);
        let found = kemeny(&pairs);
        let mut sorted = found.order.clone();
        sorted.sort_unstable();

        prop_assert_eq!(sorted, (0..16).collect::<Vec<u32>>());
        prop_assert!(found.against >= found.bound);
        prop_assert_eq!(found.proven, found.against == found.bound);
    }

    #[test]
    fn a_winner_beats_all_and_a_cycle_closes(list in some_ballots(6)) {
        let pairs = pairs(6, list);
        match condorcet(&pairs) {
            Condorcet::Winner { item } => {
                let item = item as usize;
                prop_assert!((0..6).all(|other| other == item || pairs.beats(item, other)));
            }
            Condorcet::Cycle { items } => {
                let next = items.iter().cycle().skip(1);
                prop_assert!(items.iter().zip(next).all(|(a, b)| pairs.beats(*a as usize, *b as usize)));
                prop_assert_eq!(items.iter().min(), items.first());
            }
            Condorcet::Tied { items } => {
                prop_assert!(items.len() > 1);
                for outside in (0..6_u32).filter(|i| !items.contains(i)) {
                    prop_assert!(items.iter().all(|i| pairs.beats(*i as usize, outside as usize)));
                }
            }
            Condorcet::Nobody => prop_assert!(false),
        }
    }

    #[test]
    fn the_order_of_ballots_does_not_matter(list in some_ballots(6), turn in 0_usize..8) {
        let mut turned = list.clone();
        let by = turn % turned.len();
        turned.rotate_left(by);
        let (a, b) = (ballots(6, list), ballots(6, turned));

        prop_assert_eq!(borda::borda(&a), borda::borda(&b));
        prop_assert_eq!(borda::of_seen(&a), borda::of_seen(&b));
        let (a, b) = (Pairwise::new(&a).unwrap(), Pairwise::new(&b).unwrap());
        prop_assert_eq!(&a, &b);
        for anchored in bradley_terry(&a, Anchor::Phantom).unwrap() {
            prop_assert!(anchored.error.is_some());
        }
    }
}
