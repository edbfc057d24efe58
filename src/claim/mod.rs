//! Auditing published figures: do they read, what was left unsaid, and which slip explains it.
//!
//! Reports hold slips. A [`Figure`] is kept as it was published; a [`Relation`] says how figures
//! depend on one another; [`Claims`] hold both, and [`Claims::audit`] gives a [`Verdict`] for
//! each relation:
//!
//! - whether it *reads*: whether some values within the bounds of every member satisfy it, and
//!   in which ways of rounding;
//! - what its unknowns can be, jointly over all relations that share them;
//! - how much it could have told ([`Width`]): that 611 is `34%` of 1.797 says little, since 52
//!   wholes would do;
//! - if it does not read, the [`Repair`]s: the fewest figures, changed by the fewest digits, that
//!   make it and all that hangs together with it read.
//!
//! All is decided by integers, from the text: percentages never become floats, since their
//! trailing zeros say how they were rounded. A verdict never says that a figure is *false*: the
//! definition, the period or the source may differ.

mod audit;
mod claims;
mod cone;
mod domain;
mod edits;
mod figure;
mod law;
mod localise;
mod plan;
mod printed;
mod range;
mod refused;
mod relation;
mod repair;
mod reprint;
mod search;
mod verdict;

pub use self::audit::{Asked, Audit};
pub use self::claims::{Claims, IdTaken};
pub use self::edits::Edits;
pub use self::figure::{Figure, FigureError, FigureParts};
pub use self::relation::{Member, Relation, RelationError, RelationKind};
pub use self::repair::{Change, Repair};
pub use self::verdict::{Distance, Outcome, Solved, Verdict, Why, Width};
