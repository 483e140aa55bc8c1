//! The rights matrix (METHOD 3.2). Rights follow the role; a block may narrow them, never widen them.
//!
//! The table below is read like the one in METHOD: a row a right, a column a role. Limits that depend on the state
//! ("if the lead is absent", "if the block says") are rules of the noun and stand in its `decide`.

use serde::{Deserialize, Serialize};

use super::{Role, Side};

macro_rules! rights {
    ($($(#[$doc:meta])* $right:ident: $($role:ident)*;)*) => {
        /// Something a role may do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum Right {$($(#[$doc])* $right,)*}

        impl Right {
            /// All rights, in the order of METHOD 3.2.
            pub const ALL: &[Self] = &[$(Self::$right,)*];
        }

        impl Role {
            /// Whether this role carries the right.
            pub fn may(self, right: Right) -> bool {
                match right {$(Right::$right => matches!(self, $(Self::$role)|*),)*}
            }
        }
    };
}

rights! {
    /// Set template, days and policy.
    SetUp: Convenor;
    /// Add organisations and seats.
    ManagePeople: Convenor Secretariat Facilitator;
    /// Write the mandate.
    WriteMandate: Convenor HostLead;
    /// Confirm the mandate.
    ConfirmMandate: Convenor HostLead;
    /// Edit the initial report.
    EditReport: HostLead HostDelegate;
    /// Release the initial report.
    ReleaseReport: HostLead;
    /// Write desk-review items.
    WriteDeskReview: PeerLead PeerDelegate;
    /// Merge desk-review items.
    MergeDeskReview: Facilitator;
    /// Let an organisation go on without a desk review.
    WaiveDeskReview: Facilitator;
    /// Answer requests and questions.
    Answer: HostLead HostDelegate;
    /// Decide invitations and confirm the answer plan.
    DecideInvitations: HostLead;
    /// Record what came of an invitation.
    RecordInvitations: HostLead HostDelegate Facilitator Secretariat;
    /// Plan the agenda.
    PlanAgenda: Convenor Facilitator;
    /// Change phase, clock, reveal.
    RunRoom: Facilitator;
    /// Close a phase of the review.
    ClosePhase: Facilitator Convenor;
    /// Override a guard with a reason.
    Override: Facilitator;
    /// Write entries where the block says so.
    WriteEntries: HostLead HostDelegate PeerLead PeerDelegate Stakeholder Facilitator TableHost Rapporteur Secretariat Expert Interpreter Observer Convenor;
    /// Enter paper cards for another seat, marked.
    EnterForOthers: Facilitator TableHost Rapporteur;
    /// Hide an entry.
    HideEntry: Facilitator;
    /// Set verdicts on hypotheses.
    SetVerdicts: PeerLead PeerDelegate;
    /// Group into clusters, set evidence.
    Cluster: Facilitator TableHost Rapporteur;
    /// Draft recommendations.
    DraftRecommendations: PeerLead PeerDelegate Rapporteur;
    /// Merge recommendations.
    MergeRecommendations: PeerLead PeerDelegate;
    /// Rate.
    Rate: PeerLead PeerDelegate;
    /// Make rubrics, correct their wording, take them out of use.
    EditRubric: Convenor Facilitator;
    /// Fill in score sheets; the host's own only where a scoring asks for it.
    Score: HostLead HostDelegate PeerLead PeerDelegate;
    /// Endorse for the organisation.
    Endorse: PeerLead PeerDelegate;
    /// Hand over; a peer lead only as speaker of the peers.
    HandOver: Facilitator PeerLead;
    /// Take a first stance.
    TakeStance: HostLead;
    /// Remark beside a frozen recommendation.
    RemarkAsHost: HostLead HostDelegate;
    /// Note what was said.
    TakeNotes: Facilitator TableHost Rapporteur;
    /// Note what a stakeholder said.
    NoteHearing: PeerLead PeerDelegate TableHost Rapporteur;
    /// Record a presentation.
    Present: HostLead HostDelegate PeerLead PeerDelegate Stakeholder Expert Rapporteur Facilitator;
    /// Ask for the floor.
    RaiseHand: HostLead HostDelegate PeerLead PeerDelegate Stakeholder Expert;
    /// Give the floor.
    GiveFloor: Facilitator TableHost;
    /// Type key conclusions.
    TypeConclusions: Rapporteur Facilitator;
    /// Set next dates that were agreed in the room.
    SetDates: Convenor Secretariat Facilitator Rapporteur;
    /// Agree or dissent on key conclusions.
    Agree: HostLead HostDelegate PeerLead PeerDelegate;
    /// Evaluate the workshop.
    Evaluate: Secretariat HostLead HostDelegate PeerLead PeerDelegate Stakeholder Expert;
    /// File versions of the report.
    FileReport: Rapporteur Convenor;
    /// Write the narrative parts of the report and settle remarks on them.
    WriteNarrative: Rapporteur;
    /// Remark on the draft report; the host on facts only.
    RemarkOnReport: Convenor Secretariat HostLead HostDelegate PeerLead PeerDelegate Expert;
    /// Sign the report before it is filed as final.
    SignReport: Convenor HostLead;
    /// Propose, sign and end agreements for one's organisation; the office also for others.
    Sign: Convenor Secretariat HostLead PeerLead;
    /// Ask for the correction of a fact.
    CorrectFacts: HostLead HostDelegate PeerLead PeerDelegate;
    /// Respond formally, plan actions, report progress.
    RespondFormally: HostLead;
    /// Propose actions and progress for the host lead.
    ProposeActions: HostLead HostDelegate;
    /// Remark on an action as a peer.
    RemarkActions: PeerLead PeerDelegate;
    /// Lay tables for a block and take over seatings.
    PlanTables: Convenor Facilitator;
    /// Run tables: rounds, moves, words to all.
    RunTables: Facilitator;
    /// Come to a table that asks, note for any table, return notes to the plenary.
    HelpTables: Facilitator Rapporteur;
    /// Say who reviews what.
    AssignReviews: Facilitator;
    /// Review what one is given, bid, declare a conflict.
    Review: HostLead HostDelegate PeerLead PeerDelegate Stakeholder Expert;
    /// Add translations.
    Translate: Interpreter Rapporteur;
}

impl Role {
    /// All roles, in the order of METHOD 3.1.
    pub const ALL: [Self; 13] = [
        Self::Convenor,
        Self::Secretariat,
        Self::Facilitator,
        Self::TableHost,
        Self::Rapporteur,
        Self::HostLead,
        Self::HostDelegate,
        Self::PeerLead,
        Self::PeerDelegate,
        Self::Stakeholder,
        Self::Expert,
        Self::Interpreter,
        Self::Observer,
    ];

    /// The side of this role, if it has one.
    pub fn side(self) -> Option<Side> {
        match self {
            Self::HostLead | Self::HostDelegate => Some(Side::Host),
            Self::PeerLead | Self::PeerDelegate => Some(Side::Peers),
            Self::Convenor
            | Self::Secretariat
            | Self::Facilitator
            | Self::TableHost
            | Self::Rapporteur
            | Self::Stakeholder
            | Self::Expert
            | Self::Interpreter
            | Self::Observer => None,
        }
    }

    /// Whether this role sits at the desk: facilitators, table hosts, rapporteur.
    pub fn is_desk(self) -> bool {
        matches!(self, Self::Facilitator | Self::TableHost | Self::Rapporteur)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_reads_as_in_the_method() {
        let table: Vec<String> = Right::ALL
            .iter()
            .map(|right| {
                let roles: Vec<_> = Role::ALL
                    .iter()
                    .filter(|role| role.may(*right))
                    .map(|r| format!("{r:?}"))
                    .collect();
                format!("{right:?}: {}", roles.join(" "))
            })
            .collect();

        insta::assert_snapshot!(table.join("\n"));
    }

    #[test]
    fn nobody_but_peers_rates() {
        let raters: Vec<_> = Role::ALL
            .into_iter()
            .filter(|role| role.may(Right::Rate))
            .collect();

        assert_eq!(raters, [Role::PeerLead, Role::PeerDelegate]);
    }
}
