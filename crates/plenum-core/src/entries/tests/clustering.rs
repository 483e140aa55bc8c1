//! Numbers, merging, clusters and the cutting of links.

use super::*;

#[test]
fn numbers_are_given_by_the_first_cluster_in_order_of_submission() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let [first, second, third, gone] =
        [0, 1, 2, 3].map(|place| write(&mut room, PEER[place], "a card"));
    reveal(&mut room, block).unwrap();
    room.start(Preset::Cluster);
    withdraw(&mut room, PEER[3], gone).unwrap();
    merge(&mut room, vec![first], third).unwrap();
    assert_eq!(number(&room, second), None);

    open(&mut room, vec![third]);

    assert_eq!(
        [first, second, third, gone].map(|id| number(&room, id)),
        [None, Some("CH1".to_owned()), Some("CH2".to_owned()), None]
    );
}

#[test]
fn a_withdrawn_entry_leaves_a_number_without_text_that_nobody_gets_again() {
    let (mut room, [first, second]) = two_challenges();
    let cluster = open(&mut room, vec![first, second]);

    withdraw(&mut room, PEER[2], second).unwrap();

    let body = seen(&room, HOST, second).unwrap();
    assert_eq!(
        (body.number.as_deref(), body.text, body.state),
        (Some("CH2"), None, EntryState::Withdrawn)
    );
    assert_eq!(
        room.workshop.entries.cluster(cluster).unwrap().entries,
        [first]
    );

    let block = room.start(Preset::SilentWrite);
    let next = write(&mut room, PEER[4], "a later card");
    reveal(&mut room, block).unwrap();
    room.start(Preset::Cluster);
    open(&mut room, vec![]);
    assert_eq!(number(&room, next).as_deref(), Some("CH3"));
}

#[test]
fn merged_cards_add_up_and_stay_readable() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let [a, b, c] = [0, 2, 4].map(|place| write(&mut room, PEER[place], "nobody asks the members"));
    reveal(&mut room, block).unwrap();
    room.start(Preset::Cluster);

    merge(&mut room, vec![a], b).unwrap();
    merge(&mut room, vec![b], c).unwrap();

    assert_eq!(seen(&room, HOST, c).unwrap().cards, 3);
    for card in [a, b] {
        let body = seen(&room, HOST, card).unwrap();
        assert_eq!(
            (body.merged_into, body.state, body.text.is_some()),
            (Some(c), EntryState::Merged, true)
        );
    }
    assert_eq!(
        merge(&mut room, vec![a], c),
        Err(Refusal::state(&EntryState::Merged))
    );
}

#[test]
fn only_cards_of_one_kind_that_nobody_kept_apart_are_merged() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let strength = EntriesCommand::Write {
        entry: EntryKind::Strength,
        grade: Grade::Warm,
        text: text("good logistics"),
        stricter: None,
        on_behalf_of: None,
        show_original: None,
    };
    let strength = EntryId(room.make(PEER[0], entries(strength)));
    let [one, two] = [1, 2].map(|place| write(&mut room, PEER[place], "a card"));
    let not_there = Err(Refusal::no_such(Item::Entry(two)));
    assert_eq!(merge(&mut room, vec![one], two), not_there, "sealed");
    reveal(&mut room, block).unwrap();
    room.start(Preset::Cluster);

    assert!(matches!(
        merge(&mut room, vec![strength], one),
        Err(Refusal::Malformed { .. })
    ));
    assert!(matches!(
        merge(&mut room, vec![one], one),
        Err(Refusal::Malformed { .. })
    ));
    assert!(matches!(
        merge(&mut room, vec![], one),
        Err(Refusal::Malformed { .. })
    ));
    open(&mut room, vec![one]);
    open(&mut room, vec![two]);
    assert_eq!(
        merge(&mut room, vec![one], two),
        Err(Refusal::WrongState {
            state: "clustered".to_owned()
        })
    );
}

#[test]
fn an_entry_is_in_one_cluster_at_most() {
    let (mut room, [first, second]) = two_challenges();
    let one = open(&mut room, vec![first, second]);
    let two = open(&mut room, vec![second]);

    room.run(
        RAPPORTEUR,
        entries(EntriesCommand::Place {
            entry: first,
            cluster: Some(two),
        }),
    )
    .unwrap();

    let members = |id| room.workshop.entries.cluster(id).unwrap().entries.clone();
    assert_eq!((members(one), members(two)), (vec![], vec![second, first]));
    assert_eq!(seen(&room, HOST, first).unwrap().cluster, Some(two));
}

#[test]
fn a_cluster_is_agreed_with_entries_and_evidence_only_and_a_change_reopens_it() {
    let (mut room, [first, second]) = two_challenges();
    let cluster = open(&mut room, vec![first]);

    let Err(Refusal::Guard { unmet }) = agree(&mut room, cluster) else {
        panic!("it has no evidence")
    };
    assert_eq!(
        (unmet[0].check, &unmet[0].items[..]),
        (Check::ClustersAgreed, &[Item::Cluster(cluster)][..])
    );
    assert_eq!(unmet[0].names, ["evidence"]);
    assert_eq!(room.workshop.entries.unmet_clusters().unwrap().need, 1);

    evidence(&mut room, cluster, vec![]).unwrap();
    agree(&mut room, cluster).unwrap();
    assert_eq!(room.workshop.entries.unmet_clusters(), None);
    assert_eq!(agree(&mut room, cluster), Err(Refusal::AlreadyDone));
    assert!(
        matches!(
            withdraw(&mut room, PEER[0], first),
            Err(Refusal::WrongState { .. })
        ),
        "too late"
    );

    room.run(
        RAPPORTEUR,
        entries(EntriesCommand::Place {
            entry: second,
            cluster: Some(cluster),
        }),
    )
    .unwrap();
    assert!(room.workshop.entries.unmet_clusters().is_some());
    withdraw(&mut room, PEER[0], first).unwrap();
}

#[test]
fn evidence_links_to_what_exists() {
    let (mut room, [first, _]) = two_challenges();
    let cluster = open(&mut room, vec![first]);
    let nothing = Item::Entry(EntryId(seat(99).0));

    assert_eq!(
        evidence(&mut room, cluster, vec![nothing]),
        Err(Refusal::no_such(nothing))
    );
    evidence(&mut room, cluster, vec![Item::Entry(first)]).unwrap();
}

#[test]
fn only_the_desk_groups() {
    let (mut room, [first, _]) = two_challenges();

    let attempt = room.run(
        PEER[0],
        entries(EntriesCommand::OpenCluster {
            title: text("mine"),
            entries: vec![first],
        }),
    );

    assert_eq!(
        attempt,
        Err(Refusal::NotPermitted {
            role: Role::PeerLead,
            right: Right::Cluster
        })
    );
}

#[test]
fn the_link_of_sealed_entries_is_cut_when_the_last_of_them_is_settled() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let [one, two] = [0, 1].map(|place| write_sealed(&mut room, PEER[place], "hard words"));
    let group = write(&mut room, PEER[2], "not sealed");
    reveal(&mut room, block).unwrap();
    room.start(Preset::Cluster);
    let scope = KeyScope::Sealed(block);
    let first = open(&mut room, vec![one]);
    evidence(&mut room, first, vec![]).unwrap();
    agree(&mut room, first).unwrap();
    assert!(
        !room.workshop.people.is_cut(scope),
        "the second card is still loose"
    );
    assert!(seen(&room, PEER[0], one).unwrap().mine);

    let second = open(&mut room, vec![two]);
    evidence(&mut room, second, vec![]).unwrap();
    agree(&mut room, second).unwrap();

    assert!(room.workshop.people.is_cut(scope));
    assert!(
        !seen(&room, PEER[0], one).unwrap().mine,
        "nobody can tell any more"
    );
    assert!(
        seen(&room, PEER[2], group).unwrap().mine,
        "group links hold until the days close"
    );
    evidence(&mut room, second, vec![]).unwrap();
    agree(&mut room, second).unwrap();
}

#[test]
fn clusters_of_a_peer_block_reach_the_host_with_the_record() {
    let (mut room, [first, _]) = two_challenges();
    let cluster = open(&mut room, vec![first]);
    let key = format!("cluster/{cluster}");
    assert!(room.sees(PEER[0], &key).is_some());
    assert_eq!(room.sees(HOST, &key), None);

    room.go_to(Phase::Report);

    let Some(Body::Cluster(body)) = room.sees(HOST, &key) else {
        panic!("it is in the record")
    };
    assert_eq!(body.number, "K1");
}
