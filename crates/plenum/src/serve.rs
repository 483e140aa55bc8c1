//! `plenum serve`: a server over a data folder, until it is told to stop.

use std::sync::Arc;

use anyhow::Result;
use futures_util::future::BoxFuture;
use plenum_core::time::Timestamp;
use plenum_server::{Clock, Limits, SettableClock, SystemClock};
use tokio_util::sync::CancellationToken;

use crate::cli::{Serve, Speed};
use crate::control::Control;
use crate::links::{base, link};
use crate::mail::Mailer;
use crate::pace::Pace;
use crate::reminders::Postman;
use crate::say;
use crate::start::{StopSignal, start};

/// Serves until Ctrl-C or SIGTERM.
///
/// # Errors
/// The folder or the address cannot be used.
pub async fn serve(args: Serve) -> Result<()> {
    let stop = StopSignal::listen();
    // What is wrong with the post is said before anything starts.
    let mailer = Mailer::of(&args.post)?;
    let (clock, pace) = clock(args.clock);
    let running = start(
        &args.data,
        args.listen,
        Arc::clone(&clock),
        Limits::default(),
    )
    .await?;
    let base = base(running.address);
    let metrics = match args.metrics {
        Some(address) => Some(running.serve_operations(address).await?),
        None => None,
    };
    let control = Control::of(&running);
    control.save(&args.data)?;
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
    if let Some(address) = metrics {
        say::out(&format!("Metrics are at http://{address}/metrics"));
    }
    if let Some(token) = token {
        say::out(&format!(
            "The operator's link, shown once; keep it secret:\n{}",
            link(&base, 'o', &token)
        ));
    }
    let end = CancellationToken::new();
    let link = args.post.mail_link.unwrap_or(base);
    let postman = mailer.map(|mailer| {
        let postman = Postman::new(&running, clock, mailer, link);
        tokio::spawn(postman.run(end.clone()))
    });
    tokio::select! {
        () = stop.told() => {}
        () = pace => {}
    }
    say::err("stopping");
    end.cancel();
    if let Some(postman) = postman {
        // A mail that is on its way is waited for: nobody could know otherwise whether it went out.
        postman.await?;
    }
    Control::remove(&args.data);
    running.stop().await
}

/// The clock of the server, and what moves it: nothing but time, or a pace that starts at another instant.
fn clock(at: Option<jiff::Timestamp>) -> (Arc<dyn Clock>, BoxFuture<'static, ()>) {
    let Some(at) = at else {
        return (
            Arc::new(SystemClock::new()),
            Box::pin(std::future::pending()),
        );
    };
    let clock = Arc::new(SettableClock::new(Timestamp(at.as_millisecond())));
    let pace = Pace::new(Arc::clone(&clock), Speed::Max);
    (clock, Box::pin(async move { pace.run_on().await }))
}
