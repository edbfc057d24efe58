//! The room `place`: provinces across 1 July 2025.

mod merger;
mod names;
mod rows;
mod series;
mod vinh_long;

use chrono::NaiveDate;

/// A day, as `2025-07-01`.
fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day of a test")
}
