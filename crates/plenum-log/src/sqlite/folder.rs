//! The data folder: made if missing, private to its owner, used by one process only.
//!
//! SQLite's own locks would let two servers write in turn, each with a room of its own in memory. An exclusive lock on a
//! file beside the databases refuses the second server at once. Folders on network file systems are refused because
//! neither locks nor durability can be relied upon there.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::LogError;

/// Makes the folder, locks it, and checks that it can be written. The lock lasts as long as the file is held.
pub(super) fn take(folder: &Path) -> Result<File, LogError> {
    create(folder).map_err(|e| not_writable(folder, &e))?;
    if let Some(kind) = network_file_system(folder) {
        return Err(LogError::Unusable(format!(
            "the data folder {} is on a network file system ({kind}): choose a folder on a local disk",
            folder.display()
        )));
    }
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(folder.join(LOCK))
        .map_err(|e| not_writable(folder, &e))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(in_use(folder, &mut file)),
        Err(TryLockError::Error(e)) => return Err(not_writable(folder, &e)),
    }
    sign(&mut file).map_err(|e| not_writable(folder, &e))?;
    Ok(file)
}

/// Makes new entries of the folder durable: a file exists after power loss only when its folder was synced.
pub(super) fn sync(folder: &Path) -> Result<(), LogError> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|f| f.sync_all())
            .map_err(|e| not_writable(folder, &e))?;
    }
    Ok(())
}

/// Whether a file is there and holds anything.
pub(super) fn has_content(file: &Path) -> bool {
    file.metadata().is_ok_and(|metadata| metadata.len() > 0)
}

fn create(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    match folder.canonicalize()?.parent() {
        Some(parent) if cfg!(unix) => File::open(parent)?.sync_all(),
        Some(_) | None => Ok(()),
    }
}

/// Leaves the number of this process in the lock file, so that the refusal can name it.
fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}

fn in_use(folder: &Path, file: &mut File) -> LogError {
    let mut text = String::new();
    // Some systems do not let others read a locked file; the refusal is clear without the number.
    let by = match file
        .read_to_string(&mut text)
        .map(|_| text.trim().parse::<u32>())
    {
        Ok(Ok(process)) => format!(" (process {process})"),
        Ok(Err(_)) | Err(_) => String::new(),
    };
    LogError::Unusable(format!(
        "the data folder {} is in use by another Plenum{by}: stop that one, or choose another folder",
        folder.display()
    ))
}

fn not_writable(folder: &Path, error: &io::Error) -> LogError {
    LogError::Unusable(format!(
        "the data folder {} cannot be used ({error}): make it writable for this user, or choose another folder",
        folder.display()
    ))
}

/// The kind of network file system that the folder is on, where the system tells (Linux).
fn network_file_system(folder: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let folder = folder.canonicalize().ok()?;
    let kind = kind_of_mount(&mounts, &folder)?;
    NETWORK.contains(&kind).then(|| kind.to_owned())
}

/// The file system of the innermost mount that holds the folder; of several on one point the last hides the others.
fn kind_of_mount<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let (mount, source) = line.split_once(" - ")?;
            let point = mount.split(' ').nth(4)?.replace("\\040", " ");
            folder
                .starts_with(&point)
                .then_some((point.len(), source.split(' ').next()?))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

const LOCK: &str = "plenum.lock";

const NETWORK: [&str; 10] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "fuse.sshfs",
    "fuse.glusterfs",
];

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:40 / /srv/city\\040hall rw,relatime shared:9 - nfs4 server:/export rw
41 40 8:2 / /srv/city\\040hall/local rw,relatime - xfs /dev/sdb1 rw
";

    #[test]
    fn the_innermost_mount_decides() {
        let kind = |folder: &str| kind_of_mount(MOUNTS, Path::new(folder));

        assert_eq!(kind("/var/lib/plenum"), Some("ext4"));
        assert_eq!(kind("/srv/city hall/plenum"), Some("nfs4"));
        assert_eq!(kind("/srv/city hall/local/plenum"), Some("xfs"));
        assert_eq!(kind("/srv/city hallway"), Some("ext4"));
    }
}
