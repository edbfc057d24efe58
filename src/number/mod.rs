//! Counts, shares and percentages: exact until shown, and shown as they are published.

mod bounds;
mod exact;
mod fixed;
mod interval;
mod numeral;
mod percent;
mod price;
mod rate;
mod read;
mod refused;
mod rounding;
mod roundings;
mod share;
mod shown;

pub use self::exact::Exact;
pub use self::fixed::{DecimalOutOfRange, Fixed, ParseFixedError, Places, PlacesOutOfRange};
pub use self::interval::{CountRange, Interval};
pub use self::numeral::{Bound, Bounds, Numeral, Qualifier, Rounded, Unit, Value};
pub use self::percent::{Percent, PercentOutOfShare};
pub(crate) use self::price::{has_price, has_price_in_words};
pub use self::rate::{Change, Rate};
pub use self::read::ParseNumeralError;
pub use self::rounding::{Rounding, UnknownRounding};
pub use self::roundings::Roundings;
pub use self::share::{PartOverWhole, Share};
pub use self::shown::Shown;
