//! Writes a document as DOCX: real heading styles, a table of contents, header rows, languages, and text from right to
//! left where the language is.
//!
//! ```text
//! word/document.xml   title, contents, sections      word/styles.xml    Heading 1.., Quote, Caption, tables
//! word/footer1.xml    what it follows from, page     docProps/core.xml  title, language, day
//! word/charts/        figures, drawn by the reader   word/embeddings/   their numbers, to edit
//! ```
//!
//! Own XML. Each line of a passage is a paragraph with the direction of its first run, each run carries its language; so
//! Persian inside an English page, and English inside a Persian one, keep their order. Figures are native charts with
//! their words as alternative text; the table beside each one holds its numbers.

mod chart;
mod parts;

use self::chart::Charts;
use crate::WriteError;
use crate::model::{
    Document, Fact, Figure, Line, Part, Passage, Run, Section, Table, is_figure, is_right_to_left,
};
use crate::pack::Pack;
use crate::xml::escape;

/// The file of a document.
///
/// # Errors
/// The archive cannot be packed.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let right_to_left = document.is_right_to_left();
    let mut body = Body::new(right_to_left);
    body.document(document);
    let mut footer = Body::new(right_to_left);
    footer.foot(&document.foot);
    let mut pack = Pack::new();
    pack.add(
        "[Content_Types].xml",
        parts::content_types(&body.charts.content_types()).as_bytes(),
    )?;
    pack.add("_rels/.rels", parts::RELATIONS.as_bytes())?;
    pack.add("docProps/core.xml", parts::core(document).as_bytes())?;
    pack.add("docProps/app.xml", parts::APP.as_bytes())?;
    pack.add(
        "word/_rels/document.xml.rels",
        parts::document_relations(&body.charts.relations()).as_bytes(),
    )?;
    pack.add("word/styles.xml", parts::styles(document).as_bytes())?;
    pack.add("word/numbering.xml", parts::NUMBERING.as_bytes())?;
    pack.add("word/settings.xml", parts::settings(document).as_bytes())?;
    pack.add("word/footer1.xml", footer.out.as_bytes())?;
    pack.add("word/document.xml", body.out.as_bytes())?;
    body.charts.add(&mut pack, document)?;
    pack.finish()
}

/// Width of the text on the page, in twentieths of a point: A4 less margins of 2 cm.
const WIDTH: u32 = 9_638;

/// The mark that makes figures after it, and the signs between them, go from left to right.
const LEFT_TO_RIGHT: &str = "<w:t>\u{200e}</w:t>";

struct Body<'a> {
    right_to_left: bool,
    out: String,
    bookmarks: u32,
    charts: Charts<'a>,
}

/// How a run looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    Bold,
}

impl<'a> Body<'a> {
    fn new(right_to_left: bool) -> Self {
        Self {
            right_to_left,
            out: String::new(),
            bookmarks: 0,
            charts: Charts::default(),
        }
    }

    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn document(&mut self, document: &'a Document) {
        self.push(parts::DOCUMENT_START);
        self.styled("Subtitle", &vec![document.kind.clone()]);
        for line in &document.title.lines {
            self.styled("Title", line);
        }
        if let Some(mark) = &document.mark {
            self.styled("Mark", &vec![mark.clone()]);
        }
        self.facts(&document.facts);
        self.contents(document);
        for section in &document.sections {
            self.section(section, 1);
        }
        self.push("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
                   <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>");
        if self.right_to_left {
            self.push("<w:bidi/>");
        }
        self.push("</w:sectPr></w:body></w:document>\n");
    }

    /// The table of contents as a field: it holds the headings, and the word processor puts in the page numbers.
    fn contents(&mut self, document: &Document) {
        let heading = Run::new(&document.lang, document.labels.contents.clone());
        self.styled("TOCHeading", &vec![heading]);
        let mut entries = Vec::new();
        let mut next = 1;
        for section in &document.sections {
            collect(section, 1, &mut next, &mut entries);
        }
        let begin = "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\h \\z \\u </w:instrText></w:r>\
                     <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        for (n, (level, bookmark, line)) in entries.iter().enumerate() {
            self.open(&format!("TOC{level}"), self.right_to_left);
            if n == 0 {
                self.push(begin);
            }
            self.push(&format!(
                "<w:hyperlink w:anchor=\"part{bookmark}\" w:history=\"1\">"
            ));
            self.line(line, Look::Plain);
            self.push("</w:hyperlink>");
            if n + 1 == entries.len() {
                self.push("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            self.push("</w:p>");
        }
    }

    fn section(&mut self, section: &'a Section, level: usize) {
        self.bookmarks += 1;
        let bookmark = self.bookmarks;
        self.open(&format!("Heading{}", level.min(6)), self.right_to_left);
        self.push(&format!(
            "<w:bookmarkStart w:id=\"{bookmark}\" w:name=\"part{bookmark}\"/>"
        ));
        self.line(&section.heading, Look::Plain);
        self.push(&format!("<w:bookmarkEnd w:id=\"{bookmark}\"/></w:p>"));
        for part in &section.parts {
            self.part(part, level);
        }
    }

    fn part(&mut self, part: &'a Part, level: usize) {
        match part {
            Part::Paragraph(passage) => self.passage("BodyText", passage),
            Part::Quote(passage) => self.passage("Quote", passage),
            Part::List(items) => {
                for item in items {
                    let mut lines = item.lines.iter();
                    if let Some(line) = lines.next() {
                        self.styled("ListBullet", line);
                    }
                    for line in lines {
                        self.styled("ListContinue", line);
                    }
                }
            }
            Part::Facts(facts) => self.facts(facts),
            Part::Table(table) => self.table(table),
            Part::Figure(figure) => self.figure(figure),
            Part::Section(section) => self.section(section, level + 1),
        }
    }

    fn figure(&mut self, figure: &'a Figure) {
        self.styled("Caption", &vec![figure.caption.clone()]);
        // The direction is in the chart; LibreOffice turns the letters of its labels around where its paragraph has one too.
        self.open("BodyText", false);
        let chart = self.charts.draw(figure);
        self.push(&chart);
        self.push("</w:p>");
    }

    fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        self.start_table("Facts", None, &[2_700, WIDTH - 2_700], false);
        for fact in facts {
            self.push("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            self.cell(2_700, |body| {
                body.open("TableText", body.right_to_left);
                body.run(&fact.term, Look::Bold);
                body.push("</w:p>");
            });
            self.cell(WIDTH - 2_700, |body| body.cell_text(&fact.is, false));
            self.push("</w:tr>");
        }
        self.end_table();
    }

    fn table(&mut self, table: &Table) {
        self.styled("Caption", &vec![table.caption.clone()]);
        let widths: Vec<u32> = table
            .widths()
            .iter()
            .map(|share| share * WIDTH / 1_000)
            .collect();
        self.start_table("Rows", Some(&table.caption.text), &widths, true);
        self.push("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        let numeric: Vec<bool> = (0..widths.len()).map(|at| table.is_numeric(at)).collect();
        for ((head, width), numeric) in table.head.iter().zip(&widths).zip(&numeric) {
            self.cell(*width, |body| {
                body.open_cell("TableHead", body.right_to_left, *numeric);
                body.run(head, Look::Bold);
                body.push("</w:p>");
            });
        }
        self.push("</w:tr>");
        for row in &table.rows {
            self.push("<w:tr>");
            for ((cell, width), numeric) in row.iter().zip(&widths).zip(&numeric) {
                self.cell(*width, |body| body.cell_text(cell, *numeric));
            }
            self.push("</w:tr>");
        }
        self.end_table();
    }

    fn start_table(&mut self, style: &str, caption: Option<&str>, widths: &[u32], has_head: bool) {
        let all: u32 = widths.iter().sum();
        self.push(&format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/>"));
        if self.right_to_left {
            self.push("<w:bidiVisual/>");
        }
        self.push(&format!(
            "<w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
        ));
        let head = if has_head { "1" } else { "0" };
        self.push(&format!(
            "<w:tblLook w:val=\"00A0\" w:firstRow=\"{head}\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
        ));
        if let Some(caption) = caption {
            let caption = escape(caption);
            self.push(&format!("<w:tblCaption w:val=\"{caption}\"/>"));
        }
        self.push("</w:tblPr><w:tblGrid>");
        for width in widths {
            self.push(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.push("</w:tblGrid>");
    }

    /// Two tables that touch would become one, and a table may not be the last thing: a small paragraph stands after each.
    fn end_table(&mut self) {
        self.push("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"After\"/></w:pPr></w:p>");
    }

    fn cell(&mut self, width: u32, content: impl FnOnce(&mut Self)) {
        self.push(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"
        ));
        content(self);
        self.push("</w:tc>");
    }

    /// The text of a cell.
    fn cell_text(&mut self, passage: &Passage, numeric: bool) {
        if passage.lines.is_empty() {
            self.styled("TableText", &Line::new());
        }
        for line in &passage.lines {
            self.open_cell("TableText", self.direction(line), numeric);
            self.line(line, Look::Plain);
            self.push("</w:p>");
        }
    }

    fn passage(&mut self, style: &str, passage: &Passage) {
        for line in &passage.lines {
            self.styled(style, line);
        }
    }

    /// A paragraph in the direction of its first run.
    fn styled(&mut self, style: &str, line: &Line) {
        self.open(style, self.direction(line));
        self.line(line, Look::Plain);
        self.push("</w:p>");
    }

    fn direction(&self, line: &Line) -> bool {
        line.first()
            .map_or(self.right_to_left, Run::is_right_to_left)
    }

    fn open(&mut self, style: &str, right_to_left: bool) {
        self.open_aligned(style, right_to_left, false);
    }

    /// Begins a paragraph of a cell: at the start of the cell in the direction of the document, figures at the right. The
    /// direction of the paragraph decides only the order inside of it.
    fn open_cell(&mut self, style: &str, right_to_left: bool, numeric: bool) {
        let right = numeric || self.right_to_left;
        self.open_aligned(style, right_to_left, right != right_to_left);
    }

    /// Begins a paragraph, at the end of its own lines where it says so. Word processors take `right` for the end of the
    /// lines in both directions.
    fn open_aligned(&mut self, style: &str, right_to_left: bool, at_end: bool) {
        let bidi = if right_to_left {
            "<w:bidi/>"
        } else {
            "<w:bidi w:val=\"0\"/>"
        };
        let aligned = if at_end {
            "<w:jc w:val=\"right\"/>"
        } else {
            ""
        };
        self.push(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}{aligned}</w:pPr>"
        ));
    }

    fn line(&mut self, line: &[Run], look: Look) {
        for run in line {
            self.run(run, look);
        }
    }

    fn run(&mut self, run: &Run, look: Look) {
        self.push("<w:r><w:rPr>");
        if look == Look::Bold {
            self.push("<w:b/><w:bCs/>");
        }
        let lang = escape(&run.lang);
        let right_to_left = is_right_to_left(&run.lang);
        // Figures read from left to right in every language: a range may not end with its beginning.
        let is_range =
            right_to_left && is_figure(&run.text) && !run.text.chars().all(char::is_numeric);
        if is_range {
            self.push(&format!("<w:cs/><w:lang w:bidi=\"{lang}\"/>"));
        } else if right_to_left {
            self.push(&format!("<w:rtl/><w:lang w:bidi=\"{lang}\"/>"));
        } else if is_east_asian(&run.lang) {
            self.push(&format!("<w:lang w:eastAsia=\"{lang}\"/>"));
        } else {
            self.push(&format!("<w:lang w:val=\"{lang}\"/>"));
        }
        self.push("</w:rPr>");
        if is_range {
            self.push(LEFT_TO_RIGHT);
        }
        for (n, line) in run.text.split('\n').enumerate() {
            if n > 0 {
                self.push("<w:br/>");
            }
            for (n, piece) in line.split('\t').enumerate() {
                if n > 0 {
                    self.push("<w:tab/>");
                }
                let piece = escape(piece.trim_end_matches('\r'));
                self.push(&format!("<w:t xml:space=\"preserve\">{piece}</w:t>"));
            }
        }
        self.push("</w:r>");
    }

    /// The footer of each page: the foot line at the start, the page of all pages at the end.
    fn foot(&mut self, line: &Line) {
        self.push(parts::FOOTER_START);
        self.open("Footer", self.right_to_left);
        self.line(line, Look::Plain);
        // A mark on both sides: a field is no figure to the rules of direction.
        self.push(&format!("<w:r><w:tab/>{LEFT_TO_RIGHT}</w:r>"));
        for (n, field) in ["PAGE", "NUMPAGES"].iter().enumerate() {
            if n > 0 {
                self.push("<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>");
            }
            self.push(&format!(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {field} </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            ));
        }
        self.push(&format!("<w:r>{LEFT_TO_RIGHT}</w:r>"));
        self.push("</w:p></w:ftr>\n");
    }
}

/// The headings of the first level with the numbers that their bookmarks will have.
fn collect<'a>(
    section: &'a Section,
    level: usize,
    next: &mut u32,
    entries: &mut Vec<(usize, u32, &'a Line)>,
) {
    if level == 1 {
        entries.push((level, *next, &section.heading));
    }
    *next += 1;
    for part in &section.parts {
        if let Part::Section(inner) = part {
            collect(inner, level + 1, next, entries);
        }
    }
}

fn is_east_asian(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or_default();
    matches!(primary, "ko" | "ja" | "zh")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(run: &Run) -> String {
        let mut body = Body::new(false);
        body.styled("BodyText", &vec![run.clone()]);
        body.out
    }

    #[test]
    fn persian_is_a_run_and_a_paragraph_from_right_to_left() {
        assert_eq!(
            run(&Run::new("fa", "متن")),
            "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/><w:lang w:bidi=\"fa\"/></w:rPr>\
             <w:t xml:space=\"preserve\">متن</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn a_range_keeps_its_order_in_an_arabic_cell() {
        let written = run(&Run::new("ar", "6–8"));

        assert!(written.contains("<w:t>\u{200e}</w:t><w:t xml:space=\"preserve\">6–8</w:t>"));
        assert!(!written.contains("<w:rtl/>"));
        assert!(!run(&Run::new("ar", "8")).contains('\u{200e}'));
        assert!(!run(&Run::new("en", "6–8")).contains('\u{200e}'));
    }

    #[test]
    fn cells_begin_where_the_document_does_and_figures_stand_at_the_right() {
        let told = |right_to_left, run: Run, numeric| {
            let mut body = Body::new(right_to_left);
            body.cell_text(&run.into(), numeric);
            let at_end = body.out.contains("<w:jc w:val=\"right\"/>");
            (body.out.contains("<w:bidi/>"), at_end)
        };
        let (arabic, english) = (Run::new("ar", "نص"), Run::new("en", "text"));

        // English in an Arabic document keeps its order and stands at the right, which is the end of its own lines.
        assert_eq!(told(true, english.clone(), false), (false, true));
        assert_eq!(told(true, arabic.clone(), false), (true, false));
        assert_eq!(told(false, arabic, false), (true, true));
        assert_eq!(told(false, english, false), (false, false));
        assert_eq!(told(true, Run::new("ar", "7.75"), true), (true, false));
        assert_eq!(told(false, Run::new("en", "7.75"), true), (false, true));
    }

    #[test]
    fn markup_stays_text_and_lines_are_broken() {
        let written = run(&Run::new("ko", "<w:p>&\u{0}\n둘"));

        assert!(written.contains("&lt;w:p&gt;&amp;</w:t><w:br/><w:t xml:space=\"preserve\">둘"));
        assert!(written.contains("<w:lang w:eastAsia=\"ko\"/>"));
    }

    #[test]
    fn latin_words_in_a_korean_document_are_no_korean() {
        let head = plenum_core::Head::empty(plenum_core::id::WorkshopId(uuid::Uuid::nil()));
        let order = crate::order::Order::full(plenum_core::time::Timestamp(0));
        let styles = |lang| {
            let words = crate::catalogue::Catalogue::of(lang).unwrap();
            let records = plenum_core::Records::new();
            parts::styles(&crate::outcome::document(&records, &head, &words, order))
        };

        assert!(styles("ko").contains("<w:lang w:val=\"en\""));
        assert!(styles("fr").contains("<w:lang w:val=\"fr\""));
    }
}
