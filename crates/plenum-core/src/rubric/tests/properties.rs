//! Properties: the order of cells is total and stable, figures are exact, files never panic.

use proptest::prelude::*;

use super::{close, nine, opened, scores, step, submit};
use crate::rubric::{RubricInput, from_csv, from_json, to_csv, to_json};
use crate::testing::PEER;
use plenum_judge::scoring::exact::Fraction;

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn cells_come_widest_first_in_a_total_order(
        values in proptest::collection::vec([1_u32..=9, 1..=9, 1..=9, 1..=9, 1..=9, 1..=9, 1..=9, 1..=9], 1..7),
    ) {
        let keys: Vec<String> = (0..values.len()).map(|n| format!("k{n}")).collect();
        let (mut room, scoring) = opened(keys.iter().map(|key| nine(key)).collect());
        for (person, seat) in PEER.into_iter().enumerate() {
            let answers = keys.iter().zip(&values).map(|(key, line)| step(key, line[person]));
            room.run(seat, submit(scoring, 0, answers.collect())).unwrap();
        }
        close(&mut room, scoring, false).unwrap();

        let body = scores(&room, PEER[0], scoring).unwrap();

        let place = |key: &str| keys.iter().position(|k| k == key).unwrap();
        for pair in body.cells.windows(2) {
            let of = |n: usize| {
                let summary = pair[n].summary.as_ref().unwrap();
                (summary.spread, summary.highest - summary.lowest)
            };
            prop_assert!(
                of(0) > of(1)
                    || (of(0) == of(1) && place(&pair[0].criterion) < place(&pair[1].criterion))
            );
        }
        let places: Vec<_> = body.cells.iter().map(|c| c.spread_place.unwrap()).collect();
        prop_assert_eq!(places, (1..=u32::try_from(keys.len()).unwrap()).collect::<Vec<_>>());
        let all: u32 = values.iter().flatten().sum();
        let n = i128::try_from(8 * values.len()).unwrap();
        let score = body.subjects[0].score.clone().unwrap();
        prop_assert_eq!(score.mean, Fraction::new(i128::from(all), n).unwrap());
        prop_assert!(score.lowest <= score.median && score.median <= score.highest);
        prop_assert_eq!(room.replayed(), room.workshop);
    }

    #[test]
    fn any_text_is_read_or_refused_and_never_panics(file in "[ -~\n\r\"',]{0,200}") {
        let read = from_csv(&file);
        if let Err(faults) = &read {
            prop_assert!(faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
        }
        prop_assert!(from_json(&file).is_err());
        let head = format!("kind,criterion,key,points,highest,text:en\nrubric,,,,,T\n{file}");
        let _ = from_csv(&head);
    }

    #[test]
    fn any_words_survive_a_table(words in "[^\\p{Cc}]{1,40}") {
        prop_assume!(!crate::text::clean(&words).is_empty() && !words.trim().is_empty());
        let mut content: RubricInput = super::with(vec![nine("a")]);
        content.title.text.clone_from(&words);
        content.criteria[0].explanation = Some(super::text(&words));

        prop_assert_eq!(from_json(&to_json(&content)), Ok(content.clone()));
        match from_csv(&to_csv(&content)) {
            Ok(read) => prop_assert_eq!(read, content),
            // Words of invisible characters alone are a fault of content, not of the file.
            Err(faults) => prop_assert!(crate::rubric::check(&content).is_err(), "{:?}", faults),
        }
    }
}
