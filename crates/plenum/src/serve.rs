//! `plenum serve`: a server over a data folder, until it is told to stop.

use std::sync::Arc;

use anyhow::Result;
use plenum_server::{Limits, SystemClock};

use crate::cli::Serve;
use crate::links::{base, link};
use crate::say;
use crate::start::{start, told_to_stop};

/// Serves until Ctrl-C or SIGTERM.
///
/// # Errors
/// The folder or the address cannot be used.
pub async fn serve(args: Serve) -> Result<()> {
    let running = start(
        &args.data,
        args.listen,
        Arc::new(SystemClock::new()),
        Limits::default(),
    )
    .await?;
    let base = base(running.address);
    // Only now, when nothing can fail any more: the first link is shown once.
    let first = running.server.ensure_operator().await?;
    let token = if args.new_operator_link {
        Some(running.server.new_operator().await?)
    } else {
        first
    };
    say::out(&format!(
        "Plenum serves {base} from {}",
        args.data.display()
    ));
    if let Some(token) = token {
        say::out(&format!(
            "The operator's link, shown once; keep it secret:\n{}",
            link(&base, 'o', &token)
        ));
    }
    told_to_stop().await;
    say::err("stopping");
    running.stop().await
}
