#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::as_conversions,
        clippy::print_stdout
    )
)]

mod lang;
mod text;

pub mod claim;
pub mod number;

pub use crate::lang::{Lang, Name};
#[doc(no_inline)]
pub use crate::number::{Change, Numeral, PartOverWhole, Percent, Places, Rate, Rounding, Share};
