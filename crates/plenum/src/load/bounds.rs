//! What may be asked for: how much, and of whom.

use std::net::IpAddr;

use anyhow::{Context, Result, anyhow, bail};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::cli::Load;

/// Refuses what would hit somebody else's server, or cannot work.
///
/// # Errors
/// One line that says what to do.
pub(super) fn check(args: &Load) -> Result<()> {
    if args.rooms > args.seats {
        bail!(
            "{} seats cannot fill {} rooms: give --seats at least the number of --rooms",
            args.seats,
            args.rooms
        );
    }
    if let Some(server) = &args.server
        && !args.i_own_this_server
        && !is_loopback(server)?
    {
        bail!(
            "{server} is not this machine: load takes a server away from those who use it; if it is yours, say --i-own-this-server"
        );
    }
    let ends = if args.server.is_some() { 1 } else { 2 };
    open_files(u64::from(args.seats + args.rooms) * ends + SPARE_FILES)
}

/// The seats of one room, as even as can be.
pub(super) fn share(seats: u32, rooms: u32, number: u32) -> u32 {
    seats / rooms + u32::from(number < seats % rooms)
}

/// The secret in a link, or the secret itself.
pub(super) fn token(operator: &str) -> &str {
    operator
        .split_once("#k=")
        .map_or(operator, |(_, token)| token)
}

fn is_loopback(server: &str) -> Result<bool> {
    let uri: ureq::http::Uri = server
        .parse()
        .with_context(|| format!("{server} is no address: write http://127.0.0.1:7470"))?;
    if uri.scheme_str() != Some("http") {
        bail!("{server} is not reached by http: write http://127.0.0.1:7470");
    }
    let host = uri
        .host()
        .ok_or_else(|| anyhow!("{server} names no host: write http://127.0.0.1:7470"))?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let address = host.parse::<IpAddr>();
    Ok(host == "localhost" || address.is_ok_and(|address| address.is_loopback()))
}

/// Every socket is an open file; most systems begin with few and allow more.
fn open_files(needed: u64) -> Result<()> {
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= needed) {
        return Ok(());
    }
    if limit.maximum.is_some_and(|most| most < needed) {
        bail!(
            "{needed} open files are needed and fewer are allowed: type `ulimit -Hn {needed}`, or ask for fewer --seats"
        );
    }
    let wanted = Rlimit {
        current: Some(needed),
        maximum: limit.maximum,
    };
    setrlimit(Resource::Nofile, wanted)
        .with_context(|| format!("the limit of open files cannot be set to {needed}"))
}

const SPARE_FILES: u64 = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for near in [
            "http://127.0.0.1:7470",
            "http://127.9.9.9",
            "http://localhost:80/",
            "http://[::1]:7470",
        ] {
            assert!(is_loopback(near).unwrap(), "{near}");
        }
        for far in [
            "http://10.0.0.5:7470",
            "http://localhost.example.org",
            "http://127.0.0.1.example.org",
            "http://127.0.0.1@example.org",
            "http://[2001:db8::1]",
        ] {
            assert!(!is_loopback(far).unwrap(), "{far}");
        }
        assert!(is_loopback("https://127.0.0.1").is_err());
        assert!(is_loopback("127.0.0.1:7470").is_err());
    }

    #[test]
    fn seats_are_shared_evenly_and_none_is_lost() {
        let shares: Vec<_> = (0..3).map(|number| share(50, 3, number)).collect();

        assert_eq!(shares, [17, 17, 16]);
    }

    #[test]
    fn the_operator_is_named_by_link_or_by_secret() {
        assert_eq!(token("http://127.0.0.1:7470/o#k=abc"), "abc");
        assert_eq!(token("abc"), "abc");
    }
}
