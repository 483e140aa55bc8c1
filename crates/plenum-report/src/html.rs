//! Writes a document as one self-contained page: no script, no request, readable without style.
//!
//! Every text goes through [`escape`]; every run is isolated in `<bdi>` with its language and direction, so that Persian
//! inside an English sentence neither breaks the line nor the sentence. Headings are nested, tables have captions and
//! named rows and columns. The same document gives the same bytes.

use crate::chart;
use crate::model::{Document, Fact, Figure, Line, Part, Passage, Run, Section, Table};

/// The page of a document.
pub fn write(document: &Document) -> String {
    let mut page = Page {
        lang: document.lang.clone(),
        out: String::new(),
    };
    page.push("<!doctype html>\n<html lang=\"");
    page.push(&escape(&document.lang));
    page.push("\" dir=\"");
    page.push(direction(&Run::new(&document.lang, "")));
    page.push("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
    page.push(&escape(&document.plain_title()));
    page.push("</title>\n<style>\n");
    page.push(STYLE);
    page.push("</style>\n</head>\n<body>\n<header>\n<p class=\"kind\">");
    page.run(&document.kind);
    page.push("</p>\n<h1>");
    page.passage(&document.title);
    page.push("</h1>\n");
    if let Some(mark) = &document.mark {
        page.push("<p class=\"mark\">");
        page.run(mark);
        page.push("</p>\n");
    }
    page.facts(&document.facts);
    page.push("</header>\n<nav aria-label=\"");
    page.push(&escape(&document.labels.contents));
    page.push("\">\n<ol>\n");
    for section in &document.sections {
        page.push("<li><a href=\"#");
        page.push(&escape(&section.anchor));
        page.push("\">");
        page.line(&section.heading);
        page.push("</a></li>\n");
    }
    page.push("</ol>\n</nav>\n<main>\n");
    for section in &document.sections {
        page.section(section, 2);
    }
    page.push("</main>\n<footer>\n<p>");
    page.line(&document.foot);
    page.push("</p>\n</footer>\n</body>\n</html>\n");
    page.out
}

/// Text as it stands in an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

struct Page {
    lang: String,
    out: String,
}

impl Page {
    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn section(&mut self, section: &Section, level: usize) {
        let heading = level.min(6).to_string();
        self.push("<section id=\"");
        self.push(&escape(&section.anchor));
        self.push("\">\n<h");
        self.push(&heading);
        self.push(">");
        self.line(&section.heading);
        self.push("</h");
        self.push(&heading);
        self.push(">\n");
        for part in &section.parts {
            self.part(part, level);
        }
        self.push("</section>\n");
    }

    fn part(&mut self, part: &Part, level: usize) {
        match part {
            Part::Paragraph(passage) => self.element("p", passage),
            Part::Quote(passage) => self.quote(passage),
            Part::List(items) => {
                self.push("<ul>\n");
                for item in items {
                    self.element("li", item);
                }
                self.push("</ul>\n");
            }
            Part::Facts(facts) => self.facts(facts),
            Part::Table(table) => self.table(table),
            Part::Figure(figure) => self.figure(figure),
            Part::Section(section) => self.section(section, level + 1),
        }
    }

    /// Original and translations side by side, as far as the page is wide enough.
    fn quote(&mut self, passage: &Passage) {
        self.push("<div class=\"quote\">\n");
        for line in &passage.lines {
            let first = line.first();
            self.push("<blockquote dir=\"");
            self.push(first.map_or("ltr", direction));
            self.push("\">");
            self.line(line);
            self.push("</blockquote>\n");
        }
        self.push("</div>\n");
    }

    fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        self.push("<dl>\n");
        for fact in facts {
            self.push("<dt>");
            self.run(&fact.term);
            self.push("</dt>");
            self.element("dd", &fact.is);
        }
        self.push("</dl>\n");
    }

    fn table(&mut self, table: &Table) {
        self.push("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.push(&escape(&table.caption.text));
        self.push("\">\n<table>\n<caption>");
        self.run(&table.caption);
        self.push("</caption>\n<thead>\n<tr>");
        let class = |at: usize| {
            if table.is_numeric(at) {
                " class=\"n\""
            } else {
                ""
            }
        };
        let classes: Vec<_> = (0..table.head.len()).map(class).collect();
        for (column, class) in table.head.iter().zip(&classes) {
            self.push("<th scope=\"col\"");
            self.push(class);
            self.push(">");
            self.run(column);
            self.push("</th>");
        }
        self.push("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.push("<tr>");
            for (index, cell) in row.iter().enumerate() {
                self.push(if index == 0 {
                    "<th scope=\"row\""
                } else {
                    "<td"
                });
                self.push(classes.get(index).unwrap_or(&""));
                self.push(">");
                self.passage(cell);
                self.push(if index == 0 { "</th>" } else { "</td>" });
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table>\n</div>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        self.push("<figure>\n");
        let svg = chart::svg(figure, &self.lang);
        self.push(&svg);
        self.push("<figcaption>");
        self.run(&figure.caption);
        self.push("</figcaption>\n</figure>\n");
    }

    fn element(&mut self, name: &str, passage: &Passage) {
        self.push("<");
        self.push(name);
        self.push(">");
        self.passage(passage);
        self.push("</");
        self.push(name);
        self.push(">\n");
    }

    fn passage(&mut self, passage: &Passage) {
        for (index, line) in passage.lines.iter().enumerate() {
            if index > 0 {
                self.push("<br>");
            }
            self.line(line);
        }
    }

    fn line(&mut self, line: &Line) {
        for run in line {
            self.run(run);
        }
    }

    fn run(&mut self, run: &Run) {
        self.push("<bdi lang=\"");
        self.push(&escape(&run.lang));
        self.push("\" dir=\"");
        self.push(direction(run));
        self.push(if run.lang == self.lang {
            "\">"
        } else {
            "\" class=\"other\">"
        });
        self.push(&escape(&run.text).replace('\n', "<br>"));
        self.push("</bdi>");
    }
}

fn direction(run: &Run) -> &'static str {
    if run.is_right_to_left() { "rtl" } else { "ltr" }
}

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { font: 1rem/1.55 system-ui, 'Noto Sans', 'Noto Sans KR', Vazirmatn, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem;
  color: #1a1d21; background: #fff; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h2 { margin-block-start: 3rem; border-block-end: 2px solid #0b5c6b; padding-block-end: .25rem; }
.kind { letter-spacing: .02em; color: #0b5c6b; margin: 0; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .3rem 1.2rem; }
dt { font-weight: 600; } dd { margin: 0; }
.wide { overflow-x: auto; margin-block: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding-block: .4rem; }
th, td { text-align: start; vertical-align: top; border: 1px solid #9aa4ad; padding: .35rem .55rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
thead th { background: #e7eff1; }
.quote { display: flex; flex-wrap: wrap; gap: .5rem; margin-block: .5rem; }
blockquote { flex: 1 1 18rem; margin: 0; padding: .3rem .8rem; border-inline-start: 4px solid #0b5c6b; }
a { color: #0b5c6b; }
.mark { border: 2px solid #b54708; padding: .4rem .8rem; font-weight: 600; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; background: #fff; } figcaption { font-weight: 600; }
footer { margin-block-start: 3rem; border-block-start: 1px solid #9aa4ad; font-size: .85rem; overflow-wrap: anywhere; }
dd, th, td, blockquote, li, p { overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  body { color: #e8eaed; background: #15181b; }
  h2 { border-color: #6fc3d2; } .kind, a { color: #6fc3d2; } thead th { background: #23313a; } blockquote { border-color: #6fc3d2; }
}
@media print { body { max-width: none; padding: 0; } nav { display: none; } section, tr { break-inside: avoid-page; } .wide { overflow: visible; } }
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Labels;
    use crate::order::{Profile, ReportKind};

    fn document(text: &str) -> Document {
        Document {
            lang: "en".to_owned(),
            report: ReportKind::Full,
            profile: Profile::Full,
            mark: None,
            foot: Line::new(),
            day: "2014-03-14".to_owned(),
            labels: Labels {
                contents: "Contents".to_owned(),
            },
            title: Run::new("en", text).into(),
            kind: Run::new("en", "Outcome"),
            facts: vec![Fact {
                term: Run::new("en", "Host"),
                is: Run::new("ko", text).into(),
            }],
            sections: vec![Section {
                anchor: "one".to_owned(),
                heading: vec![Run::new("en", text)],
                parts: vec![
                    Part::Quote(Passage::lines([
                        vec![Run::new("fa", text)],
                        vec![Run::new("en", "English")],
                    ])),
                    Part::Table(Table {
                        caption: Run::new("en", "Figures"),
                        head: vec![Run::new("en", "No."), Run::new("en", "Text")],
                        rows: vec![vec![
                            Run::new("en", "R1").into(),
                            Run::new("en", text).into(),
                        ]],
                    }),
                ],
            }],
        }
    }

    #[test]
    fn figures_of_a_table_stand_at_the_right() {
        let page = write(&document("7.75"));

        assert!(page.contains("<th scope=\"col\" class=\"n\"><bdi lang=\"en\" dir=\"ltr\">Text"));
        assert!(page.contains("<td class=\"n\"><bdi lang=\"en\" dir=\"ltr\">7.75"));
        assert!(page.contains(".n { text-align: right;"));
        assert!(!write(&document("words")).contains("class=\"n\""));
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        let hostile = "<script>alert(1)</script>\" onclick='x' & <img src=x onerror=alert(1)>";
        let page = write(&document(hostile));

        assert!(
            !page.contains("<script") && !page.contains("<img") && !page.contains("' onclick"),
            "{page}"
        );
        assert!(page.contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onclick=&#39;x&#39; &amp; &lt;img"
        ));
    }

    #[test]
    fn each_run_carries_its_language_and_direction() {
        let page = write(&document("متن"));

        assert!(page.contains("<blockquote dir=\"rtl\"><bdi lang=\"fa\" dir=\"rtl\" class=\"other\">متن</bdi></blockquote>"));
        assert!(page.contains(
            "<blockquote dir=\"ltr\"><bdi lang=\"en\" dir=\"ltr\">English</bdi></blockquote>"
        ));
    }

    #[test]
    fn a_table_has_a_caption_and_named_rows_and_columns() {
        let page = write(&document("Text"));

        assert!(page.contains("<caption><bdi lang=\"en\" dir=\"ltr\">Figures</bdi></caption>"));
        assert!(page.contains("<th scope=\"col\"><bdi lang=\"en\" dir=\"ltr\">No.</bdi></th>"));
        assert!(
            page.contains("<tr><th scope=\"row\"><bdi lang=\"en\" dir=\"ltr\">R1</bdi></th><td>")
        );
    }

    #[test]
    fn nothing_is_asked_from_elsewhere() {
        let page = write(&document("https://example.org/a.png"));

        assert!(!page.contains("src=") && !page.contains("href=\"http") && !page.contains("url("));
    }
}
