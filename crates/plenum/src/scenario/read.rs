//! Reads a scenario file and checks all that can be known before it is played.

use std::collections::BTreeSet;
use std::fmt;

use plenum_core::Command;
use plenum_core::people::{Role, Side};
use plenum_core::text::Lang;
use plenum_core::time::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Deed, Ids, Organisation, Person, Scenario, Step};

/// What is wrong with a scenario, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// The path, such as `steps[3].do`.
    pub path: String,
    /// What is wrong there.
    pub problem: String,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.problem)
    }
}

impl std::error::Error for ScenarioError {}

/// A file of several workshops.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Series {
    format: u32,
    name: String,
    workshops: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Absent in a workshop of a series.
    format: Option<u32>,
    name: String,
    create: Value,
    organisations: Vec<Value>,
    people: Vec<Value>,
    #[serde(default)]
    absent: Vec<String>,
    /// Keys of things whose ids their sender makes: rubrics, tables, submissions.
    #[serde(default)]
    things: Vec<String>,
    #[serde(default)]
    agenda: Vec<Value>,
    agenda_at: String,
    agenda_by: String,
    steps: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganisationLine {
    key: String,
    name: String,
    city: Option<String>,
    country: Option<String>,
    side: Option<Side>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonLine {
    key: String,
    name: String,
    organisation: String,
    role: Role,
    #[serde(default)]
    langs: Vec<Lang>,
    #[serde(default)]
    speaker: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepLine {
    at: String,
    block: Option<String>,
    by: Option<String>,
    label: Option<String>,
    r#do: Option<Value>,
    refused: Option<String>,
    offline: Option<String>,
    until: Option<String>,
    solve: Option<Value>,
    expect: Option<Value>,
}

/// Reads a file of one workshop (format 1) or of several (format 2), in the order in which they are played.
///
/// # Errors
/// The first thing that is wrong, with its path.
pub fn read_all(source: &str) -> Result<Vec<Scenario>, ScenarioError> {
    let file: Value = serde_json::from_str(source).map_err(|e| wrong("the file", e))?;
    if file.get("workshops").is_none() {
        return read(source).map(|scenario| vec![scenario]);
    }
    let series: Series = parsed("the file", &file)?;
    known("format", series.format, 2)?;
    let workshops = series.workshops.iter().enumerate();
    let workshops: Vec<Scenario> = workshops
        .map(|(index, workshop)| {
            let path = format!("workshops[{index}]");
            let file: File = parsed(&path, workshop)?;
            if file.format.is_some() {
                return Err(wrong(
                    format!("{path}.format"),
                    "the file as a whole has the format",
                ));
            }
            let name = format!("{}/{}", series.name, file.name);
            workshop_of(file, &name)
                .map_err(|inner| wrong(format!("{path}.{}", inner.path), inner.problem))
        })
        .collect::<Result<_, _>>()?;
    let names: BTreeSet<_> = workshops.iter().map(|workshop| &workshop.name).collect();
    if workshops.is_empty() || names.len() != workshops.len() {
        return Err(wrong(
            "workshops",
            "there must be at least one, each with a name of its own",
        ));
    }
    Ok(workshops)
}

/// Reads a file of one workshop.
///
/// # Errors
/// The first thing that is wrong, with its path.
pub fn read(source: &str) -> Result<Scenario, ScenarioError> {
    let file: File = serde_json::from_str(source).map_err(|e| wrong("the file", e))?;
    let format = file
        .format
        .ok_or_else(|| wrong("format", "it is missing"))?;
    known("format", format, 1)?;
    let name = file.name.clone();
    workshop_of(file, &name)
}

fn known(path: &str, format: u32, reads: u32) -> Result<(), ScenarioError> {
    if format == reads {
        return Ok(());
    }
    Err(wrong(
        path,
        format!("this program reads format {reads} here, not {format}"),
    ))
}

fn workshop_of(file: File, name: &str) -> Result<Scenario, ScenarioError> {
    let zone = zone(&file.create)?;
    let mut ids = Ids::new(name);
    let organisations = organisations(&file.organisations, &mut ids)?;
    let people = people(&file.people, &organisations, &mut ids)?;
    let persons = People(people.iter().map(|person| person.key.clone()).collect());
    for (index, key) in file.absent.iter().enumerate() {
        persons.check(&format!("absent[{index}]"), key)?;
    }
    for (index, key) in file.things.iter().enumerate() {
        let id = ids.thing(key);
        ids.name(key, id)
            .map_err(|problem| wrong(format!("things[{index}]"), problem))?;
    }
    persons.check("agenda_by", &file.agenda_by)?;
    let (blocks, plan) = agenda(&file.agenda, &mut ids)?;
    let steps = steps(&file.steps, &zone, (&persons, &blocks), &mut ids)?;
    let plan_at = instant("agenda_at", &file.agenda_at, &zone)?;
    let scenario = Scenario {
        name: name.to_owned(),
        create: file.create,
        organisations,
        people,
        absent: file.absent.into_iter().collect(),
        plan,
        plan_at,
        plan_by: file.agenda_by,
        blocks,
        steps,
        ids,
    };
    check_commands(&scenario)?;
    Ok(scenario)
}

fn organisations(lines: &[Value], ids: &mut Ids) -> Result<Vec<Organisation>, ScenarioError> {
    let mut organisations = Vec::new();
    for (index, value) in lines.iter().enumerate() {
        let path = format!("organisations[{index}]");
        let OrganisationLine {
            key,
            name,
            city,
            country,
            side,
        } = parsed(&path, value)?;
        let id = ids.organisation(&key).0;
        ids.name(&key, id)
            .map_err(|problem| wrong(format!("{path}.key"), problem))?;
        organisations.push(Organisation {
            key,
            name,
            city,
            country,
            side,
        });
    }
    Ok(organisations)
}

fn people(
    lines: &[Value],
    organisations: &[Organisation],
    ids: &mut Ids,
) -> Result<Vec<Person>, ScenarioError> {
    let mut people = Vec::new();
    for (index, value) in lines.iter().enumerate() {
        let path = format!("people[{index}]");
        let PersonLine {
            key,
            name,
            organisation,
            role,
            langs,
            speaker,
        } = parsed(&path, value)?;
        if !organisations.iter().any(|o| o.key == organisation) {
            return Err(wrong(
                format!("{path}.organisation"),
                format!("there is no organisation `{organisation}`"),
            ));
        }
        let id = ids.seat(&key).0;
        ids.name(&key, id)
            .map_err(|problem| wrong(format!("{path}.key"), problem))?;
        people.push(Person {
            key,
            name,
            organisation,
            role,
            langs,
            speaker,
        });
    }
    Ok(people)
}

/// The labels of the blocks and the command that plans them. A block of the file is a block plan without an id, whose
/// presenter and lead are keys.
fn agenda(lines: &[Value], ids: &mut Ids) -> Result<(Vec<String>, Value), ScenarioError> {
    let mut labels = Vec::new();
    for (index, value) in lines.iter().enumerate() {
        let path = format!("agenda[{index}].label");
        let label = value
            .get("label")
            .and_then(Value::as_str)
            .ok_or_else(|| wrong(&path, "a block needs a label"))?;
        ids.name(label, ids.block(label).0)
            .map_err(|problem| wrong(path, problem))?;
        labels.push(label.to_owned());
    }
    let blocks = lines.iter().zip(&labels).map(|(line, label)| {
        let mut block = line.clone();
        if let Some(fields) = block.as_object_mut() {
            fields.insert("id".to_owned(), Value::from(format!("@{label}")));
            for name in ["presenter", "lead"] {
                if let Some(Value::String(key)) = fields.get_mut(name) {
                    key.insert(0, '@');
                }
            }
        }
        block
    });
    let plan = json!({ "noun": "agenda", "do": "plan", "blocks": blocks.collect::<Vec<_>>() });
    Ok((labels, plan))
}

fn steps(
    lines: &[Value],
    zone: &jiff::tz::TimeZone,
    (people, blocks): (&People, &[String]),
    ids: &mut Ids,
) -> Result<Vec<Step>, ScenarioError> {
    let mut steps: Vec<Step> = Vec::new();
    for (place, value) in lines.iter().enumerate() {
        let path = format!("steps[{place}]");
        let line: StepLine = parsed(&path, value)?;
        let at = instant(&format!("{path}.at"), &line.at, zone)?;
        if steps.last().is_some_and(|before| before.at > at) {
            return Err(wrong(
                format!("{path}.at"),
                "it is before the step before it",
            ));
        }
        if let Some(block) = line.block.as_ref().filter(|block| !blocks.contains(block)) {
            return Err(wrong(
                format!("{path}.block"),
                format!("there is no block `{block}`"),
            ));
        }
        let deed = deed(&path, line, at, place, zone, people)?;
        if let Deed::Send { id, .. } | Deed::Solve { id, .. } = &deed
            && *id != unlabelled(place)
        {
            ids.name(id, ids.command(id).derive())
                .map_err(|problem| wrong(format!("{path}.label"), problem))?;
        }
        steps.push(Step { place, at, deed });
    }
    Ok(steps)
}

fn deed(
    path: &str,
    line: StepLine,
    at: Timestamp,
    place: usize,
    zone: &jiff::tz::TimeZone,
    people: &People,
) -> Result<Deed, ScenarioError> {
    match line {
        StepLine {
            by: Some(by),
            r#do: Some(command),
            label,
            refused,
            offline: None,
            until: None,
            solve: None,
            expect: None,
            ..
        } => {
            people.check(&format!("{path}.by"), &by)?;
            let id = label.unwrap_or_else(|| unlabelled(place));
            Ok(Deed::Send {
                by,
                command,
                refused,
                id,
            })
        }
        StepLine {
            by: Some(by),
            solve: Some(ask),
            label,
            expect,
            r#do: None,
            refused: None,
            offline: None,
            until: None,
            ..
        } => {
            people.check(&format!("{path}.by"), &by)?;
            let id = label.unwrap_or_else(|| unlabelled(place));
            Ok(Deed::Solve {
                by,
                ask,
                expect,
                id,
            })
        }
        StepLine {
            offline: Some(who),
            until: Some(until),
            by: None,
            label: None,
            r#do: None,
            refused: None,
            solve: None,
            expect: None,
            ..
        } => {
            people.check(&format!("{path}.offline"), &who)?;
            let until = instant(&format!("{path}.until"), &until, zone)?;
            if until <= at {
                return Err(wrong(
                    format!("{path}.until"),
                    "it is not after the beginning",
                ));
            }
            Ok(Deed::Offline { who, until })
        }
        StepLine { .. } => Err(wrong(
            path,
            "a step has `by` and `do`, `by` and `solve`, or `offline` and `until`",
        )),
    }
}

/// What names the command of a step without a label; no label of a scenario looks like it.
fn unlabelled(place: usize) -> String {
    format!("step {place}")
}

/// Every command must be one that the rules know, with all references in place.
fn check_commands(scenario: &Scenario) -> Result<(), ScenarioError> {
    let check = |path: String, template: &Value| {
        let resolved = scenario
            .ids
            .resolve(template, 0)
            .map_err(|problem| wrong(&path, problem))?;
        serde_json::from_value::<Command>(resolved)
            .map(|_| ())
            .map_err(|problem| wrong(&path, problem))
    };
    check("create".to_owned(), &scenario.create)?;
    check("agenda".to_owned(), &scenario.plan)?;
    for step in &scenario.steps {
        match &step.deed {
            Deed::Send { command, .. } => check(format!("steps[{}].do", step.place), command)?,
            Deed::Solve { ask, expect, .. } => {
                for (name, template) in [("solve", Some(ask)), ("expect", expect.as_ref())] {
                    let resolved = template.map(|template| scenario.ids.resolve(template, 0));
                    resolved.transpose().map_err(|problem| {
                        wrong(format!("steps[{}].{name}", step.place), problem)
                    })?;
                }
            }
            Deed::Offline { .. } => {}
        }
    }
    Ok(())
}

struct People(BTreeSet<String>);

impl People {
    fn check(&self, path: &str, key: &str) -> Result<(), ScenarioError> {
        if self.0.contains(key) {
            Ok(())
        } else {
            Err(wrong(path, format!("there is no person `{key}`")))
        }
    }
}

fn zone(create: &Value) -> Result<jiff::tz::TimeZone, ScenarioError> {
    let name = create
        .get("zone")
        .and_then(Value::as_str)
        .ok_or_else(|| wrong("create.zone", "it is missing"))?;
    jiff::tz::TimeZone::get(name).map_err(|problem| wrong("create.zone", problem))
}

fn instant(path: &str, local: &str, zone: &jiff::tz::TimeZone) -> Result<Timestamp, ScenarioError> {
    let civil: jiff::civil::DateTime = local.parse().map_err(|problem| wrong(path, problem))?;
    let zoned = civil
        .to_zoned_datetime(zone.clone())
        .map_err(|problem| wrong(path, problem))?;
    Ok(Timestamp(zoned.timestamp().as_millisecond()))
}

fn parsed<T: DeserializeOwned>(path: &str, value: &Value) -> Result<T, ScenarioError> {
    T::deserialize(value).map_err(|problem| wrong(path, problem))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "errors are handed over, not lent"
)]
fn wrong(path: impl Into<String>, problem: impl ToString) -> ScenarioError {
    ScenarioError {
        path: path.into(),
        problem: problem.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Value {
        json!({
            "format": 1,
            "name": "small",
            "create": {
                "noun": "setup", "do": "create", "title": {"lang": "en", "text": "Small"}, "template": "metropolis",
                "zone": "Asia/Seoul", "langs": ["en"], "first_day": "2014-03-12", "last_day": "2014-03-14"
            },
            "organisations": [{"key": "seo", "name": "Seoul", "side": "host"}],
            "people": [{"key": "P01", "name": "President", "organisation": "seo", "role": "host_lead"}],
            "agenda": [{
                "label": "B01", "title": {"lang": "en", "text": "Opening"}, "preset": "opening", "step": "open",
                "start": "2014-03-12T09:00", "minutes": 30, "lead": "P01"
            }],
            "agenda_at": "2014-02-03T10:00",
            "agenda_by": "P01",
            "steps": [
                {"at": "2014-03-12T09:00", "by": "P01", "do": {"noun": "people", "do": "join"}},
                {"at": "2014-03-12T09:00:30", "block": "B01", "by": "P01", "label": "N1",
                 "do": {"noun": "agenda", "do": "next", "expected": "@position"}, "refused": "not_permitted"},
                {"at": "2014-03-12T09:01", "offline": "P01", "until": "2014-03-12T09:02"}
            ]
        })
    }

    fn refused(change: impl FnOnce(&mut Value)) -> String {
        let mut file = small();
        change(&mut file);
        read(&file.to_string()).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn the_shipped_scenario_is_well_formed() {
        let scenario = read(SEOUL).unwrap();

        assert_eq!((scenario.people.len(), scenario.blocks.len()), (25, 41));
        assert!(scenario.steps.len() > 500);
    }

    #[test]
    fn local_times_become_instants_of_the_zone() {
        let scenario = read(&small().to_string()).unwrap();

        assert_eq!(scenario.steps[0].at, Timestamp(1_394_582_400_000));
        assert_eq!(scenario.steps[1].at, Timestamp(1_394_582_430_000));
        assert_eq!(scenario.begins(), scenario.plan_at);
    }

    #[test]
    fn an_unknown_field_is_refused_with_its_path() {
        assert!(
            refused(|f| f["steps"][1]["colour"] = "red".into())
                .starts_with("steps[1]: unknown field `colour`")
        );
        assert!(
            refused(|f| f["steps"][1]["do"]["colour"] = "red".into())
                .starts_with("steps[1].do: unknown field `colour`")
        );
        assert!(
            refused(|f| f["agenda"][0]["colour"] = "red".into())
                .starts_with("agenda: unknown field `colour`")
        );
        assert!(
            refused(|f| f["people"][0]["colour"] = "red".into())
                .starts_with("people[0]: unknown field `colour`")
        );
    }

    #[test]
    fn a_reference_to_nothing_is_refused_with_its_path() {
        assert_eq!(
            refused(|f| f["steps"][1]["by"] = "P99".into()),
            "steps[1].by: there is no person `P99`"
        );
        assert_eq!(
            refused(|f| f["agenda"][0]["lead"] = "P99".into()),
            "agenda: nothing is called `@P99`"
        );
        assert_eq!(
            refused(|f| f["steps"][1]["block"] = "B99".into()),
            "steps[1].block: there is no block `B99`"
        );
    }

    #[test]
    fn a_step_back_in_time_is_refused() {
        let problem = refused(|f| f["steps"][2]["at"] = "2014-03-12T08:00".into());

        assert_eq!(problem, "steps[2].at: it is before the step before it");
    }

    #[test]
    fn a_step_is_a_command_or_an_outage() {
        let problem = refused(|f| f["steps"][2]["by"] = "P01".into());

        assert_eq!(
            problem,
            "steps[2]: a step has `by` and `do`, `by` and `solve`, or `offline` and `until`"
        );
    }

    use super::super::SEOUL;
}
