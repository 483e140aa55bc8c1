//! Against removal one by one.

use proptest::prelude::*;

use super::*;
use crate::scoring::ratings::Rating;

fn ratings(pairs: &[(u32, u32)]) -> Ratings {
    let list = pairs.iter().map(|(submission, reviewer)| Rating {
        submission: *submission,
        reviewer: *reviewer,
        value: 0,
        weight: 1,
    });
    Ratings::new(8, 8, list.collect()).unwrap()
}

#[test]
fn a_ring_has_no_bridge_and_a_chain_has() {
    let ring = design(&ratings(&[(0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 0)]));
    assert_eq!((ring.components, ring.bridge_reviews), (1, vec![]));
    assert!(ring.bridge_reviewers.is_empty());

    // The third reviewer saw one submission only: a loose end, but nothing hangs on it.
    let chain = design(&ratings(&[(0, 0), (1, 0), (1, 1), (2, 1), (2, 2)]));
    assert_eq!(chain.bridge_reviews, [(0, 0), (1, 0), (1, 1), (2, 1)]);
    assert_eq!(chain.bridge_reviewers, [0, 1]);
    assert_eq!(
        chain.failed(),
        [
            Condition::ThinBridge {
                reviews: 4,
                reviewers: 2
            },
            Condition::FewReviews {
                submissions: 8,
                fewest: 0,
                needed: 3
            }
        ]
    );
}

#[test]
fn a_full_table_supports_calibration() {
    let list = (0..12).map(|cell| Rating {
        submission: cell / 3,
        reviewer: cell % 3,
        value: 0,
        weight: 1,
    });
    let full = Ratings::new(4, 3, list.collect()).unwrap();

    assert_eq!(design(&full).failed(), []);
    // 4 + 3 - 1 parameters over 12 reviews, evenly.
    assert_eq!(design(&full).mean_leverage, Micro(500_000));
    assert_eq!(leverage(&full), [Micro(500_000); 12]);
}

#[test]
fn nothing_is_a_design_too() {
    let none = design(&Ratings::new(0, 0, vec![]).unwrap());

    assert_eq!((none.components, none.mean_leverage), (0, Micro(0)));
    assert_eq!(none.failed(), []);
}

#[test]
fn long_chains_are_walked_without_recursion() {
    let list = (0..200_000_u32).map(|step| Rating {
        submission: step.div_ceil(2),
        reviewer: step / 2,
        value: 0,
        weight: 1,
    });
    let chain = design(&Ratings::new(100_001, 100_000, list.collect()).unwrap());

    assert_eq!(chain.components, 1);
    assert_eq!(chain.bridge_reviewers.len(), 100_000);
}

/// How many groups the submissions that were rated form.
fn groups(pairs: &[(u32, u32)], submissions: &[u32]) -> usize {
    let mut label: Vec<usize> = (0..16).collect();
    for _ in 0..16 {
        for (p, r) in pairs {
            let (p, r) = (index(*p), 8 + index(*r));
            let least = label[p].min(label[r]);
            (label[p], label[r]) = (least, least);
        }
    }
    let mut labels: Vec<_> = submissions.iter().map(|p| label[index(*p)]).collect();
    labels.sort_unstable();
    labels.dedup();
    labels.len()
}

proptest! {
    #[test]
    fn bridges_are_what_removal_finds(
        pairs in proptest::collection::btree_set((0_u32..8, 0_u32..8), 0..24),
    ) {
        let pairs: Vec<_> = pairs.into_iter().collect();
        let mut submissions: Vec<_> = pairs.iter().map(|(p, _)| *p).collect();
        submissions.dedup();
        let whole = groups(&pairs, &submissions);
        let found = design(&ratings(&pairs));
        prop_assert_eq!(index(found.components), whole);

        let without = |gone: &dyn Fn(&(u32, u32)) -> bool| {
            let left: Vec<_> = pairs.iter().copied().filter(|pair| !gone(pair)).collect();
            groups(&left, &submissions) > whole
        };
        let bridges: Vec<_> =
            pairs.iter().copied().filter(|bridge| without(&|pair| pair == bridge)).collect();
        prop_assert_eq!(&found.bridge_reviews, &bridges);
        let cuts: Vec<u32> = (0..8).filter(|cut| without(&|pair| pair.1 == *cut)).collect();
        prop_assert_eq!(&found.bridge_reviewers, &cuts);

        // Foster: resistances add up to nodes less parts; on a bridge they are 1.
        let each = leverage(&ratings(&pairs));
        let sum: i64 = each.iter().map(|micro| micro.0).sum();
        let parameters = i64::from(found.submissions + found.reviewers - found.components);
        prop_assert!((sum - 1_000_000 * parameters).abs() < 50);
        for (pair, leverage) in pairs.iter().zip(&each) {
            prop_assert!(!bridges.contains(pair) || *leverage == Micro::ONE);
        }
    }
}
