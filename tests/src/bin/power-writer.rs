//! The writer of the test of power loss: three rooms that append at once, and a setting now and then, until it is killed.
//!
//! `power-writer FOLDER CYCLE` opens the store of the folder under the settings of the product, and says on a line each what
//! was acknowledged.

#![expect(
    clippy::print_stdout,
    reason = "the test reads what was acknowledged from the output"
)]

use std::path::Path;

use anyhow::{Context, Result};
use futures_util::future::try_join_all;
use plenum_core::Head;
use plenum_log::conformance::{commits, workshop};
use plenum_log::{Directory, EventLog, Sqlite};
use plenum_tests::power::{FLAVOUR, SETTING};
use tokio::runtime::Runtime;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().context("no folder")?;
    let cycle: u64 = args.next().context("no cycle")?.parse()?;
    let store = Sqlite::open(Path::new(&folder))?;
    println!("open");
    Runtime::new()?.block_on(async {
        let rooms = (0..3).map(|room| write(&store, cycle * 4 + room));
        try_join_all(rooms).await
    })?;
    Ok(())
}

async fn write(store: &Sqlite, log: u64) -> Result<()> {
    let room = workshop(u128::from(log));
    let mut head = Head::empty(room);
    loop {
        let expected = head.seq;
        let batch = commits(&mut head, expected % 5 + 1, FLAVOUR);
        store.append(room, expected, batch).await?;
        println!("commit {log} {}", head.seq);
        if log.is_multiple_of(4) && head.seq.is_multiple_of(7) {
            let number = log * 1_000_000 + head.seq;
            store.set_setting(SETTING, number.to_string()).await?;
            println!("setting {number}");
        }
    }
}
