//! `plenum verify`: one line that says yes, or one line that says what is wrong and where.

use anyhow::{Context, Result};

use plenum_report::archive::publication::{self, Published};
use plenum_report::archive::{self};

use crate::cli::Verify;

/// Verifies an archive and returns the line to print.
///
/// # Errors
/// The file cannot be read, or the first thing in it that is wrong.
pub fn verify(args: &Verify) -> Result<String> {
    let bytes = std::fs::read(&args.archive)
        .with_context(|| format!("cannot read {}", args.archive.display()))?;
    let refused = || format!("{} is refused", args.archive.display());
    if publication::is_publication(&bytes) {
        let published = publication::verify(&bytes).with_context(refused)?;
        return Ok(told(&published));
    }
    let verified = archive::verify(&bytes).with_context(refused)?;
    Ok(format!(
        "{} commits verified, head {}",
        verified.head.seq, verified.head.hash
    ))
}

/// A publication proves that what it shows stood in the original at this place, and says what it does not show.
pub fn told(published: &Published) -> String {
    let Published { head, redaction } = published;
    let kinds: Vec<_> = redaction
        .withheld
        .iter()
        .map(|(what, count)| format!("{count} {what}"))
        .collect();
    format!(
        "{} commits verified, head {}; a publication for the profile {}: left out are {} and {} texts",
        head.seq,
        head.hash,
        redaction.profile.name(),
        if kinds.is_empty() {
            "no events".to_owned()
        } else {
            kinds.join(", ")
        },
        redaction.blanked
    )
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
