//! The answer of `plenum score`.

use std::collections::BTreeMap;

use anyhow::Result;
use plenum_judge::scoring::aggregate::{Exact, Rule, Share, aggregate, figure};
use plenum_judge::scoring::agreement::{self, alpha::Measurement, alpha::Units};
use plenum_judge::scoring::calibrate::{Calibrated, Model, VERSION, calibrate};
use plenum_judge::scoring::design::Condition;
use plenum_judge::scoring::exact::Fraction;
use plenum_judge::scoring::explain::explain;
use plenum_judge::scoring::flags::{Circumstances, Flag, flags};
use plenum_judge::scoring::rank::bands::{Spanned, from_intervals};
use plenum_judge::scoring::rank::borda::borda;
use plenum_judge::scoring::rank::copeland::{Condorcet, condorcet, copeland};
use plenum_judge::scoring::rank::{Ballots, Halves, Pairwise, places};
use plenum_judge::scoring::{Micro, Rating, Stat, Undefined};
use plenum_report::Catalogue;
use serde::Serialize;
use serde_json::{Value, json};

use super::figures::Figures;
use super::input::{Input, Weights};

/// The answer, as it is written.
#[derive(Serialize)]
pub(super) struct Answer {
    submissions: Vec<SubmissionLine>,
    reviewers: Vec<ReviewerLine>,
    agreement: Agreement,
    variance: Variance,
    ranking: Ranking,
    criteria: Vec<CriterionLine>,
    calibration: Calibration,
    superseded: u32,
    gaps: u32,
    seed: u64,
    version: u32,
    reasons: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct SubmissionLine {
    id: String,
    n: usize,
    mean: Option<f64>,
    median: Option<f64>,
    trimmed: Option<f64>,
    calibrated: Option<f64>,
    interval: Option<[f64; 2]>,
    explanation: String,
}

#[derive(Serialize)]
struct ReviewerLine {
    id: String,
    n: usize,
    leniency: Option<f64>,
    flags: Vec<Value>,
}

#[derive(Serialize)]
struct Agreement {
    krippendorff_alpha: Alpha,
    icc: Icc,
    kendall_w: Option<f64>,
    fleiss_kappa: Option<f64>,
    reliability: Option<f64>,
}

#[derive(Serialize)]
struct Alpha {
    nominal: Option<f64>,
    ordinal: Option<f64>,
    interval: Option<f64>,
    ratio: Option<f64>,
}

#[derive(Serialize)]
struct Icc {
    icc1: Option<f64>,
    icc2: Option<f64>,
    icc3: Option<f64>,
    icc1k: Option<f64>,
    icc2k: Option<f64>,
    icc3k: Option<f64>,
}

#[derive(Serialize)]
struct Variance {
    submission: Option<f64>,
    reviewer: Option<f64>,
    residual: Option<f64>,
}

#[derive(Serialize)]
struct Ranking {
    borda: Option<Vec<Placed>>,
    copeland: Option<Vec<Placed>>,
    bands: Option<Vec<BandLine>>,
    condorcet: Option<Value>,
}

#[derive(Serialize)]
struct Placed {
    id: String,
    points: f64,
    place: u32,
}

#[derive(Serialize)]
struct BandLine {
    from: u32,
    to: u32,
    submissions: Vec<String>,
}

#[derive(Serialize)]
struct CriterionLine {
    id: String,
    weight: u32,
    n: usize,
    reliability: Option<f64>,
    krippendorff_alpha: Option<f64>,
}

#[derive(Serialize)]
struct Calibration {
    may_decide: bool,
    failed: Vec<Condition>,
}

/// Why figures are not there, by their path.
#[derive(Default)]
struct Reasons(BTreeMap<String, String>);

impl Reasons {
    fn or<T>(&mut self, path: &str, figure: Result<T, Undefined>) -> Option<T> {
        match figure {
            Ok(figure) => Some(figure),
            Err(reason) => {
                self.0.insert(path.to_owned(), reason.to_string());
                None
            }
        }
    }

    fn stat(&mut self, path: &str, figure: Result<Stat, Undefined>) -> Option<f64> {
        self.or(path, figure).map(|stat| stat.value.to_f64())
    }
}

/// Works everything out.
pub(super) fn answer(input: &Input, weights: &Weights, seed: u64) -> Result<Answer> {
    let figures = Figures::overall(input, weights)?;
    let mut reasons = Reasons::default();
    let calibrated = calibrate(&figures.ratings, &Model::default(), seed);
    let calibrated = reasons.or("calibration", calibrated);
    Ok(Answer {
        submissions: submissions(input, &figures, calibrated.as_ref(), &mut reasons),
        reviewers: reviewers(input, &figures, calibrated.as_ref(), &mut reasons),
        agreement: agreement_of(&figures, calibrated.as_ref(), &mut reasons),
        variance: variance(&figures, calibrated.as_ref(), &mut reasons),
        ranking: ranking(input, &figures, calibrated.as_ref(), &mut reasons),
        criteria: criteria(input, weights, seed, &mut reasons)?,
        calibration: Calibration {
            may_decide: calibrated.as_ref().is_some_and(|c| c.failed.is_empty()),
            failed: calibrated.map(|c| c.failed).unwrap_or_default(),
        },
        superseded: input.superseded,
        gaps: input.gaps,
        seed,
        version: VERSION,
        reasons: reasons.0,
    })
}

/// Why nothing was calibrated, once for a whole list.
const NOT_CALIBRATED: &str = "see calibration";

fn submissions(
    input: &Input,
    figures: &Figures,
    calibrated: Option<&Calibrated>,
    reasons: &mut Reasons,
) -> Vec<SubmissionLine> {
    let by = |rule: Rule| aggregate(&figures.ratings, &rule);
    let [means, medians, trimmed] = [
        by(Rule::Mean),
        by(Rule::Median),
        by(Rule::Trimmed {
            share: Share::TENTH,
        }),
    ];
    if calibrated.is_none() && !input.submissions.is_empty() {
        reasons.0.insert(
            "submissions.calibrated".to_owned(),
            NOT_CALIBRATED.to_owned(),
        );
    }
    let words = Catalogue::english();
    let line = |(place, id): (usize, &String)| {
        let ratings = figures.ratings.of_submission(place);
        let exact = |of: &[Option<Exact>]| {
            let figure = of.get(place).copied().flatten()?;
            figures.exact(figure.value)
        };
        let score = calibrated.and_then(|c| c.score.get(place).copied().flatten());
        let interval = score
            .and_then(|score| Some([figures.derived(score.lo?)?, figures.derived(score.hi?)?]));
        if ratings.is_empty() {
            reasons
                .0
                .insert(format!("submissions.{id}"), Undefined::NoValues.to_string());
        }
        SubmissionLine {
            id: id.clone(),
            n: ratings.len(),
            mean: exact(&means),
            median: exact(&medians),
            trimmed: exact(&trimmed),
            calibrated: score.and_then(|score| figures.derived(score.value)),
            interval,
            explanation: sentence(input, figures, calibrated, place, &words),
        }
    };
    input.submissions.iter().enumerate().map(line).collect()
}

/// One plain sentence about a submission.
fn sentence(
    input: &Input,
    figures: &Figures,
    calibrated: Option<&Calibrated>,
    place: usize,
    words: &Catalogue,
) -> String {
    let ratings = figures.ratings.of_submission(place);
    let show = |rule: Rule| {
        let value = figure(ratings, &rule).and_then(|exact| figures.exact(exact.value));
        value.map_or_else(String::new, short)
    };
    let n = i64::try_from(ratings.len()).unwrap_or(i64::MAX);
    let (median, mean) = (show(Rule::Median), show(Rule::Mean));
    let values = [("median", median.as_str()), ("mean", mean.as_str())];
    let mut parts = vec![match ratings.len() {
        0 => return words.text("score-explain-none"),
        1 => words.say("score-explain-one", &[], &[("value", &median)]),
        2..=4 => words.say("score-explain-few", &[("n", n)], &values),
        _ => words.say("score-explain", &[("n", n)], &values),
    }];
    if let Some(apart) = far_apart(input, figures, ratings) {
        let apart = [("apart", i64::from(apart))];
        parts.push(words.say("score-explain-organisations", &apart, &[]));
    }
    let index = u32::try_from(place).unwrap_or(u32::MAX);
    if let Some(n) = figures.incomplete.get(&index) {
        parts.push(words.say("score-explain-gaps", &[("n", i64::from(*n))], &[]));
    }
    // Only a calibration that may serve a decision is put into words.
    let terms = calibrated
        .filter(|c| c.failed.is_empty())
        .and_then(|c| explain(&figures.ratings, c, place, 1));
    let score = calibrated.and_then(|c| c.score.get(place).copied().flatten());
    if let (Some(terms), Some(score), true) = (terms, score, figures.is_plain()) {
        let tenth = |tenths: i64| short(Micro(tenths.saturating_mul(100_000)).to_f64());
        let end = |end: Option<Micro>| {
            end.and_then(|end| figures.derived(end))
                .map(|end| short((end * 10.0).round_ties_even() / 10.0))
        };
        let way = if terms.leniency > 0 {
            "strict"
        } else {
            "generous"
        };
        parts.push(words.say(
            "score-explain-calibrated",
            &[],
            &[
                ("way", way),
                ("raw", &tenth(terms.raw)),
                ("leniency", &tenth(terms.leniency.abs())),
                ("pull", &tenth(terms.shrinkage)),
                ("shown", &tenth(terms.shown)),
                ("lo", &end(score.lo).unwrap_or_default()),
                ("hi", &end(score.hi).unwrap_or_default()),
            ],
        ));
    }
    parts.join("; ")
}

/// How many organisations have a median at least two points from the median of all; `None` with fewer than two
/// organisations.
fn far_apart(input: &Input, figures: &Figures, ratings: &[Rating]) -> Option<u32> {
    let mut groups: BTreeMap<u32, Vec<Rating>> = BTreeMap::new();
    for rating in ratings {
        if let Some(organisation) = input.organisation_of.get(rating.reviewer as usize)? {
            groups.entry(*organisation).or_default().push(*rating);
        }
    }
    if groups.len() < 2 {
        return None;
    }
    let median = |ratings: &[Rating]| figure(ratings, &Rule::Median).map(|exact| exact.value);
    let all = median(ratings)?;
    let far = |group: &Vec<Rating>| {
        let distance = median(group)?.checked_sub(all)?.abs();
        figures.exact(distance).filter(|distance| *distance >= 2.0)
    };
    u32::try_from(groups.values().filter_map(far).count()).ok()
}

/// At most two decimals, for reading.
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

fn reviewers(
    input: &Input,
    figures: &Figures,
    calibrated: Option<&Calibrated>,
    reasons: &mut Reasons,
) -> Vec<ReviewerLine> {
    if calibrated.is_none() && !input.reviewers.is_empty() {
        reasons
            .0
            .insert("reviewers.leniency".to_owned(), NOT_CALIBRATED.to_owned());
    }
    let circumstances = Circumstances {
        step: None,
        without_comment: &[],
    };
    let flags = calibrated.map(|c| flags(&figures.ratings, c, circumstances));
    let of = |reviewer: u32| {
        let flags = flags.iter().flatten();
        let lines = flags.filter_map(move |flag| flag_line(input, figures, flag, reviewer));
        lines.collect()
    };
    let line = |(index, id): (u32, &String)| {
        let place = index as usize;
        let leniency = calibrated.and_then(|c| c.leniency.get(place).copied().flatten());
        ReviewerLine {
            id: id.clone(),
            n: figures.ratings.by_reviewer(place).len(),
            leniency: leniency.and_then(|stat| figures.derived(stat.value)),
            flags: of(index),
        }
    };
    (0..).zip(&input.reviewers).map(line).collect()
}

/// A flag about this reviewer, in the names of the file.
fn flag_line(input: &Input, figures: &Figures, flag: &Flag, about: u32) -> Option<Value> {
    let submission = |index: &u32| input.submissions.get(*index as usize);
    match flag {
        Flag::FarReview {
            submission: of,
            reviewer,
            expected,
            z,
        } if *reviewer == about => Some(json!({
            "flag": "far_review", "submission": submission(of),
            "expected": figures.derived(*expected), "z": z.to_f64()
        })),
        Flag::Uniform { reviewer, n } if *reviewer == about => {
            Some(json!({ "flag": "uniform", "n": n }))
        }
        Flag::Unusual {
            reviewer,
            outfit,
            n,
        } if *reviewer == about => {
            Some(json!({ "flag": "unusual", "outfit": outfit.to_f64(), "n": n }))
        }
        Flag::FarReview { .. }
        | Flag::Uniform { .. }
        | Flag::Unusual { .. }
        | Flag::Spread { .. }
        | Flag::Camps { .. }
        | Flag::Criterion { .. }
        | Flag::NoComment { .. } => None,
    }
}

fn agreement_of(
    figures: &Figures,
    calibrated: Option<&Calibrated>,
    reasons: &mut Reasons,
) -> Agreement {
    let all = agreement::agreement(&figures.ratings, None);
    let mut stat = |name: &str, figure| reasons.stat(&format!("agreement.{name}"), figure);
    let agreement = Agreement {
        krippendorff_alpha: Alpha {
            nominal: stat("krippendorff_alpha.nominal", all.nominal),
            ordinal: stat("krippendorff_alpha.ordinal", all.ordinal),
            interval: stat("krippendorff_alpha.interval", all.interval),
            ratio: stat("krippendorff_alpha.ratio", all.ratio),
        },
        icc: Icc {
            icc1: stat("icc.icc1", all.icc.icc1),
            icc2: stat("icc.icc2", all.icc.icc2),
            icc3: stat("icc.icc3", all.icc.icc3),
            icc1k: stat("icc.icc1k", all.icc.icc1k),
            icc2k: stat("icc.icc2k", all.icc.icc2k),
            icc3k: stat("icc.icc3k", all.icc.icc3k),
        },
        kendall_w: stat("kendall_w", all.concordance.map(|c| c.w)),
        fleiss_kappa: stat("fleiss_kappa", all.fleiss),
        reliability: calibrated.map(|c| c.reliability.average.to_f64()),
    };
    if agreement.reliability.is_none() {
        reasons.0.insert(
            "agreement.reliability".to_owned(),
            NOT_CALIBRATED.to_owned(),
        );
    }
    agreement
}

fn variance(figures: &Figures, calibrated: Option<&Calibrated>, reasons: &mut Reasons) -> Variance {
    if calibrated.is_none() {
        reasons
            .0
            .insert("variance".to_owned(), NOT_CALIBRATED.to_owned());
    }
    let of = |pick: fn(&Calibrated) -> Micro| calibrated.and_then(|c| figures.squared(pick(c)));
    Variance {
        submission: of(|c| c.variance.submission),
        reviewer: of(|c| c.variance.reviewer),
        residual: of(|c| c.variance.residual),
    }
}

fn ranking(
    input: &Input,
    figures: &Figures,
    calibrated: Option<&Calibrated>,
    reasons: &mut Reasons,
) -> Ranking {
    let ballots = Ballots::from_ratings(&figures.ratings);
    let pairs = if ballots.all().is_empty() {
        Err(Undefined::NoValues)
    } else {
        Pairwise::new(&ballots)
    };
    let pairs = reasons.or("ranking", pairs);
    let placed = |halves: Vec<Halves>| -> Vec<Placed> {
        let places = places(&halves);
        let lines = input.submissions.iter().zip(halves).zip(places);
        lines
            .map(|((id, halves), place)| Placed {
                id: id.clone(),
                points: Micro(halves.0.saturating_mul(500_000)).to_f64(),
                place,
            })
            .collect()
    };
    let name = |index: u32| input.submissions.get(index as usize).cloned();
    let names =
        |indices: &[u32]| -> Vec<String> { indices.iter().copied().filter_map(name).collect() };
    let duels = pairs.as_ref().map(|pairs| match condorcet(pairs) {
        Condorcet::Winner { item } => json!({ "winner": name(item) }),
        Condorcet::Cycle { items } => json!({ "cycle": names(&items) }),
        Condorcet::Tied { items } => json!({ "tied": names(&items) }),
        Condorcet::Nobody => Value::Null,
    });
    let bands = calibrated.map(|calibrated| {
        let rated: Vec<(u32, Spanned)> = (0..)
            .zip(&calibrated.score)
            .filter_map(|(index, score)| {
                let score = (*score)?;
                let spanned = Spanned {
                    value: score.value,
                    lo: score.lo?,
                    hi: score.hi?,
                };
                Some((index, spanned))
            })
            .collect();
        let spans: Vec<_> = rated.iter().map(|(_, span)| *span).collect();
        let id = |place: &u32| {
            rated
                .get(*place as usize)
                .and_then(|(index, _)| name(*index))
        };
        let bands = from_intervals(&spans).into_iter().map(|band| BandLine {
            from: band.from,
            to: band.to,
            submissions: band.items.iter().filter_map(id).collect(),
        });
        bands.collect()
    });
    if bands.is_none() {
        reasons
            .0
            .insert("ranking.bands".to_owned(), NOT_CALIBRATED.to_owned());
    }
    Ranking {
        borda: pairs.is_some().then(|| placed(borda(&ballots))),
        copeland: pairs.as_ref().map(|pairs| placed(copeland(pairs))),
        bands,
        condorcet: duels,
    }
}

fn criteria(
    input: &Input,
    weights: &Weights,
    seed: u64,
    reasons: &mut Reasons,
) -> Result<Vec<CriterionLine>> {
    let mut lines = Vec::new();
    for (index, id) in (0..).zip(&input.criteria) {
        let figures = Figures::of_criterion(input, index)?;
        let model = Model {
            sweeps: 0,
            ..Model::default()
        };
        let calibrated = calibrate(&figures.ratings, &model, seed);
        let calibrated = reasons.or(&format!("criteria.{id}.reliability"), calibrated);
        let units = Units::new(&figures.ratings);
        let alpha = units.and_then(|units| units.alpha(Measurement::Interval, None));
        lines.push(CriterionLine {
            id: id.clone(),
            weight: weights.0.get(id).copied().unwrap_or(1),
            n: figures.ratings.len(),
            reliability: calibrated.map(|c| c.reliability.average.to_f64()),
            krippendorff_alpha: reasons.stat(&format!("criteria.{id}.krippendorff_alpha"), alpha),
        });
    }
    Ok(lines)
}

/// The scale of the calibrated terms is that of the file only where nothing was multiplied.
impl Figures {
    fn is_plain(&self) -> bool {
        self.exact(Fraction::ONE) == Some(1.0)
    }
}
