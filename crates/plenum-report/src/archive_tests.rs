//! Every byte of an archive is accounted for: whatever is changed, cut or added is refused by its place.

use plenum_core::agenda::Phase;
use plenum_core::commit::Commit;
use plenum_core::context::{CommitActor, Seed};
use plenum_core::id::{CommandId, OrganisationId};
use plenum_core::people::{self, Role, Side};
use plenum_core::text::{Lang, Text, TextInput};
use plenum_core::time::{Date, Timestamp};
use plenum_core::{Command, Event, setup};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const HOST: SeatId = SeatId(Uuid::from_u128(11));

/// A small log: a workshop, two organisations, and a few seats.
fn log() -> (WorkshopId, Vec<Commit>, BTreeMap<SeatId, String>) {
    let workshop = WorkshopId(Uuid::from_u128(1));
    let seoul = OrganisationId(Uuid::from_u128(2));
    let mut events = vec![
        Event::Setup(setup::Event::Created {
            title: Text::plain(Lang::english(), "Seoul: \"training\" 인재개발원"),
            subject: None,
            template: "metropolis".to_owned(),
            template_version: 1,
            zone: "Asia/Seoul".to_owned(),
            langs: vec![Lang::english()],
            first_day: "2014-03-12".parse::<Date>().unwrap(),
            last_day: "2014-03-14".parse::<Date>().unwrap(),
            deadlines: vec![plenum_core::agenda::Deadline {
                phase: Phase::Mandate,
                at: Timestamp(1_390_000_000_000),
            }],
        }),
        Event::People(people::Event::OrganisationSet {
            id: seoul,
            name: Text::plain(Lang::english(), "SHRDC"),
            city: None,
            country: None,
            side: Some(Side::Host),
        }),
    ];
    for n in 0..5 {
        events.push(Event::People(people::Event::SeatSet {
            id: SeatId(Uuid::from_u128(11 + n)),
            organisation: seoul,
            role: Role::HostDelegate,
            speaker: false,
            langs: Vec::new(),
        }));
    }
    let mut head = Head::empty(workshop);
    let command = Command::Setup(setup::Command::Create {
        title: TextInput::new(&Lang::english(), "any"),
        subject: None,
        template: "metropolis".to_owned(),
        zone: "Asia/Seoul".to_owned(),
        langs: vec![Lang::english()],
        first_day: "2014-03-12".parse().unwrap(),
        last_day: "2014-03-14".parse().unwrap(),
    });
    let commits = events.iter().enumerate().map(|(n, event)| {
        let (at, id) = (
            Timestamp(1_390_000_000_000 + i64::try_from(n).unwrap()),
            CommandId(Uuid::from_u128(100 + n as u128)),
        );
        let seed = Seed([u8::try_from(n).unwrap(); 32]);
        let commit = Commit::seal(
            &head,
            at,
            CommitActor::Operator,
            (id, &command),
            std::slice::from_ref(event),
            seed,
        );
        head.advance(&commit);
        commit
    });
    let commits = commits.collect();
    (
        workshop,
        commits,
        BTreeMap::from([(HOST, "President, SHRDC".to_owned())]),
    )
}

fn archive() -> String {
    let (workshop, commits, names) = log();
    write(workshop, &commits, &names).unwrap()
}

fn lines() -> Vec<String> {
    archive().lines().map(str::to_owned).collect()
}

fn refusal(lines: &[String]) -> String {
    verify(format!("{}\n", lines.join("\n")).as_bytes())
        .unwrap_err()
        .to_string()
}

#[test]
fn an_archive_is_json_and_gives_back_what_was_written() {
    let (workshop, commits, names) = log();
    let archive = archive();
    let json: serde_json::Value = serde_json::from_str(&archive).unwrap();
    let verified = verify(archive.as_bytes()).unwrap();

    assert_eq!(json["commits"].as_array().unwrap().len(), 7);
    assert_eq!(json["head"]["seq"], 7);
    assert_eq!(verified.commits, commits);
    assert_eq!(verified.names, names);
    assert_eq!(verified.head.workshop, workshop);
    assert_eq!(
        verified.records.len(),
        json["records"].as_array().unwrap().len()
    );
    assert!(archive.contains("President, SHRDC"));
}

#[test]
fn a_name_without_a_seat_does_not_leave_the_directory() {
    let (workshop, commits, mut names) = log();
    names.insert(SeatId(Uuid::from_u128(99)), "Somebody erased".to_owned());

    assert!(
        !write(workshop, &commits, &names)
            .unwrap()
            .contains("Somebody erased")
    );
}

#[test]
fn an_empty_log_can_be_archived() {
    let archive = write(WorkshopId(Uuid::nil()), &[], &BTreeMap::new()).unwrap();

    serde_json::from_str::<serde_json::Value>(&archive).unwrap();
    assert_eq!(verify(archive.as_bytes()).unwrap().commits, []);
}

#[test]
fn a_changed_commit_is_named_by_its_place() {
    let mut changed = lines();
    let commit = changed[3].clone();
    changed[3] = commit.replacen("host", "peers", 1);
    assert_eq!(
        refusal(&changed),
        "commit 2 was altered: its content does not match its hash"
    );

    changed[3] = commit.replacen('{', "{ ", 1);
    assert_eq!(
        refusal(&changed),
        "commit 2 is damaged: it is not in canonical form"
    );

    changed[3] = commit.trim_end_matches(',').to_owned();
    assert!(
        refusal(&changed).starts_with("commit 2 is damaged: its line does not end with a comma")
    );
}

#[test]
fn a_commit_left_out_or_moved_is_named_by_its_place() {
    let mut without = lines();
    without.remove(4);
    assert_eq!(
        refusal(&without),
        "commit 3 is out of order: its number is 4, expected was 3"
    );

    let mut swapped = lines();
    swapped.swap(4, 5);
    assert_eq!(
        refusal(&swapped),
        "commit 3 is out of order: its number is 4, expected was 3"
    );
}

#[test]
fn an_archive_that_was_cut_off_names_what_is_missing() {
    let all = lines();
    assert_eq!(
        refusal(&all[..5]),
        "commits 4 to 7 are missing: the archive was cut off"
    );
    assert_eq!(
        refusal(&all[..2]),
        "commits 1 to 7 are missing: the archive was cut off"
    );
    let message = refusal(&all[..all.len() - 2]);
    assert!(
        message.starts_with("record ") && message.ends_with("is missing: the archive was cut off"),
        "{message}"
    );
    assert_eq!(
        refusal(&all[..all.len() - 1]),
        format!("line {} is damaged: expected `]}}`", all.len())
    );

    let mut last_commit_dropped = all;
    last_commit_dropped.remove(8);
    last_commit_dropped[7] = last_commit_dropped[7].trim_end_matches(',').to_owned();
    assert_eq!(
        refusal(&last_commit_dropped),
        "commits 7 to 7 are missing: the archive was cut off"
    );
}

#[test]
fn a_record_that_does_not_follow_from_the_commits_is_named() {
    let mut changed = lines();
    let at = changed
        .iter()
        .position(|line| line.contains("\"is\":\"seat\"") && line.contains("President"))
        .unwrap();
    changed[at] = changed[at].replace("President, SHRDC", "President, Seoul");

    let message = refusal(&changed);
    assert!(
        message.contains(&format!("(seat/{})", HOST.0))
            && message.ends_with("it does not follow from the commits"),
        "{message}"
    );
}

#[test]
fn another_head_or_another_workshop_in_the_first_line_is_noticed() {
    let mut changed = lines();
    let (workshop, other) = (
        Uuid::from_u128(1).to_string(),
        Uuid::from_u128(3).to_string(),
    );
    changed[0] = changed[0].replace(&workshop, &other);
    assert_eq!(
        refusal(&changed),
        "line 1 is damaged: it names another workshop than the commits"
    );

    let mut changed = lines();
    let hash = log().1.last().unwrap().hash.clone();
    changed[0] = changed[0].replace(&hash, commit::GENESIS);
    assert_eq!(
        refusal(&changed),
        "line 1 is damaged: its head is not commit 7, the last one"
    );
}

#[test]
fn nothing_may_follow_the_end() {
    let mut longer = lines();
    longer.push("{}".to_owned());

    assert_eq!(
        refusal(&longer),
        format!(
            "line {} is damaged: nothing may follow the end of the archive",
            longer.len()
        )
    );
}

#[test]
fn a_damaged_log_is_never_archived() {
    let (workshop, mut commits, names) = log();
    commits.remove(2);

    assert!(matches!(
        write(workshop, &commits, &names),
        Err(Damage::Commit { position: 3, .. })
    ));
}

proptest! {
    /// One changed byte anywhere is refused; inside a commit the message names that commit.
    #[test]
    fn one_changed_byte_is_always_refused(at in 0_usize..100_000, byte in any::<u8>()) {
        let archive = archive().into_bytes();
        let at = at % archive.len();
        prop_assume!(archive[at] != byte);
        let mut changed = archive.clone();
        changed[at] = byte;

        let damage = verify(&changed).map(|_| ()).unwrap_err();

        let line = archive[..at].split(|b| *b == b'\n').count();
        let inside_a_commit = (3..10).contains(&line) && archive[at] != b'\n';
        if inside_a_commit {
            let named = format!("commit {} ", line - 2);
            prop_assert!(damage.to_string().starts_with(&named), "{}", damage);
        }
    }

    /// Cut anywhere, it is refused.
    #[test]
    fn a_shorter_archive_is_always_refused(cut in 0_usize..100_000) {
        let archive = archive();
        let bytes = &archive.as_bytes()[..cut % archive.len()];

        prop_assert!(verify(bytes).is_err());
    }

    /// Whatever the bytes are, reading ends with an answer.
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(verify(&bytes).is_err());
    }
}
