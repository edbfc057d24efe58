//! Dossiers: from the packet to the indicators, against a second reading of the rules.

mod findings;
mod hostile;
mod oracle;
mod packets;
mod parts;
mod vectors;
mod wire;
