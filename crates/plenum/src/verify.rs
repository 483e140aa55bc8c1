//! `plenum verify`: one line that says yes, or one line that says what is wrong and where.

use anyhow::{Context, Result};

use crate::cli::Verify;

/// Verifies an archive and returns the line to print.
///
/// # Errors
/// The file cannot be read, or the first thing in it that is wrong.
pub fn verify(args: &Verify) -> Result<String> {
    let bytes = std::fs::read(&args.archive)
        .with_context(|| format!("cannot read {}", args.archive.display()))?;
    let verified = plenum_report::archive::verify(&bytes)
        .with_context(|| format!("{} is refused", args.archive.display()))?;
    Ok(format!(
        "{} commits verified, head {}",
        verified.head.seq, verified.head.hash
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_archive_is_refused_in_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("outcome.json");
        std::fs::write(&archive, "{}\n").unwrap();

        let problem = format!(
            "{:#}",
            verify(&Verify {
                archive: archive.clone()
            })
            .unwrap_err()
        );
        assert!(
            problem.ends_with("line 1 is damaged: this is not the beginning of a Plenum archive"),
            "{problem}"
        );

        std::fs::remove_file(&archive).unwrap();
        let problem = format!("{:#}", verify(&Verify { archive }).unwrap_err());
        assert!(problem.starts_with("cannot read "), "{problem}");
    }
}
