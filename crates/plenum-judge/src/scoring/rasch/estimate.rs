//! Joint maximum likelihood by Newton steps, one facet after the other.
//!
//! Elements with nothing but lowest or nothing but highest marks have no finite estimate: they and their marks are set
//! aside, again and again until none is left, and placed at the end by a sum moved inwards by [`INWARDS`].

use super::curve::{Curve, moments};
use super::{Mark, Undefined};
use crate::scoring::special::ln;

/// Submission, reviewer, criterion.
pub(super) const FACETS: usize = 3;

/// How an element raises or lowers a mark.
const SIGN: [f64; FACETS] = [1.0, -1.0, -1.0];

/// How far the sum of an extreme element is moved inwards, in levels.
const INWARDS: f64 = 0.3;

/// Passes before the fit is given up, and marks visited before that. Marks that separate some submissions and reviewers
/// from the rest, although no element is extreme by itself, would drive the two apart for ever.
const MOST_PASSES: usize = 2_000;
const MOST_VISITS: usize = 40_000_000;

/// The longest step, in logits, at which the fit has come to rest.
const TOLERANCE: f64 = 1e-8;

/// A measure in logits never leaves these bounds: beyond, every chance is 0 or 1.
const MOST_LOGITS: f64 = 30.0;

/// Most elements of a facet, most levels.
const MOST_ELEMENTS: u32 = 1_000_000;
const MOST_LEVELS: usize = 1_000;

/// A mark as the fit reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The element of each facet.
    pub(super) at: [usize; FACETS],
    level: u32,
    /// The level as a step among those in use.
    pub(super) step: u32,
    /// Whether it takes part in the fit.
    pub(super) used: bool,
}

/// The state of the fit, and its result.
#[derive(Debug)]
pub(super) struct Estimates {
    pub(super) marks: Vec<Entry>,
    pub(super) measure: [Vec<f64>; FACETS],
    pub(super) count: [Vec<u32>; FACETS],
    pub(super) extreme: [Vec<bool>; FACETS],
    pub(super) levels: Vec<u32>,
    pub(super) curve: Curve,
    pub(super) passes: u32,
}

impl Estimates {
    pub(super) fn new(marks: &[Mark]) -> Result<Self, Undefined> {
        if marks.is_empty() {
            return Err(Undefined::NoValues);
        }
        let parts = |mark: &Mark| [mark.submission, mark.reviewer, mark.criterion];
        if marks.iter().flat_map(parts).any(|n| n >= MOST_ELEMENTS) {
            return Err(Undefined::TooLarge);
        }
        let marks: Vec<Entry> = marks
            .iter()
            .map(|mark| Entry {
                at: parts(mark).map(|n| usize::try_from(n).unwrap_or(usize::MAX)),
                level: mark.level,
                step: 0,
                used: true,
            })
            .collect();
        let size: [usize; FACETS] =
            std::array::from_fn(|f| marks.iter().map(|m| m.at[f] + 1).max().unwrap_or(0));
        let mut count = size.map(|n| vec![0; n]);
        for mark in &marks {
            for (count, at) in count.iter_mut().zip(mark.at) {
                count[at] += 1;
            }
        }
        let mut estimates = Self {
            marks,
            measure: size.map(|n| vec![0.0; n]),
            count,
            extreme: size.map(|n| vec![false; n]),
            levels: vec![],
            curve: Curve::default(),
            passes: 0,
        };
        estimates.set_extremes_aside()?;
        if !estimates.connected() {
            return Err(Undefined::Disconnected);
        }
        estimates.start();
        estimates.fit()?;
        estimates.place_extremes();
        Ok(estimates)
    }

    /// The expected step of a mark and its variance.
    pub(super) fn expected(&self, mark: &Entry) -> (f64, f64) {
        let mut chances = vec![];
        self.curve.chances(self.logit(mark), &mut chances);
        moments(&chances)
    }

    /// The expected level at average severity and difficulty.
    pub(super) fn fair(&self, quality: f64) -> f64 {
        let mut chances = vec![];
        self.curve.chances(quality, &mut chances);
        let levels = self.levels.iter().zip(&chances);
        levels
            .map(|(level, chance)| f64::from(*level) * chance)
            .sum()
    }

    fn logit(&self, mark: &Entry) -> f64 {
        (0..FACETS)
            .map(|f| SIGN[f] * self.measure[f][mark.at[f]])
            .sum()
    }

    fn set_extremes_aside(&mut self) -> Result<(), Undefined> {
        loop {
            self.levels = self.used().map(|mark| mark.level).collect();
            self.levels.sort_unstable();
            self.levels.dedup();
            let (Some(lowest), Some(highest)) = (self.levels.first(), self.levels.last()) else {
                return Err(Undefined::TooFewRatings);
            };
            if lowest == highest {
                return Err(Undefined::AllEqual);
            }
            if self.levels.len() > MOST_LEVELS {
                return Err(Undefined::TooLarge);
            }
            let (lowest, highest) = (*lowest, *highest);
            // Some mark above the lowest, some below the highest, for each element still in use.
            let mut seen = self
                .measure
                .each_ref()
                .map(|list| vec![(false, false, false); list.len()]);
            for mark in self.used() {
                for (seen, at) in seen.iter_mut().zip(mark.at) {
                    seen[at].0 = true;
                    seen[at].1 |= mark.level > lowest;
                    seen[at].2 |= mark.level < highest;
                }
            }
            let mut found = false;
            for (extreme, seen) in self.extreme.iter_mut().zip(&seen) {
                for (extreme, (any, above, below)) in extreme.iter_mut().zip(seen) {
                    if *any && !(*above && *below) {
                        *extreme = true;
                        found = true;
                    }
                }
            }
            if !found {
                break;
            }
            for mark in &mut self.marks {
                let aside = (0..FACETS).any(|f| self.extreme[f][mark.at[f]]);
                mark.used &= !aside;
            }
        }
        let most = self.levels.len() - 1;
        for mark in &mut self.marks {
            // A level that only extremes have counts as the nearest in use below it.
            let step = self.levels.partition_point(|level| *level <= mark.level);
            mark.step = u32::try_from(step.saturating_sub(1).min(most)).unwrap_or(u32::MAX);
        }
        Ok(())
    }

    fn used(&self) -> impl Iterator<Item = &Entry> {
        self.marks.iter().filter(|mark| mark.used)
    }

    /// Whether submissions hang together through reviewers, and criteria through pairs of both.
    fn connected(&self) -> bool {
        let submissions = self.measure[0].len();
        let reviewers = self.measure[1].len();
        let mut people = Groups::new(submissions + reviewers);
        // Marks are sorted, so the marks of one pair stand together and share the number of the first.
        let mut pairs = Groups::new(self.measure[2].len() + self.marks.len());
        let (mut pair, mut before) = (0, None);
        for (place, mark) in self.marks.iter().enumerate().filter(|(_, mark)| mark.used) {
            let key = (mark.at[0], mark.at[1]);
            if before != Some(key) {
                (pair, before) = (place, Some(key));
            }
            people.join(mark.at[0], submissions + mark.at[1]);
            pairs.join(mark.at[2], self.measure[2].len() + pair);
        }
        let one = |groups: &mut Groups, nodes: Vec<usize>| {
            let mut roots = nodes.into_iter().map(|node| groups.root(node));
            let first = roots.next();
            roots.all(|root| Some(root) == first)
        };
        let of_facet = |f: usize| self.used().map(|mark| mark.at[f]).collect::<Vec<_>>();
        one(&mut people, of_facet(0)) && one(&mut pairs, of_facet(2))
    }

    /// Log-odds of the mean step as a first guess.
    fn start(&mut self) {
        let most = u32::try_from(self.levels.len() - 1).unwrap_or(u32::MAX);
        self.curve = Curve::new(vec![0.0; self.levels.len() - 1]);
        let mut sums = vec![(0.0, 0.0); self.measure[0].len()];
        for mark in self.marks.iter().filter(|mark| mark.used) {
            let sum = &mut sums[mark.at[0]];
            sum.0 += f64::from(mark.step);
            sum.1 += f64::from(most);
        }
        for (measure, (sum, most)) in self.measure[0].iter_mut().zip(&sums) {
            if *most > 0.0 {
                *measure = ln(sum / (most - sum));
            }
        }
    }

    fn fit(&mut self) -> Result<(), Undefined> {
        let marks: Vec<Entry> = self.used().copied().collect();
        let passes = (MOST_VISITS / marks.len().max(1)).clamp(50, MOST_PASSES);
        for _ in 0..passes {
            self.passes += 1;
            let mut moved = 0.0_f64;
            for facet in 0..FACETS {
                moved = moved.max(self.improve(facet, &marks));
            }
            moved = moved.max(self.improve_thresholds(&marks));
            if moved < TOLERANCE {
                return Ok(());
            }
        }
        Err(Undefined::NotConverged)
    }

    /// One Newton step for every element of a facet; returns the longest.
    fn improve(&mut self, facet: usize, marks: &[Entry]) -> f64 {
        let size = self.measure[facet].len();
        let (mut gap, mut information) = (vec![0.0; size], vec![0.0; size]);
        let mut chances = vec![];
        for mark in marks {
            self.curve.chances(self.logit(mark), &mut chances);
            let (expected, variance) = moments(&chances);
            gap[mark.at[facet]] += f64::from(mark.step) - expected;
            information[mark.at[facet]] += variance;
        }
        let mut steps = vec![0.0; size];
        let (mut sum, mut n) = (0.0, 0.0);
        for (place, step) in steps.iter_mut().enumerate() {
            if information[place] > 0.0 {
                *step = SIGN[facet] * (gap[place] / information[place]).clamp(-1.0, 1.0);
                sum += self.measure[facet][place] + *step;
                n += 1.0;
            }
        }
        // Only submissions float: the others average zero.
        let centre = if facet == 0 { 0.0 } else { sum / n };
        let mut moved = 0.0_f64;
        for (place, step) in steps.iter().enumerate() {
            if information[place] > 0.0 {
                let before = self.measure[facet][place];
                let after = (before + step - centre).clamp(-MOST_LOGITS, MOST_LOGITS);
                self.measure[facet][place] = after;
                moved = moved.max((after - before).abs());
            }
        }
        moved
    }

    fn improve_thresholds(&mut self, marks: &[Entry]) -> f64 {
        let mut thresholds = self.curve.thresholds().to_vec();
        let most = thresholds.len();
        let (mut gap, mut information) = (vec![0.0; most], vec![0.0; most]);
        let mut chances = vec![];
        for mark in marks {
            self.curve.chances(self.logit(mark), &mut chances);
            let mut at_least = 0.0;
            for (place, chance) in chances.iter().enumerate().skip(1).rev() {
                at_least += chance;
                let reached = usize::try_from(mark.step).unwrap_or(usize::MAX) >= place;
                gap[place - 1] += at_least - f64::from(u8::from(reached));
                information[place - 1] += at_least * (1.0 - at_least);
            }
        }
        let mut moved = 0.0_f64;
        let mut sum = 0.0;
        for (threshold, (gap, information)) in
            thresholds.iter_mut().zip(gap.iter().zip(&information))
        {
            // Thresholds hold each other up: half a step each keeps them from swinging.
            let step = 0.5 * gap / information.max(f64::MIN_POSITIVE);
            *threshold = (*threshold + step.clamp(-0.5, 0.5)).clamp(-MOST_LOGITS, MOST_LOGITS);
            sum += *threshold;
        }
        let centre = sum / f64::from(u32::try_from(most).unwrap_or(u32::MAX));
        for (threshold, before) in thresholds.iter_mut().zip(self.curve.thresholds()) {
            *threshold -= centre;
            moved = moved.max((*threshold - before).abs());
        }
        self.curve = Curve::new(thresholds);
        moved
    }

    /// Newton steps for the elements set aside, with all others where they are.
    fn place_extremes(&mut self) {
        let most = self.curve.most();
        let mut chances = vec![];
        for _ in 0..100 {
            for facet in 0..FACETS {
                let size = self.measure[facet].len();
                let mut sums = vec![(0.0, 0.0, 0.0, 0.0); size];
                for mark in &self.marks {
                    if self.extreme[facet][mark.at[facet]] {
                        self.curve.chances(self.logit(mark), &mut chances);
                        let (expected, variance) = moments(&chances);
                        let sum = &mut sums[mark.at[facet]];
                        sum.0 += f64::from(mark.step);
                        sum.1 += expected;
                        sum.2 += variance;
                        sum.3 += most;
                    }
                }
                for (place, (step, expected, variance, highest)) in sums.into_iter().enumerate() {
                    if highest > 0.0 {
                        let goal = step.clamp(INWARDS, highest - INWARDS);
                        let step = (goal - expected) / variance.max(f64::MIN_POSITIVE);
                        let measure = &mut self.measure[facet][place];
                        *measure = (*measure + SIGN[facet] * step.clamp(-1.0, 1.0))
                            .clamp(-MOST_LOGITS, MOST_LOGITS);
                    }
                }
            }
        }
    }
}

/// Groups of nodes that hang together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(nodes: usize) -> Self {
        Self((0..nodes).collect())
    }

    fn root(&mut self, mut node: usize) -> usize {
        while self.0[node] != node {
            self.0[node] = self.0[self.0[node]];
            node = self.0[node];
        }
        node
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
