//! How the report calls things: people by function, organisations and items by name or printed number.

use plenum_core::Item;
use plenum_core::agenda::BlockBody;
use plenum_core::entries::ShownAuthor;
use plenum_core::id::{BlockId, OrganisationId, RecommendationId, SeatId};
use plenum_core::people::Side;

use super::Maker;
use crate::model::{Line, Passage};

impl Maker<'_> {
    /// A person by function and organisation; where people are not named, by organisation, or by role if it is of no side.
    pub(super) fn seat(&self, id: SeatId) -> Line {
        let Some(seat) = self.view.seats.get(&id) else {
            return vec![self.label("former-seat")];
        };
        if !self.profile.names_people() {
            return match self.side(seat.organisation) {
                Some(_) => self.organisation(seat.organisation),
                None => vec![self.word("role", &seat.role)],
            };
        }
        let function = match &seat.name {
            Some(name) => self.run(name.clone()),
            None => self.word("role", &seat.role),
        };
        let mut line = vec![function, self.run(" (")];
        line.extend(self.organisation(seat.organisation));
        line.push(self.run(")"));
        line
    }

    /// An organisation as the source of a statement: by name, or as one of its side where sources are not named.
    pub(super) fn organisation(&self, id: OrganisationId) -> Line {
        if self.profile.names_sources() {
            return self.organisation_name(id);
        }
        vec![self.label(match self.side(id) {
            Some(Side::Host) => "author-host",
            Some(Side::Peers) => "one-peer-organisation",
            None => "one-organisation",
        })]
    }

    /// Several organisations as the source of a statement: by name, or how many.
    pub(super) fn organisations(&self, ids: &[OrganisationId]) -> Passage {
        if self.profile.names_sources() {
            return self.list(ids.iter().map(|id| self.organisation_name(*id)));
        }
        let of = |side| ids.iter().filter(move |id| self.side(**id) == side).count();
        let lines = [
            (Some(Side::Host), "host-count"),
            (Some(Side::Peers), "peer-organisations"),
            (None, "other-organisations"),
        ];
        self.list(lines.into_iter().filter_map(|(side, message)| {
            let n = u32::try_from(of(side)).ok().filter(|n| *n > 0)?;
            Some(vec![self.run(self.words.count(message, n))])
        }))
    }

    /// An organisation by name, where its name says nothing about who said what.
    pub(super) fn organisation_name(&self, id: OrganisationId) -> Line {
        match self.view.organisations.get(&id) {
            Some(organisation) => self.heading(&organisation.name),
            None => vec![self.label("former-organisation")],
        }
    }

    /// The side of an organisation.
    pub(super) fn side(&self, id: OrganisationId) -> Option<Side> {
        self.view.organisations.get(&id)?.side
    }

    /// A block by its printed label and title.
    pub(super) fn block(&self, id: BlockId) -> Line {
        let line = self
            .view
            .agenda
            .into_iter()
            .flat_map(|agenda| &agenda.blocks)
            .find(|line| line.block == id);
        match (line, self.view.blocks.get(&id)) {
            (Some(line), Some(block)) if self.names_its_presenter(block) => {
                let mut runs = self.lead(&line.label);
                runs.push(self.word("preset", &block.preset));
                runs
            }
            (Some(line), _) => self.labelled(&line.label, &line.title),
            (None, Some(block)) => self.labelled(&block.label, &block.title),
            (None, None) => vec![self.label("former-block")],
        }
    }

    /// Whether a block belongs to a peer organisation that is not to be named: its title would name it.
    pub(super) fn names_its_presenter(&self, block: &BlockBody) -> bool {
        let presenter = block.presenter.and_then(|id| self.side(id));
        !self.profile.names_sources() && presenter == Some(Side::Peers)
    }

    fn labelled(&self, label: &str, title: &plenum_core::text::Text) -> Line {
        let mut runs = self.lead(label);
        runs.extend(self.heading(title));
        runs
    }

    /// A recommendation by number.
    pub(super) fn recommendation(&self, id: RecommendationId) -> Line {
        self.item(Item::Recommendation(id))
    }

    /// Anything by its printed number, where it has one.
    pub(super) fn item(&self, item: Item) -> Line {
        let view = self.view;
        let number = match item {
            Item::Block(id) => return self.block(id),
            Item::Section(kind) => return vec![self.word("report-section", &kind)],
            Item::Hypothesis(id) => view
                .hypotheses
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.number.clone()),
            Item::Question(id) => view
                .questions
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.number.clone()),
            Item::Request(id) => view
                .requests
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.number.clone()),
            Item::Invitation(id) => view
                .invitations
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.number.clone()),
            Item::Entry(id) => view
                .entries
                .iter()
                .find(|x| x.id == id)
                .and_then(|x| x.number.clone()),
            Item::Cluster(id) => view
                .clusters
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.number.clone()),
            Item::Recommendation(id) | Item::Stance(id) => view
                .recommendations
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.number.clone()),
            Item::Action(id) => view
                .actions
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.number.clone()),
            Item::Conclusion(id) => view
                .conclusions
                .iter()
                .find(|x| x.id == id)
                .map(|x| x.number.clone()),
            Item::Rubric(_) => None,
            Item::Scoring(_) => self.scoring_number(item),
            Item::Presentation(id) => {
                return match view.presentations.iter().find(|x| x.id == id) {
                    Some(presentation) => self.heading(&presentation.title),
                    None => vec![self.label("item-presentation")],
                };
            }
            Item::Note(id) => match view.hearings.iter().find(|x| x.id == id) {
                Some(hearing) => return self.hearing_label(hearing),
                None => return vec![self.label("item-note")],
            },
        };
        vec![number.map_or_else(|| self.label("item-unnumbered"), |number| self.run(number))]
    }

    /// A hearing note by its group or, where the group is too small to be named, by its block.
    fn hearing_label(&self, hearing: &plenum_core::floor::HearingBody) -> Line {
        let mut line = vec![self.label("item-hearing"), self.run(" ")];
        line.extend(match hearing.source {
            Some(source) => self.organisation(source),
            None => self.block(hearing.block),
        });
        line
    }

    /// An author as far as the attribution level allows.
    pub(super) fn author(&self, author: &ShownAuthor) -> Line {
        if let Some(seat) = author.seat {
            return self.seat(seat);
        }
        if let Some(organisation) = author.organisation {
            return self.organisation(organisation);
        }
        match author.side {
            Some(side) => vec![self.word("author", &side)],
            None => vec![self.label("author-unknown")],
        }
    }
}
