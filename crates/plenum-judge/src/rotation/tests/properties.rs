//! Properties of every plan, whatever is asked.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::super::problem::Problem;
use super::super::random::Random;
use super::super::start::deal;
use super::super::state::State;
use super::*;

/// A room: people with features, a shape, and rules that may or may not be kept.
fn room() -> impl Strategy<Value = (Vec<Seat>, Shape, u32, Rules)> {
    let seat = (
        option::weighted(0.7, 0..5_u8),
        vec(0..3_usize, 0..3),
        option::weighted(0.5, 0..3_u8),
        option::weighted(0.08, 0..4_u32),
        proptest::bool::weighted(0.06),
        proptest::bool::weighted(0.2),
    );
    let seats = vec(seat, 2..26).prop_map(|seats| {
        let person = |(i, (organisation, spoken, role, host_of, stays, interprets))| Seat {
            // Ids in another order than positions.
            id: format!("p{:02}", (i * 7 + 3) % 29),
            organisation: Option::<u8>::map(organisation, |o| format!("o{o}")),
            languages: Vec::<usize>::into_iter(spoken)
                .map(|l| ["de", "en", "fr"][l].to_owned())
                .collect(),
            role: Option::<u8>::map(role, |r| format!("r{r}")),
            host_of,
            stays,
            interprets,
            wishes: Vec::new(),
        };
        seats
            .into_iter()
            .enumerate()
            .map(person)
            .collect::<Vec<_>>()
    });
    let pairs = || vec((0..25_usize, 0..25_usize), 0..6);
    let rules = (
        pairs(),
        pairs(),
        any::<bool>(),
        vec(prop_oneof![Just(0), 1..20_u32], 7),
        vec(vec(vec(0..29_u8, 0..6), 0..5), 0..3),
    );
    (seats, 0..6_u32, 0..7_u32, 1..6_u32, rules).prop_map(
        |(people, tables, seats, rounds, given)| {
            let (apart, wished, common, prices, held) = given;
            let inside = |pairs: Vec<(usize, usize)>| {
                pairs
                    .into_iter()
                    .filter(|&(a, b)| a != b && a.max(b) < people.len())
                    .collect::<Vec<_>>()
            };
            let named = |round: Vec<Vec<u8>>| Held {
                tables: round
                    .iter()
                    .map(|table| table.iter().map(|id| format!("p{id:02}")).collect())
                    .collect(),
            };
            let mut held: Vec<Held> = held.into_iter().map(named).collect();
            let previous = held.split_off(held.len() / 2);
            let rules = Rules {
                apart: inside(apart),
                wished: inside(wished),
                language: if common {
                    LanguageRule::Common
                } else {
                    LanguageRule::Ignore
                },
                repeat_price: prices[0],
                together_price: prices[1],
                same_role_price: prices[2],
                same_languages_price: prices[3],
                wished_price: prices[4],
                revisit_price: prices[5],
                change_price: prices[6],
                past: held,
                previous,
            };
            (people, Shape { tables, seats }, rounds, rules)
        },
    )
}

/// Counts repeats from who sat with whom, as naively as can be.
fn recount(rounds: &[Round], people: &[Seat], past: &[Held]) -> (u64, Vec<u64>) {
    let mut met: BTreeMap<(String, String), u64> = BTreeMap::new();
    let mut repeats = 0;
    let mut table = |ids: Vec<String>, counts: bool| {
        for a in &ids {
            for b in ids.iter().filter(|b| a < *b) {
                let times = met.entry((a.clone(), b.clone())).or_default();
                repeats += u64::from(counts && *times > 0);
                *times += 1;
            }
        }
    };
    for held in past.iter().flat_map(|held| &held.tables) {
        let present: BTreeSet<String> = held
            .iter()
            .filter(|id| people.iter().any(|seat| seat.id == **id))
            .cloned()
            .collect();
        table(present.into_iter().collect(), false);
    }
    for sitting in rounds.iter().flat_map(|round| &round.tables) {
        table(
            sitting
                .iter()
                .map(|&person| people[person].id.clone())
                .collect(),
            true,
        );
    }
    let pairs = people.len() * (people.len() - 1) / 2;
    let mut histogram = vec![u64::try_from(pairs - met.len()).unwrap()];
    for times in met.into_values() {
        let times = usize::try_from(times).unwrap();
        histogram.resize(histogram.len().max(times + 1), 0);
        histogram[times] += 1;
    }
    (repeats, histogram)
}

fn named(rounds: &[Round], people: &[Seat]) -> Vec<(Held, Vec<String>)> {
    let rests = |round: &Round| {
        round
            .resting
            .iter()
            .map(|&person| people[person].id.clone())
            .collect()
    };
    rounds
        .iter()
        .map(|round| (round.held(people), rests(round)))
        .collect()
}

/// The price of a plan by its count.
fn priced(rotation: &Rotation, people: &[Seat], rules: &Rules) -> u64 {
    let found = verify(rotation, people, rules).unwrap();
    let alike = |same: &dyn Fn(&Seat, &Seat) -> bool| {
        let mut count = 0;
        for table in rotation.rounds.iter().flat_map(|round| &round.tables) {
            for (i, &a) in table.iter().enumerate() {
                count += table[..i]
                    .iter()
                    .filter(|&&b| same(&people[a], &people[b]))
                    .count();
            }
        }
        u64::try_from(count).unwrap()
    };
    let roles = alike(&|a, b| a.role.is_some() && a.role == b.role);
    let sets = alike(&|a, b| !a.languages.is_empty() && a.languages == b.languages);
    let moved = rotation
        .changes
        .iter()
        .filter(|change| change.from.is_some() && change.to.is_some())
        .count();
    let resting = |person: usize| {
        rotation
            .rounds
            .iter()
            .filter(|round| round.resting.contains(&person))
            .count()
    };
    let rests: usize = (0..people.len())
        .map(|person| resting(person).saturating_sub(1))
        .sum();
    let rested_instead = rotation
        .changes
        .iter()
        .filter(|change| change.from.is_some() && change.to.is_none());
    let rested_instead =
        rested_instead.filter(|change| people.iter().any(|seat| seat.id == change.person));
    u64::from(rules.repeat_price) * found.repeats
        + u64::from(rules.together_price) * found.together
        + u64::from(rules.same_role_price) * roles
        + u64::from(rules.same_languages_price) * sets
        + u64::from(rules.wished_price) * found.unmet_wishes
        + u64::from(rules.revisit_price) * found.revisits
        + u64::from(rules.change_price) * u64::try_from(moved + rested_instead.count()).unwrap()
        + u64::from(rules.repeat_price.max(1)) * u64::try_from(rests).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn plans_keep_every_rule_or_name_a_cause((people, shape, rounds, rules) in room(), seed in any::<u64>()) {
        let effort = Effort(4_000);
        match plan(&people, &shape, rounds, &rules, effort, seed) {
            Ok(rotation) => {
                let found = verify(&rotation, &people, &rules).unwrap();
                let (repeats, met) = recount(&rotation.rounds, &people, &rules.past);
                prop_assert_eq!((rotation.repeats, found.repeats), (repeats, repeats));
                prop_assert_eq!(&rotation.met, &met);
                prop_assert!(repeats >= rotation.repeats_bound);
                prop_assert!(rotation.cost >= rotation.cost_bound);
                prop_assert_eq!(rotation.cost, priced(&rotation, &people, &rules));
                prop_assert_eq!(rotation.rounds.len(), usize::try_from(rounds).unwrap());
            }
            Err(blocked) => prop_assert!(!blocked.to_string().is_empty()),
        }
    }

    #[test]
    fn the_order_of_people_does_not_matter((people, shape, rounds, rules) in room(), seed in any::<u64>()) {
        let effort = Effort(3_000);
        let first = plan(&people, &shape, rounds, &rules, effort, seed);
        let mut turned: Vec<usize> = (0..people.len()).collect();
        Random::new(seed).shuffle(&mut turned);
        let shuffled: Vec<Seat> = turned.iter().map(|&person| people[person].clone()).collect();
        let place = |person: usize| turned.iter().position(|&at| at == person).unwrap();
        let other = Rules {
            apart: rules.apart.iter().map(|&(a, b)| (place(b), place(a))).collect(),
            wished: rules.wished.iter().rev().map(|&(a, b)| (place(a), place(b))).collect(),
            ..rules.clone()
        };
        let second = plan(&shuffled, &shape, rounds, &other, effort, seed);
        match (first, second) {
            (Ok(mut one), Ok(mut two)) => {
                prop_assert_eq!(named(&one.rounds, &people), named(&two.rounds, &shuffled));
                one.rounds.clear();
                two.rounds.clear();
                prop_assert_eq!(one, two);
            }
            (one, two) => prop_assert_eq!(one.is_ok(), two.is_ok()),
        }
    }

    #[test]
    fn prices_kept_up_to_date_equal_a_fresh_count((people, shape, rounds, rules) in room(), seed in any::<u64>()) {
        let Ok(task) = Problem::read(&people, shape, rounds, &rules, &[]) else { return Ok(()) };
        let mut random = Random::new(seed);
        let mut state = State::new(&task, deal(&task, &mut random));
        for _ in 0..60 {
            let r = random.below(task.rounds);
            let (p, q) = (random.below(state.places), random.below(state.places));
            if state.may_swap(r, p, q) {
                let change = state.change(r, p, q);
                state.swap(r, p, q, change);
            }
            let (a, b) = (random.below(task.n), random.below(task.n));
            if state.may_exchange(a, b) {
                state.exchange_people(a, b);
            }
            prop_assert_eq!(State::new(&task, state.who.clone()).cost, state.cost);
        }
    }
}

proptest! {
    // Three seatings a case, each with a search of its own.
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn first_seatings_hold(
        (mut people, shape, _, rules) in room(),
        wishes in vec(vec(0..6_u32, 0..4), 26),
        capacities in vec(0..8_u32, 0..6),
        seed in any::<u64>(),
    ) {
        for (seat, wishes) in people.iter_mut().zip(wishes) {
            seat.wishes = wishes;
        }
        for how in [
            Seating::Random,
            Seating::Balanced { by: vec![Feature::Role, Feature::Language, Feature::Organisation] },
            Seating::Choice { capacities },
        ] {
            let Ok(seated) = seat(&people, &shape, &how, &rules, seed) else { continue };
            let mut all: Vec<usize> = seated.round.tables.concat();
            all.extend(&seated.round.resting);
            all.sort_unstable();
            prop_assert_eq!(all, (0..people.len()).collect::<Vec<_>>());
            for (t, table) in seated.round.tables.iter().enumerate() {
                prop_assert_ne!(table.len(), 1);
                if let Seating::Choice { capacities } = &how {
                    prop_assert!(table.len() <= usize::try_from(capacities[t]).unwrap());
                }
            }
            for &(a, b) in &rules.apart {
                let table = seated.round.table_of(a);
                prop_assert!(table.is_none() || table != seated.round.table_of(b));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_bound_holds_against_every_plan_of_a_small_room(n in 4..7_usize, seed in any::<u64>(), apart in vec((0..4_usize, 0..4_usize), 0..2)) {
        // All ways to seat n people at two tables over two rounds, against the bound and the plan.
        let people = people(n);
        let apart: Vec<_> = apart.into_iter().filter(|(a, b)| a != b).collect();
        let rules = Rules { apart: apart.clone(), ..Rules::default() };
        let Ok(rotation) = plan(&people, &shape(2, 0), 2, &rules, Effort(20_000), seed) else { return Ok(()) };
        let halves: Vec<u32> = (0..1_u32 << n)
            .filter(|half| {
                let size = usize::try_from(half.count_ones()).unwrap();
                (size == n / 2 || size == n.div_ceil(2))
                    && apart.iter().all(|&(a, b)| (half >> a & 1) != (half >> b & 1))
            })
            .collect();
        let together = |half: u32, a: usize, b: usize| (half >> a & 1) == (half >> b & 1);
        let best = halves.iter().flat_map(|&one| halves.iter().map(move |&two| (one, two))).map(|(one, two)| {
            let pairs = (0..n).flat_map(|a| (0..a).map(move |b| (a, b)));
            u64::try_from(pairs.filter(|&(a, b)| together(one, a, b) && together(two, a, b)).count()).unwrap()
        });
        let best = best.min().unwrap();
        prop_assert!(rotation.repeats_bound <= best);
        prop_assert_eq!(rotation.repeats, best);
    }
}
