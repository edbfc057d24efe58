//! The `number` room: exact until shown, and shown as it is published.

mod fixed;
mod interval;
mod json;
mod numeral;
mod oracle;
mod refusals;
mod rounding;
mod share;
