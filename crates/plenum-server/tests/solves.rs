//! Dry runs of the solvers over HTTP: who may ask, what comes back, and that it is adopted as it was computed.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

mod common;

use std::collections::BTreeMap;

use plenum_core::assign::{
    Blockage, Command as Assign, PlanSummary, ReviewRules, ReviewUnit, SubmissionInput, WayChange,
};
use plenum_core::id::{AssignmentId, BlockId, OrganisationId, SeatId, SubmissionId, TableId};
use plenum_core::people::{Role, Side};
use plenum_core::tables::Command as Tables;
use plenum_core::{Body, Command};
use plenum_server::client::{Api, ClientError, command_id};
use plenum_server::testing::{Chair, House, TestServer, fresh, organisation, seat};
use plenum_server::wire::{
    CommandInput, PeopleInput, PeopleOutput, ServerFrame, SolveBlocked, SolveInput, SolveOutput,
    SolveSummary,
};
use serde_json::{Value, json};

/// A house with seven peer cities, each with a lead and a work of its own.
struct Fair {
    server: TestServer,
    house: House,
    cities: Vec<OrganisationId>,
    leads: Vec<Chair>,
}

impl Fair {
    async fn open() -> Self {
        let server = TestServer::start().await.unwrap();
        let house = server.house().await.unwrap();
        let cities: Vec<_> = (0..6).map(|_| OrganisationId(fresh())).collect();
        let people = PeopleInput {
            organisations: cities
                .iter()
                .map(|id| organisation(*id, "A city", Some(Side::Peers)))
                .collect(),
            seats: cities
                .iter()
                .map(|id| seat(SeatId(fresh()), "A planner", *id, Role::PeerLead))
                .collect(),
        };
        let made: PeopleOutput = server
            .operator()
            .post(
                &format!("/api/workshops/{}/people", house.workshop),
                &people,
            )
            .await
            .unwrap();
        let mut leads = vec![house.peer_lead.clone()];
        leads.extend(made.seats.into_iter().map(|link| Chair {
            seat: link.seat,
            token: link.token,
        }));
        let cities = std::iter::once(house.peers).chain(cities).collect();
        Self {
            server,
            house,
            cities,
            leads,
        }
    }

    fn desk(&self) -> Api {
        self.server.api(Some(&self.house.facilitator.token))
    }

    async fn run(&self, token: &str, command: Command) -> Result<u64, ClientError> {
        let path = format!("/api/workshops/{}/commands", self.house.workshop);
        let id = command_id();
        let frame: ServerFrame = self
            .server
            .api(Some(token))
            .post(&path, &CommandInput { id, command })
            .await?;
        let ServerFrame::Done { seq, .. } = frame else {
            panic!("not done: {frame:?}")
        };
        Ok(seq)
    }

    async fn assign(&self, command: Assign) -> u64 {
        let token = &self.house.facilitator.token;
        self.run(token, Command::Assign(command)).await.unwrap()
    }

    /// An assignment of the works of all cities.
    async fn assignment(&self, demand: u32) -> (AssignmentId, Vec<SubmissionId>) {
        let works: Vec<_> = self.cities.iter().map(|_| SubmissionId(fresh())).collect();
        let submissions = self
            .cities
            .iter()
            .zip(&works)
            .map(|(city, work)| SubmissionInput {
                id: Some(*work),
                title: common::text("A street for people"),
                organisation: Some(*city),
                authors: Vec::new(),
                langs: Vec::new(),
                item: None,
                demand: None,
            });
        let id = command_id();
        let command = Command::Assign(Assign::Open {
            title: common::text("Who reads what"),
            submissions: submissions.collect(),
            unit: ReviewUnit::Organisation,
            units: Vec::new(),
            demand,
            least: None,
            most: None,
            rules: ReviewRules::default(),
            objective: None,
            regions: Vec::new(),
            queue: None,
        });
        let path = format!("/api/workshops/{}/commands", self.house.workshop);
        let _done: ServerFrame = self
            .desk()
            .post(&path, &CommandInput { id, command })
            .await
            .unwrap();
        (AssignmentId(id.derive()), works)
    }

    async fn ask(&self, api: &Api, input: SolveInput) -> Result<SolveOutput, ClientError> {
        let path = format!("/api/workshops/{}/solve", self.house.workshop);
        api.post(&path, &input).await
    }

    async fn sees(&self, token: &str, key: &str) -> Option<Body> {
        let client = self
            .server
            .connect(self.house.workshop, token)
            .await
            .unwrap();
        client.record(key).cloned()
    }
}

fn plan(output: SolveOutput) -> (Command, PlanSummary, Option<u64>) {
    let SolveOutput::Solved {
        command,
        summary: SolveSummary::Assignment(summary),
        adopted,
    } = output
    else {
        panic!("no plan: {output:?}")
    };
    (*command, summary, adopted)
}

fn question(assignment: AssignmentId, seed: Option<u64>) -> SolveInput {
    SolveInput::Assignment {
        assignment,
        seed,
        adopt: false,
    }
}

/// The reviewers of each submission in a command that adopts a plan.
fn reviewers(command: &Command) -> BTreeMap<SubmissionId, Vec<plenum_core::id::UnitId>> {
    let Command::Assign(Assign::AdoptPlan { pairs, .. }) = command else {
        panic!("not a plan: {command:?}")
    };
    pairs
        .iter()
        .map(|line| (line.submission, line.units.clone()))
        .collect()
}

#[tokio::test]
async fn a_dry_run_changes_nothing_and_its_command_is_adopted_with_its_proof() {
    let fair = Fair::open().await;
    let (id, works) = fair.assignment(2).await;
    for (lead, work) in fair.leads.iter().zip(works.iter().cycle().skip(2)) {
        let bid = Assign::Bid {
            assignment: id,
            submission: *work,
            points: 900,
        };
        fair.run(&lead.token, Command::Assign(bid)).await.unwrap();
    }
    let key = format!("assignment/{id}");
    let before = fair.sees(&fair.house.facilitator.token, &key).await;

    let output = fair.ask(&fair.desk(), question(id, None)).await.unwrap();
    let (command, summary, adopted) = plan(output);

    assert_eq!(adopted, None);
    assert_eq!(fair.sees(&fair.house.facilitator.token, &key).await, before);
    assert_eq!(
        (summary.reviews, summary.each_reviewer, summary.mutual_pairs),
        (14, [2, 2], 0)
    );
    assert!(summary.total <= summary.bound && summary.weakest <= summary.weakest_bound);
    assert!(summary.seed < 1 << 53);

    fair.run(&fair.house.facilitator.token, command)
        .await
        .unwrap();
    let Some(Body::Assignment(body)) = fair.sees(&fair.house.facilitator.token, &key).await else {
        panic!("the overview")
    };
    let line = body.plan.unwrap();
    assert_eq!((line.total, line.weakest), (summary.total, summary.weakest));
    assert_eq!(line.bound, Some(summary.bound));
    assert_eq!(line.weakest_bound, Some(summary.weakest_bound));
    assert_eq!(line.receipt.unwrap().seed, summary.seed.to_string());
    assert!(body.missing.is_empty());
}

#[tokio::test]
async fn the_same_seed_gets_the_same_answer_and_can_be_adopted_in_one_step() {
    let fair = Fair::open().await;
    let (id, works) = fair.assignment(2).await;

    let first = plan(fair.ask(&fair.desk(), question(id, Some(7))).await.unwrap());
    let again = plan(fair.ask(&fair.desk(), question(id, Some(7))).await.unwrap());
    assert_eq!(first, again);

    let adopt = SolveInput::Assignment {
        assignment: id,
        seed: Some(7),
        adopt: true,
    };
    let (command, _, adopted) = plan(fair.ask(&fair.desk(), adopt).await.unwrap());
    assert!(adopted.is_some());
    assert_eq!(command, first.0);
    let key = format!("submission/{id}/{}", works[0]);
    let Some(Body::Submission(body)) = fair.sees(&fair.house.facilitator.token, &key).await else {
        panic!("the work")
    };
    let shown: Vec<_> = body.reviews.iter().map(|line| line.unit).collect();
    assert_eq!(shown, reviewers(&command)[&works[0]]);
}

#[tokio::test]
async fn only_the_desk_and_the_operator_ask() {
    let fair = Fair::open().await;
    let (id, _) = fair.assignment(1).await;
    let ask = async |token: &str| {
        fair.ask(&fair.server.api(Some(token)), question(id, Some(1)))
            .await
    };

    let peer = ask(&fair.house.peer.token).await.unwrap_err();
    let projector = ask(&fair.house.projector).await.unwrap_err();
    let other = fair.server.house().await.unwrap();
    let stranger = ask(&other.facilitator.token).await.unwrap_err();
    ask(&fair.server.operator).await.unwrap();

    assert!(
        matches!(&peer, ClientError::Refused { status: 403, code, .. } if code == "not_permitted"),
        "{peer}"
    );
    for refused in [projector, stranger] {
        assert!(
            matches!(&refused, ClientError::Refused { status: 404, .. }),
            "{refused}"
        );
    }
}

#[tokio::test]
async fn bad_questions_are_refused_with_their_reason() {
    let fair = Fair::open().await;
    let (id, _) = fair.assignment(1).await;
    let path = format!("/api/workshops/{}/solve", fair.house.workshop);
    let ask = async |body: Value| match fair.desk().post::<Value>(&path, &body).await {
        Err(ClientError::Refused { status, code, .. }) => (status, code),
        other => panic!("not refused: {other:?}"),
    };

    let unknown = json!({ "ask": "assignment", "assignment": AssignmentId(fresh()) });
    let extra = json!({ "ask": "assignment", "assignment": id, "force": true });
    let seed = json!({ "ask": "assignment", "assignment": id, "seed": 1_u64 << 53 });
    let tables = json!({ "ask": "rotation", "block": BlockId(fresh()) });

    assert_eq!(ask(unknown).await, (404, "no_such_item".to_owned()));
    assert_eq!(ask(extra).await, (400, "malformed".to_owned()));
    assert_eq!(ask(seed).await, (422, "outside_scale".to_owned()));
    assert_eq!(ask(tables).await, (404, "no_such_item".to_owned()));
    fair.assign(Assign::Close { assignment: id }).await;
    let closed = json!({ "ask": "assignment", "assignment": id });
    assert_eq!(ask(closed).await, (409, "wrong_state".to_owned()));
}

#[tokio::test]
async fn a_blocked_assignment_says_what_clashes_and_its_way_out_works() {
    let fair = Fair::open().await;
    let (id, works) = fair.assignment(2).await;
    // Five of seven cities must not read the first work; its own city does not either. One is left, two are needed.
    for lead in &fair.leads[1..6] {
        let conflict = Assign::DeclareConflict {
            assignment: id,
            submission: works[0],
            reason: None,
        };
        fair.run(&lead.token, Command::Assign(conflict))
            .await
            .unwrap();
    }

    let output = fair.ask(&fair.desk(), question(id, Some(3))).await.unwrap();

    let SolveOutput::Blocked {
        blocked:
            SolveBlocked::Assignment(Blockage::Rules {
                submissions, ways, ..
            }),
    } = output
    else {
        panic!("not blocked: {output:?}")
    };
    assert_eq!(submissions, [works[0]]);
    let way = ways
        .iter()
        .find(|way| {
            let mut changes = way.changes.iter();
            changes.any(
                |change| matches!(change, WayChange::Less { submission, by: 1 } if *submission == works[0]),
            )
        })
        .unwrap_or_else(|| panic!("fewer reviews are a way out: {ways:?}"));
    for command in &way.commands {
        fair.run(&fair.house.facilitator.token, command.clone())
            .await
            .unwrap();
    }
    plan(fair.ask(&fair.desk(), question(id, Some(3))).await.unwrap());
}

#[tokio::test]
async fn a_repair_disturbs_as_few_as_possible_and_never_what_was_begun() {
    let fair = Fair::open().await;
    let (id, works) = fair.assignment(2).await;
    let adopt = SolveInput::Assignment {
        assignment: id,
        seed: Some(5),
        adopt: true,
    };
    let (command, _, _) = plan(fair.ask(&fair.desk(), adopt).await.unwrap());
    fair.assign(Assign::Publish { assignment: id }).await;
    let before = reviewers(&command);
    // The first reader of the first work begins; then somebody else does not come.
    let place = |unit: plenum_core::id::UnitId| {
        fair.cities
            .iter()
            .position(|city| city.0 == unit.0)
            .unwrap()
    };
    let begun = before[&works[0]][0];
    let start = Assign::Start {
        assignment: id,
        submission: works[0],
    };
    fair.run(&fair.leads[place(begun)].token, Command::Assign(start))
        .await
        .unwrap();
    let gone = before[&works[0]][1];
    fair.assign(Assign::ReleaseReviewer {
        assignment: id,
        unit: gone,
        reason: common::text("the train did not come"),
    })
    .await;

    let repair = SolveInput::Repair {
        assignment: id,
        seed: Some(6),
        adopt: true,
    };
    let (command, summary, adopted) = plan(fair.ask(&fair.desk(), repair).await.unwrap());

    assert!(adopted.is_some());
    let after = reviewers(&command);
    assert!(after[&works[0]].contains(&begun));
    assert!(after.values().flatten().all(|unit| *unit != gone));
    let added: usize = summary
        .changes
        .iter()
        .map(|change| change.added.len())
        .sum();
    let dropped: usize = summary
        .changes
        .iter()
        .map(|change| change.dropped.len())
        .sum();
    assert_eq!(added - dropped, 2, "two reviews were left without a reader");
    assert_eq!(
        summary.fewest_changes.map(usize::try_from).unwrap(),
        Ok(added + dropped)
    );
}

#[tokio::test]
async fn tables_are_planned_on_a_copy_and_adopted_as_they_were_shown() {
    let fair = Fair::open().await;
    let (block, agenda) = common::plan();
    fair.run(&fair.house.facilitator.token, agenda)
        .await
        .unwrap();
    let lay = json!({
        "noun": "tables", "do": "set", "block": block, "rounds": 2, "who": { "sides": ["peers"] },
        "tables": [{ "id": TableId(fresh()), "title": common::text("one") }, { "id": TableId(fresh()), "title": common::text("two") }],
    });
    let lay: Command = serde_json::from_value(lay).unwrap();
    assert!(matches!(lay, Command::Tables(Tables::Set { .. })));
    fair.run(&fair.house.facilitator.token, lay).await.unwrap();

    let ask = SolveInput::Rotation {
        block,
        seed: Some(9),
        adopt: false,
    };
    let output = fair.ask(&fair.desk(), ask).await.unwrap();

    let SolveOutput::Solved {
        command,
        summary: SolveSummary::Rotation(summary),
        ..
    } = output
    else {
        panic!("no seating: {output:?}")
    };
    assert_eq!((summary.rounds, summary.seed), (2, 9));
    assert!(summary.repeats_bound <= summary.repeats);
    fair.run(&fair.house.facilitator.token, *command)
        .await
        .unwrap();
}
