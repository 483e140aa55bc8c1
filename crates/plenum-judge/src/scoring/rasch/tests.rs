//! A closed form, the equations of the likelihood, and what must be refused.

use proptest::prelude::*;

use super::curve::{Curve, moments};
use super::estimate::{Estimates, FACETS};
use super::*;
use crate::scoring::random::Xoshiro;
use crate::scoring::special::{exp, ln};

fn mark(submission: u32, reviewer: u32, criterion: u32, level: u32) -> Mark {
    Mark {
        submission,
        reviewer,
        criterion,
        level,
    }
}

fn close(value: Micro, expected: f64, tolerance: f64) {
    assert!(
        (value.to_f64() - expected).abs() <= tolerance,
        "{value:?} is not {expected}"
    );
}

#[test]
fn two_judges_are_apart_by_twice_the_log_of_their_odds() {
    // Each submission passes one of two judges: 8 the first, 3 the second. Joint maximum likelihood is known to double
    // the conditional estimate ln(8/3) (Andersen 1973).
    let marks: Vec<Mark> = (0..11)
        .flat_map(|p| {
            [
                mark(p, 0, 0, u32::from(p < 8)),
                mark(p, 1, 0, u32::from(p >= 8)),
            ]
        })
        .collect();
    let fit = rasch(&marks).unwrap();

    let severity = |r: usize| fit.reviewer[r].unwrap().value.to_f64();
    let apart = severity(1) - severity(0);
    assert!((apart - 2.0 * ln(8.0 / 3.0)).abs() < 1e-5, "{apart}");
    // Halfway between the two, where one pass of two is expected.
    close(fit.submission[0].unwrap().value, 0.0, 1e-5);
    close(fit.fair[0].unwrap(), 0.5, 1e-5);
    assert_eq!(fit.levels, [0, 1]);
    assert_eq!(fit.thresholds, [Micro(0)]);
}

/// 60 submissions, each by 5 of 12 reviewers on 4 criteria, levels 1 to 5.
fn simulated() -> (Vec<Mark>, Vec<f64>) {
    let mut generator = Xoshiro::new(9);
    let quality: Vec<f64> = (0..60).map(|_| 1.2 * generator.normal()).collect();
    let severity: Vec<f64> = (0..12).map(|r| 0.25 * f64::from(r) - 1.375).collect();
    let difficulty = [-0.6, -0.2, 0.2, 0.6];
    let curve = Curve::new(vec![-1.5, -0.5, 0.5, 1.5]);
    let mut marks = vec![];
    let mut chances = vec![];
    for (p, quality) in (0_u32..).zip(&quality) {
        for turn in 0..5 {
            let reviewer = (p + [0, 1, 3, 7, 10][turn]) % 12;
            for (criterion, difficulty) in (0..).zip(difficulty) {
                let severity = severity[usize::try_from(reviewer).unwrap()];
                curve.chances(quality - severity - difficulty, &mut chances);
                let mut left = generator.uniform();
                let level = chances
                    .iter()
                    .take_while(|chance| {
                        left -= **chance;
                        left >= 0.0
                    })
                    .count();
                marks.push(mark(
                    p,
                    reviewer,
                    criterion,
                    1 + u32::try_from(level.min(4)).unwrap(),
                ));
            }
        }
    }
    (marks, severity)
}

#[test]
fn severity_is_recovered() {
    let (marks, severity) = simulated();
    let fit = rasch(&marks).unwrap();

    for (found, severity) in fit.reviewer.iter().zip(&severity) {
        let found = found.unwrap();
        // With 20 marks a submission the estimates stretch by about 20/19.
        close(found.value, severity * 1.05, 4.0 * found.error.to_f64());
        let outfit = found.outfit.unwrap().to_f64();
        assert!((0.6..1.6).contains(&outfit), "{outfit}");
    }
    let order: Vec<_> = fit.criterion.iter().map(|c| c.unwrap().value).collect();
    assert!(order.is_sorted());
    for (found, expected) in fit.thresholds.iter().zip([-1.5, -0.5, 0.5, 1.5]) {
        close(*found, expected, 0.25);
    }
}

#[test]
fn expected_sums_equal_observed_sums() {
    let (marks, _) = simulated();
    let mut sorted = marks;
    sorted.sort_unstable();
    let estimates = Estimates::new(&sorted).unwrap();

    for facet in 0..FACETS {
        let mut gaps = vec![0.0; estimates.measure[facet].len()];
        for mark in estimates.marks.iter().filter(|mark| mark.used) {
            gaps[mark.at[facet]] += f64::from(mark.step) - estimates.expected(mark).0;
        }
        assert!(gaps.iter().all(|gap: &f64| gap.abs() < 1e-5), "{gaps:?}");
    }
}

#[test]
fn a_fair_average_takes_out_severity() {
    let (marks, severity) = simulated();
    let fit = rasch(&marks).unwrap();

    // The strictest reviewer's marks alone, against a fair reviewer's expectation of the same submissions.
    let strictest = u32::try_from(severity.len() - 1).unwrap();
    let own: Vec<_> = marks.iter().filter(|m| m.reviewer == strictest).collect();
    let n = f64::from(u32::try_from(own.len()).unwrap());
    let given = own.iter().map(|m| f64::from(m.level)).sum::<f64>() / n;
    let fair = |m: &&Mark| {
        fit.fair[usize::try_from(m.submission).unwrap()]
            .unwrap()
            .to_f64()
    };
    let fair = own.iter().map(fair).sum::<f64>() / n;
    assert!(fair > given + 0.5, "{fair} against {given}");
}

#[test]
fn extremes_are_placed_beyond_the_others() {
    let (mut marks, _) = simulated();
    for mark in &mut marks {
        match mark.submission {
            0 => mark.level = 5,
            1 => mark.level = 1,
            _ => {}
        }
    }
    let fit = rasch(&marks).unwrap();

    let value = |p: usize| fit.submission[p].unwrap();
    assert!(value(0).extreme && value(1).extreme && !value(2).extreme);
    assert_eq!((value(0).infit, value(0).outfit), (None, None));
    let inner = || {
        fit.submission
            .iter()
            .flatten()
            .filter(|m| !m.extreme)
            .map(|m| m.value)
    };
    assert!(value(0).value > inner().max().unwrap() && value(1).value < inner().min().unwrap());
    // 20 marks at the top: a sum of 79.7 of 80.
    let quality = value(0).value.to_f64();
    assert!((3.0..9.0).contains(&quality), "{quality}");
    assert!(exp(quality).is_finite());
}

#[test]
fn what_cannot_be_estimated_has_a_name() {
    assert_eq!(rasch(&[]), Err(Undefined::NoValues));
    assert_eq!(
        rasch(&[mark(0, 0, 0, 3), mark(1, 0, 0, 3)]),
        Err(Undefined::AllEqual)
    );
    assert_eq!(rasch(&[mark(u32::MAX, 0, 0, 1)]), Err(Undefined::TooLarge));
    // Two rooms of two submissions and two reviewers each.
    let room = |first: u32| {
        [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]
            .map(|(p, r, level)| mark(first + p, first + r, 0, level))
    };
    let both: Vec<Mark> = room(0).into_iter().chain(room(2)).collect();
    assert!(rasch(&room(0)).is_ok());
    assert_eq!(rasch(&both), Err(Undefined::Disconnected));
}

#[test]
fn chances_are_the_same_near_and_far() {
    // The quick way and the careful way meet at their border; far out, everything is at one end.
    let curve = Curve::new(vec![-1.0, 0.25, 0.75]);
    let mut chances = vec![];
    curve.chances(99.9, &mut chances);
    let (near, _) = moments(&chances);
    curve.chances(100.1, &mut chances);
    let (far, _) = moments(&chances);
    assert!((near - 3.0).abs() < 1e-12 && (far - 3.0).abs() < 1e-12);

    // Odds between neighbours are e^(logit - threshold), whichever way.
    let steep = Curve::new(vec![-400.0, 400.0]);
    for (curve, thresholds) in [(curve, [-1.0, 0.25]), (steep, [-400.0, 400.0])] {
        curve.chances(0.5, &mut chances);
        for step in [0, 1] {
            let odds = chances[step + 1] * exp(thresholds[step] - 0.5);
            assert!((odds - chances[step]).abs() < 1e-12, "{chances:?}");
        }
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}

#[test]
fn parts_that_marks_drive_apart_do_not_come_to_rest() {
    // Nobody is extreme, but every mark across the two groups is the highest: their distance has no finite estimate.
    let inner = |first: u32| {
        [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]
            .map(|(p, r, level)| mark(first + p, first + r, 0, level))
    };
    let across = [mark(0, 2, 0, 1), mark(1, 3, 0, 1)];
    let marks: Vec<Mark> = inner(0).into_iter().chain(inner(2)).chain(across).collect();

    assert_eq!(rasch(&marks), Err(Undefined::NotConverged));
}

proptest! {
    #[test]
    fn any_marks_have_an_answer(
        cells in proptest::collection::vec((0_u32..5, 0_u32..4, 0_u32..3, 0_u32..4), 0..60),
    ) {
        let marks: Vec<Mark> = cells.iter().map(|(p, r, c, l)| mark(*p, *r, *c, 3 * l)).collect();
        let fit = rasch(&marks);
        let mut turned = marks.clone();
        turned.reverse();
        prop_assert_eq!(&rasch(&turned), &fit);
        if let Ok(fit) = fit {
            for (p, fair) in (0_u32..).zip(&fit.fair) {
                prop_assert_eq!(fair.is_some(), marks.iter().any(|m| m.submission == p));
                if let Some(fair) = fair {
                    prop_assert!((0.0..=9.0).contains(&fair.to_f64()));
                }
            }
        }
    }
}
