//! How wide the columns of a table are. Computed here and not by the typesetter, which would lay out every cell twice to
//! find out; a table of ten thousand rows takes a pass over its texts instead.

use crate::text::Extent;

/// Between the lines of the grid and the text, on both sides together, in points.
const PADDING: f64 = 9.0;

/// A long word takes so much from its column before it is broken, in parts of the font's size.
const LONGEST_WORD: f64 = 11.0;

/// A text takes so much before it is wrapped, in parts of the font's size.
const WIDEST_TEXT: f64 = 60.0;

/// What is known of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Column {
    /// The widest of its cells.
    pub(crate) extent: Extent,
    /// The sum of the lengths of its cells' lines.
    pub(crate) total: f64,
    /// Its cells.
    pub(crate) cells: u32,
    /// Whether it takes room that is left: one of texts, and not the names of the rows.
    pub(crate) grows: bool,
}

impl Column {
    /// What an ordinary cell holds, with an eye on the largest: columns as wide as this make rows of few lines.
    fn weight(&self) -> f64 {
        let mean = self.total / f64::from(self.cells.max(1));
        0.75 * mean + 0.25 * self.extent.line.min(WIDEST_TEXT)
    }
}

/// Whether every cell fits on a line.
pub(crate) fn fits(columns: &[Column], place: f64, size: f64) -> bool {
    let wanted: f64 = columns.iter().map(|column| natural(column, size)).sum();
    wanted <= place
}

fn natural(column: &Column, size: f64) -> f64 {
    column.extent.line.min(WIDEST_TEXT) * size + PADDING
}

/// The widths of the columns in points, in a place of a given width, for a font of a given size.
pub(crate) fn widths(columns: &[Column], place: f64, size: f64) -> Vec<f64> {
    let least: Vec<f64> = columns
        .iter()
        .map(|column| column.extent.word.min(LONGEST_WORD) * size + PADDING)
        .collect();
    let natural: Vec<f64> = columns.iter().map(|column| natural(column, size)).collect();
    let needed: f64 = least.iter().sum();
    let wanted: f64 = natural.iter().sum();
    if wanted <= place {
        return filled(columns, &natural, place - wanted);
    }
    if needed >= place {
        return least.iter().map(|width| width * place / needed).collect();
    }
    let mut widths = least;
    // What a column does not need is divided again.
    for _round in 0..columns.len() {
        let left = place - widths.iter().sum::<f64>();
        let open: Vec<usize> = (0..widths.len())
            .filter(|at| widths[*at] + 0.5 < natural[*at])
            .collect();
        let weights: f64 = open.iter().map(|at| columns[*at].weight()).sum();
        if left < 0.5 || weights <= 0.0 {
            break;
        }
        for at in open {
            widths[at] = (widths[at] + left * columns[at].weight() / weights).min(natural[at]);
        }
    }
    let sum: f64 = widths.iter().sum();
    widths
        .into_iter()
        .map(|width| width * place / sum)
        .collect()
}

/// Gives what is left to the columns that grow, each as it is wide, or to the widest one.
fn filled(columns: &[Column], natural: &[f64], left: f64) -> Vec<f64> {
    let widest = natural.iter().copied().fold(0.0, f64::max);
    let none = !columns.iter().any(|column| column.grows);
    let takes = |at: usize| columns[at].grows || (none && natural[at] >= widest);
    let taken: f64 = (0..natural.len())
        .filter(|at| takes(*at))
        .map(|at| natural[at])
        .sum();
    natural
        .iter()
        .enumerate()
        .map(|(at, width)| {
            let share = if takes(at) { left * width / taken } else { 0.0 };
            width + share
        })
        .collect()
}

/// The widest word that fits into a column, in parts of the font's size.
pub(crate) fn room(width: f64, size: f64) -> f64 {
    ((width - PADDING) / size - 0.3).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(word: f64, line: f64, rows: u32) -> Column {
        Column {
            extent: Extent { word, line },
            total: line * f64::from(rows),
            cells: rows,
            grows: true,
        }
    }

    #[test]
    fn the_columns_fill_the_place() {
        for columns in [
            vec![column(2.0, 2.0, 10)],
            vec![column(2.0, 2.0, 10), column(6.0, 400.0, 10)],
            vec![column(90.0, 90.0, 10); 12],
            vec![column(3.0, 80.0, 1), column(3.0, 80.0, 50)],
        ] {
            let sum: f64 = widths(&columns, 480.0, 9.0).iter().sum();

            assert!((sum - 480.0).abs() < 0.01, "{columns:?}: {sum}");
        }
    }

    #[test]
    fn a_number_keeps_its_width_beside_a_long_text() {
        let columns = [column(2.0, 2.0, 50), column(6.0, 400.0, 50)];

        let widths = widths(&columns, 480.0, 9.0);

        assert!(widths[0] >= 2.0 * 9.0 + PADDING, "{widths:?}");
        assert!(widths[1] > 400.0, "{widths:?}");
    }

    #[test]
    fn an_ordinary_row_has_as_many_lines_in_each_column_of_texts() {
        let columns = [column(3.0, 40.0, 80), column(3.0, 80.0, 80)];

        let widths = widths(&columns, 480.0, 9.0);

        let lines = |at: usize| columns[at].extent.line * 9.0 / widths[at];
        assert!((lines(0) - lines(1)).abs() < 1.0, "{widths:?}");
    }

    #[test]
    fn room_that_is_left_goes_to_texts_and_not_to_figures() {
        let figures = Column {
            grows: false,
            ..column(2.0, 2.0, 5)
        };

        let widths = widths(&[figures, column(3.0, 6.0, 5), figures], 480.0, 9.0);

        assert!(
            (widths[0] - widths[2]).abs() < 0.01 && widths[1] > 400.0,
            "{widths:?}"
        );
    }
}
