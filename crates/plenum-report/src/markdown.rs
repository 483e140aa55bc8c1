//! Writes a document as Markdown: notes that people can always open.
//!
//! Texts are escaped, so that nothing in them becomes a heading, a link or markup; what is written from right to left is
//! isolated by the marks that Unicode has for it. A figure is its caption and what it shows in words.

use crate::model::{Document, Fact, Line, Part, Passage, Run, Section, Table};

/// The document as Markdown.
pub fn write(document: &Document) -> String {
    let mut notes = Notes {
        right_to_left: document.is_right_to_left(),
        out: String::new(),
    };
    let kind = notes.run(&document.kind);
    notes.push(&format!("{kind}\n\n"));
    let title = notes.lines(&document.title);
    notes.push(&format!("# {}\n\n", title.join(" / ")));
    if let Some(mark) = &document.mark {
        let mark = notes.run(mark);
        notes.push(&format!("**{mark}**\n\n"));
    }
    notes.facts(&document.facts);
    for section in &document.sections {
        notes.section(section, 2);
    }
    let foot = notes.line(&document.foot);
    notes.push(&format!("---\n\n{foot}\n"));
    notes.out
}

struct Notes {
    right_to_left: bool,
    out: String,
}

impl Notes {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn section(&mut self, section: &Section, level: usize) {
        let heading = self.line(&section.heading);
        self.push(&format!("{} {heading}\n\n", "#".repeat(level.min(6))));
        for part in &section.parts {
            self.part(part, level);
        }
    }

    fn part(&mut self, part: &Part, level: usize) {
        match part {
            Part::Paragraph(passage) => {
                let text = self.lines(passage).join("\\\n");
                self.push(&format!("{text}\n\n"));
            }
            Part::Quote(passage) => {
                for line in self.lines(passage) {
                    self.push(&format!("> {line}\n>\n"));
                }
                self.push("\n");
            }
            Part::List(items) => {
                for item in items {
                    let text = self.lines(item).join("\\\n  ");
                    self.push(&format!("- {text}\n"));
                }
                self.push("\n");
            }
            Part::Facts(facts) => self.facts(facts),
            Part::Table(table) => self.table(table),
            Part::Figure(figure) => {
                let (caption, alt) = (self.run(&figure.caption), self.run(&figure.alt));
                self.push(&format!("*{caption}*\\\n{alt}\n\n"));
            }
            Part::Section(section) => self.section(section, level + 1),
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            let (term, is) = (self.run(&fact.term), self.lines(&fact.is).join("\\\n  "));
            self.push(&format!("- **{term}**: {is}\n"));
        }
        if !facts.is_empty() {
            self.push("\n");
        }
    }

    fn table(&mut self, table: &Table) {
        let caption = self.run(&table.caption);
        self.push(&format!("**{caption}**\n\n"));
        let head: Vec<String> = table.head.iter().map(|run| self.run(run)).collect();
        self.push(&format!("| {} |\n", head.join(" | ")));
        self.push(&format!("|{}\n", " --- |".repeat(head.len())));
        for row in &table.rows {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| self.lines(cell).join("<br>"))
                .collect();
            self.push(&format!("| {} |\n", cells.join(" | ")));
        }
        self.push("\n");
    }

    fn lines(&self, passage: &Passage) -> Vec<String> {
        passage.lines.iter().map(|line| self.line(line)).collect()
    }

    fn line(&self, line: &Line) -> String {
        line.iter().map(|run| self.run(run)).collect()
    }

    /// A run against the direction of the document is isolated: U+2066 or U+2067 before it, U+2069 after it.
    fn run(&self, run: &Run) -> String {
        let text = escape(&run.text);
        match (run.is_right_to_left(), self.right_to_left) {
            (true, false) => format!("\u{2067}{text}\u{2069}"),
            (false, true) => format!("\u{2066}{text}\u{2069}"),
            (true, true) | (false, false) => text,
        }
    }
}

/// A text in which nothing is markup, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (n, c) in text.char_indices() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '#' | '+' | '-' | '=' if n == 0 => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("<br>"),
            '\r' | '\0' => {}
            // "1." and "1)" at the start would make a list.
            '.' | ')' if n > 0 && text[..n].bytes().all(|b| b.is_ascii_digit()) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        assert_eq!(escape("# no heading"), "\\# no heading");
        assert_eq!(escape("1. no list | no cell"), "1\\. no list \\| no cell");
        assert_eq!(escape("<script>[a](b)"), "\\<script\\>\\[a\\](b)");
        assert_eq!(escape("two\nlines"), "two<br>lines");
    }

    #[test]
    fn runs_against_the_direction_of_the_document_are_isolated() {
        let notes = |right_to_left| Notes {
            right_to_left,
            out: String::new(),
        };

        assert_eq!(
            notes(false).run(&Run::new("fa", "متن")),
            "\u{2067}متن\u{2069}"
        );
        assert_eq!(notes(true).run(&Run::new("fa", "متن")), "متن");
        assert_eq!(notes(true).run(&Run::new("ko", "글")), "\u{2066}글\u{2069}");
    }
}
