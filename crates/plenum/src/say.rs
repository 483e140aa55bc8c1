//! The terminal: what was asked for goes to standard output, all else to standard error.

use std::io::Write;

/// Prints a line that was asked for.
pub fn out(line: &str) {
    // A reader that went away, such as `head`, is no failure of ours.
    let _gone = writeln!(std::io::stdout(), "{line}");
}

/// Prints a line about what went wrong.
pub fn err(line: &str) {
    let _gone = writeln!(std::io::stderr(), "{line}");
}
