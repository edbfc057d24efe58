//! Counting many records that are in memory: the quick ways beside adding one by one.
//!
//! What users see are [`DossierColumns`] and three ways to count into a
//! [`Breakdown`](crate::Breakdown): `count_columns` of those, `count_dossiers` of a slice
//! (`slices`), and `count_on` of records of any kind on several threads (`threads`).
//!
//! Both ways of dossiers look up what a dossier answers in tables that are filled once a count, by
//! the rules that a standing is made by: what its traits settle (`settled`, for each of the
//! `variants` of a catalogue), and what its days say (`days`, a code; `timed`, its answers). The AND
//! of the answers is a word of lanes. For groups that come in any order `sums` adds words up; the
//! rows of a group, kept in columns (`rows`), are counted by their binary places (`planes`).

mod columns;
mod days;
mod planes;
mod rows;
mod settled;
mod slices;
mod sums;
mod threads;
mod timed;
mod variants;

pub use self::columns::DossierColumns;
