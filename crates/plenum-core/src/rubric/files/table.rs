//! Cells of a comma-separated table (RFC 4180), with their places; and cells that no spreadsheet takes for a formula.

use super::{FileFault, FileProblem};

/// One line of the table: where it begins in the file, and its cells.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
}

impl Line {
    /// A cell by column from 0; what is left out at the end of a line is empty.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// A fault in a cell, by column from 0.
    pub(super) fn fault(&self, column: usize, problem: FileProblem) -> FileFault {
        FileFault {
            line: self.number,
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
            problem,
        }
    }
}

/// Cuts a file into lines and cells. Lines end with LF, CRLF or CR; a quoted cell may hold commas, quotes (doubled) and
/// line feeds; a byte order mark at the start is passed over; empty lines are left out.
pub(super) fn lines(file: &str) -> Result<Vec<Line>, FileFault> {
    let text = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = Reader {
        rest: text.chars().peekable(),
        line: 1,
    };
    let mut lines = Vec::new();
    while reader.rest.peek().is_some() {
        let line = reader.line()?;
        if line.cells.iter().any(|cell| !cell.trim().is_empty()) {
            lines.push(line);
        }
    }
    Ok(lines)
}

struct Reader<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    line: u32,
}

impl Reader<'_> {
    fn line(&mut self) -> Result<Line, FileFault> {
        let mut line = Line {
            number: self.line,
            cells: Vec::new(),
        };
        loop {
            let cell = if self.rest.next_if_eq(&'"').is_some() {
                self.quoted(&line)?
            } else {
                self.plain()
            };
            line.cells.push(unescaped(&cell));
            match self.rest.next() {
                Some(',') => {}
                Some('\n') => {
                    self.line += 1;
                    return Ok(line);
                }
                None => return Ok(line),
                Some(_) => {
                    return Err(line.fault(line.cells.len() - 1, FileProblem::AfterQuote));
                }
            }
        }
    }

    fn plain(&mut self) -> String {
        let mut cell = String::new();
        while let Some(c) = self.rest.next_if(|c| !matches!(c, ',' | '\n')) {
            cell.push(c);
        }
        cell
    }

    fn quoted(&mut self, line: &Line) -> Result<String, FileFault> {
        let mut cell = String::new();
        loop {
            match self.rest.next() {
                Some('"') if self.rest.next_if_eq(&'"').is_some() => cell.push('"'),
                Some('"') => return Ok(cell),
                Some(c) => {
                    self.line += u32::from(c == '\n');
                    cell.push(c);
                }
                None => return Err(line.fault(line.cells.len(), FileProblem::OpenQuote)),
            }
        }
    }
}

/// A cell as it is written: quoted where it must be, with a `'` before what a spreadsheet would take for a formula.
pub(super) fn escaped(cell: &str) -> String {
    let cell = if is_formula(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// The cell without the `'` that [`escaped`] put in front.
fn unescaped(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(bare) if is_formula(bare) => bare.to_owned(),
        Some(_) | None => cell.to_owned(),
    }
}

/// Whether a spreadsheet may calculate with the cell: it begins with one of `= + - @`, a tab, a return or a nought byte.
/// What begins with `'` before such a sign is escaped as well, so that reading gives back what was written.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
}
