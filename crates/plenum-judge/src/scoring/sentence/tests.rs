//! Which sentence says what a figure is.

use super::*;
use crate::scoring::aggregate::{Share, figure};
use crate::scoring::ratings::of_one_submission;

/// Ratings by reviewers of organisations in pairs: 0 and 1, 2 and 3, and so on.
fn ratings(points: &[i64]) -> (Vec<Rating>, Vec<Option<u32>>) {
    let ratings = of_one_submission(points);
    let organisation = (0_u32..).take(points.len()).map(|r| Some(r / 2)).collect();
    (ratings, organisation)
}

fn sentence(points: &[i64], asked: u32, rule: Rule) -> Sentence {
    let (ratings, organisation) = ratings(points);
    let basis = Basis::new(&ratings, &organisation, 1_000, asked, true);
    of_exact(&basis, figure(&ratings, &rule).as_ref())
}

#[test]
fn a_median_of_eight_two_organisations_far_apart() {
    // Median 5; organisations 5, 5.5, 2.5 and 8.5.
    let points = [5, 5, 6, 5, 2, 3, 8, 9];

    assert_eq!(
        sentence(&points, 8, Rule::Median),
        Sentence::MedianOf {
            n: 8,
            organisations: 4,
            far_apart: 2
        }
    );
    assert_eq!(
        sentence(&points, 8, Rule::Mean),
        Sentence::MeanOf {
            n: 8,
            organisations: 4,
            far_apart: 2,
            weighted: false
        }
    );
    let share = Share::new(1, 8).unwrap();
    assert_eq!(
        sentence(&points, 8, Rule::Trimmed { share }),
        Sentence::TrimmedMeanOf { n: 8, left_out: 2 }
    );
    assert_eq!(
        sentence(&[4; 6], 6, Rule::Median),
        Sentence::Unanimous { n: 6 }
    );
}

#[test]
fn of_two_organisations_none_is_far_apart() {
    let (ratings, _) = ratings(&[1, 1, 1, 9, 9, 9]);
    let two: Vec<_> = (0..6).map(|r| Some(r / 3)).collect();
    let three: Vec<_> = (0..6).map(|r| Some(r / 2)).collect();

    assert_eq!(far_apart(&ratings, &two, 1_000), 0);
    assert_eq!(far_apart(&ratings, &three, 1_000), 2);
    assert_eq!(far_apart(&ratings, &three, 0), 0);
    assert_eq!(far_apart(&ratings, &[], 1_000), 0);
    assert_eq!(far_apart(&[], &three, i64::MAX), 0);
}

#[test]
fn below_five_people_nothing_but_who_is_missing() {
    let few = [9, 1, 1, 9];

    for rule in [Rule::Median, Rule::Range, Rule::Mean] {
        assert_eq!(sentence(&few, 4, rule), Sentence::AllAnswered);
        assert_eq!(
            sentence(&few, 9, rule),
            Sentence::StillMissing { missing: 5 }
        );
    }
    assert_eq!(
        sentence(&[], 3, Rule::Mean),
        Sentence::StillMissing { missing: 3 }
    );
    // Open answers are not bound by it.
    let (ratings, organisation) = ratings(&few);
    let open = Basis::new(&ratings, &organisation, 1_000, 4, false);
    assert_eq!(open.too_small(), None);
    assert_eq!(of_exact(&open, None), Sentence::NoRatings);
}

#[test]
fn nothing_by_subtraction() {
    assert!(may_break_down(&[5, 8, 0]));
    assert!(!may_break_down(&[5, 8, 4]));
    assert!(may_show_again(0) && may_show_again(5));
    assert!(!may_show_again(1));
}

#[test]
fn other_numbers_have_sentences_too() {
    let band = |from, to| Band {
        from,
        to,
        items: vec![],
    };
    assert_eq!(of_band(&band(2, 2)), Sentence::AtPlace { place: 2 });
    assert_eq!(
        of_band(&band(2, 4)),
        Sentence::AmongPlaces { from: 2, to: 4 }
    );
    assert_eq!(
        of_chance(3, Micro(999_999)),
        Sentence::AmongBest { k: 3, percent: 99 }
    );
    assert_eq!(
        of_chance(3, Micro(i64::MAX)),
        Sentence::AmongBest { k: 3, percent: 100 }
    );
    assert_eq!(
        of_stat(Measure::Fleiss, &Err(Undefined::AllEqual)),
        Sentence::NoFigure {
            reason: Undefined::AllEqual
        }
    );
    assert_eq!(
        of_condorcet(&Condorcet::Cycle {
            items: vec![0, 1, 2]
        }),
        Sentence::InCircle { items: 3 }
    );
    let vote = crate::scoring::votes::tally(&[4, 2], 1, None).unwrap();
    assert_eq!(
        of_dots(&vote, &vote.items[0]),
        Sentence::DotsOf {
            count: 4,
            of: 6,
            open: false
        }
    );
}

#[test]
fn the_sent_form_names_the_sentence() {
    let sent = serde_json::to_string(&sentence(&[1, 2, 3, 4, 9], 5, Rule::Spread)).unwrap();

    assert_eq!(
        sent,
        r#"{"sentence":"figure_of","n":5,"rule":{"rule":"spread"}}"#
    );
}
