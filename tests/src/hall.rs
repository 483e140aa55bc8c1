//! A hall of our own: a workshop in whose running block all peers write and all see at once what is written.

use anyhow::{Context, Result, ensure};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::{Answer, Page};

/// A workshop with a running block.
#[derive(Debug)]
pub struct Hall {
    /// The workshop.
    pub workshop: String,
    /// The secrets of the peers.
    pub seats: Vec<String>,
    /// The facilitator stays, as one does, and is told who is done.
    pub desk: String,
}

impl Hall {
    /// Creates a workshop with so many peers over HTTP, and leads it into the block.
    ///
    /// # Errors
    /// The server refused something.
    pub fn build(host: &str, operator: &str, peers: usize) -> Result<Self> {
        let (office, home) = (Uuid::now_v7(), Uuid::now_v7());
        let cities: Vec<Uuid> = (0..CITIES).map(|_| Uuid::now_v7()).collect();
        let mut organisations = vec![
            json!({ "id": office, "name": "Network office" }),
            json!({ "id": home, "name": "Host", "side": "host" }),
        ];
        organisations.extend(cities.iter().enumerate().map(
            |(number, id)| json!({ "id": id, "name": format!("City {}", number + 1), "side": "peers" }),
        ));
        let seat = |id: Uuid, name: &str, organisation: Uuid, role: &str| json!({ "id": id, "name": name, "organisation": organisation, "role": role, "langs": ["en"] });
        let facilitator = Uuid::now_v7();
        let staff = [
            seat(Uuid::now_v7(), "Convenor", office, "convenor"),
            seat(facilitator, "Facilitator", office, "facilitator"),
            seat(Uuid::now_v7(), "Host lead", home, "host_lead"),
        ];
        let create = json!({
            "noun": "setup", "do": "create", "title": words("Bench"), "template": "metropolis", "zone": "UTC",
            "langs": ["en"], "first_day": DAY, "last_day": DAY,
        });
        let made = post(
            host,
            operator,
            "/api/workshops",
            &json!({
                "create": { "id": Uuid::now_v7(), "command": create },
                "people": { "organisations": organisations, "seats": staff },
            }),
        )?;
        let workshop = made["workshop"].as_str().context("no workshop")?.to_owned();
        let links = made["seats"].as_array().context("no seats")?;
        let desk = links
            .iter()
            .find(|link| link["seat"] == json!(facilitator))
            .and_then(|link| link["token"].as_str())
            .context("no facilitator")?
            .to_owned();
        let mut all = Vec::new();
        for number in 0..peers {
            let city = cities[number % CITIES];
            // The first round through the cities gives each its lead.
            let role = if number < CITIES {
                "peer_lead"
            } else {
                "peer_delegate"
            };
            let name = format!("Peer {}", number + 1);
            all.push(seat(Uuid::now_v7(), &name, city, role));
        }
        let mut seats = Vec::new();
        for some in all.chunks(TOGETHER) {
            let path = format!("/api/workshops/{workshop}/people");
            let made = post(host, operator, &path, &json!({ "seats": some }))?;
            let links = made["seats"].as_array().into_iter().flatten();
            seats.extend(links.filter_map(|link| link["token"].as_str().map(str::to_owned)));
        }
        ensure!(
            seats.len() == peers,
            "{} links for {peers} seats",
            seats.len()
        );
        let hall = Self {
            workshop,
            seats,
            desk,
        };
        hall.begin(host)?;
        Ok(hall)
    }

    /// Goes past the months before the workshop days and starts the block.
    fn begin(&self, host: &str) -> Result<()> {
        let mut desk = Page::connect(host, &self.workshop, &self.desk, None)?;
        let mut steps: Vec<Value> = ["mandate", "initial", "desk", "merge"]
            .iter()
            .map(|phase| json!({ "do": "close_phase", "phase": phase, "reason": words("A measurement.") }))
            .collect();
        steps.push(json!({ "do": "plan", "blocks": [{
            "id": Uuid::now_v7(), "label": "BENCH", "title": words("Bench"), "preset": "silent_write", "step": "write",
            "start": format!("{DAY}T09:00"), "minutes": 120,
            "change": {
                "speaks": "all", "host_mode": "open", "sees": "all", "reveal": "live", "on_expiry": "nothing",
            },
        }] }));
        steps.push(json!({ "do": "next", "expected": 0, "reason": words("A measurement.") }));
        for mut step in steps {
            step["noun"] = json!("agenda");
            let answer = desk.run(step.clone())?;
            ensure!(matches!(answer, Answer::Done(_)), "{step}: {answer:?}");
        }
        Ok(())
    }
}

/// A command of about 300 bytes in its frame, with a mark that a screen finds again.
pub fn command(mark: &str) -> String {
    let text = format!("{mark} {}", "a card of a usual length ".repeat(4));
    let frame = json!({
        "frame": "do",
        "id": Uuid::now_v7(),
        "command": {
            "noun": "entries", "do": "write", "entry": "idea", "grade": "warm", "text": words(&text), "show_original": true,
        },
    });
    frame.to_string()
}

fn words(text: &str) -> Value {
    json!({ "lang": "en", "text": text })
}

fn post(host: &str, token: &str, path: &str, body: &Value) -> Result<Value> {
    let mut answer = ureq::post(format!("http://{host}{path}"))
        .header("authorization", format!("Bearer {token}"))
        .config()
        .http_status_as_error(false)
        .build()
        .send_json(body)?;
    let text = answer.body_mut().read_to_string()?;
    ensure!(
        answer.status().is_success(),
        "{path}: {} {text}",
        answer.status()
    );
    Ok(serde_json::from_str(&text)?)
}

/// Any day: blocks are started by hand.
const DAY: &str = "2030-05-14";
const CITIES: usize = 20;
/// Seats in one request: a body has at most 64 kB.
const TOGETHER: usize = 100;
