//! What the rapporteur wrote, before what was recorded: each part of the full report begins with its narrative, if there is one.

use plenum_core::narrative::NarrativePart;
use plenum_core::text::Text;

use super::Maker;
use crate::model::{Part, Passage, Section};

impl Maker<'_> {
    /// A section with its written part in front, and below it what its sentences point to.
    pub(super) fn narrated(&self, part: NarrativePart, mut section: Section) -> Section {
        let Some(written) = self.view.narrative.get(&part) else {
            return section;
        };
        let mut parts: Vec<Part> = self.paragraphs(&written.text);
        let cited: Vec<Passage> = written
            .cites
            .iter()
            .filter_map(|number| {
                let mut line = self.lead(number);
                line.extend(self.title_line(self.numbered(number)?));
                Some(Passage::line(line))
            })
            .collect();
        if !cited.is_empty() {
            parts.push(self.paragraph("cites"));
            parts.push(Part::List(cited));
        }
        parts.append(&mut section.parts);
        section.parts = parts;
        section
    }

    /// An empty line ends a paragraph. Translations keep their paragraphs below the original's.
    fn paragraphs(&self, text: &Text) -> Vec<Part> {
        let passages = self.title_text(text).lines.into_iter();
        passages
            .flat_map(|line| {
                let (lang, words) = line
                    .first()
                    .map(|run| (run.lang.clone(), run.text.clone()))
                    .unwrap_or_default();
                let paragraphs: Vec<_> = words
                    .split("\n\n")
                    .map(str::trim)
                    .filter(|words| !words.is_empty())
                    .map(|words| {
                        let run = crate::model::Run::new(&lang, words);
                        Part::Paragraph(run.into())
                    })
                    .collect();
                paragraphs
            })
            .collect()
    }

    fn title_line(&self, text: &Text) -> crate::model::Line {
        self.text(text).lines.into_iter().next().unwrap_or_default()
    }

    /// What has a printed number, in its own words; none where a profile does not show it.
    fn numbered(&self, number: &str) -> Option<&Text> {
        let view = self.view;
        let entries = view.entries.iter();
        let entries = entries.filter_map(|one| Some((one.number.as_deref()?, one.text.as_ref()?)));
        let mut all = entries
            .chain(view.clusters.iter().map(|one| (&*one.number, &one.title)))
            .chain(
                view.recommendations
                    .iter()
                    .map(|one| (&*one.number, &one.text)),
            )
            .chain(view.actions.iter().map(|one| (&*one.number, &one.text)))
            .chain(
                view.hypotheses
                    .iter()
                    .map(|one| (&*one.number, &one.statement)),
            )
            .chain(
                view.questions
                    .iter()
                    .map(|one| (&*one.number, &one.question)),
            )
            .chain(view.requests.iter().map(|one| (&*one.number, &one.what)))
            .chain(view.invitations.iter().map(|one| (&*one.number, &one.who)))
            .chain(view.agreements.iter().map(|one| (&*one.number, &one.title)));
        let found = all.find(|(own, _)| *own == number).map(|(_, text)| text);
        found.or_else(|| {
            let conclusions = view.conclusions.iter();
            let mut conclusions = conclusions.filter(|one| format!("KC{}", one.number) == number);
            conclusions.next().map(|one| &one.sentence)
        })
    }
}

#[cfg(test)]
mod tests {
    use plenum_core::Audience;
    use plenum_core::narrative::{NarrativeBody, NarrativePart};
    use plenum_core::recommend::RecommendationState;

    use crate::outcome::tests::{page, recommendation, text};

    #[test]
    fn a_written_part_stands_before_what_was_recorded_and_says_what_it_rests_on() {
        let page = page(vec![
            (
                Audience::Room,
                recommendation(5, RecommendationState::HandedOver, "Ask for demand first.").into(),
            ),
            (
                Audience::Room,
                NarrativeBody {
                    part: NarrativePart::Recommendations,
                    version: 2,
                    text: text(
                        "en",
                        "The peers agree on one thing [R5].\n\nThe rest is weighed.",
                    ),
                    cites: vec!["R5".to_owned()],
                    versions: Vec::new(),
                }
                .into(),
            ),
        ]);

        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no “{words}”"));
        assert!(at("The peers agree on one thing [R5].") < at("What these sentences rest on"));
        assert!(page.contains("</p>\n<p><bdi lang=\"en\" dir=\"ltr\">The rest is weighed."));
        assert!(at("What these sentences rest on") < at("Because of the waiting lists."));
    }
}
