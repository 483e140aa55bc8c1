//! The part of the report that says what has become since an earlier workshop of the same host.
//!
//! The earlier workshop is told by a maker of its own: its names, its languages and its people decide what the profile
//! holds back of it.

use plenum_core::recommend::{RecommendationBody, RecommendationState};
use plenum_core::response::{ActionBody, Status};
use plenum_core::rubric::{CellBody, Criterion, Scale};
use serde::Serialize;

use super::Maker;
use super::beside::{Beside, Earlier, Overall, Pair, pairs, same_words};
use super::sheets::{first, passage};
use crate::model::{Part, Passage, Run, Section, plain};
use crate::tables::{Cell, Sheet};

/// What became of an action, as far as the earlier workshop knew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Became {
    Done,
    Late,
    Open,
    Dropped,
}

impl Became {
    const ALL: [Self; 4] = [Self::Done, Self::Late, Self::Open, Self::Dropped];

    fn of(action: &ActionBody) -> Self {
        match action.shown {
            Status::Done => Self::Done,
            Status::Late => Self::Late,
            Status::Planned | Status::OnTrack => Self::Open,
            Status::Dropped => Self::Dropped,
        }
    }

    /// Its name as an argument of a message.
    fn argument(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Late => "late",
            Self::Open => "open",
            Self::Dropped => "dropped",
        }
    }
}

impl Maker<'_> {
    /// The earlier workshop beside this one. `then` tells the earlier one.
    pub(super) fn earlier(&self, then: &Maker<'_>, earlier: &Earlier<'_>) -> Section {
        let mut facts = vec![self.fact("earlier-workshop", then.title())];
        if let Some(workshop) = then.view.workshop {
            let days = [
                ("first", self.words.day(workshop.first_day)),
                ("last", self.words.day(workshop.last_day)),
            ];
            facts.push(self.fact("days", self.run(self.words.with("from-to", &days))));
            facts.push(self.fact("phase", self.word("phase", &workshop.phase)));
        }
        facts.push(self.fact("earlier-as-of", then.instant(earlier.as_of)));
        facts.push(self.fact("head-hash", self.run(earlier.head.hash.clone())));
        let mut parts = vec![Part::Facts(facts), self.paragraph("earlier-caution")];
        for (n, pair) in (1..).zip(pairs(self.view, then.view)) {
            parts.push(self.pair(then, n, &pair));
        }
        parts.push(self.earlier_recommendations(then));
        parts.push(self.earlier_actions(then));
        self.section("earlier", parts)
    }

    fn pair(&self, then: &Maker<'_>, n: u32, pair: &Pair<'_, '_>) -> Part {
        let versions = [("now", pair.now.version), ("then", pair.then.version)];
        let criteria = |lines: &[Beside<'_, '_>]| {
            let mut keys: Vec<_> = lines.iter().map(|line| line.now.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            number(keys.len())
        };
        let counts = [
            ("same", criteria(&pair.same)),
            ("rescaled", criteria(&pair.rescaled)),
            ("now", number(pair.only_now.len())),
            ("then", number(pair.only_then.len())),
        ];
        let say = |id, numbers: &[(&'static str, u32)]| {
            Part::Paragraph(self.run(self.words.counts(id, numbers)).into())
        };
        let mut parts = vec![
            say("earlier-versions", &versions),
            say("earlier-comparable", &counts),
        ];
        if pair.unpaired != (0, 0) {
            let (now, before) = pair.unpaired;
            parts.push(say("earlier-unpaired", &[("now", now), ("then", before)]));
        }
        if !pair.same.is_empty() {
            let rows = pair.same.iter().map(|line| self.beside(then, line));
            let head = [
                "score-subject",
                "criterion",
                "earlier-then",
                "earlier-then-n",
                "earlier-now",
                "earlier-now-n",
                "earlier-difference",
            ];
            parts.push(self.table("earlier-table", &head, rows.collect()));
        }
        if !pair.rescaled.is_empty() {
            let rows = pair.rescaled.iter().map(|line| self.rescaled(then, line));
            let head = [
                "score-subject",
                "criterion",
                "earlier-then-scale",
                "earlier-then",
                "earlier-then-n",
                "earlier-now-scale",
                "earlier-now",
                "earlier-now-n",
            ];
            parts.push(self.table("earlier-rescaled", &head, rows.collect()));
        }
        let lists = [
            ("earlier-only-now", self, &pair.only_now),
            ("earlier-only-then", then, &pair.only_then),
        ];
        for (id, maker, criteria) in lists {
            if !criteria.is_empty() {
                parts.push(self.paragraph(id));
                let labels = criteria.iter().map(|c| maker.text(&c.prompt));
                parts.push(Part::List(labels.collect()));
            }
        }
        if !pair.overall.is_empty() {
            let rows = pair.overall.iter().map(|line| self.overall(line));
            let head = [
                "score-subject",
                "earlier-then-mean",
                "earlier-then-n",
                "earlier-now-mean",
                "earlier-now-n",
                "earlier-difference",
            ];
            parts.push(self.table("earlier-overall", &head, rows.collect()));
        }
        let heading = self.heading(&pair.now.rubric.title);
        Self::subsection(format!("earlier-rubric-{n}"), heading, parts)
    }

    fn beside(&self, then: &Maker<'_>, line: &Beside<'_, '_>) -> Vec<Passage> {
        let [was, was_n] = self.median(line.counted.1);
        let [is, is_n] = self.median(line.counted.0);
        let difference = line.difference();
        let difference = difference.map_or_else(
            || self.run("–"),
            |quarters| self.change(hundredths(quarters * 25)),
        );
        vec![
            Passage::line(self.subject(line.subject)),
            self.both_labels(then, line),
            was,
            was_n,
            is,
            is_n,
            difference.into(),
        ]
    }

    fn rescaled(&self, then: &Maker<'_>, line: &Beside<'_, '_>) -> Vec<Passage> {
        let [was, was_n] = self.median(line.counted.1);
        let [is, is_n] = self.median(line.counted.0);
        vec![
            Passage::line(self.subject(line.subject)),
            self.both_labels(then, line),
            self.scale(line.then).into(),
            was,
            was_n,
            self.scale(line.now).into(),
            is,
            is_n,
        ]
    }

    fn overall(&self, line: &Overall<'_, '_>) -> Vec<Passage> {
        let difference = match line.difference {
            Some(difference) => self.change(difference),
            None => self.label("earlier-other-sum"),
        };
        vec![
            Passage::line(self.subject(line.subject)),
            self.run(self.score(line.then, line.then.mean)).into(),
            self.number(line.then.n),
            self.run(self.score(line.now, line.now.mean)).into(),
            self.number(line.now.n),
            difference.into(),
        ]
    }

    /// The label of today; under it the earlier one, where it read differently.
    fn both_labels(&self, then: &Maker<'_>, line: &Beside<'_, '_>) -> Passage {
        let label = self.text(&line.now.prompt);
        if same_words(&line.now.prompt, &line.then.prompt) {
            return label;
        }
        let mut was = vec![self.label("earlier-read"), self.run(" ")];
        was.extend(
            then.text(&line.then.prompt)
                .lines
                .into_iter()
                .next()
                .unwrap_or_default(),
        );
        label.and(Passage::line(was))
    }

    fn median(&self, cell: Option<&CellBody>) -> [Passage; 2] {
        let dash = || self.run("–").into();
        match cell.map(|cell| cell.summary.as_ref()) {
            Some(Some(summary)) => [
                self.run(self.words.quarters(summary.median)).into(),
                self.number(summary.n),
            ],
            Some(None) => [self.label("too-few").into(), dash()],
            None => [dash(), dash()],
        }
    }

    /// A difference in words: signs would change sides in a line that runs from right to left.
    fn change(&self, difference: Difference) -> Run {
        let id = match difference.num().signum() {
            1 => "earlier-up",
            -1 => "earlier-down",
            _ => return self.label("earlier-level"),
        };
        let value = self.decimal(difference.abs());
        self.run(self.words.say(id, &[], &[("value", &value)]))
    }

    fn scale(&self, criterion: &Criterion) -> Run {
        let between = |lowest: u32, highest: u32| {
            let bounds = [("lowest", lowest), ("highest", highest)];
            self.run(self.words.counts("earlier-scale", &bounds))
        };
        match &criterion.scale {
            Scale::Levels { levels } => {
                let points = || levels.iter().map(|level| level.points);
                between(
                    points().min().unwrap_or_default(),
                    points().max().unwrap_or_default(),
                )
            }
            Scale::Range {
                lowest, highest, ..
            } => between(*lowest, *highest),
            Scale::Points { most } => between(0, *most),
            Scale::Errors { statements, .. } => self.run(
                self.words
                    .count("earlier-scale-errors", number(statements.len())),
            ),
            Scale::Words {} => self.label("earlier-scale-words"),
        }
    }

    fn earlier_recommendations(&self, then: &Maker<'_>) -> Part {
        let rows: Vec<_> = then
            .given()
            .map(|recommendation| {
                let decision = then.decision_on(recommendation);
                let serving = then.view.actions.iter();
                let serving =
                    serving.filter(|action| action.recommendations.contains(&recommendation.id));
                let serving = serving.map(|action| {
                    let mut line = vec![self.run(action.number.clone()), self.run(" – ")];
                    line.push(self.became(action));
                    line
                });
                let actions = Passage::lines(serving);
                vec![
                    self.run(recommendation.number.clone()).into(),
                    then.text(&recommendation.text),
                    self.word("recommendation-state", &recommendation.state)
                        .into(),
                    decision.into(),
                    if actions.is_empty() {
                        self.run("–").into()
                    } else {
                        actions
                    },
                ]
            })
            .collect();
        let head = ["number", "recommendation", "state", "decision", "actions"];
        let part = if rows.is_empty() {
            self.paragraph("nothing")
        } else {
            self.table("earlier-recommendations", &head, rows)
        };
        let heading = vec![self.label("earlier-recommendations")];
        Self::subsection("earlier-recommendations".to_owned(), heading, vec![part])
    }

    fn earlier_actions(&self, then: &Maker<'_>) -> Part {
        let actions = &then.view.actions;
        let count =
            |pass: &dyn Fn(&&&ActionBody) -> bool| number(actions.iter().filter(pass).count());
        let mut counts = vec![("n", number(actions.len()))];
        counts.extend(Became::ALL.map(|state| {
            (
                state.argument(),
                count(&|action| Became::of(action) == state),
            )
        }));
        counts.push(("ownerless", count(&|action| action.owner.is_none())));
        let rows: Vec<_> = actions
            .iter()
            .map(|action| {
                let serves = action.recommendations.iter();
                vec![
                    self.run(action.number.clone()).into(),
                    then.text(&action.text),
                    then.list(serves.map(|id| then.recommendation(*id))),
                    then.text_or_dash(action.owner.as_ref()),
                    action
                        .due
                        .map_or_else(|| self.run("–"), |due| self.day(due))
                        .into(),
                    self.became(action).into(),
                ]
            })
            .collect();
        let mut parts = vec![Part::Paragraph(
            self.run(self.words.counts("earlier-counted", &counts))
                .into(),
        )];
        if !rows.is_empty() {
            let head = ["number", "action", "serves", "owner", "due", "state"];
            parts.push(self.table("earlier-actions", &head, rows));
        }
        let heading = vec![self.label("earlier-actions")];
        Self::subsection("earlier-actions".to_owned(), heading, parts)
    }

    fn became(&self, action: &ActionBody) -> Run {
        let family = if action.owner.is_some() {
            "earlier-state"
        } else {
            "earlier-ownerless"
        };
        self.word(family, &Became::of(action))
    }

    /// The recommendations that were decided on, carried or not.
    fn given(&self) -> impl Iterator<Item = &RecommendationBody> {
        let all = self.view.recommendations.iter().copied();
        all.filter(|recommendation| match recommendation.state {
            RecommendationState::Endorsed
            | RecommendationState::HandedOver
            | RecommendationState::NotCarried => true,
            RecommendationState::Draft
            | RecommendationState::Merged
            | RecommendationState::ForRating => false,
        })
    }

    fn decision_on(&self, recommendation: &RecommendationBody) -> Run {
        let response = self.view.responses.get(&recommendation.id);
        let decision = response.and_then(|response| response.decision);
        decision.map_or_else(|| self.run("–"), |d| self.word("decision", &d))
    }

    /// Every criterion of both workshops, compared or not.
    pub(super) fn sheet_comparison(&self, then: &Maker<'_>) -> Sheet {
        let mut rows = Vec::new();
        let figure = |cell: Option<&CellBody>| match cell.and_then(|cell| cell.summary.as_ref()) {
            Some(summary) => [
                Cell::Quarters(summary.median.0),
                Cell::Whole(summary.n.into()),
            ],
            None => [Cell::Empty, Cell::Empty],
        };
        for pair in pairs(self.view, then.view) {
            let rubric = Cell::Text(first(&self.title_text(&pair.now.rubric.title)));
            let groups = [
                ("earlier-same", &pair.same),
                ("earlier-rescaled", &pair.rescaled),
            ];
            for (how, lines) in groups {
                for line in lines {
                    let mut row = vec![
                        rubric.clone(),
                        Cell::Text(plain(&self.subject(line.subject))),
                        passage(&self.both_labels(then, line)),
                        Cell::Text(self.words.text(how)),
                        Cell::Text(self.scale(line.then).text),
                    ];
                    row.extend(figure(line.counted.1));
                    row.push(Cell::Text(self.scale(line.now).text));
                    row.extend(figure(line.counted.0));
                    let difference = line.difference().filter(|_| how == "earlier-same");
                    row.push(difference.map_or(Cell::Empty, |n| Cell::Hundredths(n * 25)));
                    rows.push(row);
                }
            }
            let alone = [
                ("earlier-only-now", self, &pair.only_now),
                ("earlier-only-then", then, &pair.only_then),
            ];
            for (how, maker, criteria) in alone {
                for criterion in criteria {
                    let mut row = vec![
                        rubric.clone(),
                        Cell::Empty,
                        passage(&maker.text(&criterion.prompt)),
                        Cell::Text(self.words.text(how)),
                    ];
                    row.resize(COMPARISON.len(), Cell::Empty);
                    rows.push(row);
                }
            }
        }
        self.sheet("comparison", &COMPARISON, rows)
    }

    /// The recommendations and actions of the earlier workshop.
    pub(super) fn sheet_earlier(&self, then: &Maker<'_>) -> Sheet {
        let mut rows = Vec::new();
        for recommendation in then.given() {
            let mut row = vec![
                Cell::Text(recommendation.number.clone()),
                Cell::Text(self.words.text("recommendation")),
            ];
            row.extend(then.texts(Some(&recommendation.text)));
            let state = self
                .words
                .word("recommendation-state", &recommendation.state);
            row.extend([
                Cell::Text(state),
                passage(&then.decision_on(recommendation).into()),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ]);
            rows.push(row);
        }
        for action in &then.view.actions {
            let serves = action.recommendations.iter();
            let serves = then.list(serves.map(|id| then.recommendation(*id)));
            let mut row = vec![
                Cell::Text(action.number.clone()),
                Cell::Text(self.words.text("action")),
            ];
            row.extend(then.texts(Some(&action.text)));
            row.extend([
                Cell::Text(self.became(action).text),
                Cell::Empty,
                passage(&serves),
                then.told(action.owner.as_ref()),
                action.due.map_or(Cell::Empty, Cell::Day),
            ]);
            rows.push(row);
        }
        let columns = [
            ("number", 9),
            ("what", 18),
            ("text", 60),
            ("lang", 10),
            ("translation", 60),
            ("state", 24),
            ("decision", 20),
            ("serves", 12),
            ("owner", 30),
            ("due", 13),
        ];
        self.sheet("earlier", &columns, rows)
    }
}

type Difference = plenum_judge::scoring::exact::Fraction;

fn hundredths(n: i64) -> Difference {
    Difference::new(i128::from(n), 100).unwrap_or_else(|| Difference::whole(0))
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

const COMPARISON: [(&str, u16); 11] = [
    ("rubric", 24),
    ("score-subject", 24),
    ("criterion", 50),
    ("earlier-how", 30),
    ("earlier-then-scale", 16),
    ("earlier-then", 14),
    ("earlier-then-n", 14),
    ("earlier-now-scale", 16),
    ("earlier-now", 14),
    ("earlier-now-n", 14),
    ("earlier-difference", 14),
];
