//! Whether another server, which works on the same log, was faster.

use super::Task;
use crate::room::live::Live;
use crate::room::{Message, store};
use crate::wire::Resume;

impl Task {
    /// Whether somebody knows more than this room: a seat that is unknown here, a page that has seen later commits. That
    /// happens where another server works on the same log.
    pub(super) fn seems_behind(&self, message: &Message) -> bool {
        let (Some(live), Message::Attach { viewer, resume, .. }) = (&self.live, message) else {
            return false;
        };
        let unknown = || viewer.place(&live.workshop, &self.join_code).is_none();
        let ahead = |resume: &Resume| resume.epoch == self.env.epoch && resume.seq > live.head.seq;
        resume.as_ref().is_some_and(ahead) || unknown()
    }

    /// Whether the log moved on without this room. A log that cannot be read may have.
    pub(super) async fn is_behind(&self) -> bool {
        match &self.live {
            Some(live) => store::moved_on(&self.env, live).await.unwrap_or(true),
            None => false,
        }
    }

    /// Goes back to a state of before a batch that could not be stored, if it was kept; from the log if not, or where the log
    /// holds more than that: an append that failed may have been stored after all.
    pub(super) async fn go_back(&mut self, before: Option<Box<Live>>) {
        self.live = before.map(|live| *live);
        if self.live.is_none() || self.is_behind().await {
            self.live = None;
            self.rebuild().await;
        }
    }
}
