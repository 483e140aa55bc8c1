//! The pairs a list starts with: the best of each submission and of each unit, in one pass over all pairs.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "units and submissions are counted in u32; demands, loads and tie-breaks are not below 0"
)]

use super::columns::Columns;

/// How many pairs beyond the demand or load each submission and unit starts with.
const SPARE: usize = 12;

impl Columns<'_> {
    /// The best pairs of each submission and of each unit, as `submission << 32 | unit`.
    pub(super) fn candidates(&mut self) -> Vec<u64> {
        let i = self.instance;
        let keep = |wish: i64, most: usize| (wish.clamp(0, most as i64) as usize + SPARE).min(most);
        let mut by_submission: Vec<Top> = (0..i.submissions)
            .map(|s| {
                Top::new(if i.demand[s] == 0 {
                    0
                } else {
                    keep(i.demand[s], i.units)
                })
            })
            .collect();
        let mut bars: Vec<u16> = vec![0; i.submissions];
        let mut codes = Vec::with_capacity(i.units * 2 * SPARE * 2);
        let mut top = Top::new(0);
        for u in 0..i.units {
            let row = i.row(u);
            top.reset(keep(self.loads.most[u], i.submissions));
            let mut bar = 0;
            for (block, (points, bars)) in row.chunks(32).zip(bars.chunks_mut(32)).enumerate() {
                let mut promising = false;
                for (p, b) in points.iter().zip(bars.iter()) {
                    promising |= *p >= (*b).min(bar);
                }
                if !promising {
                    continue;
                }
                for (k, (&p, b)) in points.iter().zip(bars.iter_mut()).enumerate() {
                    if p < (*b).min(bar) {
                        continue;
                    }
                    let s = block * 32 + k;
                    if i.demand[s] == 0 || i.closed.get(u, s) {
                        continue;
                    }
                    let key = (u64::from(p) << 8 | self.tie(u as u32, s as u32) as u64) << 32;
                    if p >= bar {
                        top.push(key | s as u64);
                        bar = top.bar();
                    }
                    if p >= *b {
                        by_submission[s].push(key | u as u64);
                        *b = by_submission[s].bar();
                    }
                }
            }
            codes.extend(
                top.take()
                    .iter()
                    .map(|key| (key & 0xffff_ffff) << 32 | u as u64),
            );
        }
        self.tops = Vec::with_capacity(i.submissions);
        for (s, mut top) in by_submission.into_iter().enumerate() {
            codes.extend(
                top.take()
                    .iter()
                    .map(|key| (s as u64) << 32 | key & 0xffff_ffff),
            );
            let mut keys = top.keys;
            keys.sort_unstable_by(|a, b| b.cmp(a));
            self.tops.push(keys);
        }
        codes
    }
}

/// The largest keys of a stream.
#[derive(Clone, Debug)]
struct Top {
    keep: usize,
    keys: Vec<u64>,
    bar: u16,
}

impl Top {
    fn new(keep: usize) -> Self {
        Self {
            keep,
            keys: Vec::new(),
            bar: if keep == 0 { u16::MAX } else { 0 },
        }
    }

    fn reset(&mut self, keep: usize) {
        *self = Self {
            keys: std::mem::take(&mut self.keys),
            ..Self::new(keep)
        };
        self.keys.clear();
    }

    fn push(&mut self, key: u64) {
        self.keys.push(key);
        if self.keys.len() >= 2 * self.keep + 8 {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        if self.keys.len() > self.keep && self.keep > 0 {
            self.keys
                .select_nth_unstable_by(self.keep - 1, |a, b| b.cmp(a));
            self.keys.truncate(self.keep);
            self.bar = (self.keys[self.keep - 1] >> 40) as u16;
        }
    }

    /// Points below this need not be offered.
    const fn bar(&self) -> u16 {
        self.bar
    }

    fn take(&mut self) -> &[u64] {
        self.shrink();
        self.keys.truncate(self.keep);
        &self.keys
    }
}
