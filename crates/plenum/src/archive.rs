//! `plenum export` and `plenum import`: a workshop leaves one server and is taken in by another, unaltered.
//!
//! Both work on the data folder, and through the running server where one uses it: nobody else may touch its files then.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use plenum_core::id::WorkshopId;
use plenum_log::{Directory, EventLog, Sqlite};
use plenum_report::archive::{self, publication};
use plenum_report::order::Profile;
use plenum_server::{Config, Imported, Server};
use serde_json::Value;

use crate::cli::{Export, Import};
use crate::control::Control;
use crate::export::whole;
use crate::start::advise_store;

/// Writes the archive of a workshop, or a publication of it, and says what was written.
///
/// # Errors
/// There is no such workshop or archive, or the file cannot be written; one line that says what to do.
pub fn export(args: &Export) -> Result<String> {
    let profile = Profile::named(&args.profile).with_context(|| {
        let known: Vec<_> = Profile::ALL.iter().map(|profile| profile.name()).collect();
        format!(
            "there is no profile {}: use one of {}",
            args.profile,
            known.join(", ")
        )
    })?;
    let named_file = args.workshop.as_deref().map(Path::new);
    let text = match named_file.filter(|path| path.is_file()) {
        Some(path) => std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?,
        None => from_data(&args.data, args.workshop.as_deref())?,
    };
    // What leaves the house is proved first, also what came out of our own store.
    let verified = archive::verify(text.as_bytes()).context("the archive is refused")?;
    let (text, said) = if profile == Profile::Full {
        let said = format!("{} commits, head {}", verified.head.seq, verified.head.hash);
        (text, said)
    } else {
        let text = publication::redact(&verified, profile)?;
        let published = publication::verify(text.as_bytes())?;
        (text, crate::verify::told(&published))
    };
    write_new(&args.out, &text)?;
    Ok(format!("wrote {}: {said}", args.out.display()))
}

/// Takes a workshop in, and says what its people need next.
///
/// # Errors
/// The archive is not whole or the workshop is here already; nothing was changed then.
pub fn import(args: &Import) -> Result<String> {
    let bytes = std::fs::read(&args.archive)
        .with_context(|| format!("cannot read {}", args.archive.display()))?;
    // Said here too, so that a wrong file is named before anybody is asked for anything.
    let verified = archive::verify(&bytes)
        .with_context(|| format!("{} is refused", args.archive.display()))?;
    let open = verified.state.agenda.running().is_some();
    let imported = match Sqlite::open(&args.data) {
        Ok(store) => runtime()?.block_on(alone(store, verified))?,
        Err(in_use) => match Control::load(&args.data) {
            Some(control) => through(&control, &bytes)?,
            None => return Err(advise_store(&in_use)),
        },
    };
    let Imported {
        workshop,
        commits,
        hash,
        projector_token,
        join_code,
    } = imported;
    let mut said = format!(
        "imported {workshop}: {commits} commits, head {hash}\n\
         The projector's link ends with /s#k={projector_token}; the join code is {join_code}.\n\
         Links of seats do not travel: make new ones on the operator's page or the console."
    );
    if open {
        said.push_str(
            "\nAn activity was running when the archive was made. Whoever wrote under protection is not recognised here any more.",
        );
    }
    Ok(said)
}

/// The archive of one workshop of a data folder, through the running server where one uses it.
///
/// # Errors
/// There is no data or no such workshop; one line that says what to do.
pub fn from_data(data: &Path, wanted: Option<&str>) -> Result<String> {
    if !data.join("log.db").is_file() {
        bail!(
            "there is no data in {}: name the folder of the server with --data",
            data.display()
        );
    }
    let wanted = wanted
        .map(|text| {
            text.parse()
                .map(WorkshopId)
                .map_err(|_| anyhow!("{text} is neither a file nor the id of a workshop"))
        })
        .transpose()?;
    match Sqlite::open(data) {
        Ok(store) => runtime()?.block_on(async {
            let known = store.workshops().await.map_err(|e| advise_store(&e))?;
            let workshop = choose(&known, wanted)?;
            let commits = store
                .read(workshop, 0)
                .await
                .map_err(|e| advise_store(&e))?;
            let names = store.names(workshop).await.map_err(|e| advise_store(&e))?;
            Ok(archive::write(
                workshop,
                &commits,
                &names.into_iter().collect(),
            )?)
        }),
        Err(in_use) => {
            let control = Control::load(data).ok_or_else(|| advise_store(&in_use))?;
            let list = control.get("/api/workshops")?;
            let list: Vec<Value> = serde_json::from_str(&list)?;
            let known: Vec<_> = list
                .iter()
                .filter_map(|line| line["workshop"].as_str()?.parse().ok().map(WorkshopId))
                .collect();
            let workshop = choose(&known, wanted)?;
            control.get(&format!("/api/workshops/{workshop}/archive"))
        }
    }
}

/// The workshop that is meant: the one named, or the only one.
fn choose(known: &[WorkshopId], wanted: Option<WorkshopId>) -> Result<WorkshopId> {
    match (wanted, known) {
        (Some(wanted), known) if known.contains(&wanted) => Ok(wanted),
        (None, [only]) => Ok(*only),
        (_, []) => bail!("the data folder holds no workshop"),
        (Some(_), known) => bail!("there is no such workshop; there is {}", ids(known)),
        (None, known) => bail!("name one of the workshops: {}", ids(known)),
    }
}

fn ids(known: &[WorkshopId]) -> String {
    let ids: Vec<_> = known.iter().map(ToString::to_string).collect();
    ids.join(", ")
}

async fn alone(store: Sqlite, verified: archive::Verified) -> Result<Imported> {
    let store = Arc::new(store);
    let server = Server::new(Config::over(Arc::clone(&store))).await?;
    let imported = server.import(whole(verified)).await;
    server.shutdown().await;
    tokio::task::spawn_blocking(move || store.close()).await?;
    Ok(imported?)
}

fn through(control: &Control, archive: &[u8]) -> Result<Imported> {
    let answer = control.post("/api/import", archive)?;
    serde_json::from_str(&answer).context("the server has another version")
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the runtime cannot be started")
}

/// Never writes over what is there: an archive is evidence.
fn write_new(path: &Path, text: &str) -> Result<()> {
    let file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path);
    let mut file = file.map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            anyhow!("{} is there already: name another file", path.display())
        } else {
            anyhow!("cannot write {}: {error}", path.display())
        }
    })?;
    std::io::Write::write_all(&mut file, text.as_bytes())
        .and_then(|()| file.sync_all())
        .with_context(|| format!("cannot write {}", path.display()))
}
