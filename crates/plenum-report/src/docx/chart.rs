//! Figures as native charts: the word processor draws them, and an office can edit them and their numbers.
//!
//! ```text
//! word/charts/chart1.xml        the chart, with the numbers it shows
//! word/embeddings/chart1.xlsx   the same numbers for "Edit data"
//! ```
//!
//! The workbook comes from the library that writes our workbooks. It gives no chart away outside of one, so the chart is
//! own XML. All figures are bars from the start of the line: counts are stacked, a day is a bar from the first day to it,
//! and a spread is a clear bar up to the first quartile, two boxes that meet at the median, and whiskers to both ends of
//! the range. Parts of a bar differ by pattern too, and each label says its figures.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::WriteError;
use crate::model::{Chart, Document, Figure, Point, Run, Spread, Stack, is_right_to_left};
use crate::numbers::Numbers;
use crate::pack::Pack;
use crate::xml::{escape, legal};

/// Width of a chart in English Metric Units, 360,000 to the centimetre: that of the text.
const WIDTH: u32 = 6_120_000;
const ROW: u32 = 270_000;
/// The highest chart that fits on a page below its caption.
const HIGHEST: u32 = 7_900_000;
/// Days from the first one that spreadsheets count to 1970-01-01.
const SERIAL_1970: i64 = 25_569;
/// Letters of a label that fit beside a bar.
const LABEL: usize = 70;

/// The charts of a document in the order in which they stand in it.
#[derive(Default)]
pub(super) struct Charts<'a> {
    figures: Vec<&'a Figure>,
}

impl<'a> Charts<'a> {
    /// Takes a figure in, and gives the run that shows it.
    pub(super) fn draw(&mut self, figure: &'a Figure) -> String {
        self.figures.push(figure);
        let n = self.figures.len();
        let height = Plot::of(&figure.chart, &figure.caption.lang).height();
        let (caption, alt) = (escape(&figure.caption.text), escape(&figure.alt.text));
        format!(
            "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{WIDTH}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{n}\" name=\"{caption}\" descr=\"{alt}\"/><wp:cNvGraphicFramePr/>\
             <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
             <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"chart{n}\"/>\
             </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    }

    /// What the list of content types says about the charts.
    pub(super) fn content_types(&self) -> String {
        let workbook = "<Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>";
        let charts = (1..=self.figures.len()).map(|n| {
            format!(
                "<Override PartName=\"/word/charts/chart{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"
            )
        });
        std::iter::once(workbook.to_owned()).chain(charts).collect()
    }

    /// What the relations of the document say about the charts.
    pub(super) fn relations(&self) -> String {
        let relations = (1..=self.figures.len()).map(|n| {
            format!(
                "<Relationship Id=\"chart{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" Target=\"charts/chart{n}.xml\"/>"
            )
        });
        relations.collect()
    }

    /// Adds the charts, each with its relation to its workbook.
    pub(super) fn add(&self, pack: &mut Pack, document: &Document) -> Result<(), WriteError> {
        for (figure, n) in self.figures.iter().zip(1_u32..) {
            let plot = Plot::of(&figure.chart, &figure.caption.lang);
            let book = plot
                .book(&document.day)
                .map_err(|error| WriteError(error.to_string()))?;
            pack.add(
                &format!("word/charts/chart{n}.xml"),
                plot.xml(&document.lang).as_bytes(),
            )?;
            let relations = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                 <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/package\" Target=\"../embeddings/chart{n}.xlsx\"/>\
                 </Relationships>\n"
            );
            pack.add(
                &format!("word/charts/_rels/chart{n}.xml.rels"),
                relations.as_bytes(),
            )?;
            pack.store(&format!("word/embeddings/chart{n}.xlsx"), &book)?;
        }
        Ok(())
    }
}

/// Markup that grows.
#[derive(Default)]
struct Markup(String);

impl Markup {
    fn push(&mut self, markup: &str) {
        self.0.push_str(markup);
    }
}

/// A figure as bars. Numbers are in quarters, as all figures of a report are.
struct Plot {
    labels: Vec<String>,
    bars: Vec<Bar>,
    /// How far the range reaches below the first bar and above the last one.
    whiskers: Vec<Bar>,
    lowest: u32,
    highest: u32,
    /// Between two lines of the scale; none if the scale is not shown.
    step: Option<u32>,
    /// Whether the parts are named below and say their counts.
    counted: bool,
    /// Between two bars, in hundredths of a bar.
    gap: u32,
    /// Height of a row, in English Metric Units.
    row: u32,
}

/// A column of numbers, one for each label.
struct Bar {
    name: String,
    fill: &'static str,
    quarters: Vec<u32>,
}

const CLEAR: &str = "<a:noFill/><a:ln><a:noFill/></a:ln>";
const EDGE: &str = "<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"1A1D21\"/></a:solidFill></a:ln>";
const LOWER_BOX: &str = "<a:solidFill><a:srgbClr val=\"9FD3DD\"/></a:solidFill>";
const UPPER_BOX: &str = "<a:solidFill><a:srgbClr val=\"0B5C6B\"/></a:solidFill>";

/// Fills that differ in colour, lightness and pattern; those of the drawn pictures.
const PATTERNS: [&str; 4] = [
    UPPER_BOX,
    "<a:pattFill prst=\"wdUpDiag\"><a:fgClr><a:srgbClr val=\"0B3C47\"/></a:fgClr><a:bgClr><a:srgbClr val=\"9FD3DD\"/></a:bgClr></a:pattFill>",
    "<a:pattFill prst=\"openDmnd\"><a:fgClr><a:srgbClr val=\"5C2B02\"/></a:fgClr><a:bgClr><a:srgbClr val=\"F3B27A\"/></a:bgClr></a:pattFill>",
    "<a:pattFill prst=\"pct10\"><a:fgClr><a:srgbClr val=\"1A1D21\"/></a:fgClr><a:bgClr><a:srgbClr val=\"ECEFF1\"/></a:bgClr></a:pattFill>",
];

impl Plot {
    /// The figure with words and figures of a language.
    fn of(chart: &Chart, lang: &str) -> Self {
        match chart {
            Chart::Spread { scale, rows } => Self::spreads(*scale, rows, &Numbers::of(lang)),
            Chart::Stacked { parts, rows } => Self::stacks(parts, rows),
            Chart::Timeline { points } => Self::timeline(points),
        }
    }

    fn spreads((lowest, highest): (u32, u32), rows: &[Spread], numbers: &Numbers) -> Self {
        // The names are signs, the same in each language.
        let bar = |name: &str, fill, of: fn([u32; 5]) -> u32| Bar {
            name: name.to_owned(),
            fill,
            quarters: rows.iter().map(|row| of(row.quarters)).collect(),
        };
        let labels = rows.iter().map(|row| {
            let [_, _, median, _, _] = row.quarters;
            let median = numbers.decimal(i128::from(median) * 25);
            // The figures keep their order beside a label of the other direction.
            let told = format!("\u{2066}{median} (n={})\u{2069}", numbers.whole(row.n));
            format!("{}  {told}", isolated(&row.label))
        });
        Self {
            labels: labels.collect(),
            bars: vec![
                bar("Q1", CLEAR, |[_, q1, _, _, _]| q1),
                bar("Q2 − Q1", LOWER_BOX, |[_, q1, median, _, _]| {
                    median.saturating_sub(q1)
                }),
                bar("Q3 − Q2", UPPER_BOX, |[_, _, median, q3, _]| {
                    q3.saturating_sub(median)
                }),
            ],
            whiskers: vec![
                bar("Q1 − min", CLEAR, |[low, q1, _, _, _]| {
                    q1.saturating_sub(low)
                }),
                bar("max − Q3", CLEAR, |[_, _, _, q3, high]| {
                    high.saturating_sub(q3)
                }),
            ],
            lowest: lowest * 4,
            highest: highest * 4,
            step: Some((highest.saturating_sub(lowest) / 10).max(1) * 4),
            counted: false,
            gap: 60,
            row: ROW,
        }
    }

    fn stacks(parts: &[Run], rows: &[Stack]) -> Self {
        let bars = parts.iter().enumerate().zip(PATTERNS.iter().cycle());
        let bars = bars.map(|((n, part), fill)| {
            let counts = rows.iter().map(|row| row.counts.get(n).copied());
            Bar {
                name: short(&part.text),
                fill,
                quarters: counts.map(|n| n.unwrap_or_default() * 4).collect(),
            }
        });
        let most = rows.iter().map(|row| row.counts.iter().sum::<u32>()).max();
        Self {
            labels: rows.iter().map(|row| isolated(&row.label)).collect(),
            bars: bars.collect(),
            whiskers: Vec::new(),
            lowest: 0,
            highest: most.unwrap_or_default().max(1) * 4,
            step: None,
            counted: true,
            gap: 60,
            row: ROW,
        }
    }

    fn timeline(points: &[Point]) -> Self {
        let serials = points.iter().map(|point| {
            let serial = point.day.saturating_add(SERIAL_1970);
            u32::try_from(serial).unwrap_or_default().min(u32::MAX / 8) * 4
        });
        let serials: Vec<u32> = serials.collect();
        let first = serials.iter().min().copied().unwrap_or_default();
        let last = serials.iter().max().copied().unwrap_or_default();
        // The first day has a short bar too.
        let before = (last.saturating_sub(first) / 40).max(4);
        let labels = points
            .iter()
            .map(|point| format!("{}  {}", isolated(&point.date), isolated(&point.label)));
        Self {
            labels: labels.collect(),
            bars: vec![Bar {
                name: "t".to_owned(),
                fill: UPPER_BOX,
                quarters: serials,
            }],
            whiskers: Vec::new(),
            lowest: first.saturating_sub(before),
            highest: last.max(4),
            step: None,
            counted: false,
            // Thin bars, for it is where they end that counts, and rows for labels of two lines.
            gap: 300,
            row: ROW * 4 / 3,
        }
    }

    /// In English Metric Units.
    fn height(&self) -> u32 {
        let rows = u32::try_from(self.labels.len()).unwrap_or(u32::MAX / ROW);
        let scale = if self.step.is_some() { ROW } else { 0 };
        let parts = if self.counted { ROW } else { 0 };
        (self.row.saturating_mul(rows) + ROW / 2 + scale + parts).min(HIGHEST)
    }

    fn columns(&self) -> impl Iterator<Item = &Bar> {
        self.bars.iter().chain(&self.whiskers)
    }

    /// The numbers as a workbook, the same bytes for the same numbers.
    fn book(&self, day: &str) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let created =
            ExcelDateTime::parse_from_str(day).or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let sheet = workbook.add_worksheet();
        sheet.set_name(SHEET)?;
        for (label, row) in self.labels.iter().zip(1..) {
            sheet.write_string(row, 0, label)?;
        }
        for (bar, column) in self.columns().zip(1..) {
            sheet.write_string(0, column, &bar.name)?;
            for (value, row) in bar.quarters.iter().zip(1..) {
                sheet.write_number(row, column, f64::from(*value) / 4.0)?;
            }
        }
        workbook.save_to_buffer()
    }

    fn xml(&self, lang: &str) -> String {
        let mirrored = is_right_to_left(lang);
        let mut out = Markup::default();
        out.push("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/>\
             <c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>\
             <c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>");
        for n in 0..self.bars.len() {
            self.series(&mut out, n);
        }
        out.push(&format!("<c:gapWidth val=\"{}\"/>", self.gap));
        out.push("<c:overlap val=\"100\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>");
        self.axes(&mut out, mirrored);
        out.push("</c:plotArea>");
        if self.counted {
            out.push("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>");
        }
        let direction = u32::from(mirrored);
        let lang = escape(lang);
        out.push(&format!(
            "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>\
             <c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>\
             <c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr rtl=\"{direction}\"><a:defRPr sz=\"900\"><a:solidFill><a:srgbClr val=\"1A1D21\"/></a:solidFill>\
             <a:latin typeface=\"Calibri\"/><a:ea typeface=\"Malgun Gothic\"/><a:cs typeface=\"Arial\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"{lang}\"/></a:p></c:txPr>\
             <c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>\n"
        ));
        out.0
    }

    fn series(&self, out: &mut Markup, n: usize) {
        let Some(bar) = self.bars.get(n) else {
            return;
        };
        let (column, name) = (column(n), escape(&bar.name));
        let edge = if bar.fill == CLEAR { "" } else { EDGE };
        out.push(&format!(
            "<c:ser><c:idx val=\"{n}\"/><c:order val=\"{n}\"/><c:tx><c:strRef><c:f>'{SHEET}'!${column}$1</c:f>\
             <c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>\
             <c:spPr>{}{edge}</c:spPr><c:invertIfNegative val=\"0\"/>",
            bar.fill
        ));
        if self.counted {
            // Nought says nothing. A count stands on a plain ground, so that the pattern does not cross it.
            out.push(
                "<c:dLbls><c:numFmt formatCode=\"0;;\" sourceLinked=\"0\"/>\
                 <c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></c:spPr><c:dLblPos val=\"ctr\"/>\
                 <c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>\
                 <c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
            );
        }
        // The range goes down from where the first bar ends, and up from where the last one does.
        let first = self.whiskers.first().filter(|_| n == 0);
        let last = self.whiskers.last().filter(|_| n + 1 == self.bars.len());
        if let Some(range) = first {
            self.whisker(out, "minus", self.bars.len(), range);
        }
        if let Some(range) = last {
            self.whisker(out, "plus", self.bars.len() + 1, range);
        }
        out.push(&format!(
            "<c:cat><c:strRef><c:f>'{SHEET}'!$A$2:$A${}</c:f><c:strCache><c:ptCount val=\"{}\"/>",
            self.labels.len() + 1,
            self.labels.len()
        ));
        for (n, label) in self.labels.iter().enumerate() {
            let label = escape(label);
            out.push(&format!("<c:pt idx=\"{n}\"><c:v>{label}</c:v></c:pt>"));
        }
        out.push("</c:strCache></c:strRef></c:cat><c:val>");
        out.push(&self.numbers(n, bar));
        out.push("</c:val></c:ser>");
    }

    fn whisker(&self, out: &mut Markup, way: &str, n: usize, range: &Bar) {
        let numbers = self.numbers(n, range);
        out.push(&format!(
            "<c:errBars><c:errBarType val=\"{way}\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"0\"/>\
             <c:{way}>{numbers}</c:{way}>\
             <c:spPr><a:ln w=\"15875\"><a:solidFill><a:srgbClr val=\"51606B\"/></a:solidFill></a:ln></c:spPr></c:errBars>"
        ));
    }

    /// A column of the workbook with what stands in it.
    fn numbers(&self, n: usize, bar: &Bar) -> String {
        let column = column(n);
        let points = bar.quarters.iter().enumerate().map(|(n, value)| {
            let value = number(*value);
            format!("<c:pt idx=\"{n}\"><c:v>{value}</c:v></c:pt>")
        });
        format!(
            "<c:numRef><c:f>'{SHEET}'!${column}$2:${column}${}</c:f><c:numCache><c:formatCode>General</c:formatCode>\
             <c:ptCount val=\"{}\"/>{}</c:numCache></c:numRef>",
            self.labels.len() + 1,
            self.labels.len(),
            points.collect::<String>()
        )
    }

    /// Labels at the start of the line, the first row at the top; the scale above, if it is shown.
    fn axes(&self, out: &mut Markup, mirrored: bool) {
        let (side, way) = if mirrored {
            ("r", "maxMin")
        } else {
            ("l", "minMax")
        };
        let line = "<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"51606B\"/></a:solidFill></a:ln></c:spPr>";
        out.push(&format!(
            "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/>\
             <c:axPos val=\"{side}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
             <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{line}<c:crossAx val=\"2\"/><c:crosses val=\"min\"/>\
             <c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:tickLblSkip val=\"1\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>"
        ));
        let (lowest, highest) = (number(self.lowest), number(self.highest));
        let hidden = u32::from(self.step.is_none());
        out.push(&format!(
            "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"{way}\"/><c:max val=\"{highest}\"/><c:min val=\"{lowest}\"/></c:scaling>\
             <c:delete val=\"{hidden}\"/><c:axPos val=\"t\"/>"
        ));
        if self.step.is_some() {
            out.push(
                "<c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"D0D7DC\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>",
            );
        }
        out.push(
            "<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>\
             <c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/>\
             <c:crossBetween val=\"between\"/>",
        );
        if let Some(step) = self.step {
            out.push(&format!("<c:majorUnit val=\"{}\"/>", number(step)));
        }
        out.push("</c:valAx>");
    }
}

/// The name of the sheet with the numbers.
const SHEET: &str = "1";

/// The letter of the column of a bar; the labels stand in A. More parts than letters are in no figure.
fn column(n: usize) -> char {
    ('B'..='Z').nth(n).unwrap_or('Z')
}

/// A number of quarters as files have it.
fn number(quarters: u32) -> String {
    let rest = ["", ".25", ".5", ".75"];
    let rest = rest.get((quarters % 4) as usize).unwrap_or(&"");
    format!("{}{rest}", quarters / 4)
}

fn short(text: &str) -> String {
    let text = legal(text).replace(['\n', '\r', '\t'], " ");
    let mut shown: String = text.chars().take(LABEL).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// A label that does not turn the words beside it.
fn isolated(run: &Run) -> String {
    format!("\u{2068}{}\u{2069}", short(&run.text))
}

#[cfg(test)]
#[path = "chart_tests.rs"]
mod tests;
