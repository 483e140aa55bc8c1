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
}

/// The widths of the columns in points, in a place of a given width, for a font of a given size.
pub(crate) fn widths(columns: &[Column], place: f64, size: f64) -> Vec<f64> {
    let least: Vec<f64> = columns
        .iter()
        .map(|column| column.extent.word.min(LONGEST_WORD) * size + PADDING)
        .collect();
    let natural: Vec<f64> = columns
        .iter()
        .map(|column| column.extent.line.min(WIDEST_TEXT) * size + PADDING)
        .collect();
    let needed: f64 = least.iter().sum();
    let wanted: f64 = natural.iter().sum();
    if wanted <= place {
        // Columns of short texts keep their width; the widest takes what is left, so that the tables of a page align.
        let widest = natural.iter().copied().fold(0.0, f64::max);
        let takers = natural.iter().filter(|width| **width >= widest).count();
        let share = (place - wanted) / f64::from(u32::try_from(takers).unwrap_or(1).max(1));
        return natural
            .into_iter()
            .map(|width| if width >= widest { width + share } else { width })
            .collect();
    }
    if needed >= place {
        return least.iter().map(|width| width * place / needed).collect();
    }
    // The square root, so that a column with ten times the text becomes about three times as wide.
    let total: f64 = columns.iter().map(|column| column.total).sum();
    let weight = |at: usize| -> f64 {
        let more = natural[at] - least[at];
        let part = columns[at].total / total.max(1.0);
        more * part.sqrt().max(0.05)
    };
    let mut widths = least.clone();
    // What a column does not need is divided again.
    for _round in 0..columns.len() {
        let left = place - widths.iter().sum::<f64>();
        let open: Vec<usize> = (0..widths.len())
            .filter(|at| widths[*at] + 0.5 < natural[*at])
            .collect();
        let weights: f64 = open.iter().map(|at| weight(*at)).sum();
        if left < 0.5 || weights <= 0.0 {
            break;
        }
        for at in open {
            widths[at] = (widths[at] + left * weight(at) / weights).min(natural[at]);
        }
    }
    let sum: f64 = widths.iter().sum();
    widths.into_iter().map(|width| width * place / sum).collect()
}

/// The widest word that fits into a column, in parts of the font's size.
pub(crate) fn room(width: f64, size: f64) -> f64 {
    ((width - PADDING) / size - 0.3).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(word: f64, line: f64, rows: f64) -> Column {
        Column {
            extent: Extent { word, line },
            total: line * rows,
        }
    }

    #[test]
    fn the_columns_fill_the_place() {
        for columns in [
            vec![column(2.0, 2.0, 10.0)],
            vec![column(2.0, 2.0, 10.0), column(6.0, 400.0, 10.0)],
            vec![column(90.0, 90.0, 10.0); 12],
            vec![column(3.0, 80.0, 1.0), column(3.0, 80.0, 50.0)],
        ] {
            let sum: f64 = widths(&columns, 480.0, 9.0).iter().sum();

            assert!((sum - 480.0).abs() < 0.01, "{columns:?}: {sum}");
        }
    }

    #[test]
    fn a_number_keeps_its_width_beside_a_long_text() {
        let columns = [column(2.0, 2.0, 50.0), column(6.0, 400.0, 50.0)];

        let widths = widths(&columns, 480.0, 9.0);

        assert!(widths[0] >= 2.0 * 9.0 + PADDING, "{widths:?}");
        assert!(widths[1] > 400.0, "{widths:?}");
    }

    #[test]
    fn more_text_gets_more_room() {
        let columns = [column(3.0, 50.0, 2.0), column(3.0, 50.0, 80.0)];

        let widths = widths(&columns, 480.0, 9.0);

        assert!(widths[1] > widths[0], "{widths:?}");
    }
}
