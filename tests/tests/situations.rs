//! Situations of the reference workshop, over real sockets, each from the main run at its point.
//!
//! The names carry the number of the situation. What happens in the main run itself is read from its outcome.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::time::Duration;

use anyhow::Result;
use plenum_tests::client::{Answer, Page};
use plenum_tests::demo::Demo;
use plenum_tests::{count, seoul};
use serde_json::{Value, json};

fn text(words: &str) -> Value {
    json!({ "lang": "en", "text": words })
}

fn position(page: &Page) -> Value {
    page.get("workshop").unwrap()["position"].clone()
}

fn next(page: &mut Page, reason: Option<&str>) -> Result<Answer> {
    let mut command = json!({ "noun": "agenda", "do": "next", "expected": position(page) });
    if let Some(reason) = reason {
        command["reason"] = text(reason);
    }
    let answer = page.run(command)?;
    page.settle(Duration::from_millis(300))?;
    Ok(answer)
}

fn forecast(page: &Page, label: &str) -> (i64, i64) {
    let blocks = page.get("agenda").unwrap()["blocks"].as_array().unwrap();
    let block = blocks.iter().find(|b| b["label"] == label).unwrap();
    (
        block["forecast"].as_i64().unwrap(),
        block["slack"].as_i64().unwrap(),
    )
}

fn recommendation(page: &Page, number: &str) -> Value {
    page.all("recommendation")
        .into_iter()
        .find(|r| r["number"] == number)
        .unwrap()["id"]
        .clone()
}

fn rate(page: &mut Page, recommendation: &Value, importance: u8) -> Result<Answer> {
    page.run(json!({
        "noun": "recommend", "do": "rate", "recommendation": recommendation, "importance": importance, "feasibility": 5
    }))
}

#[test]
fn s01_a_late_joiner_lands_in_the_running_activity() -> Result<()> {
    let demo = Demo::until("B16")?;
    let mut late = demo.page("P13")?;
    let deadline = late.get("clock").unwrap()["deadline"].clone();
    let task = late.get("task").unwrap();
    assert_eq!(task["task"], "write");
    assert_eq!(task["open"], true);
    assert_eq!(late.running().as_deref(), Some("B16"));

    assert!(matches!(
        late.run(json!({ "noun": "people", "do": "join" }))?,
        Answer::Done(_)
    ));
    let worry = json!({ "noun": "entries", "do": "write", "entry": "worry", "grade": "cool",
        "text": { "lang": "fr", "text": "Le siège risque de devenir un échelon de plus." } });
    assert!(matches!(late.run(worry)?, Answer::Done(_)));

    assert_eq!(
        late.get("clock").unwrap()["deadline"],
        deadline,
        "the clock of the block does not change"
    );
    assert_eq!(
        count(late.all("entry"), |e| e["mine"] == true
            && e["kind"] == "worry"),
        1
    );
    Ok(())
}

#[test]
fn s03_entries_written_offline_are_there_once_and_before_the_reveal() {
    let outcome = seoul();
    let logistics = outcome.numbered("entry", "ST2").to_string().to_lowercase();
    assert!(logistics.contains("professional logistics"), "{logistics}");

    let written = |words: &str| {
        count(outcome.events(), |e| {
            e["was"] == "written" && e.to_string().contains(words)
        })
    };
    assert_eq!(
        written("در سال ۱۳۹۲"),
        1,
        "the card written offline stands once"
    );
}

#[test]
fn s04_a_merge_asks_everyone_again() -> Result<()> {
    let demo = Demo::until("B30")?;
    let mut console = demo.page("P14")?;
    let mut peers: Vec<Page> = ["P06", "P09"]
        .iter()
        .map(|p| demo.page(p))
        .collect::<Result<_>>()?;
    console.run(json!({ "noun": "recommend", "do": "open_round", "items": [] }))?;
    peers[0].wait(|page| !page.all("round").is_empty())?;
    let (old, survivor) = (
        recommendation(&peers[0], "R12"),
        recommendation(&peers[0], "R3"),
    );
    for peer in &mut peers {
        assert!(matches!(rate(peer, &old, 6)?, Answer::Done(_)));
        assert!(matches!(rate(peer, &survivor, 7)?, Answer::Done(_)));
        peer.wait(|page| {
            page.get(&format!("my_rating/{}", survivor.as_str().unwrap()))
                .is_some()
        })?;
    }

    let merge = json!({ "noun": "recommend", "do": "merge", "recommendation": old, "into": survivor,
        "text": text("Publish one joint calendar with a simple rule for themes wanted twice") });
    assert!(matches!(peers[0].run(merge)?, Answer::Done(_)));

    for peer in &mut peers {
        let key = format!("my_rating/{}", survivor.as_str().unwrap());
        peer.wait(|page| page.get(&key).is_none())?;
        assert_eq!(
            peer.all("recommendation")
                .iter()
                .find(|r| r["number"] == "R12")
                .unwrap()["state"],
            "merged"
        );
    }
    assert_eq!(
        rate(&mut peers[1], &old, 5)?.code(),
        Some("wrong_state"),
        "what was merged is not rated any more"
    );
    console.wait(|page| {
        page.all("weighing")
            .iter()
            .any(|w| w["superseded_by_change"] == 4)
    })?;
    Ok(())
}

#[test]
fn s05_the_objection_is_printed_with_original_and_english() {
    let html = &seoul().html;

    assert!(html.contains(
        "الحاقیه نخست باید در شهرداری مشهد تصویب شود؛ تا آن زمان نمی‌توانیم از آن پشتیبانی کنیم."
    ));
    assert!(html.contains("until then we cannot support it"));
    assert!(html.contains("Regional Centre Mashhad"));
}

#[test]
fn s06_what_was_not_carried_keeps_its_ratings_and_is_not_in_the_list() {
    let outcome = seoul();
    let fees = &outcome.numbered("recommendation", "R11");
    let carried = outcome.room("handover")[0]["carried"].as_array().unwrap();
    let result = outcome
        .room("result")
        .into_iter()
        .find(|r| r["recommendation"] == fees["id"])
        .unwrap();

    assert_eq!(fees["state"], "not_carried");
    assert!(!carried.contains(&fees["id"]));
    assert_eq!(result["importance"]["n"], 8);
}

#[test]
fn s07_an_extension_moves_the_day_up_to_the_ceremony_and_no_further() -> Result<()> {
    let demo = Demo::until("B19")?;
    let mut console = demo.page("P14")?;
    let before: Vec<_> = ["B20", "B21", "B22", "B23", "B24"]
        .iter()
        .map(|b| forecast(&console, b).0)
        .collect();
    let ceremony = forecast(&console, "B25").0;
    let extend = |minutes: i32| json!({ "noun": "agenda", "do": "extend", "minutes": minutes });

    let Answer::Refused(code, detail) = console.run(extend(20))? else {
        panic!("twenty minutes are not there")
    };
    assert_eq!(
        (code.as_str(), &detail["short_by"]),
        ("not_enough_time", &json!(5))
    );
    assert!(matches!(console.run(extend(10))?, Answer::Done(_)));
    console.wait(|page| forecast(page, "B24").1 == 5)?;

    let after: Vec<_> = ["B20", "B21", "B22", "B23", "B24"]
        .iter()
        .map(|b| forecast(&console, b).0)
        .collect();
    assert!(before.iter().zip(&after).all(|(b, a)| a - b == 600_000));
    assert_eq!(forecast(&console, "B25").0, ceremony);
    assert_eq!(forecast(&console, "B26").1, 15);
    Ok(())
}

#[test]
fn s08_the_host_listens_and_may_keep_a_private_note() -> Result<()> {
    let demo = Demo::until("B27")?;
    let mut host = demo.page("P04")?;
    let mut peer = demo.page("P06")?;
    assert_eq!(host.get("task").unwrap()["task"], "listen");

    let write = json!({ "noun": "entries", "do": "write", "entry": "idea", "grade": "warm", "text": text("may I?") });
    assert_eq!(host.run(write)?.code(), Some("host_silent"));
    let note = json!({ "noun": "floor", "do": "keep_private", "text": { "lang": "ko", "text": "나중에 물어볼 것" } });
    assert!(matches!(host.run(note)?, Answer::Done(_)));

    host.wait(|page| page.all("private").len() == 1)?;
    peer.settle(Duration::from_millis(300))?;
    assert!(!peer.everything().contains("나중에"));
    Ok(())
}

#[test]
fn s09_the_wording_is_frozen_after_the_handover_and_a_remark_stands_beside_it() -> Result<()> {
    let demo = Demo::until("B36")?;
    let mut host = demo.page("P01")?;
    let mut peer = demo.page("P12")?;
    let six = recommendation(&host, "R6");
    let revise = json!({ "noun": "recommend", "do": "revise", "recommendation": six, "text": text("something softer") });

    assert!(host.run(revise.clone())?.code().is_some());
    assert_eq!(peer.run(revise)?.code(), Some("frozen"));
    let remark = json!({ "noun": "response", "do": "remark", "recommendation": six, "remark": text("The memoranda are signed.") });
    assert!(matches!(host.run(remark)?, Answer::Done(_)));

    peer.wait(|page| {
        page.all("response")
            .iter()
            .any(|r| r.to_string().contains("The memoranda are signed."))
    })?;
    assert!(!peer.everything().contains("something softer"));
    Ok(())
}

#[test]
fn s10_a_sealed_entry_can_be_withdrawn_until_its_cluster_is_agreed() -> Result<()> {
    let demo = Demo::until("B23")?;
    let mut author = demo.page("P07")?;
    let mut rapporteur = demo.page("P16")?;
    let mine = |page: &Page| {
        page.all("entry")
            .into_iter()
            .find(|e| e["mine"] == true && e["attribution"] == "sealed")
            .cloned()
    };
    let hard = mine(&author).expect("the author sees her sealed entry");
    let other = rapporteur
        .all("entry")
        .into_iter()
        .find(|e| e["kind"] == "challenge" && e["id"] != hard["id"])
        .unwrap()["id"]
        .clone();
    let open = json!({ "noun": "entries", "do": "open_cluster", "title": text("Demand"), "entries": [other, hard["id"]] });
    let (cluster, answer) = rapporteur.make(open)?;
    assert!(matches!(answer, Answer::Done(_)));

    let withdraw = json!({ "noun": "entries", "do": "withdraw", "entry": hard["id"] });
    assert!(matches!(author.run(withdraw)?, Answer::Done(_)));

    let key = format!("entry/{}", hard["id"].as_str().unwrap());
    rapporteur.wait(|page| page.get(&key).is_some_and(|e| e["state"] == "withdrawn"))?;
    let left = rapporteur.get(&key).unwrap();
    assert!(
        left["text"].is_null() && left["number"].is_string(),
        "the number remains without text: {left}"
    );
    let members = &rapporteur.get(&format!("cluster/{cluster}")).unwrap()["entries"];
    assert!(members.as_array().unwrap().contains(&other));
    Ok(())
}

#[test]
fn s11_fewer_than_five_answers_give_no_totals() -> Result<()> {
    let demo = Demo::until("B32")?;
    let mut console = demo.page("P14")?;
    let six = recommendation(&console, "R6");
    let before = console
        .get(&format!("result/{}", six.as_str().unwrap()))
        .unwrap()["importance"]
        .clone();
    assert_eq!(before["n"], 8);
    assert!(matches!(
        console.run(json!({ "noun": "recommend", "do": "open_round", "items": [six] }))?,
        Answer::Done(_)
    ));
    for person in ["P06", "P08", "P10", "P12"] {
        let mut peer = demo.page(person)?;
        peer.wait(|page| page.all("round").iter().any(|r| r["open"] == true))?;
        assert!(matches!(rate(&mut peer, &six, 7)?, Answer::Done(_)));
    }
    let close = json!({ "noun": "recommend", "do": "close_round", "reason": text("four raters have left") });
    assert!(matches!(console.run(close)?, Answer::Done(_)));

    let mut peer = demo.page("P09")?;
    let result = peer
        .get(&format!("result/{}", six.as_str().unwrap()))
        .unwrap()
        .clone();
    assert!(
        result["importance"].is_null() && result["feasibility"].is_null(),
        "{result}"
    );
    assert_eq!(
        (result["answered"].as_u64(), result["missing"].as_u64()),
        (Some(4), Some(4))
    );
    peer.settle(Duration::from_millis(100))?;
    Ok(())
}

#[test]
fn s12_what_was_not_available_is_printed_with_its_reason() {
    let outcome = seoul();
    let request = outcome.numbered("request", "I4");

    assert_eq!(request["delivery"], "not_available", "{request}");
    let reason = request["note"]["original"]["text"].as_str().unwrap();
    assert!(reason.contains("ersonal data"), "{reason}");
    assert!(outcome.html.contains(reason), "the report prints it");
}

#[test]
fn s13_the_coverage_warning_names_civil_society_and_business() {
    let outcome = seoul();
    let coverage = outcome.room("coverage")[0];

    assert_eq!(coverage["missing"], json!(["civil_society", "business"]));
    assert!(
        coverage["reason"]["original"]["text"].is_string(),
        "the host said why it goes on without them"
    );
}

#[test]
fn s14_a_translation_appears_beside_the_original_and_touches_nothing_else() -> Result<()> {
    let demo = Demo::until("B36")?;
    let mut host = demo.page("P01")?;
    let mut peer = demo.page("P06")?;
    let mut interpreter = demo.page("P22")?;
    let six = recommendation(&host, "R6");
    let korean = "양해각서는 3월 13일에 이미 서명되었으므로 문안을 고치기는 어렵습니다.";
    let stance = json!({
        "noun": "response", "do": "take_stance", "recommendation": six, "stance": "difficult",
        "remark": { "lang": "ko", "text": korean }
    });
    assert!(matches!(host.run(stance)?, Answer::Done(_)));
    let key = format!("response/{}", six.as_str().unwrap());
    peer.wait(|page| page.get(&key).is_some())?;
    let task = peer.get("task").cloned();

    let translate = json!({
        "noun": "prepare", "do": "translate", "item": { "stance": six },
        "words": { "lang": "en", "text": "The memoranda were already signed on 13 March." }
    });
    assert!(matches!(interpreter.run(translate)?, Answer::Done(_)));
    let frame = peer.until(|frame| frame["frame"] == "change")?;

    let set = frame["change"]["set"].as_object().unwrap();
    assert_eq!(set.keys().collect::<Vec<_>>(), [&key], "one record changes");
    let remark = &peer.get(&key).unwrap()["remark"];
    assert_eq!(remark["original"]["text"], korean);
    assert_eq!(
        remark["translations"][0]["text"],
        "The memoranda were already signed on 13 March."
    );
    assert_eq!(peer.get("task").cloned(), task, "nobody's form changes");
    Ok(())
}

#[test]
fn s18_an_action_without_owner_cannot_be_closed() -> Result<()> {
    let demo = Demo::until("B41")?;
    let mut console = demo.page("P14")?;
    assert!(matches!(
        next(&mut console, Some("the day is over"))?,
        Answer::Done(_)
    ));
    for phase in ["days", "report"] {
        let close = json!({ "noun": "agenda", "do": "close_phase", "phase": phase, "reason": text("for this variant") });
        assert!(matches!(console.run(close)?, Answer::Done(_)), "{phase}");
    }
    let mut host = demo.page("P01")?;
    let five = recommendation(&host, "R5");
    let plan = json!({ "noun": "response", "do": "plan_action", "text": text("yearly forum"), "recommendations": [five] });
    let (action, answer) = host.make(plan)?;
    assert!(matches!(answer, Answer::Done(_)));

    let report = json!({ "noun": "response", "do": "report", "action": action, "status": "done", "evidence": text("held in November") });
    let Answer::Refused(code, detail) = host.run(report.clone())? else {
        panic!("an action without owner was closed")
    };
    assert_eq!(
        (code.as_str(), &detail["fields"]),
        ("missing", &json!(["owner", "due"]))
    );

    let set = json!({ "noun": "response", "do": "set_action", "action": action, "owner": text("Director, SHRDC"), "due": "2014-11-30" });
    assert!(matches!(host.run(set)?, Answer::Done(_)));
    assert!(matches!(host.run(report)?, Answer::Done(_)));
    Ok(())
}

#[test]
fn s20_paper_cards_are_marked_and_keep_their_author() -> Result<()> {
    let demo = Demo::until("B22")?;
    let author = demo.page("P11")?;
    let mut desk = demo.page("P16")?;
    let mut stranger = demo.page("P06")?;

    let typed = author
        .all("entry")
        .into_iter()
        .filter(|e| e["mine"] == true && e["typed_by"].is_string())
        .count();
    assert_eq!(
        typed, 3,
        "ST5, CH3 and CH5 were typed for her, and she sees the mark"
    );
    for page in [&mut desk, &mut stranger] {
        page.settle(Duration::from_millis(100))?;
    }
    assert_eq!(
        count(stranger.all("entry"), |e| e["typed_by"].is_string()),
        0,
        "nobody else does"
    );
    Ok(())
}
