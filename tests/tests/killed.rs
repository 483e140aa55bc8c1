//! A server that is killed without a word loses nothing it acknowledged.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use anyhow::Result;
use plenum_tests::client::{Answer, Page};
use plenum_tests::demo::Demo;
use serde_json::{Value, json};
use uuid::Uuid;

fn rate(recommendation: &str, importance: u64) -> Value {
    json!({
        "noun": "recommend", "do": "rate", "recommendation": recommendation, "importance": importance, "feasibility": 5
    })
}

fn token(link: &str) -> &str {
    link.split_once("#k=").unwrap().1
}

/// Situation 15: the server dies at 10:30 in the middle of the first round of rating.
#[test]
fn s15_all_acknowledged_ratings_are_there_and_the_clock_is_right() -> Result<()> {
    let mut demo = Demo::until("B30")?;
    let mut console = demo.page("P14")?;
    let open = json!({ "noun": "recommend", "do": "open_round", "items": [] });
    assert!(matches!(console.run(open)?, Answer::Done(_)));
    let deadline = console.get("clock").unwrap()["deadline"].clone();

    let people = ["P06", "P07", "P08", "P09", "P10"];
    let mut acknowledged = Vec::new();
    let mut last = (Uuid::nil(), Value::Null);
    for (n, person) in (1..).zip(people) {
        let mut peer = demo.page(person)?;
        peer.wait(|page| page.all("round").iter().any(|r| r["open"] == true))?;
        let items: Vec<String> = peer
            .all("recommendation")
            .iter()
            .filter(|r| r["state"] == "for_rating")
            .map(|r| r["id"].as_str().unwrap().to_owned())
            .collect();
        assert!(items.len() >= 11);
        for (place, item) in (0_u64..).zip(&items) {
            let (id, command) = (Uuid::now_v7(), rate(item, (n + place) % 9 + 1));
            let Answer::Done(seq) = peer.run_as(id, &command)? else {
                panic!("{person} could not rate")
            };
            acknowledged.push((person, item.clone(), (n + place) % 9 + 1, seq));
            last = (id, command);
        }
    }
    demo.kill()?;

    let host = demo.serve_again("2014-03-14T10:30:00+09:00")?;
    for person in people {
        let mut peer = Page::enter(&host, token(&demo.link(person)?), None)?;
        assert_eq!(peer.running().as_deref(), Some("B30"));
        assert_eq!(peer.get("clock").unwrap()["deadline"], deadline);
        assert_eq!(peer.get("task").unwrap()["task"], "rate");
        for (_, item, value, _) in acknowledged.iter().filter(|(by, ..)| *by == person) {
            let mine = peer.get(&format!("my_rating/{item}")).unwrap();
            assert_eq!(mine["importance"].as_u64(), Some(*value), "{person} {item}");
        }
        if person == "P10" {
            // What was acknowledged and is sent again gets its first answer.
            let first = acknowledged.last().unwrap().3;
            assert_eq!(peer.run_as(last.0, &last.1)?, Answer::Done(first));
        }
    }
    println!(
        "{} acknowledged ratings, 0 lost, 0 doubled",
        acknowledged.len()
    );
    Ok(())
}

/// The same again and again, at moments that nobody chose: in the middle of whatever is being written.
#[test]
fn killed_ten_times_while_people_write() -> Result<()> {
    let mut demo = Demo::until("B21")?;
    let mut acknowledged: Vec<String> = Vec::new();
    let mut host = demo.links["base"]
        .as_str()
        .unwrap()
        .trim_start_matches("http://")
        .to_owned();
    let link = demo.link("P06")?;
    for cycle in 0..10 {
        let mut peer = Page::enter(&host, token(&link), None)?;
        let seen = peer
            .all("entry")
            .into_iter()
            .map(Value::to_string)
            .collect::<String>();
        for words in &acknowledged {
            assert_eq!(
                seen.matches(&format!("\"{words}\"")).count(),
                1,
                "{words} in cycle {cycle}"
            );
        }
        let writer = std::thread::spawn(move || {
            let mut done = Vec::new();
            for n in 0..1_000 {
                let words = format!("card {cycle} {n}");
                let write = json!({ "noun": "entries", "do": "write", "entry": "idea", "grade": "warm",
                    "text": { "lang": "en", "text": words } });
                match peer.run(write) {
                    Ok(Answer::Done(_)) => done.push(words),
                    Ok(Answer::Refused(code, _)) => panic!("refused: {code}"),
                    Err(_) => break,
                }
            }
            done
        });
        std::thread::sleep(std::time::Duration::from_millis(120 + 37 * cycle));
        demo.kill()?;
        acknowledged.extend(writer.join().expect("the writer does not panic"));
        host = demo.serve_again("2014-03-13T11:05:00+09:00")?;
    }
    assert!(
        acknowledged.len() > 20,
        "only {} cards were acknowledged",
        acknowledged.len()
    );
    println!(
        "10 kills, {} acknowledged cards, 0 lost, 0 doubled",
        acknowledged.len()
    );
    Ok(())
}
