//! Local records beside the portal's: states, what is told of codes, what is sent and answered.

mod codes;
mod example;
mod facts;
mod oracle;
mod progress;
mod replies;
mod shares;
mod states;
mod store;

use vn_egov_metrics::portal::Packet;
use vn_egov_metrics::portal::reconcile::SyncRecord;

/// The record of a packet's line of JSON.
fn record(line: &str, number: u64) -> SyncRecord {
    let packet: Packet<'_> =
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    SyncRecord::of_packet(&packet, number).expect("it has a code")
}

/// A record of that code and status, at the first line.
fn of(code: &str, status: &str) -> SyncRecord {
    SyncRecord::new(code, 1).expect("a code").with_status(status)
}
