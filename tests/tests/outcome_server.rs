//! Reports from a running server, in the middle of the workshop: who gets which, and what they say of when they are.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use plenum_tests::demo::Demo;
use serde_json::Value;

struct Got {
    status: u16,
    disposition: String,
    body: Vec<u8>,
}

/// What a person of the scenario gets for a query.
fn get(demo: &Demo, person: &str, query: &str) -> Got {
    let link = demo.link(person).unwrap();
    let (address, token) = link.split_once("#k=").unwrap();
    let host = address
        .strip_prefix("http://")
        .unwrap()
        .split('/')
        .next()
        .unwrap();
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .new_agent();
    let session: Value = agent
        .post(format!("http://{host}/api/session"))
        .send_json(serde_json::json!({ "token": token }))
        .unwrap()
        .body_mut()
        .read_json()
        .unwrap();
    let workshop = session["workshop"].as_str().unwrap();
    let mut answer = agent
        .get(format!(
            "http://{host}/api/workshops/{workshop}/report?{query}"
        ))
        .header("authorization", format!("Bearer {token}"))
        .call()
        .unwrap();
    let disposition = answer.headers().get("content-disposition");
    Got {
        status: answer.status().as_u16(),
        disposition: disposition.map_or_else(String::new, |v| v.to_str().unwrap().to_owned()),
        body: answer.body_mut().read_to_vec().unwrap(),
    }
}

fn text(got: &Got) -> String {
    String::from_utf8(got.body.clone()).unwrap()
}

#[test]
fn a_report_can_be_taken_in_the_middle_and_each_person_gets_what_is_theirs() {
    let demo = Demo::until("B22").unwrap();

    // The facilitator: everything, at any moment, marked.
    let full = get(&demo, "P14", "kind=full&format=html&profile=full&lang=en");
    assert_eq!(full.status, 200);
    assert!(
        text(&full).contains("As of 13 March 2014")
            && text(&full).contains("The workshop is not closed")
    );
    assert!(
        full.disposition
            .starts_with("attachment; filename=\"plenum-")
    );
    assert!(
        full.disposition.ends_with("-report-full.full.en.html\""),
        "{}",
        full.disposition
    );
    for format in ["docx", "xlsx", "ods", "csv"] {
        let query = format!("kind=full&format={format}&profile=chatham&lang=ar");
        let got = get(&demo, "P14", &query);
        assert_eq!(
            (got.status, got.body.get(..2)),
            (200, Some(&b"PK"[..])),
            "{format}"
        );
    }

    // A peer delegate: organisations, never the people behind them.
    let query = |profile: &str| format!("kind=full&format=html&profile={profile}&lang=en");
    assert_eq!(get(&demo, "P07", &query("full")).status, 403);
    let named = get(&demo, "P07", &query("organisation"));
    assert_eq!(named.status, 200);
    assert!(text(&full).contains("Programme Officer, Regional Centre Cairo"));
    assert!(!text(&named).contains("Programme Officer, Regional Centre Cairo"));

    // Her own contributions, and nobody else's.
    let own = text(&get(
        &demo,
        "P07",
        "kind=own&format=html&profile=organisation&lang=en",
    ));
    let other = text(&get(
        &demo,
        "P06",
        "kind=own&format=html&profile=organisation&lang=en",
    ));
    assert!(own.contains("لم يتصل أحد بالمشاركين"), "AR-3 is hers");
    assert!(!other.contains("لم يتصل أحد بالمشاركين"));
    assert!(
        !text(&full).contains("لم يتصل أحد بالمشاركين"),
        "its author did not release it"
    );

    // What there is not is said so.
    for query in [
        "kind=secret&format=html&profile=full&lang=en",
        "kind=full&format=exe&profile=full&lang=en",
        "kind=full&format=html&profile=full&lang=xx",
        "kind=full&format=html&profile=full",
        "kind=full&format=html&profile=full&lang=en&organisation=..%2F..",
    ] {
        assert_eq!(get(&demo, "P14", query).status, 400, "{query}");
    }
}
