//! What this process may use. It takes the limits upon itself before it reads a byte, so that a text that would need
//! more ends this process and nothing else.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// How much a run may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Address space, in MiB.
    pub memory_mib: u64,
    /// Processor time, in seconds.
    pub cpu_seconds: u64,
}

impl Limits {
    /// Sets them, below what was allowed before.
    ///
    /// # Errors
    /// The system refuses.
    pub fn set(self) -> Result<(), String> {
        lower(Resource::As, self.memory_mib.saturating_mul(1 << 20))?;
        lower(Resource::Cpu, self.cpu_seconds)?;
        // A core file would hold the report.
        lower(Resource::Core, 0)
    }
}

/// The most memory that this process had at once, in MiB, where the system tells.
pub fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib >> 10)
}

fn lower(resource: Resource, most: u64) -> Result<(), String> {
    let allowed = getrlimit(resource).maximum.unwrap_or(u64::MAX);
    let most = Some(most.min(allowed));
    let limit = Rlimit {
        current: most,
        maximum: most,
    };
    setrlimit(resource, limit).map_err(|error| format!("cannot limit {resource:?}: {error}"))
}
