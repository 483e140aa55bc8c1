//! What is compared with an earlier workshop, what is not, and what the profile holds back of it.

use plenum_core::agenda::{Phase, WorkshopBody};
use plenum_core::id::{
    ActionId, OrganisationId, RecommendationId, RubricId, ScoringId, ScoringRoundId, SeatId,
    WorkshopId,
};
use plenum_core::people::{OrganisationBody, Role, SeatBody, Side};
use plenum_core::recommend::RecommendationState;
use plenum_core::response::{ActionBody, Status};
use plenum_core::rubric::{
    Asked, CellBody, Criterion, Direction, Explanation, Rubric, RubricBody, RubricState, Scale,
    Score, ScoreUnit, ScoresBody, ScoringBody, ScoringState, Subject, SubjectBody,
};
use plenum_core::text::Lang;
use plenum_core::time::Timestamp;
use plenum_core::{Audience, Body, Head, Records};
use plenum_judge::scoring::exact::Fraction;
use plenum_judge::scoring::summarise;
use uuid::Uuid;

use super::tests::{recommendation, text};
use super::{Earlier, NotComparable, document_beside, tables_beside};
use crate::catalogue::Catalogue;
use crate::html;
use crate::order::{Order, Profile, ReportKind};
use crate::tables::Cell;

fn criterion(key: &str, prompt: &str, highest: u32) -> Criterion {
    Criterion {
        key: key.to_owned(),
        prompt: text("en", prompt),
        explanation: None,
        group: None,
        weight: 1,
        direction: Direction::Higher,
        comment: Asked::default(),
        evidence: Asked::default(),
        not_applicable: false,
        confidence: false,
        scale: Scale::Range {
            lowest: 1,
            highest,
            labels: Vec::new(),
        },
    }
}

/// A workshop of a host that was scored by a rubric: criteria with the values that the judges gave.
struct Scored {
    id: u128,
    host: &'static str,
    day: &'static str,
    rubric: &'static str,
    scores: Vec<(Criterion, Vec<u32>)>,
}

impl Scored {
    fn then() -> Self {
        Self {
            id: 1,
            host: "Seoul",
            day: "2014-03-12",
            rubric: "Programme review",
            scores: vec![
                (
                    criterion("reach", "Reach of the courses", 9),
                    vec![2, 3, 4, 4, 5],
                ),
                (criterion("money", "Use of money", 9), vec![5, 5, 5, 5, 5]),
                (criterion("old", "Number of rooms", 9), vec![3; 5]),
            ],
        }
    }

    fn now() -> Self {
        Self {
            id: 2,
            host: " seoul ",
            day: "2016-03-12",
            rubric: "programme review",
            scores: vec![
                (
                    criterion("reach", "Reach of the programme", 9),
                    vec![4, 6, 7, 7, 8, 8],
                ),
                (criterion("money", "Use of money", 5), vec![4; 5]),
                (criterion("new", "Use of data", 9), vec![6; 5]),
            ],
        }
    }

    fn head(&self) -> Head {
        Head::empty(WorkshopId(Uuid::from_u128(self.id)))
    }

    fn records(&self, more: Vec<Body>) -> Records {
        let id = |n: u128| Uuid::from_u128(self.id << 64 | n);
        let day = self.day.parse().unwrap();
        let workshop = WorkshopBody {
            title: text("en", &format!("Review of {}", self.day)),
            subject: None,
            template: "metropolis".to_owned(),
            template_version: 1,
            zone: "Asia/Seoul".to_owned(),
            langs: vec![Lang::english()],
            first_day: day,
            last_day: day,
            deadlines: Vec::new(),
            phase: Phase::Archive,
            position: 1,
            running: None,
        };
        let host = OrganisationBody {
            id: OrganisationId(id(1)),
            name: text("en", self.host),
            city: None,
            country: None,
            side: Some(Side::Host),
        };
        let criteria: Vec<_> = self.scores.iter().map(|(c, _)| c.clone()).collect();
        let rubric = RubricBody {
            id: RubricId(id(2)),
            version: 1,
            newest: true,
            state: RubricState::InUse,
            rubric: Rubric {
                title: text("en", self.rubric),
                explanation: None,
                criteria,
            },
            corrections: Vec::new(),
        };
        let scoring = ScoringBody {
            id: ScoringId(id(3)),
            number: "SC1".to_owned(),
            title: text("en", "As we see it"),
            rubric: rubric.id,
            version: 1,
            subjects: vec![Subject::Programme],
            scorers: vec![Role::PeerDelegate],
            self_assessment: false,
            assigned: None,
            state: ScoringState::Counted,
            open: false,
            people: 6,
            rounds: Vec::new(),
        };
        let cells = self.scores.iter().map(|(criterion, values)| CellBody {
            subject: Subject::Programme,
            criterion: criterion.key.clone(),
            spread_place: None,
            answered: 6,
            missing: 0,
            abstained: None,
            not_applicable: None,
            summary: summarise(values, (1, 9)),
            steps: (1..=9).collect(),
            confidence: None,
            comments: Vec::new(),
            evidence: Vec::new(),
            explanation: Explanation::Agreed { n: 6 },
            before: None,
        });
        let mean = Fraction::whole(i64::from(values(&self.scores)));
        let scores = ScoresBody {
            scoring: scoring.id,
            round: ScoringRoundId(id(4)),
            n: 1,
            rubric: rubric.id,
            version: 1,
            cells: cells.collect(),
            subjects: vec![SubjectBody {
                subject: Subject::Programme,
                answered: 6,
                missing: 0,
                abstained: None,
                score: Some(Score {
                    n: 6,
                    unit: ScoreUnit::Scale(1, 9),
                    mean,
                    median: mean,
                    lowest: mean,
                    highest: mean,
                    gaps: 0,
                }),
                changes: Vec::new(),
                own_view: None,
            }],
        };
        let mut bodies: Vec<Body> = vec![
            workshop.into(),
            host.into(),
            rubric.into(),
            scoring.into(),
            scores.into(),
        ];
        bodies.extend(more);
        let keyed = bodies.into_iter().enumerate();
        keyed
            .map(|(n, body)| ((Audience::Room, format!("key/{n}")), body))
            .collect()
    }
}

/// Any figure that differs from workshop to workshop.
fn values(scores: &[(Criterion, Vec<u32>)]) -> u32 {
    scores.iter().filter_map(|(_, values)| values.first()).sum()
}

fn refusal(now: &Scored, then: &Scored) -> NotComparable {
    let (here, there) = (now.records(Vec::new()), then.records(Vec::new()));
    Earlier::of((&here, &now.head()), (&there, &then.head()), Timestamp(0)).unwrap_err()
}

fn page(now: &Scored, then: &Scored, more: Vec<Body>, profile: Profile) -> String {
    let (here, there) = (now.records(Vec::new()), then.records(more));
    let (head, other) = (now.head(), then.head());
    let earlier = Earlier::of((&here, &head), (&there, &other), Timestamp(0)).unwrap();
    let order = Order {
        profile,
        ..Order::full(Timestamp(0))
    };
    let words = Catalogue::english();
    html::write(&document_beside(
        &here,
        &head,
        &words,
        order,
        Some(&earlier),
    ))
}

fn sheet(now: &Scored, then: &Scored, more: Vec<Body>, name: &str) -> Vec<String> {
    let (here, there) = (now.records(Vec::new()), then.records(more));
    let (head, other) = (now.head(), then.head());
    let earlier = Earlier::of((&here, &head), (&there, &other), Timestamp(0)).unwrap();
    let order = Order {
        kind: ReportKind::Tracker,
        ..Order::full(Timestamp(0))
    };
    let words = Catalogue::english();
    let tables = tables_beside(&here, &head, &words, order, Some(&earlier));
    let sheet = tables.sheets.into_iter().find(|sheet| sheet.name == name);
    let rows = sheet.unwrap().rows.into_iter();
    rows.map(|row| row.iter().map(Cell::plain).collect::<Vec<_>>().join("|"))
        .collect()
}

fn action(n: u128, status: Status, owner: Option<&str>) -> Body {
    ActionBody {
        id: ActionId(Uuid::from_u128(n)),
        number: format!("A{n}"),
        text: text("en", &format!("Do the thing number {n}")),
        recommendations: vec![RecommendationId(Uuid::from_u128(1))],
        owner: owner.map(|owner| text("en", owner)),
        due: Some("2015-01-31".parse().unwrap()),
        dependence: None,
        reported: status,
        shown: status,
        history: Vec::new(),
        remarks: Vec::new(),
    }
    .into()
}

#[test]
fn only_the_same_criterion_on_the_same_scale_is_compared_and_the_rest_is_shown() {
    let rows = sheet(&Scored::now(), &Scored::then(), Vec::new(), "comparison");

    assert_eq!(
        rows,
        [
            "programme review|The programme|Reach of the programme\nThen it read: Reach of the courses|compared|1 to 9|4|5|1 to 9|7|6|3",
            "programme review|The programme|Use of money|Another scale: not compared|1 to 9|5|5|1 to 5|4|5|",
            "programme review||Use of data|Only in this workshop|||||||",
            "programme review||Number of rooms|Only in the earlier workshop|||||||",
        ]
    );
    let page = page(&Scored::now(), &Scored::then(), Vec::new(), Profile::Full);
    assert!(page.contains("One criterion is the same on the same scale and is compared."));
    assert!(page.contains("3 higher") && page.contains("Review of 2014-03-12"));
    assert!(page.contains("not compared: the criteria, weights or scales differ"));
}

#[test]
fn overall_scores_are_compared_where_they_add_up_the_same() {
    let then = Scored::then();
    let mut now = Scored::then();
    (now.id, now.day) = (3, "2015-03-12");
    for (_, values) in &mut now.scores {
        *values = vec![1; 5];
    }
    // A key of its own, but the label of then: the same criterion.
    now.scores[0].0.key = "range".to_owned();
    let page = page(&now, &then, Vec::new(), Profile::Full);

    assert!(page.contains("3 criteria are the same on the same scale and are compared."));
    assert!(!page.contains("not compared: the criteria"));
    assert!(page.contains("7 lower"), "10 then, 3 now");
}

#[test]
fn a_figure_on_few_people_stays_withheld() {
    let mut then = Scored::then();
    then.scores[0].1 = Vec::new();
    let rows = sheet(&Scored::now(), &then, Vec::new(), "comparison");

    assert!(rows[0].ends_with("|1 to 9|||1 to 9|7|6|"), "{}", rows[0]);
    let page = page(&Scored::now(), &then, Vec::new(), Profile::Full);
    assert!(page.contains("fewer than 5"));
}

#[test]
fn recommendations_and_actions_of_then_stand_with_their_state() {
    let more = || {
        vec![
            recommendation(1, RecommendationState::HandedOver, "Ask before you teach.").into(),
            recommendation(2, RecommendationState::Draft, "Half a thought.").into(),
            action(1, Status::Done, Some("Director")),
            action(2, Status::Late, None),
            action(3, Status::OnTrack, Some("Director")),
            action(4, Status::Dropped, Some("Director")),
        ]
    };
    let page = page(&Scored::now(), &Scored::then(), more(), Profile::Full);

    assert!(page.contains(
        "4 actions were agreed. Done: 1; late: 1; open: 1; dropped: 1. Without owner: 1."
    ));
    assert!(page.contains("Ask before you teach.") && !page.contains("Half a thought."));
    let rows = sheet(&Scored::now(), &Scored::then(), more(), "earlier");
    assert_eq!(rows.len(), 5);
    assert_eq!(
        rows[2],
        "A2|Action|Do the thing number 2|en||late, without owner||R1||2015-01-31"
    );
}

#[test]
fn a_profile_holds_for_the_earlier_workshop_too() {
    // One person of then wrote Persian: the original would tell who.
    let mut rare = recommendation(1, RecommendationState::HandedOver, "");
    rare.text = text("fa", "پیش از آموزش بپرسید");
    let writer = SeatBody {
        id: SeatId(Uuid::from_u128(9)),
        name: Some("Deputy mayor".to_owned()),
        organisation: OrganisationId(Uuid::from_u128(9)),
        role: Role::PeerDelegate,
        speaker: false,
        langs: vec![Lang::new("fa").unwrap()],
        present: true,
        lead: false,
    };
    let of = |profile| {
        let more = vec![rare.clone().into(), writer.clone().into()];
        page(&Scored::now(), &Scored::then(), more, profile)
    };

    assert!(of(Profile::Full).contains("پیش از آموزش بپرسید"));
    for profile in [Profile::Chatham, Profile::Public] {
        let page = of(profile);
        assert!(!page.contains("پیش از آموزش بپرسید") && !page.contains("Deputy mayor"));
        assert!(page.contains("Since the earlier workshop"));
    }
}

#[test]
fn what_cannot_be_compared_is_refused_and_says_why() {
    let (now, then) = (Scored::now(), Scored::then());
    let same = Scored {
        id: 2,
        ..Scored::then()
    };
    assert!(matches!(refusal(&now, &same), NotComparable::Same(_)));
    let later = Scored {
        day: "2016-03-12",
        ..Scored::then()
    };
    assert!(matches!(
        refusal(&now, &later),
        NotComparable::NotEarlier { .. }
    ));
    let host = Scored {
        host: "Busan",
        ..Scored::then()
    };
    assert_eq!(
        refusal(&now, &host).to_string(),
        "its host is Busan, and the host of the workshop that it is compared with is  seoul "
    );
    let rubric = Scored {
        rubric: "Readiness",
        ..then
    };
    assert_eq!(
        refusal(&now, &rubric).to_string(),
        "no rubric was used in both: it has Readiness, the workshop that it is compared with has programme review"
    );
}

#[test]
fn every_language_and_format_finds_its_words() {
    let (now, then) = (Scored::now(), Scored::then());
    let more = vec![action(1, Status::Done, None)];
    let (here, there) = (now.records(Vec::new()), then.records(more));
    let (head, other) = (now.head(), then.head());
    let earlier = Earlier::of((&here, &head), (&there, &other), Timestamp(0)).unwrap();
    for lang in Catalogue::langs() {
        let words = Catalogue::of(lang).unwrap();
        for kind in [ReportKind::Full, ReportKind::Tracker, ReportKind::Raw] {
            let order = Order {
                kind,
                ..Order::full(Timestamp(0))
            };
            let page = html::write(&document_beside(
                &here,
                &head,
                &words,
                order,
                Some(&earlier),
            ));
            assert!(!page.contains('{') || !page.contains("{earlier"), "{lang}");
            assert_eq!(
                page.contains("earlier-rubric-1"),
                kind.compares(),
                "{lang} {kind:?}"
            );
        }
    }
}
