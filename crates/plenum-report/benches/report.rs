//! How long each writer takes and how much memory, for a large workshop: 500 people, 5,000 entries, 15,000 scores.
//!
//! `cargo xtask bench report` prints a table. An archive named after it is measured too, beside the time that replaying and
//! verifying it takes. Memory is what the process held at most, as Linux tells it; elsewhere it is not printed.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints, and stops where it cannot go on"
)]

use std::time::Instant;

use plenum_core::agenda::{Attribution, EntryKind, Grade, Phase, WorkshopBody};
use plenum_core::entries::{EntryBody, EntryState, ShownAuthor};
use plenum_core::id::{BlockId, EntryId, OrganisationId, RecommendationId, SeatId, WorkshopId};
use plenum_core::people::{OrganisationBody, Role, SeatBody, Side};
use plenum_core::recommend::{RecommendationBody, RecommendationState, ResultBody};
use plenum_core::text::{Lang, Text, Words};
use plenum_core::time::Timestamp;
use plenum_core::{Audience, Body, Head, Records};
use plenum_judge::scoring::summarise;
use plenum_report::write::report;
use plenum_report::{Catalogue, Format, Order, archive};
use uuid::Uuid;

const PEOPLE: u128 = 500;
const ENTRIES: u128 = 5_000;
const ITEMS: u128 = 75;
/// Each of the items is rated by two criteria by as many people.
const RATERS: u32 = 100;

fn main() {
    let records = large();
    let head = Head::empty(WorkshopId(Uuid::nil()));
    let scores = u128::from(RATERS) * 2 * ITEMS;
    println!(
        "{PEOPLE} people, {ENTRIES} entries, {scores} scores, {} records",
        records.len()
    );
    measure(&records, &head, Timestamp(1_394_582_400_000));
    let archives = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"));
    for path in archives {
        let bytes = std::fs::read(&path).unwrap();
        let begun = Instant::now();
        let verified = archive::verify(&bytes).unwrap();
        println!(
            "\n{path}: verified in {:.3} s",
            begun.elapsed().as_secs_f64()
        );
        let as_of = verified
            .commits
            .last()
            .map_or(Timestamp(0), |commit| commit.at);
        measure(&verified.records, &verified.head, as_of);
    }
}

fn measure(records: &Records, head: &Head, as_of: Timestamp) {
    println!(
        "{:<8} {:>4} {:>9} {:>9} {:>12}",
        "format", "lang", "seconds", "MB", "peak MB more"
    );
    for lang in Catalogue::langs() {
        for format in Format::ALL.into_iter().filter(|f| *f != Format::Pdf) {
            let words = Catalogue::of(lang).unwrap();
            let before = begin_memory();
            let begun = Instant::now();
            let bytes = report(format, records, head, &words, Order::full(as_of), None).unwrap();
            let seconds = begun.elapsed().as_secs_f64();
            let more = before
                .zip(peak())
                .map(|(before, peak)| peak.saturating_sub(before));
            let more = more.map_or_else(|| "-".to_owned(), |kb| (kb / 1_024).to_string());
            let size = bytes.len() / 1_000;
            let name = format.name();
            println!(
                "{name:<8} {lang:>4} {seconds:>9.3} {:>5}.{:03} {more:>12}",
                size / 1_000,
                size % 1_000
            );
        }
    }
}

/// Forgets the highest memory so far, and returns what is held now, in kB.
fn begin_memory() -> Option<u64> {
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    of_status("VmRSS:")
}

fn peak() -> Option<u64> {
    of_status("VmHWM:")
}

fn of_status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn id(family: u128, n: u128) -> Uuid {
    Uuid::from_u128(family << 64 | n)
}

fn text(lang: &str, written: &str, english: &str) -> Text {
    let mut text = Text::plain(Lang::new(lang).unwrap(), written);
    if lang != "en" {
        text.translate(Words {
            lang: Lang::english(),
            text: english.to_owned(),
            blanked: None,
        });
    }
    text
}

/// A sentence of a length that people write, in one of four scripts.
fn sentence(n: u128) -> Text {
    let english = format!(
        "Observation {n}: the courses are chosen before anyone is asked, and nobody follows up afterwards."
    );
    match n % 4 {
        0 => text(
            "ko",
            "과정의 주제는 누구에게도 묻기 전에 정해지고, 이후에 아무도 확인하지 않습니다.",
            &english,
        ),
        1 => text(
            "ar",
            "تُختار موضوعات الدورات قبل أن يُسأل أحد، ولا يتابع أحد بعد ذلك ما حدث.",
            &english,
        ),
        2 => text(
            "fa",
            "موضوع دوره‌ها پیش از آنکه از کسی پرسیده شود انتخاب می‌شود.",
            &english,
        ),
        _ => text("en", &english, &english),
    }
}

fn large() -> Records {
    let mut bodies: Vec<Body> = vec![
        WorkshopBody {
            title: text("en", "A large review", ""),
            subject: None,
            template: "metropolis".to_owned(),
            template_version: 1,
            zone: "Asia/Seoul".to_owned(),
            langs: vec![Lang::english()],
            first_day: "2014-03-12".parse().unwrap(),
            last_day: "2014-03-14".parse().unwrap(),
            deadlines: Vec::new(),
            phase: Phase::Report,
            position: 1,
            running: None,
        }
        .into(),
    ];
    for n in 0..50 {
        let side = if n == 0 { Side::Host } else { Side::Peers };
        bodies.push(
            OrganisationBody {
                id: OrganisationId(id(1, n)),
                name: text("en", &format!("City {n}"), ""),
                city: None,
                country: None,
                side: Some(side),
            }
            .into(),
        );
    }
    for n in 0..PEOPLE {
        bodies.push(
            SeatBody {
                id: SeatId(id(2, n)),
                name: Some(format!("Head of department {n}")),
                organisation: OrganisationId(id(1, n % 50)),
                role: if n < 10 {
                    Role::HostDelegate
                } else {
                    Role::PeerDelegate
                },
                speaker: false,
                langs: vec![Lang::english()],
                present: true,
                lead: false,
            }
            .into(),
        );
    }
    for n in 0..ENTRIES {
        let kind = if n % 2 == 0 {
            EntryKind::Strength
        } else {
            EntryKind::Challenge
        };
        bodies.push(
            EntryBody {
                id: EntryId(id(3, n)),
                block: BlockId(id(4, 1)),
                number: Some(format!("{}{n}", if n % 2 == 0 { "ST" } else { "CH" })),
                place: None,
                kind,
                grade: Grade::Cool,
                state: EntryState::Revealed,
                text: Some(sentence(n)),
                original_withheld: false,
                attribution: Attribution::Organisation,
                author: ShownAuthor {
                    seat: None,
                    organisation: Some(OrganisationId(id(1, 1 + n % 49))),
                    side: None,
                },
                mine: false,
                typed_by: None,
                merged_into: None,
                cards: 1,
                cluster: None,
                hidden_reason: None,
            }
            .into(),
        );
    }
    for n in 0..ITEMS {
        let values: Vec<u32> = (0..RATERS)
            .map(|rater| 1 + (rater * 7 + u32::try_from(n).unwrap()) % 9)
            .collect();
        bodies.push(
            RecommendationBody {
                id: RecommendationId(id(5, n)),
                number: format!("R{}", n + 1),
                text: sentence(n),
                reason: Some(sentence(n + 1)),
                addressee: None,
                horizon: None,
                kind: None,
                clusters: Vec::new(),
                challenges: Vec::new(),
                state: RecommendationState::HandedOver,
                version: 1,
                merged_into: None,
                missing: Vec::new(),
                tracker_place: None,
            }
            .into(),
        );
        bodies.push(
            ResultBody {
                recommendation: RecommendationId(id(5, n)),
                block: BlockId(id(4, 1)),
                answered: RATERS,
                missing: 0,
                importance: summarise(&values, (1, 9)),
                feasibility: summarise(&values, (1, 9)),
                comments: Vec::new(),
                earlier: Vec::new(),
                spread_place: None,
            }
            .into(),
        );
    }
    let keyed = bodies.into_iter().enumerate();
    keyed
        .map(|(n, body)| ((Audience::Room, format!("key/{n:06}")), body))
        .collect()
}
