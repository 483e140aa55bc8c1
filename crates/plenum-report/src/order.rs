//! What is asked for: which report, for whom, as of when.
//!
//! Kind and profile decide what is in the model; a writer never does.

use plenum_core::id::OrganisationId;
use plenum_core::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A kind of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// The outcome report in fourteen parts (METHOD 9.1).
    Full,
    /// The key conclusions agreed in the room, on one or two pages.
    Conclusions,
    /// The raw record of the days: what was written and said, without analysis.
    Raw,
    /// Recommendations, the host's answers, actions and their progress.
    Tracker,
    /// What one organisation asked, said and received.
    Feedback,
    /// What one person contributed, for that person alone.
    Own,
    /// Who could see what, and how figures and assignments were computed.
    Method,
}

impl ReportKind {
    /// All kinds, the longest first.
    pub const ALL: [Self; 7] = [
        Self::Full,
        Self::Conclusions,
        Self::Raw,
        Self::Tracker,
        Self::Feedback,
        Self::Own,
        Self::Method,
    ];

    /// Its name in addresses, file names and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Conclusions => "conclusions",
            Self::Raw => "raw",
            Self::Tracker => "tracker",
            Self::Feedback => "feedback",
            Self::Own => "own",
            Self::Method => "method",
        }
    }

    /// Whether a comparison with an earlier workshop has a place in it.
    pub fn compares(self) -> bool {
        matches!(self, Self::Full | Self::Tracker)
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Who is named (METHOD 9.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// People by function, organisations by name: for convenor and rapporteur.
    Full,
    /// Organisations by name, no person: for participants and host.
    Organisation,
    /// Neither person nor organisation is the source of a statement: the Chatham House Rule.
    Chatham,
    /// As `Chatham`, with the list of organisations that took part and without raw contributions.
    Public,
}

impl Profile {
    /// All profiles, the widest first.
    pub const ALL: [Self; 4] = [Self::Full, Self::Organisation, Self::Chatham, Self::Public];

    /// Its name in addresses, file names and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Organisation => "organisation",
            Self::Chatham => "chatham",
            Self::Public => "public",
        }
    }

    /// The profile of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }

    /// Whether people are shown by function.
    pub fn names_people(self) -> bool {
        self == Self::Full
    }

    /// Whether an organisation is shown as the source of a statement.
    pub fn names_sources(self) -> bool {
        matches!(self, Self::Full | Self::Organisation)
    }

    /// Whether the organisations that took part are listed.
    pub fn lists_organisations(self) -> bool {
        self != Self::Chatham
    }

    /// Whether single contributions are printed as they were written.
    pub fn keeps_raw(self) -> bool {
        self != Self::Public
    }
}

/// One report that somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// Which report.
    pub kind: ReportKind,
    /// Who is named in it.
    pub profile: Profile,
    /// The time of the last commit in the records: what the report is "as of".
    pub as_of: Timestamp,
    /// Whose feedback sheet it is; the host's without it.
    pub organisation: Option<OrganisationId>,
}

impl Order {
    /// The full report with everything in it.
    pub fn full(as_of: Timestamp) -> Self {
        Self {
            kind: ReportKind::Full,
            profile: Profile::Full,
            as_of,
            organisation: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_profiles_are_found_by_their_names() {
        for kind in ReportKind::ALL {
            assert_eq!(ReportKind::named(kind.name()), Some(kind));
        }
        for profile in Profile::ALL {
            assert_eq!(Profile::named(profile.name()), Some(profile));
        }
        assert_eq!(Profile::named("secret"), None);
    }

    #[test]
    fn each_profile_shows_no_more_than_the_one_before() {
        assert!(Profile::Full.names_people() && !Profile::Organisation.names_people());
        assert!(Profile::Organisation.names_sources() && !Profile::Chatham.names_sources());
        assert!(Profile::Public.lists_organisations() && !Profile::Chatham.lists_organisations());
        assert!(!Profile::Public.names_sources() && !Profile::Public.keeps_raw());
    }
}
