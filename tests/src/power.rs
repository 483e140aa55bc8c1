//! Power loss: a folder whose files are set back to what was synced.
//!
//! Killing a process proves nothing about durability, for the kernel keeps what was written. Here a library that is
//! preloaded into the writer keeps a copy of each file that only a sync brings up to date (`power/shadow.c`), and
//! "the power goes" puts that copy in the place of the files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::random::Random;

/// The flavour of the commits that are written.
pub const FLAVOUR: u8 = 1;
/// The setting that is written now and then.
pub const SETTING: &str = "power";

/// What the disk keeps of that which was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// Nothing.
    Synced,
    /// Some pages of 4 KiB and not others, in no order, and perhaps the names of files.
    SomePages,
}

/// A folder under watch.
#[derive(Debug)]
pub struct Disk {
    /// The folder that a program writes.
    pub live: PathBuf,
    shadow: PathBuf,
    library: PathBuf,
}

impl Disk {
    /// An empty folder inside `folder`. All that is made lies there.
    ///
    /// # Errors
    /// Where there is no C compiler; with the command to type.
    pub fn new(folder: &Path) -> Result<Self> {
        // Without links in its path, for the library compares it with what the kernel says.
        let folder = folder.canonicalize()?;
        let disk = Self {
            live: folder.join("live"),
            shadow: folder.join("shadow"),
            library: folder.join("shadow.so"),
        };
        fs::create_dir(&disk.live)?;
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/power/shadow.c");
        let compiled = Command::new("cc")
            .args(["-O1", "-shared", "-fPIC", "-o"])
            .args([&disk.library, &source])
            .arg("-ldl")
            .output()
            .context("there is no C compiler; type: sudo apt-get install gcc libc6-dev")?;
        ensure!(
            compiled.status.success(),
            "{} does not compile: {}",
            source.display(),
            String::from_utf8_lossy(&compiled.stderr)
        );
        Ok(disk)
    }

    /// Has a program watched that is about to start. What lies in the folder now counts as synced.
    ///
    /// # Errors
    /// Where files cannot be copied.
    pub fn watch(&self, program: &mut Command, syncs: bool) -> Result<()> {
        if self.shadow.exists() {
            fs::remove_dir_all(&self.shadow)?;
        }
        fs::create_dir(&self.shadow)?;
        let mut entries = String::new();
        for (name, inode) in files(&self.live)? {
            fs::copy(self.live.join(&name), self.shadow.join(inode.to_string()))?;
            // Writing to a string cannot fail.
            let _written = writeln!(entries, "{inode} {name}");
        }
        fs::write(self.shadow.join("entries"), entries)?;
        program
            .env("LD_PRELOAD", &self.library)
            .env("PLENUM_LIVE", &self.live)
            .env("PLENUM_SHADOW", &self.shadow);
        if !syncs {
            program.env("PLENUM_NO_SYNC", "1");
        }
        Ok(())
    }

    /// Takes the power away. The program must be dead.
    ///
    /// # Errors
    /// Where files cannot be copied.
    pub fn lose_power(&self, keeps: Keeps, random: &mut Random) -> Result<()> {
        let written = files(&self.live)?;
        let durable = fs::read_to_string(self.shadow.join("entries"))?;
        let durable = durable
            .lines()
            .filter_map(|line| line.split_once(' '))
            .map(|(inode, name)| Ok((name.to_owned(), inode.parse()?)))
            .collect::<Result<BTreeMap<String, u64>>>()?;
        let names = if keeps == Keeps::SomePages && random.chance(500) {
            &written
        } else {
            &durable
        };
        let after = self.live.with_extension("after");
        fs::create_dir(&after)?;
        for (name, inode) in names {
            let to = after.join(name);
            let synced = self.shadow.join(inode.to_string());
            if synced.exists() {
                fs::rename(synced, &to)?;
            } else {
                File::create(&to)?;
            }
            // Under this name the same file must still lie for its pages to be compared.
            if keeps == Keeps::SomePages && written.get(name) == Some(inode) {
                keep_pages(&self.live.join(name), &to, random)?;
            }
        }
        fs::remove_dir_all(&self.live)?;
        fs::rename(&after, &self.live)?;
        Ok(())
    }
}

/// Carries over some of the pages in which a file differs from what was synced of it.
fn keep_pages(live: &Path, to: &Path, random: &mut Random) -> Result<()> {
    let live = fs::read(live)?;
    let synced = fs::read(to)?;
    let file = OpenOptions::new().write(true).open(to)?;
    // Most pages, few, or about half.
    let share = [900, 100, 500][usize::try_from(random.below(3))?];
    for (place, page) in (0..).zip(live.chunks(PAGE)) {
        let at = place * PAGE;
        let same = synced.get(at..at + page.len()) == Some(page);
        if !same && random.chance(share) {
            file.write_all_at(page, u64::try_from(at)?)?;
        }
    }
    // That a file became shorter may have reached the disk, too.
    if live.len() < synced.len() && random.chance(500) {
        file.set_len(u64::try_from(live.len())?)?;
    }
    Ok(())
}

/// The files of a folder with their inodes.
fn files(folder: &Path) -> io::Result<BTreeMap<String, u64>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        if metadata.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(name, metadata.ino());
        }
    }
    Ok(files)
}

const PAGE: usize = 4_096;
