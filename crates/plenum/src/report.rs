//! `plenum report`: writes the reports of an archive, or of a workshop in the data folder, running or not.
//!
//! ```text
//! outcome.json ──────────────────────────────┐
//! data folder, or the server that runs on it ─┴─▶ archive, verified ─▶ records ─▶ writers ─▶ files
//! ```
//!
//! A report is made only from what was verified. A running server hands out the archive itself, for nobody else may touch its
//! files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use plenum_core::id::OrganisationId;
use plenum_core::time::Timestamp;
use plenum_core::{Audience, Body};
use plenum_report::outcome::{Earlier, document_beside};
use plenum_report::write::file_name;
use plenum_report::{
    Catalogue, Format, Order, Profile, ReportKind, Typesetter, Verified, archive, write,
};

use crate::archive::from_data;
use crate::cli::Report;
use crate::typeset::{Pages, Program};

/// What makes pages: a program beside this one, which says itself when it is not there.
pub fn typesetter() -> Option<Box<dyn Typesetter>> {
    Some(Box::new(Pages))
}

/// Writes what was asked for and says what was written, one line each.
///
/// # Errors
/// The source is no archive and no workshop, or a file cannot be written; one line that says what to do.
pub fn report(args: &Report) -> Result<Vec<String>> {
    let mut source = Source::named(&args.source, &args.data)?;
    if let Some(name) = &args.earlier {
        source.earlier = Some(earlier(name, &args.data, &source)?);
    }
    if args.all {
        let folder = args.out.clone().unwrap_or_else(|| PathBuf::from("reports"));
        return source.all(&folder, &args.language);
    }
    let [language] = args.language.as_slice() else {
        bail!("one report has one language: leave out the others, or ask for --all");
    };
    if args.format == "json" && source.earlier.is_none() {
        let path = args
            .out
            .clone()
            .unwrap_or_else(|| PathBuf::from("outcome.json"));
        save(&path, source.json.as_bytes())?;
        return Ok(vec![path.display().to_string()]);
    }
    let format = Format::named(&args.format);
    let kind = ReportKind::named(&args.kind)
        .filter(|kind| *kind != ReportKind::Own)
        .ok_or_else(|| anyhow!("there is no report {}: there is {}", args.kind, kinds()))?;
    let profile = Profile::named(&args.profile).ok_or_else(|| {
        anyhow!(
            "there is no profile {}: there is {}",
            args.profile,
            profiles()
        )
    })?;
    let order = Order {
        kind,
        profile,
        organisation: source.organisation(args.organisation.as_deref())?,
        ..Order::full(source.as_of)
    };
    if source.earlier.is_some() && (!kind.compares() || format == Some(Format::Calendar)) {
        bail!("a comparison stands in the full report and in the tracker, and in no calendar");
    }
    let (name, bytes) = match (format, args.format.as_str()) {
        (Some(format), _) => (
            file_name(format, order, language),
            source.write(format, order, language)?,
        ),
        (None, "json") => (
            format!("report-{}.{}.{language}.json", kind.name(), profile.name()),
            source.data(order, language)?,
        ),
        (None, other) => bail!("there is no format {other}: there is {}", formats()),
    };
    let path = args.out.clone().unwrap_or_else(|| PathBuf::from(name));
    save(&path, &bytes)?;
    Ok(vec![path.display().to_string()])
}

/// All reports of an archive in a folder, in some languages: what `plenum demo` leaves behind.
///
/// # Errors
/// The archive is refused, or a file cannot be written.
pub fn all(json: String, folder: &Path, languages: &[String]) -> Result<Vec<String>> {
    Source::read(json)?.all(folder, languages)
}

/// An archive that is fit to be compared with.
fn earlier(name: &str, data: &Path, present: &Source) -> Result<Box<Source>> {
    let refused = || format!("{name} cannot be compared with");
    let source = Source::named(name, data).with_context(refused)?;
    source.beside(present).with_context(refused)?;
    Ok(Box::new(source))
}

/// A verified archive, and an earlier one that it is compared with.
struct Source {
    json: String,
    verified: Verified,
    as_of: Timestamp,
    earlier: Option<Box<Self>>,
}

impl Source {
    /// An archive, or a workshop in the data folder.
    fn named(name: &str, data: &Path) -> Result<Self> {
        let path = Path::new(name);
        if path.is_file() {
            let json = fs::read_to_string(path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            return Self::read(json).with_context(|| format!("{} is refused", path.display()));
        }
        Self::read(from_data(data, Some(name))?)
    }

    fn read(json: String) -> Result<Self> {
        let verified = archive::verify(json.as_bytes())?;
        let as_of = verified
            .commits
            .last()
            .map_or(Timestamp(0), |commit| commit.at);
        Ok(Self {
            json,
            verified,
            as_of,
            earlier: None,
        })
    }

    /// This one as the earlier of two.
    fn beside(&self, present: &Self) -> Result<Earlier<'_>> {
        let present = (&present.verified.records, &present.verified.head);
        let own = (&self.verified.records, &self.verified.head);
        Ok(Earlier::of(present, own, self.as_of)?)
    }

    fn write(&self, format: Format, order: Order, language: &str) -> Result<Vec<u8>> {
        let words = words(language)?;
        let typesetter = typesetter();
        let earlier = self.earlier.as_ref();
        let earlier = earlier.map(|earlier| earlier.beside(self)).transpose()?;
        let (records, head) = (&self.verified.records, &self.verified.head);
        Ok(write::report_beside(
            format,
            records,
            head,
            &words,
            order,
            earlier.as_ref(),
            typesetter.as_deref(),
        )?)
    }

    /// The report as data: headings, texts and tables as they stand in the page.
    fn data(&self, order: Order, language: &str) -> Result<Vec<u8>> {
        let words = words(language)?;
        let earlier = self.earlier.as_ref();
        let earlier = earlier.map(|earlier| earlier.beside(self)).transpose()?;
        let (records, head) = (&self.verified.records, &self.verified.head);
        let document = document_beside(records, head, &words, order, earlier.as_ref());
        Ok(serde_json::to_vec_pretty(&document)?)
    }

    /// The full report in every format; the other kinds as pages to read and as documents to edit; the other profiles too.
    fn all(&self, folder: &Path, languages: &[String]) -> Result<Vec<String>> {
        let full = Order::full(self.as_of);
        let mut written = Vec::new();
        let mut put = |name: &str, bytes: &[u8]| -> Result<()> {
            let path = folder.join(name);
            save(&path, bytes)?;
            written.push(path.display().to_string());
            Ok(())
        };
        put("outcome.json", self.json.as_bytes())?;
        let has_typesetter = Program::found().is_ok();
        let of = |format: &Format| *format != Format::Pdf || has_typesetter;
        for language in languages {
            for format in Format::ALL.into_iter().filter(of) {
                let name = file_name(format, full, language);
                put(&name, &self.write(format, full, language)?)?;
            }
            let rest = ReportKind::ALL
                .into_iter()
                .filter(|kind| !matches!(kind, ReportKind::Full | ReportKind::Own))
                .map(|kind| Order { kind, ..full });
            let profiles = Profile::ALL
                .into_iter()
                .filter(|profile| *profile != Profile::Full)
                .map(|profile| Order { profile, ..full });
            for order in rest.chain(profiles) {
                for format in [Format::Html, Format::Docx, Format::Pdf]
                    .into_iter()
                    .filter(of)
                {
                    let name = file_name(format, order, language);
                    put(&name, &self.write(format, order, language)?)?;
                }
            }
        }
        Ok(written)
    }

    /// An organisation by the start of its name in any language.
    fn organisation(&self, name: Option<&str>) -> Result<Option<OrganisationId>> {
        let Some(name) = name else {
            return Ok(None);
        };
        let wanted = name.to_lowercase();
        let mut known = Vec::new();
        for ((audience, _), body) in &self.verified.records {
            if let (Audience::Room, Body::Organisation(body)) = (audience, body) {
                let words = std::iter::once(&body.name.original).chain(&body.name.translations);
                for words in words {
                    if words.text.to_lowercase().starts_with(&wanted) {
                        return Ok(Some(body.id));
                    }
                }
                known.push(body.name.original.text.clone());
            }
        }
        bail!(
            "there is no organisation {name}: there is {}",
            known.join(", ")
        )
    }
}

fn words(language: &str) -> Result<Catalogue> {
    Catalogue::of(language).ok_or_else(|| {
        let langs = Catalogue::langs().collect::<Vec<_>>().join(", ");
        anyhow!("there are no words for the language {language}: there is {langs}")
    })
}

fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn formats() -> String {
    let names = Format::ALL.map(Format::name);
    format!("{}, json", names.join(", "))
}

fn kinds() -> String {
    let named = ReportKind::ALL
        .into_iter()
        .filter(|kind| *kind != ReportKind::Own);
    named.map(ReportKind::name).collect::<Vec<_>>().join(", ")
}

fn profiles() -> String {
    Profile::ALL.map(Profile::name).join(", ")
}
