//! Who takes part in the random histories.

use super::*;

pub(super) const SEATS: [SeatId; 16] = [
    FACILITATOR,
    PEER[0],
    PEER[1],
    PEER[2],
    PEER[3],
    PEER[4],
    PEER[5],
    PEER[6],
    PEER[7],
    HOST_LEAD,
    HOST,
    RAPPORTEUR,
    CONVENOR,
    STAKEHOLDER,
    INTERPRETER,
    OBSERVER,
];
