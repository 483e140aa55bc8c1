//! What goes wrong in a hall: a network that misbehaves, a server that dies, people who press again.
//!
//! [`proxy`] stands between pages and the server, [`house`] is a server that can be killed and started again on its data,
//! [`person`] is somebody who works through a page and keeps account of what was acknowledged, [`ledger`] holds all
//! accounts against the log.

pub mod house;
pub mod ledger;
pub mod person;
pub mod proxy;
