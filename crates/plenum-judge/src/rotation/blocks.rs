//! Known small plans of at most 40 people, unfolded from base rounds.
//!
//! A base round lists its tables one after the other, one character per point: 0-9, a-z, A-D for 0 to 39. The points
//! form cycles of the given order, what is left over stays; each turn moves every point on by one in its cycle. The
//! base rounds were found by search ([`super::symmetric`]); that for 40 points among those that multiplication by 3
//! leaves as they are. Most rounds known: OEIS A107431. Each plan is verified by a test.

use super::problem::{index, narrow};

/// Base rounds of a plan of so many tables and seats.
struct Known {
    tables: usize,
    seats: usize,
    order: usize,
    rounds: &'static [&'static str],
}

const KNOWN: &[Known] = &[
    // Kirkman's schoolgirls.
    Known {
        tables: 5,
        seats: 3,
        order: 7,
        rounds: &["4960eb1758cda23"],
    },
    Known {
        tables: 6,
        seats: 3,
        order: 4,
        rounds: &["1bd7f2eg54086c9ha3", "687214g90de3abfh5c"],
    },
    Known {
        tables: 7,
        seats: 3,
        order: 5,
        rounds: &["ca3106kbf48g2h597ejid", "3d01cjhe829k6g57abi4f"],
    },
    Known {
        tables: 8,
        seats: 3,
        order: 11,
        rounds: &["bh3018ce2a4ljgf6md75k9ni"],
    },
    Known {
        tables: 9,
        seats: 3,
        order: 13,
        rounds: &["g87kdfocenq9p526bml4h13aj0i"],
    },
    Known {
        tables: 10,
        seats: 3,
        order: 14,
        rounds: &["ahbtp3s0j9mkfl5c8q42droen6i7g1"],
    },
    Known {
        tables: 11,
        seats: 3,
        order: 15,
        rounds: &["jv1g6sm3wkftd27q0oaicul45ph98nber"],
    },
    Known {
        tables: 12,
        seats: 3,
        order: 17,
        rounds: &["bh87l05wgduv61aitmrjco24sz93xykpnqfe"],
    },
    Known {
        tables: 13,
        seats: 3,
        order: 19,
        rounds: &["ufoei4bxjpzBCcArdvg9ay85m1ln7qw20t6hsk3"],
    },
    Known {
        tables: 6,
        seats: 4,
        order: 7,
        rounds: &["94le2c53ni807g1mjfk6dbah"],
    },
    Known {
        tables: 7,
        seats: 4,
        order: 9,
        rounds: &["0kdrc6e3jl9hmi4581bfn27qagop"],
    },
    Known {
        tables: 9,
        seats: 4,
        order: 11,
        rounds: &["mhsgr81pf4ztxu3kcwy9v2onjld0ea57i6qb"],
    },
    Known {
        tables: 10,
        seats: 4,
        order: 13,
        rounds: &["Dqd0gf41mjc3eia9xt82yzb6Br75AvohuskpCwln"],
    },
    Known {
        tables: 6,
        seats: 5,
        order: 6,
        rounds: &["p1m7h32ak69gt8e4rq0fcjd5lnsibo"],
    },
];

/// A plan in which nobody meets twice, if one is known with so many rounds and as many empty places as needed.
pub(super) fn known(g: usize, k: usize, n: usize, rounds: usize) -> Option<Vec<Vec<u32>>> {
    let mut plan = if (g, k) == (8, 4) {
        doubled_planes()
    } else {
        KNOWN
            .iter()
            .find(|known| (known.tables, known.seats) == (g, k))?
            .unfold()
    };
    if rounds > plan.len() {
        return None;
    }
    plan.truncate(rounds);
    leave_out(plan, k, g * k, n)
}

impl Known {
    fn unfold(&self) -> Vec<Vec<u32>> {
        let turning = self.tables * self.seats / self.order * self.order;
        let turned = |point: usize, by: usize| {
            if point < turning {
                narrow(point - point % self.order + (point % self.order + by) % self.order)
            } else {
                narrow(point)
            }
        };
        let all = (0..self.order).flat_map(|by| {
            self.rounds
                .iter()
                .map(move |round| round.bytes().map(|b| turned(point(b), by)).collect())
        });
        all.collect()
    }
}

fn point(byte: u8) -> usize {
    usize::from(match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        _ => byte.saturating_sub(b'A') + 36,
    })
}

/// 32 people in fours, ten rounds; known to be possible since Aguado (2004). Two affine planes of order 4 on the same
/// sixteen points share no line, and no two of their lines share three points, so each two points lie on one line of
/// each plane. Every point is doubled; a line becomes two tables, whose members the signs choose. The signs solve the
/// 120 equations over the field of two elements that two points of a line have equal signs in one plane exactly if
/// they have different ones in the other.
fn doubled_planes() -> Vec<Vec<u32>> {
    // Two points of each line through 0: five lines in each plane, as subspaces of the words of four bits.
    const LINES: [(u32, u32); 10] = [
        (1, 6),
        (2, 12),
        (3, 9),
        (4, 11),
        (5, 8),
        (2, 9),
        (6, 8),
        (7, 10),
        (1, 4),
        (3, 12),
    ];
    const SIGNS: [u32; 10] = [
        0x0000, 0xc0c0, 0x2e48, 0xa500, 0xccf0, 0x590c, 0x33f0, 0x33f0, 0xaa5a, 0x7b84,
    ];
    let round = |(&(a, b), signs): (&(u32, u32), u32)| {
        let line = [0, a, b, a ^ b];
        let parallel = (0..16).filter(move |&shift| line.iter().all(|&x| shift <= x ^ shift));
        let pair = move |shift: u32| {
            [0, 1].into_iter().flat_map(move |side| {
                line.into_iter().map(move |x| {
                    let point = x ^ shift;
                    point + 16 * ((signs >> point & 1) ^ side)
                })
            })
        };
        parallel.flat_map(pair).collect()
    };
    LINES.iter().zip(SIGNS).map(round).collect()
}

/// Numbers the points anew, so that those from n on never meet and can be left out; none if too few never meet.
pub(super) fn leave_out(
    plan: Vec<Vec<u32>>,
    k: usize,
    points: usize,
    n: usize,
) -> Option<Vec<Vec<u32>>> {
    if n == points {
        return Some(plan);
    }
    let mut met = vec![false; points * points];
    for table in plan.iter().flat_map(|round| round.chunks(k)) {
        for &a in table {
            for &b in table {
                met[index(a) * points + index(b)] = true;
            }
        }
    }
    let empty = (0..points).find_map(|first| {
        let mut group = vec![first];
        for next in first + 1..points {
            if group.len() < points - n && group.iter().all(|&other| !met[other * points + next]) {
                group.push(next);
            }
        }
        (group.len() == points - n).then_some(group)
    })?;
    let mut number = vec![0; points];
    let (mut low, mut high) = (0, n);
    for (point, number) in number.iter_mut().enumerate() {
        let next = if empty.contains(&point) {
            &mut high
        } else {
            &mut low
        };
        *number = narrow(*next);
        *next += 1;
    }
    Some(
        plan.into_iter()
            .map(|round| round.into_iter().map(|p| number[index(p)]).collect())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every point once per round, no pair twice.
    fn holds(plan: &[Vec<u32>], k: usize, points: usize) {
        let mut met = BTreeSet::new();
        for round in plan {
            let seated: BTreeSet<u32> = round.iter().copied().collect();
            assert_eq!((seated.len(), round.len()), (points, points));
            assert_eq!(seated.last().copied(), Some(narrow(points - 1)));
            for table in round.chunks(k) {
                for (i, &a) in table.iter().enumerate() {
                    for &b in &table[..i] {
                        assert!(met.insert((a.min(b), a.max(b))), "{a} and {b} meet twice");
                    }
                }
            }
        }
    }

    #[test]
    fn every_known_plan_seats_all_and_nobody_meets_twice() {
        let most = [
            (5, 3, 7),
            (6, 3, 8),
            (7, 3, 10),
            (8, 3, 11),
            (9, 3, 13),
            (10, 3, 14),
            (11, 3, 15),
            (12, 3, 17),
            (13, 3, 19),
            (6, 4, 7),
            (7, 4, 9),
            (8, 4, 10),
            (9, 4, 11),
            (10, 4, 13),
            (6, 5, 6),
        ];
        assert_eq!(most.len(), KNOWN.len() + 1);
        for (g, k, rounds) in most {
            let plan = known(g, k, g * k, rounds).unwrap();
            assert_eq!(plan.len(), rounds);
            holds(&plan, k, g * k);
            assert_eq!(known(g, k, g * k, rounds + 1), None);
        }
    }

    #[test]
    fn empty_places_are_never_at_one_table() {
        // In all seven rounds each girl meets each other, so only one place can be empty; in three rounds several.
        assert!(known(5, 3, 14, 7).is_some());
        assert_eq!(known(5, 3, 13, 7), None);
        for n in 11..15 {
            let plan = known(5, 3, n, 3).unwrap();
            holds(&plan, 3, 15);
            for table in plan.iter().flat_map(|round| round.chunks(3)) {
                assert!(table.iter().filter(|&&point| index(point) >= n).count() <= 1);
            }
        }
    }
}
