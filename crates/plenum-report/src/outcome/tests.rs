//! The report says what the records say, and every word it may need is in the catalogue.

use plenum_core::agenda::Phase;
use plenum_core::id::{OrganisationId, RecommendationId, WorkshopId};
use plenum_core::people::{OrganisationBody, Role, Side};
use plenum_core::recommend::{
    EndorsementBody, EndorsementLine, Horizon, RecommendationBody, RecommendationState, ResultBody,
    Stance,
};
use plenum_core::text::{Lang, Text, Words};
use plenum_core::time::Timestamp;
use plenum_core::{Audience, Body, Head, Records};
use plenum_judge::scoring::summarise;
use uuid::Uuid;

use super::{View, document, maker, tables};
use crate::catalogue::Catalogue;
use crate::html;
use crate::order::{Order, Profile, ReportKind};

pub(super) fn text(lang: &str, text: &str) -> Text {
    Text::plain(Lang::new(lang).unwrap(), text)
}

fn translated(lang: &str, original: &str, english: &str) -> Text {
    let mut both = text(lang, original);
    both.translate(Words {
        lang: Lang::english(),
        text: english.to_owned(),
        blanked: None,
    });
    both
}

pub(super) fn page(records: Vec<(Audience, Body)>) -> String {
    let records: Records = records
        .into_iter()
        .enumerate()
        .map(|(n, (audience, body))| ((audience, format!("key/{n}")), body))
        .collect();
    let words = Catalogue::english();
    html::write(&document(
        &records,
        &Head::empty(WorkshopId(Uuid::nil())),
        &words,
        Order::full(Timestamp(0)),
    ))
}

pub(super) fn recommendation(
    n: u128,
    state: RecommendationState,
    advice: &str,
) -> RecommendationBody {
    RecommendationBody {
        id: RecommendationId(Uuid::from_u128(n)),
        number: format!("R{n}"),
        text: text("en", advice),
        reason: Some(text("en", "Because of the waiting lists.")),
        addressee: None,
        horizon: Some(Horizon::Short),
        kind: None,
        clusters: Vec::new(),
        challenges: Vec::new(),
        state,
        version: 1,
        merged_into: None,
        missing: Vec::new(),
        tracker_place: None,
    }
}

#[test]
fn an_objection_stands_in_its_own_language_beside_the_translation() {
    let mashhad = OrganisationId(Uuid::from_u128(7));
    let organisation = OrganisationBody {
        id: mashhad,
        name: text("en", "Mashhad"),
        city: None,
        country: None,
        side: Some(Side::Peers),
    };
    let objection = EndorsementBody {
        recommendation: RecommendationId(Uuid::from_u128(5)),
        stances: vec![EndorsementLine {
            organisation: mashhad,
            stance: Stance::Object,
            reason: Some(translated("fa", "هزینه زیاد است", "The cost is high")),
        }],
        revealed: true,
        support: 3,
        can_live_with: 0,
        object: 1,
        carried: Some(false),
    };
    let page = page(vec![
        (Audience::Room, organisation.into()),
        (
            Audience::Room,
            recommendation(5, RecommendationState::NotCarried, "Charge a fee.").into(),
        ),
        (Audience::Room, objection.into()),
    ]);

    assert!(page.contains("3 support, 0 can live with it, 1 objection"));
    assert!(page.contains("<blockquote dir=\"rtl\"><bdi lang=\"fa\" dir=\"rtl\" class=\"other\">هزینه زیاد است</bdi></blockquote>"));
    assert!(page.contains(
        "<blockquote dir=\"ltr\"><bdi lang=\"en\" dir=\"ltr\">The cost is high</bdi></blockquote>"
    ));
    let kept = page.find("Not carried: kept in the record").unwrap();
    assert!(
        page.find("Charge a fee.").unwrap() > kept,
        "what was not carried stands apart"
    );
}

#[test]
fn ratings_show_quartiles_in_quarters_and_no_figure_on_few_people() {
    let result = |n: u128, values: &[u32]| ResultBody {
        recommendation: RecommendationId(Uuid::from_u128(n)),
        block: plenum_core::id::BlockId(Uuid::nil()),
        answered: u32::try_from(values.len()).unwrap(),
        missing: 0,
        importance: if values.len() < 5 {
            None
        } else {
            summarise(values, (1, 9))
        },
        feasibility: None,
        comments: Vec::new(),
        earlier: Vec::new(),
        spread_place: None,
    };
    let page = page(vec![
        (
            Audience::Room,
            recommendation(6, RecommendationState::HandedOver, "Open a desk.").into(),
        ),
        (Audience::Room, result(6, &[8, 7, 3, 4, 7, 6, 9, 9]).into()),
        (
            Audience::Room,
            recommendation(7, RecommendationState::HandedOver, "Train the trainers.").into(),
        ),
        (Audience::Room, result(7, &[8, 7]).into()),
    ]);

    for figure in [
        ">5.5<",
        ">7<",
        ">8.25<",
        ">2.75<",
        ">3–9<",
        ">fewer than 5<",
    ] {
        assert!(page.contains(figure), "{figure}");
    }
}

#[test]
fn only_what_the_whole_room_may_see_is_printed() {
    let page = page(vec![
        (
            Audience::Side(Side::Peers),
            recommendation(1, RecommendationState::Draft, "A draft of the peers.").into(),
        ),
        (
            Audience::Desk,
            recommendation(2, RecommendationState::Draft, "A draft at the desk.").into(),
        ),
    ]);

    assert!(!page.contains("A draft"));
    assert!(page.contains("Nothing was recorded here."));
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let records = || {
        vec![(
            Audience::Room,
            Body::from(recommendation(3, RecommendationState::HandedOver, "Twice.")),
        )]
    };

    assert_eq!(page(records()), page(records()));
}

#[test]
fn an_empty_workshop_uses_no_message_that_is_missing() {
    let page = page(Vec::new());
    let (_, body) = page.split_once("<body>").unwrap();

    assert!(!body.contains('{'), "{body}");
}

#[test]
fn every_kind_profile_and_language_finds_its_words() {
    let head = Head::empty(WorkshopId(Uuid::nil()));
    let records = Records::new();
    let mut written = 0;
    for lang in Catalogue::langs() {
        let words = Catalogue::of(lang).unwrap();
        for kind in ReportKind::ALL {
            for profile in Profile::ALL {
                let order = Order {
                    kind,
                    profile,
                    ..Order::full(Timestamp(0))
                };
                let document = document(&records, &head, &words, order);
                let json = serde_json::to_string(&document.sections).unwrap();
                assert!(!json.contains("\"{"), "{lang} {kind:?} {profile:?}: {json}");
                let tables = tables(&records, &head, &words, order);
                for sheet in &tables.sheets {
                    let titles = sheet.columns.iter().map(|column| &column.title);
                    for title in titles.chain([&sheet.title]) {
                        assert!(!title.starts_with('{'), "{lang}: {title}");
                    }
                }
                written += 1;
            }
        }
    }
    assert_eq!(written, 28 * Catalogue::langs().count());
}

#[test]
fn where_sources_are_not_named_an_objection_is_one_peer_organisations() {
    let mashhad = OrganisationId(Uuid::from_u128(7));
    let organisation = OrganisationBody {
        id: mashhad,
        name: text("en", "Mashhad"),
        city: None,
        country: None,
        side: Some(Side::Peers),
    };
    let objection = EndorsementBody {
        recommendation: RecommendationId(Uuid::from_u128(5)),
        stances: vec![EndorsementLine {
            organisation: mashhad,
            stance: Stance::Object,
            reason: Some(translated("fa", "هزینه زیاد است", "The cost is high")),
        }],
        revealed: true,
        support: 3,
        can_live_with: 0,
        object: 1,
        carried: Some(false),
    };
    let records: Records = [
        Body::from(organisation),
        recommendation(5, RecommendationState::NotCarried, "Charge a fee.").into(),
        objection.into(),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, body)| ((Audience::Room, format!("key/{n}")), body))
    .collect();
    let head = Head::empty(WorkshopId(Uuid::nil()));
    let page = |profile| {
        let order = Order {
            profile,
            ..Order::full(Timestamp(0))
        };
        html::write(&document(&records, &head, &Catalogue::english(), order))
    };

    let named = page(Profile::Organisation);
    assert!(named.contains("Mashhad") && named.contains("هزینه زیاد است"));
    let unnamed = page(Profile::Chatham);
    assert!(unnamed.contains("one peer organisation") && !unnamed.contains("Mashhad"));
    // Nobody but she could have written it in Persian.
    assert!(unnamed.contains("The cost is high") && !unnamed.contains("هزینه"));
}

/// Every word for a value of an enum. A variant that is added to the records is added here with its word.
#[test]
fn every_value_has_a_word() {
    use plenum_core::agenda::{BlockState, EntryKind, Grade, presets};
    use plenum_core::close::{ConclusionState, EvaluationQuestion, ReportStage};
    use plenum_core::entries::{ClusterState, Evidence};
    use plenum_core::prepare::{
        AnswerPath, Delivery, HypothesisState, InvitationState, QuestionKind, QuestionState,
        SectionKind, SectionState, Sector, Verdict,
    };
    use plenum_core::recommend::RecommendationKind as Kind;
    use plenum_core::response::{FirstStance, FormalDecision, Status};

    let phases: Vec<_> =
        std::iter::successors(Some(Phase::Mandate), |phase| phase.next()).collect();
    let presets: Vec<_> = presets().iter().map(|preset| preset.preset).collect();
    has_words("report-kind", &ReportKind::ALL);
    has_words("profile", &Profile::ALL);
    has_words("profile-says", &Profile::ALL);
    {
        use Attribution::{Group, Named, Sealed};
        use plenum_core::agenda::{Attribution, Sees};
        let levels = [Named, Attribution::Organisation, Group, Sealed];
        has_words("attribution", &levels);
        let seen = [
            Sees::Author,
            Sees::Organisation,
            Sees::Table,
            Sees::Peers,
            Sees::All,
        ];
        has_words("shown-to", &seen);
    }
    has_words("role", &Role::ALL);
    has_words("kind", &EntryKind::ALL);
    has_words("entries", &EntryKind::ALL);
    has_words("phase", &phases);
    has_words("preset", &presets);
    has_words("grade", &[Grade::Warm, Grade::Cool, Grade::Hard]);
    has_words("author", &[Side::Host, Side::Peers]);
    {
        use BlockState::{Done, Paused, Planned, Running, Skipped};
        has_words("block-state", &[Planned, Running, Paused, Done, Skipped]);
    }
    has_words(
        "conclusion",
        &[
            ConclusionState::Proposed,
            ConclusionState::Agreed,
            ConclusionState::DissentNoted,
        ],
    );
    {
        use EvaluationQuestion::{Fairness, Openness, Organisation, Overall, Usefulness};
        has_words(
            "evaluation",
            &[Usefulness, Openness, Fairness, Organisation, Overall],
        );
    }
    has_words(
        "report",
        &[
            ReportStage::Raw,
            ReportStage::Draft,
            ReportStage::FactCheck,
            ReportStage::Final,
        ],
    );
    has_words("cluster-state", &[ClusterState::Open, ClusterState::Agreed]);
    has_words(
        "evidence",
        &[
            Evidence::Document,
            Evidence::Hearing,
            Evidence::SeenOnSite,
            Evidence::Impression,
        ],
    );
    {
        use SectionKind::{Actors, Annexes, Challenges, Frame, Guiding, Overview, Related, State};
        has_words(
            "report-section",
            &[
                Frame, Overview, Related, Challenges, Actors, State, Guiding, Annexes,
            ],
        );
    }
    has_words(
        "section-state",
        &[
            SectionState::Empty,
            SectionState::Draft,
            SectionState::Released,
        ],
    );
    has_words(
        "verdict",
        &[
            Verdict::Confirmed,
            Verdict::Partly,
            Verdict::Refuted,
            Verdict::Open,
        ],
    );
    has_words(
        "hypothesis-state",
        &[
            HypothesisState::Proposed,
            HypothesisState::Merged,
            HypothesisState::TakenUp,
        ],
    );
    has_words(
        "question-kind",
        &[QuestionKind::Clarifying, QuestionKind::Probing],
    );
    {
        use QuestionState::{AnsweredInRoom, AnsweredInWriting, Dropped, Merged, Parked, Proposed};
        has_words(
            "question-state",
            &[
                Proposed,
                Merged,
                AnsweredInWriting,
                AnsweredInRoom,
                Parked,
                Dropped,
            ],
        );
    }
    has_words(
        "path",
        &[AnswerPath::Writing, AnswerPath::Room, AnswerPath::Parked],
    );
    has_words(
        "delivery",
        &[
            Delivery::Promised,
            Delivery::Delivered,
            Delivery::Part,
            Delivery::NotAvailable,
        ],
    );
    has_words(
        "sector",
        &[
            Sector::CivilSociety,
            Sector::Business,
            Sector::Governance,
            Sector::Research,
        ],
    );
    {
        use InvitationState::{Accepted, Attended, Confirmed, Declined, Invited, Proposed, Unable};
        has_words(
            "invitation-state",
            &[
                Proposed, Declined, Accepted, Invited, Unable, Confirmed, Attended,
            ],
        );
    }
    has_words("horizon", &[Horizon::Short, Horizon::Medium, Horizon::Long]);
    has_words(
        "recommendation-kind",
        &[Kind::Do, Kind::Change, Kind::Stop, Kind::Study],
    );
    {
        use RecommendationState::{Draft, Endorsed, ForRating, HandedOver, Merged, NotCarried};
        has_words(
            "recommendation-state",
            &[Draft, Merged, ForRating, Endorsed, HandedOver, NotCarried],
        );
    }
    has_words(
        "voice",
        &[
            Stance::Support,
            Stance::CanLiveWith,
            Stance::Object,
            Stance::Abstain,
        ],
    );
    has_words(
        "stance",
        &[
            FirstStance::Welcome,
            FirstStance::NeedsStudy,
            FirstStance::Difficult,
        ],
    );
    {
        use FormalDecision::{Accepted, NeedsOtherAuthority, NotAccepted, Partly};
        has_words(
            "decision",
            &[Accepted, Partly, NotAccepted, NeedsOtherAuthority],
        );
    }
    has_words(
        "status",
        &[
            Status::Planned,
            Status::OnTrack,
            Status::Late,
            Status::Done,
            Status::Dropped,
        ],
    );
}

fn has_words<T: serde::Serialize>(family: &str, values: &[T]) {
    let words = Catalogue::english();
    assert!(!values.is_empty());
    for value in values {
        let word = words.word(family, value);
        assert!(!word.starts_with('{'), "{word}");
    }
}

/// Messages that the code names by themselves: each `label("…")`, `fact("…")`, `table("…", &["…"])` of the sources.
#[test]
fn every_message_that_the_sources_name_is_there() {
    let words = Catalogue::english();
    let sources = [
        include_str!("mod.rs"),
        include_str!("names.rs"),
        include_str!("front.rs"),
        include_str!("prepare.rs"),
        include_str!("days.rs"),
        include_str!("feedback.rs"),
        include_str!("recommend.rs"),
        include_str!("response.rs"),
        include_str!("close.rs"),
        include_str!("kinds.rs"),
        include_str!("figures.rs"),
        include_str!("method.rs"),
        include_str!("own.rs"),
        include_str!("sheets.rs"),
        include_str!("sheet_figures.rs"),
    ];
    let mut asked = 0;
    for source in sources {
        for call in [
            "label(\"",
            "fact(\"",
            "fact_of(\"",
            "paragraph(\"",
            "count(\"",
            "counts(\"",
            "with(\"",
        ] {
            for (_, rest) in source
                .match_indices(call)
                .map(|(at, call)| source.split_at(at + call.len()))
            {
                let id = rest.split('"').next().unwrap();
                assert_ne!(words.text(id), format!("{{{id}}}"), "{id}");
                asked += 1;
            }
        }
        for opening in ["&[\"", "head = [\""] {
            for (_, rest) in source
                .match_indices(opening)
                .map(|(at, opening)| source.split_at(at + opening.len() - 1))
            {
                let columns = rest.split(']').next().unwrap();
                for id in columns.split('"').skip(1).step_by(2) {
                    assert_ne!(words.text(id), format!("{{{id}}}"), "{id}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 80, "the sources were read: {asked}");
}

#[test]
fn the_space_after_a_number_is_not_written_in_the_direction_of_the_number() {
    let records = Records::new();
    let (view, words) = (View::of(&records), Catalogue::of("ar").unwrap());

    let line = maker(&view, &words, Order::full(Timestamp(0))).lead("R5");

    let texts: Vec<_> = line.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts, ["R5", " "]);
}
