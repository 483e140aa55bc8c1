//! Recommendations as they were handed over, those not carried, and the ratings behind them.

use plenum_core::recommend::{RecommendationBody, RecommendationState, Stance};
use plenum_judge::scoring::Summary;

use super::Maker;
use super::front::anchor;
use crate::model::{Part, Passage, Section};

impl Maker<'_> {
    pub(super) fn recommendations(&self) -> Section {
        let mut parts = Vec::new();
        if let Some(handover) = self.view.handover {
            let mut facts = vec![
                self.fact("handed-over", self.instant(handover.at)),
                self.fact(
                    "carried",
                    self.list(handover.carried.iter().map(|id| self.recommendation(*id))),
                ),
                self.fact(
                    "not-carried",
                    self.list(
                        handover
                            .not_carried
                            .iter()
                            .map(|id| self.recommendation(*id)),
                    ),
                ),
                self.fact(
                    "tracker",
                    self.list(handover.tracker.iter().map(|id| self.recommendation(*id))),
                ),
                self.fact(
                    "strong",
                    self.list(handover.strong.iter().map(|id| self.recommendation(*id))),
                ),
            ];
            facts.push(self.fact(
                "spread-limit",
                self.run(self.words.quarters(handover.spread_limit)),
            ));
            parts.push(Part::Facts(facts));
            if let Some(statement) = &handover.statement {
                parts.push(self.paragraph("feedback-statement"));
                parts.push(Part::Quote(self.text(statement)));
            }
        }
        parts.extend(self.support_figure());
        let all = self.view.recommendations.iter();
        let (dropped, list): (Vec<_>, Vec<_>) =
            all.partition(|r| r.state == RecommendationState::NotCarried);
        parts.extend(list.into_iter().map(|r| self.one_recommendation(r)));
        if !dropped.is_empty() {
            let inner = dropped
                .into_iter()
                .map(|r| self.one_recommendation(r))
                .collect();
            parts.push(Self::subsection(
                "not-carried".to_owned(),
                vec![self.label("not-carried-heading")],
                inner,
            ));
        }
        self.section("recommendations", parts)
    }

    fn one_recommendation(&self, recommendation: &RecommendationBody) -> Part {
        let heading = vec![
            self.run(recommendation.number.clone()),
            self.run(" – "),
            self.word("recommendation-state", &recommendation.state),
        ];
        let mut parts = vec![Part::Quote(self.text(&recommendation.text))];
        let mut facts = Vec::new();
        facts.extend(self.fact_of("reason", recommendation.reason.as_ref()));
        facts.extend(self.fact_of("addressee", recommendation.addressee.as_ref()));
        facts.extend(
            recommendation
                .horizon
                .map(|h| self.fact("horizon", self.word("horizon", &h))),
        );
        facts.extend(
            recommendation
                .kind
                .map(|k| self.fact("recommendation-kind", self.word("recommendation-kind", &k))),
        );
        let clusters = recommendation
            .clusters
            .iter()
            .map(|id| self.item(plenum_core::Item::Cluster(*id)));
        facts.push(self.fact("rests-on", self.list(clusters)));
        let challenges = recommendation
            .challenges
            .iter()
            .map(|id| self.item(plenum_core::Item::Entry(*id)));
        facts.push(self.fact("answers", self.list(challenges)));
        facts.extend(
            recommendation
                .merged_into
                .map(|id| self.fact("merged-into", Passage::line(self.recommendation(id)))),
        );
        facts.extend(
            recommendation
                .tracker_place
                .map(|place| self.fact("tracker-place", self.number(place))),
        );
        facts.extend(self.support(recommendation));
        parts.push(Part::Facts(facts));
        parts.extend(self.voices(recommendation));
        Self::subsection(anchor(&recommendation.number), heading, parts)
    }

    pub(super) fn support(
        &self,
        recommendation: &RecommendationBody,
    ) -> Option<crate::model::Fact> {
        let endorsement = self.view.endorsements.get(&recommendation.id)?;
        let counts = [
            ("support", endorsement.support),
            ("live", endorsement.can_live_with),
            ("object", endorsement.object),
        ];
        let told = self.words.counts("support-counts", &counts);
        Some(self.fact("support", self.run(told)))
    }

    /// Each organisation's voice; an objection in full, in all its languages.
    fn voices(&self, recommendation: &RecommendationBody) -> Vec<Part> {
        let Some(endorsement) = self.view.endorsements.get(&recommendation.id) else {
            return Vec::new();
        };
        let mut parts = Vec::new();
        let supporters = |stance| {
            let lines = endorsement
                .stances
                .iter()
                .filter(move |line| line.stance == stance && line.reason.is_none());
            lines.map(|line| line.organisation).collect::<Vec<_>>()
        };
        let facts = [
            Stance::Support,
            Stance::CanLiveWith,
            Stance::Object,
            Stance::Abstain,
        ]
        .into_iter()
        .filter_map(|stance| {
            let names = supporters(stance);
            (!names.is_empty()).then(|| crate::model::Fact {
                term: self.word("voice", &stance),
                is: self.organisations(&names),
            })
        });
        let facts: Vec<_> = facts.collect();
        if !facts.is_empty() {
            parts.push(Part::Facts(facts));
        }
        for line in &endorsement.stances {
            if let Some(reason) = &line.reason {
                let mut head = vec![self.word("voice", &line.stance), self.colon()];
                head.extend(self.organisation(line.organisation));
                parts.push(Part::Paragraph(Passage::line(head)));
                parts.push(Part::Quote(self.text(reason)));
            }
        }
        parts
    }

    pub(super) fn ratings(&self) -> Section {
        let mut parts = Vec::new();
        let mut rows = Vec::new();
        let mut comments = Vec::new();
        for recommendation in &self.view.recommendations {
            let Some(result) = self.view.results.get(&recommendation.id) else {
                continue;
            };
            for round in &result.earlier {
                rows.push(self.rating_row(
                    &recommendation.number,
                    "importance",
                    round.block,
                    round.importance.as_ref(),
                ));
                rows.push(self.rating_row(
                    &recommendation.number,
                    "feasibility",
                    round.block,
                    round.feasibility.as_ref(),
                ));
            }
            rows.push(self.rating_row(
                &recommendation.number,
                "importance",
                result.block,
                result.importance.as_ref(),
            ));
            rows.push(self.rating_row(
                &recommendation.number,
                "feasibility",
                result.block,
                result.feasibility.as_ref(),
            ));
            let answered = self.words.counts(
                "answered",
                &[("answered", result.answered), ("missing", result.missing)],
            );
            comments.push(Part::Paragraph(
                self.run(self.words.labelled(&recommendation.number, &answered))
                    .into(),
            ));
            if !result.comments.is_empty() && self.profile.keeps_raw() {
                comments.push(Part::List(
                    result
                        .comments
                        .iter()
                        .map(|comment| self.text(comment))
                        .collect(),
                ));
            }
        }
        if !rows.is_empty() {
            parts.push(self.paragraph("rating-scale"));
            let head = [
                "number",
                "criterion",
                "round",
                "n",
                "median",
                "q1",
                "q3",
                "spread",
                "range",
            ];
            parts.extend(self.rating_figure("importance", |result| result.importance.as_ref()));
            parts.extend(self.rating_figure("feasibility", |result| result.feasibility.as_ref()));
            parts.push(self.table("ratings-table", &head, rows));
        }
        if let Some(weighing) = self.view.weighing {
            let counts = [
                ("counted", weighing.counted),
                ("round", weighing.superseded_by_round),
                ("change", weighing.superseded_by_change),
            ];
            parts.push(Part::Paragraph(
                self.run(self.words.counts("weighing", &counts)).into(),
            ));
        }
        parts.extend(comments);
        self.section("ratings", parts)
    }

    fn rating_row(
        &self,
        number: &str,
        criterion: &str,
        block: plenum_core::id::BlockId,
        summary: Option<&Summary>,
    ) -> Vec<Passage> {
        let mut row = vec![
            self.run(number).into(),
            self.label(criterion).into(),
            Passage::line(self.block(block)),
        ];
        row.extend(self.figures(summary));
        row
    }

    /// Number, median, quartiles, spread and range; where there are too few people, that stands in place of figures.
    pub(super) fn figures(&self, summary: Option<&Summary>) -> [Passage; 6] {
        let Some(summary) = summary else {
            return [(); 6].map(|()| self.label("too-few").into());
        };
        let quarters = |value| self.run(self.words.quarters(value)).into();
        let [lowest, highest] = [summary.lowest, summary.highest].map(|n| self.words.whole(n));
        let range = format!("{lowest}–{highest}");
        [
            self.number(summary.n),
            quarters(summary.median),
            quarters(summary.q1),
            quarters(summary.q3),
            quarters(summary.spread),
            self.run(range).into(),
        ]
    }
}
