//! Draws charts as SVG: one module for reports and pages, data in, picture out.
//!
//! Values come as whole numbers and leave as whole pixels, so the same figure gives the same bytes everywhere. No colour
//! is the only signal: parts of a bar also differ by pattern and carry their count, medians are marks, and each row names
//! its figures. In a language that is written from right to left the picture runs from right to left.

use crate::html::escape;
use crate::model::{Chart, Figure, Point, Run, Spread, Stack, is_right_to_left};
use crate::numbers::Numbers;

/// Width of a picture, in pixels; its height follows from the rows.
const WIDTH: u32 = 720;
/// Where the labels end and the scale begins.
const LEFT: u32 = 210;
/// Where the scale ends.
const RIGHT: u32 = 590;
const ROW: u32 = 30;
const TOP: u32 = 34;

/// The picture of a figure in an interface language.
pub fn svg(figure: &Figure, lang: &str) -> String {
    let mut picture = Picture {
        out: String::new(),
        mirrored: is_right_to_left(lang),
        numbers: Numbers::of(lang),
        lang,
    };
    let height = match &figure.chart {
        Chart::Spread { rows, .. } => TOP + ROW * len(rows) + 10,
        Chart::Stacked { parts, rows } => TOP + ROW * len(rows) + 24 * len(parts) + 16,
        Chart::Timeline { points } => TOP + ROW * len(points) + 10,
    };
    picture.open(figure, height);
    match &figure.chart {
        Chart::Spread { scale, rows } => picture.spreads(*scale, rows),
        Chart::Stacked { parts, rows } => picture.stacks(parts, rows),
        Chart::Timeline { points } => picture.timeline(points),
    }
    picture.out.push_str("</svg>\n");
    picture.out
}

struct Picture<'a> {
    out: String,
    mirrored: bool,
    numbers: Numbers,
    lang: &'a str,
}

impl Picture<'_> {
    fn open(&mut self, figure: &Figure, height: u32) {
        let (lang, title, alt) = (
            escape(self.lang),
            escape(&figure.caption.text),
            escape(&figure.alt.text),
        );
        let direction = if self.mirrored { "rtl" } else { "ltr" };
        self.push(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
             role=\"img\" xml:lang=\"{lang}\" direction=\"{direction}\" font-family=\"Noto Sans, Noto Sans Arabic, Noto Sans CJK KR, sans-serif\" \
             font-size=\"13\">\n<title>{title}</title>\n<desc>{alt}</desc>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
        ));
    }

    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// A place from the start of the line, mirrored where the script is.
    fn x(&self, x: u32) -> u32 {
        if self.mirrored {
            WIDTH.saturating_sub(x)
        } else {
            x
        }
    }

    fn rect(&mut self, from: u32, to: u32, y: u32, height: u32, fill: &str) {
        let (a, b) = (self.x(from), self.x(to));
        let (left, width) = (a.min(b), a.abs_diff(b));
        self.push(&format!(
            "<rect x=\"{left}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"#1a1d21\"/>\n"
        ));
    }

    fn line(&mut self, (x1, y1): (u32, u32), (x2, y2): (u32, u32), width: u32, colour: &str) {
        let (x1, x2) = (self.x(x1), self.x(x2));
        self.push(&format!(
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n"
        ));
    }

    /// Text that begins at `x`, or ends there, in reading direction of the picture.
    fn text(&mut self, x: u32, y: u32, anchor: &str, run: &Run, most: usize) {
        let x = self.x(x);
        let mut shown: String = run.text.chars().take(most).collect();
        if run.text.chars().count() > most {
            shown.push('…');
        }
        let (lang, shown) = (escape(&run.lang), escape(&shown.replace('\n', " ")));
        // The anchor follows the direction of the element: `start` is the right end in Arabic. The label keeps the
        // direction of the picture, and is isolated so that a Latin name does not turn it around.
        self.push(&format!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" xml:lang=\"{lang}\" unicode-bidi=\"isolate\" fill=\"#1a1d21\">{shown}</text>\n"
        ));
    }

    fn figure(&mut self, x: u32, y: u32, anchor: &str, text: &str) {
        self.text(x, y, anchor, &Run::new(self.lang, text), 40);
    }

    fn spreads(&mut self, (lowest, highest): (u32, u32), rows: &[Spread]) {
        let span = (highest.saturating_sub(lowest)).max(1) * 4;
        let at = |quarters: u32| {
            let above = quarters.saturating_sub(lowest * 4).min(span);
            LEFT + above * (RIGHT - LEFT) / span
        };
        let bottom = TOP + ROW * len(rows);
        let step = ((highest.saturating_sub(lowest)) / 10).max(1);
        for value in (lowest..=highest).step_by(step as usize) {
            let x = at(value * 4);
            self.line((x, TOP - 6), (x, bottom), 1, "#d0d7dc");
            let value = self.numbers.whole(value);
            self.figure(x, TOP - 12, "middle", &value);
        }
        for (row, y) in rows.iter().zip((TOP..).step_by(ROW as usize)) {
            let middle = y + ROW / 2;
            let [low, q1, median, q3, high] = row.quarters;
            self.text(LEFT - 10, middle + 5, "end", &row.label, 26);
            self.line((at(low), middle), (at(high), middle), 2, "#51606b");
            self.rect(at(q1), at(q3).max(at(q1) + 2), y + 7, ROW - 14, "#9fd3dd");
            self.line((at(median), y + 3), (at(median), y + ROW - 3), 4, "#0b3c47");
            let median = self.numbers.decimal(i128::from(median) * 25);
            let told = format!("{median} (n={})", self.numbers.whole(row.n));
            self.figure(RIGHT + 14, middle + 5, "start", &told);
        }
    }

    fn stacks(&mut self, parts: &[Run], rows: &[Stack]) {
        self.push("<defs>\n");
        for (n, (colour, stripe)) in PATTERNS.iter().enumerate() {
            self.push(&format!(
                "<pattern id=\"p{n}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"{colour}\"/>{stripe}</pattern>\n"
            ));
        }
        self.push("</defs>\n");
        let most = rows.iter().map(|row| row.counts.iter().sum::<u32>()).max();
        let most = most.unwrap_or_default().max(1);
        let width = RIGHT - LEFT;
        for (row, y) in rows.iter().zip((TOP..).step_by(ROW as usize)) {
            self.text(LEFT - 10, y + ROW / 2 + 5, "end", &row.label, 26);
            let mut before = 0_u32;
            for (n, count) in row
                .counts
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0)
            {
                let from = LEFT + before * width / most;
                before += count;
                let to = LEFT + before * width / most;
                let fill = format!("url(#p{})", n % PATTERNS.len());
                self.rect(from, to, y + 4, ROW - 8, &fill);
                // The count stands on a plain ground, so that the pattern does not cross it.
                let middle = u32::midpoint(from, to);
                self.rect(
                    middle.saturating_sub(9),
                    middle + 9,
                    y + 7,
                    ROW - 14,
                    "#ffffff",
                );
                let count = self.numbers.whole(*count);
                self.figure(middle, y + ROW / 2 + 5, "middle", &count);
            }
        }
        let below = TOP + ROW * len(rows) + 10;
        for ((n, part), y) in parts.iter().enumerate().zip((below..).step_by(24)) {
            let fill = format!("url(#p{})", n % PATTERNS.len());
            self.rect(LEFT, LEFT + 22, y, 16, &fill);
            self.text(LEFT + 32, y + 13, "start", part, 60);
        }
    }

    fn timeline(&mut self, points: &[Point]) {
        let first = points.first().map_or(0, |point| point.day);
        let last = points.last().map_or(0, |point| point.day);
        let span = (last - first).max(1);
        let at = |day: i64| {
            let across = (day - first).clamp(0, span) * i64::from(170) / span;
            20 + u32::try_from(across).unwrap_or_default()
        };
        self.line((20, TOP - 8), (190, TOP - 8), 3, "#0b5c6b");
        for (point, y) in points.iter().zip((TOP..).step_by(ROW as usize)) {
            let (x, middle) = (at(point.day), y + ROW / 2);
            self.line((x, TOP - 14), (x, middle), 1, "#51606b");
            self.line((x, middle), (LEFT - 6, middle), 1, "#51606b");
            let centre = self.x(x);
            self.push(&format!(
                "<circle cx=\"{centre}\" cy=\"{middle}\" r=\"5\" fill=\"#0b5c6b\"/>\n"
            ));
            self.text(LEFT, middle + 5, "start", &point.date, 30);
            self.text(LEFT + 170, middle + 5, "start", &point.label, 44);
        }
    }
}

/// Fills that differ in colour, lightness and pattern.
const PATTERNS: [(&str, &str); 4] = [
    ("#0b5c6b", ""),
    (
        "#9fd3dd",
        "<path d=\"M0 8L8 0\" stroke=\"#0b3c47\" stroke-width=\"1\"/>",
    ),
    (
        "#f3b27a",
        "<path d=\"M0 0L8 8M0 8L8 0\" stroke=\"#5c2b02\" stroke-width=\"1\"/>",
    ),
    (
        "#eceff1",
        "<circle cx=\"4\" cy=\"4\" r=\"1\" fill=\"#1a1d21\"/>",
    ),
];

fn len<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX / 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread() -> Figure {
        Figure {
            caption: Run::new("en", "Ratings <of> all"),
            alt: Run::new("en", "R1: median 7.75"),
            chart: Chart::Spread {
                scale: (1, 9),
                rows: vec![Spread {
                    label: Run::new("en", "R1 & co"),
                    quarters: [4, 20, 31, 32, 36],
                    n: 8,
                }],
            },
        }
    }

    #[test]
    fn a_picture_has_a_title_and_says_its_figures_in_words() {
        let svg = svg(&spread(), "en");

        assert!(
            svg.contains("<title>Ratings &lt;of&gt; all</title>\n<desc>R1: median 7.75</desc>")
        );
        assert!(svg.contains(">7.75 (n=8)</text>") && svg.contains(">R1 &amp; co</text>"));
    }

    #[test]
    fn values_stand_where_the_scale_puts_them_and_mirrored_in_arabic() {
        // 7.75 on 1 to 9 is 27/32 of the way.
        let x = LEFT + 27 * (RIGHT - LEFT) / 32;
        let mark = |x: u32| format!("<line x1=\"{x}\" y1=\"37\" x2=\"{x}\" y2=\"61\"");

        assert!(svg(&spread(), "en").contains(&mark(x)));
        assert!(svg(&spread(), "ar").contains(&mark(WIDTH - x)));
    }

    #[test]
    fn parts_of_a_bar_differ_by_pattern_and_carry_their_count() {
        let parts = ["Supports", "Objects"]
            .map(|text| Run::new("en", text))
            .to_vec();
        let rows = vec![Stack {
            label: Run::new("en", "R6"),
            counts: vec![3, 1],
        }];
        let figure = Figure {
            chart: Chart::Stacked { parts, rows },
            ..spread()
        };
        let svg = svg(&figure, "en");

        assert!(svg.contains("url(#p0)") && svg.contains("url(#p1)"));
        assert!(
            svg.contains(">3</text>")
                && svg.contains(">1</text>")
                && svg.contains(">Objects</text>")
        );
    }

    #[test]
    fn a_timeline_names_each_day() {
        let point = |day, text: &str| Point {
            day,
            date: Run::new("en", format!("day {day}")),
            label: Run::new("en", text),
        };
        let figure = Figure {
            chart: Chart::Timeline {
                points: vec![point(0, "begin"), point(10, "end")],
            },
            ..spread()
        };
        let svg = svg(&figure, "en");

        assert!(svg.contains("cx=\"20\"") && svg.contains("cx=\"190\""));
        assert!(svg.contains(">day 10</text>") && svg.contains(">end</text>"));
    }
}
