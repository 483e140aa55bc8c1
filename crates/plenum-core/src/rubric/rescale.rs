//! A view of counted results on a newer version of the rubric (LESSONS P11): an explicit mapping, written down with its
//! reason. The results themselves are never touched.

use std::collections::{BTreeMap, BTreeSet};

use super::count::summary;
use super::{CellResult, CriterionMap, Rubric};
use crate::refusal::Refusal;
use plenum_judge::scoring::Summary;

/// Holds a mapping to both versions: known criteria with values, each at most once, and every value of the old scale once.
///
/// # Errors
/// [`Refusal::Malformed`] naming the criterion.
pub(super) fn check(old: &Rubric, new: &Rubric, map: &[CriterionMap]) -> Result<(), Refusal> {
    if map.is_empty() {
        return Err(Refusal::Missing {
            fields: vec!["map".to_owned()],
        });
    }
    let (mut from, mut to) = (BTreeSet::new(), BTreeSet::new());
    for line in map {
        let wrong = |problem: &str| Refusal::Malformed {
            field: format!("map/{}", line.from),
            problem: problem.to_owned(),
        };
        if !from.insert(&line.from) || !to.insert(&line.to) {
            return Err(wrong("a criterion is mapped twice"));
        }
        let (Some(before), Some(after)) = (steps(old, &line.from), steps(new, &line.to)) else {
            return Err(wrong("there is no such criterion with values"));
        };
        let mut mapped: Vec<u32> = line.values.iter().map(|value| value.from).collect();
        mapped.sort_unstable();
        if mapped != before {
            return Err(wrong("each value of the old scale is mapped once"));
        }
        if line.values.iter().any(|value| !after.contains(&value.to)) {
            return Err(wrong("a value is not on the new scale"));
        }
    }
    Ok(())
}

/// The counted cells on the new scale. What was withheld stays withheld; comments stay with the original.
pub(super) fn view(
    old: &Rubric,
    new: &Rubric,
    map: &[CriterionMap],
    cells: &[CellResult],
) -> Vec<CellResult> {
    let one = |cell: &CellResult| {
        let line = map.iter().find(|line| line.from == cell.criterion)?;
        let (before, after) = (steps(old, &line.from)?, steps(new, &line.to)?);
        let becomes: BTreeMap<u32, u32> = line.values.iter().map(|v| (v.from, v.to)).collect();
        Some(CellResult {
            criterion: line.to.clone(),
            summary: cell
                .summary
                .as_ref()
                .and_then(|summary| mapped(summary, &before, &becomes, &after)),
            comments: Vec::new(),
            evidence: Vec::new(),
            ..cell.clone()
        })
    };
    cells.iter().filter_map(one).collect()
}

/// The same answers on the new scale: the histogram says how many gave each value.
fn mapped(
    old: &Summary,
    before: &[u32],
    becomes: &BTreeMap<u32, u32>,
    after: &[u32],
) -> Option<Summary> {
    let mut values = Vec::new();
    for (step, times) in before.iter().zip(&old.histogram) {
        let value = *becomes.get(step)?;
        values.extend((0..*times).map(|_| value));
    }
    summary(&values, after)
}

fn steps(rubric: &Rubric, key: &str) -> Option<Vec<u32>> {
    let (_, criterion) = rubric.criterion(key)?;
    criterion.has_values().then(|| criterion.scale.steps())
}
