//! What the typesetter writes is read back, by a reader that shares no code with the writer of the file.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

mod documents;
mod hostile;
mod read;
mod tags;
