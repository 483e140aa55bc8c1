//! Rules that cannot be kept by anybody, found by counting before a plan is made.

use std::collections::BTreeMap;

use super::problem::{Problem, index, narrow};
use super::types::Blocked;

/// Whether pairs can be kept apart, as far as counting tells.
pub(super) fn apart(task: &Problem) -> Result<(), Blocked> {
    let size = task.smallest();
    for person in 0..task.n {
        let others = task.n - 1 - task.apart[person].len();
        if others + 1 < size && !task.rest {
            return Err(Blocked::ApartFromTooMany {
                person: task.ids[person].clone(),
                may_sit_with: narrow(others),
                table_size: narrow(size),
            });
        }
    }
    // Grown from each person by the most constrained neighbour first: finds the groups that matter, not all.
    for start in 0..task.n {
        if task.apart[start].len() < task.g {
            continue;
        }
        let mut group = vec![narrow(start)];
        let mut open = task.apart[start].clone();
        while let Some(&next) = open
            .iter()
            .max_by_key(|&&p| (task.apart[index(p)].len(), u32::MAX - p))
        {
            group.push(next);
            open.retain(|p| task.apart[index(next)].binary_search(p).is_ok());
        }
        if group.len() > task.g {
            group.sort_unstable();
            let people = group.iter().map(|&p| task.ids[index(p)].clone()).collect();
            return Err(Blocked::ApartGroup {
                people,
                tables: narrow(task.tables),
            });
        }
    }
    Ok(())
}

/// Whether each person can be understood at some table, as far as counting tells.
pub(super) fn languages(task: &Problem) -> Result<(), Blocked> {
    if !task.common {
        return Ok(());
    }
    let mut counts: BTreeMap<u128, usize> = BTreeMap::new();
    for &spoken in &task.languages {
        *counts.entry(spoken).or_default() += 1;
    }
    for person in 0..task.n {
        let hers = task.languages[person];
        let through = (0..task.n).filter(|&p| task.interprets[p] && task.languages[p] & hers != 0);
        let reach = through.fold(hers, |reach, p| reach | task.languages[p]);
        let understood = counts
            .iter()
            .filter(|(spoken, _)| *spoken & reach != 0)
            .map(|(_, count)| count);
        let others = understood.sum::<usize>() - 1;
        if others + 1 < task.smallest() {
            return Err(Blocked::NoCommonLanguage {
                person: task.ids[person].clone(),
                shares_with: narrow(others),
                table_size: narrow(task.smallest()),
            });
        }
    }
    Ok(())
}
