//! Dense symmetric matrices: Cholesky factor, solution, inverse.
//!
//! Everything is built on one kernel, the dot products of four rows with a common one, whose partial sums run in a
//! fixed order: quick without threads, and the same bits everywhere.

/// The lower factor L of a symmetric positive matrix, A = L L'.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Cholesky {
    size: usize,
    /// By rows; above the diagonal nothing is read.
    lower: Vec<f64>,
}

impl Cholesky {
    /// Factors the matrix given by rows, of which only the lower triangle is read; `None` if it is not positive.
    pub(in crate::scoring) fn new(size: usize, mut matrix: Vec<f64>) -> Option<Self> {
        let mut first = 0;
        while first < size {
            let block = (size - first).min(4);
            let (above, rows) = matrix.split_at_mut(first * size);
            for j in 0..first {
                let common = &above[j * size..j * size + j];
                let pivot = above[j * size + j];
                let dots = four_dots(common, |k| &rows[k.min(block - 1) * size..][..j]);
                for (k, dot) in dots.into_iter().enumerate().take(block) {
                    let entry = &mut rows[k * size + j];
                    *entry = (*entry - dot) / pivot;
                }
            }
            for k in 0..block {
                for j in first..first + k {
                    let dot = dot(&rows[k * size..][..j], &rows[(j - first) * size..][..j]);
                    let pivot = rows[(j - first) * size + j];
                    let entry = &mut rows[k * size + j];
                    *entry = (*entry - dot) / pivot;
                }
                let diagonal = first + k;
                let row = &rows[k * size..][..diagonal];
                let square = rows[k * size + diagonal] - dot(row, row);
                if !(square > 0.0 && square.is_finite()) {
                    return None;
                }
                rows[k * size + diagonal] = square.sqrt();
            }
            first += block;
        }
        Some(Self {
            size,
            lower: matrix,
        })
    }

    /// x with A x = `right`.
    pub(in crate::scoring) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let size = self.size;
        let mut x = right.to_vec();
        for i in 0..size {
            let sum = dot(&self.lower[i * size..][..i], &x[..i]);
            x[i] = (x[i] - sum) / self.lower[i * size + i];
        }
        for i in (0..size).rev() {
            x[i] /= self.lower[i * size + i];
            let (value, row) = (x[i], &self.lower[i * size..][..i]);
            for (entry, l) in x[..i].iter_mut().zip(row) {
                *entry -= value * l;
            }
        }
        x
    }

    /// The product of the squared diagonal as logarithms: ln det A.
    pub(in crate::scoring) fn ln_det(&self, ln: impl Fn(f64) -> f64) -> f64 {
        let sum: f64 = (0..self.size)
            .map(|i| ln(self.lower[i * self.size + i]))
            .sum();
        2.0 * sum
    }

    /// The whole inverse, by rows.
    pub(in crate::scoring) fn inverse(&self) -> Vec<f64> {
        let size = self.size;
        // Row i of `columns` is column i of the inverse of L; before its diagonal it is zero.
        let mut columns = vec![0.0; size * size];
        for first in (0..size).step_by(4) {
            let block = (size - first).min(4);
            let rows = &mut columns[first * size..(first + block) * size];
            for k in 0..block {
                rows[k * size + first + k] = 1.0 / self.lower[(first + k) * size + first + k];
            }
            for i in first + 1..size {
                let common = &self.lower[i * size + first..i * size + i];
                let pivot = self.lower[i * size + i];
                let dots = four_dots(common, |k| &rows[k.min(block - 1) * size..][first..i]);
                for (k, dot) in dots.into_iter().enumerate().take(block) {
                    if first + k < i {
                        rows[k * size + i] = -dot / pivot;
                    }
                }
            }
        }
        let mut inverse = vec![0.0; size * size];
        for first in (0..size).step_by(4) {
            let block = (size - first).min(4);
            for j in 0..first + block {
                let common = &columns[j * size..][first..size];
                let dots = four_dots(common, |k| {
                    &columns[(first + k.min(block - 1)) * size..][first..size]
                });
                for (k, dot) in dots.into_iter().enumerate().take(block) {
                    inverse[(first + k) * size + j] = dot;
                    inverse[j * size + first + k] = dot;
                }
            }
        }
        inverse
    }
}

/// The dot products of `common` with four rows of the same length.
fn four_dots<'a>(common: &[f64], row: impl Fn(usize) -> &'a [f64]) -> [f64; 4] {
    let rows: [&[f64]; 4] = std::array::from_fn(&row);
    let mut sums = [[0.0; 4]; 4];
    let (chunks, rest) = common.as_chunks::<4>();
    let split = rows.map(|row| row.as_chunks::<4>());
    for (place, chunk) in chunks.iter().enumerate() {
        for (sum, (row, _)) in sums.iter_mut().zip(&split) {
            let Some(row) = row.get(place) else { continue };
            for lane in 0..4 {
                sum[lane] += chunk[lane] * row[lane];
            }
        }
    }
    std::array::from_fn(|k| {
        let tail: f64 = rest.iter().zip(split[k].1).map(|(a, b)| a * b).sum();
        let [a, b, c, d] = sums[k];
        (a + b) + (c + d) + tail
    })
}

/// The dot product of two rows of the same length.
pub(super) fn dot(one: &[f64], other: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (chunks, rest) = one.as_chunks::<4>();
    let (others, others_rest) = other.as_chunks::<4>();
    for (a, b) in chunks.iter().zip(others) {
        for lane in 0..4 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let tail: f64 = rest.iter().zip(others_rest).map(|(a, b)| a * b).sum();
    let [a, b, c, d] = sums;
    (a + b) + (c + d) + tail
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::random::Xoshiro;
    use crate::scoring::special::ln;

    #[test]
    fn inverse_and_solution_undo_the_matrix() {
        for size in [1, 2, 3, 4, 5, 7, 8, 13, 30] {
            let mut generator = Xoshiro::new(4);
            let root: Vec<f64> = (0..size * size).map(|_| generator.normal()).collect();
            let entry = |i: usize, j: usize| {
                dot(&root[i * size..][..size], &root[j * size..][..size])
                    + f64::from(u8::from(i == j))
            };
            let matrix: Vec<f64> = (0..size * size)
                .map(|k| entry(k / size, k % size))
                .collect();
            let factor = Cholesky::new(size, matrix.clone()).unwrap();

            let inverse = factor.inverse();
            for i in 0..size {
                let unit = factor.solve(&matrix[i * size..][..size]);
                for j in 0..size {
                    let product = dot(&matrix[i * size..][..size], &inverse[j * size..][..size]);
                    let expected = f64::from(u8::from(i == j));
                    assert!((product - expected).abs() < 1e-9, "{size}: {product}");
                    assert!((unit[j] - expected).abs() < 1e-9);
                }
            }
        }
    }

    #[test]
    fn determinant_of_a_known_matrix() {
        let factor = Cholesky::new(2, vec![4.0, f64::NAN, 2.0, 3.0]).unwrap();

        assert!((factor.ln_det(ln) - ln(8.0)).abs() < 1e-15);
    }

    #[test]
    fn a_matrix_that_is_not_positive_has_no_factor() {
        assert!(Cholesky::new(2, vec![1.0, 0.0, 2.0, 1.0]).is_none());
        assert!(Cholesky::new(1, vec![f64::NAN]).is_none());
    }
}
