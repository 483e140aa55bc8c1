//! The account of every command: what was answered, and what the server kept.

use std::collections::BTreeMap;

use plenum_core::id::{CommandId, CommandKey};

/// One command of somebody.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its id, the same for every try.
    pub(super) id: CommandId,
    /// What it writes, if it writes something; no two are alike.
    pub(super) text: Option<String>,
    /// How often it was sent.
    pub(super) tries: u32,
    /// The commit that was acknowledged first.
    pub(super) seq: Option<u64>,
    /// The code of a refusal for good.
    pub(super) refused: Option<String>,
    /// Answers that this connection still owes.
    owed: u32,
    /// An answer came that nobody had asked for, or one that names another commit than the first.
    wrong: bool,
}

impl Line {
    pub(super) fn new(id: CommandId, text: Option<String>) -> Self {
        Self {
            id,
            text,
            tries: 0,
            seq: None,
            refused: None,
            owed: 0,
            wrong: false,
        }
    }

    /// It was sent.
    pub(super) fn sent(&mut self) {
        self.tries += 1;
        self.owed += 1;
    }

    /// It was acknowledged as this commit.
    pub(super) fn acknowledged(&mut self, seq: u64) {
        self.answered();
        self.wrong |= self.refused.is_some() || *self.seq.get_or_insert(seq) != seq;
    }

    /// It was refused for good.
    pub(super) fn refused(&mut self, code: &str) {
        self.answered();
        self.wrong |= self.seq.is_some();
        self.refused.get_or_insert_with(|| code.to_owned());
    }

    /// The server asked to come again later, or answered in any other way.
    pub(super) fn answered(&mut self) {
        self.wrong |= self.owed == 0;
        self.owed = self.owed.saturating_sub(1);
    }

    /// The connection is gone, and with it the answers that were on their way.
    pub(super) fn cut(&mut self) {
        self.owed = 0;
    }
}

/// What a server kept of one room.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// How often each text stands on the desk's screen, where it could be read.
    pub(super) texts: Option<BTreeMap<String, u32>>,
    /// The commits of each command, where the log can be read.
    pub(super) commits: Option<BTreeMap<CommandKey, Vec<u64>>>,
}

impl Kept {
    pub(super) fn by_command(
        commits: impl IntoIterator<Item = (CommandKey, u64)>,
    ) -> BTreeMap<CommandKey, Vec<u64>> {
        let mut by_command: BTreeMap<_, Vec<u64>> = BTreeMap::new();
        for (key, seq) in commits {
            by_command.entry(key).or_default().push(seq);
        }
        by_command
    }
}

/// What the commands came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    /// Commands.
    pub(super) commands: u32,
    /// Of these sent more than once.
    pub(super) again: u32,
    /// Of these acknowledged.
    pub(super) acknowledged: u32,
    /// Of these refused for good.
    pub(super) refused: u32,
    /// Of these neither, to the end.
    pub(super) unanswered: u32,
    /// Acknowledged and not kept, or not as the commit that was named.
    pub(super) lost: u32,
    /// Kept or acknowledged more than once.
    pub(super) doubled: u32,
}

impl Totals {
    pub(super) fn add(&mut self, other: Self) {
        self.commands += other.commands;
        self.again += other.again;
        self.acknowledged += other.acknowledged;
        self.refused += other.refused;
        self.unanswered += other.unanswered;
        self.lost += other.lost;
        self.doubled += other.doubled;
    }
}

/// Holds the commands of one room against what was kept.
pub(super) fn audit(lines: &[Line], kept: &Kept) -> Totals {
    let mut totals = Totals::default();
    for line in lines {
        let shown = line.text.as_ref().zip(kept.texts.as_ref());
        let shown = shown.map(|(text, texts)| texts.get(text).copied().unwrap_or(0));
        let commits = kept.commits.as_ref();
        let commits =
            commits.map(|commits| commits.get(&line.id.key()).map_or(&[][..], Vec::as_slice));
        totals.commands += 1;
        totals.again += u32::from(line.tries > 1);
        totals.refused += u32::from(line.refused.is_some());
        totals.unanswered += u32::from(line.seq.is_none() && line.refused.is_none());
        if let Some(seq) = line.seq {
            totals.acknowledged += 1;
            let gone = shown == Some(0) || commits.is_some_and(|commits| !commits.contains(&seq));
            totals.lost += u32::from(gone);
        }
        let twice = shown > Some(1) || commits.is_some_and(|commits| commits.len() > 1);
        totals.doubled += u32::from(twice || line.wrong);
    }
    totals
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn line(id: u128, text: Option<&str>, seq: Option<u64>) -> Line {
        let mut line = Line::new(CommandId(Uuid::from_u128(id)), text.map(str::to_owned));
        line.sent();
        if let Some(seq) = seq {
            line.acknowledged(seq);
        }
        line
    }

    fn kept(texts: &[(&str, u32)], commits: &[(u128, u64)]) -> Kept {
        let key = |id: &u128| CommandId(Uuid::from_u128(*id)).key();
        Kept {
            texts: Some(texts.iter().map(|(t, n)| ((*t).to_owned(), *n)).collect()),
            commits: Some(Kept::by_command(
                commits.iter().map(|(id, seq)| (key(id), *seq)),
            )),
        }
    }

    #[test]
    fn what_was_acknowledged_and_kept_once_is_neither_lost_nor_doubled() {
        let lines = [line(1, Some("a"), Some(7)), line(2, None, Some(8))];
        let totals = audit(&lines, &kept(&[("a", 1)], &[(1, 7), (2, 8)]));

        let clean = Totals {
            commands: 2,
            acknowledged: 2,
            ..Totals::default()
        };
        assert_eq!(totals, clean);
    }

    #[test]
    fn what_is_not_in_the_log_or_on_the_screen_is_lost() {
        let lines = [
            line(1, Some("a"), Some(7)),
            line(2, Some("b"), Some(8)),
            line(3, None, Some(9)),
        ];
        let kept = kept(&[("a", 1)], &[(1, 7), (2, 8), (3, 10)]);

        assert_eq!(audit(&lines, &kept).lost, 2);
    }

    #[test]
    fn what_is_kept_twice_is_doubled() {
        let lines = [line(1, Some("a"), Some(7)), line(2, None, Some(8))];
        let kept = kept(&[("a", 2)], &[(1, 7), (2, 8), (2, 9)]);

        assert_eq!(audit(&lines, &kept).doubled, 2);
    }

    #[test]
    fn a_second_answer_must_be_owed_and_name_the_same_commit() {
        let mut asked_again = line(1, None, Some(7));
        asked_again.sent();
        asked_again.acknowledged(7);
        let mut other_commit = line(2, None, Some(8));
        other_commit.sent();
        other_commit.acknowledged(9);
        let mut not_asked = line(3, None, Some(10));
        not_asked.acknowledged(10);
        let mut cut_off = line(4, None, None);
        cut_off.cut();
        cut_off.sent();
        cut_off.acknowledged(11);
        cut_off.acknowledged(11);
        let kept = kept(&[], &[(1, 7), (2, 8), (3, 10), (4, 11)]);
        let doubled = |line| audit(&[line], &kept).doubled;

        assert_eq!(doubled(asked_again), 0);
        assert_eq!(doubled(other_commit), 1);
        assert_eq!(doubled(not_asked), 1);
        assert_eq!(doubled(cut_off), 1);
    }

    #[test]
    fn what_has_no_answer_is_counted_and_what_was_asked_to_wait_is_not_refused() {
        let mut busy = line(1, None, None);
        busy.answered();
        busy.sent();
        busy.acknowledged(7);
        let mut refused = line(2, None, None);
        refused.refused("already_done");
        let totals = audit(&[busy, refused, line(3, None, None)], &kept(&[], &[(1, 7)]));

        let expected = Totals {
            commands: 3,
            again: 1,
            acknowledged: 1,
            refused: 1,
            unanswered: 1,
            ..Totals::default()
        };
        assert_eq!(totals, expected);
    }
}
