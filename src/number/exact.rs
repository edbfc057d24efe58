//! Exact quotients, for comparing what has no common unit.

use core::cmp::Ordering;
use core::fmt;

use super::Fixed;

/// A quotient of two integers in lowest terms, compared by value and never rounded.
///
/// It is where percentages, shares and rounded counts can be compared with one another: 88 of
/// 143, in per cent, is `800/13`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    numerator: i128,
    // Invariant: denominator >= 1, and both have no common factor.
    denominator: i128,
}

impl Exact {
    /// A whole number.
    pub const fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// That numerator over that denominator; `None` if the denominator is not positive.
    pub const fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        // Euclid, on magnitudes; the divisor never passes the denominator, so it is positive.
        let (mut divisor, mut rest) = (denominator.unsigned_abs(), numerator.unsigned_abs());
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        // At most the denominator, so the sign stays.
        let divisor = divisor.cast_signed();
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// What stands above the line.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// What stands below the line; at least 1.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }
}

impl From<Fixed> for Exact {
    fn from(fixed: Fixed) -> Self {
        Self::new(fixed.units(), fixed.places().scale().into()).unwrap_or(Self::whole(0))
    }
}

impl Ord for Exact {
    /// By continued fractions: nothing is multiplied, so nothing overflows.
    fn cmp(&self, other: &Self) -> Ordering {
        let split = |n: Self| {
            (n.numerator.div_euclid(n.denominator), n.numerator.rem_euclid(n.denominator))
        };
        let ((whole, rest), (other_whole, other_rest)) = (split(*self), split(*other));
        whole.cmp(&other_whole).then_with(|| match (rest, other_rest) {
            (0, _) | (_, 0) => rest.cmp(&other_rest),
            // Both rests are positive: the smaller reciprocal is the larger rest.
            _ => Self { numerator: other.denominator, denominator: other_rest }
                .cmp(&Self { numerator: self.denominator, denominator: rest }),
        })
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Prints the quotient: `800/13`, or `1664` over 1.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

impl Exact {
    /// The sum; `None` beyond 128 bits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            let numerator = self.numerator.checked_add(other.numerator)?;
            return match self.denominator {
                1 => Some(Self::whole(numerator)),
                denominator => Self::new(numerator, denominator),
            };
        }
        let one = self.numerator.checked_mul(other.denominator)?;
        let two = other.numerator.checked_mul(self.denominator)?;
        Self::new(one.checked_add(two)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The difference; `None` beyond 128 bits.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let numerator = other.numerator.checked_neg()?;
        self.checked_add(Self { numerator, denominator: other.denominator })
    }

    /// The product; `None` beyond 128 bits.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // Crosswise in lowest terms first, so that it overflows only when the product does.
        let one = Self::new(self.numerator, other.denominator)?;
        let two = Self::new(other.numerator, self.denominator)?;
        let numerator = one.numerator.checked_mul(two.numerator)?;
        Some(Self { numerator, denominator: one.denominator.checked_mul(two.denominator)? })
    }

    /// One over it; `None` unless it is positive.
    pub fn inverse(self) -> Option<Self> {
        (self.numerator > 0)
            .then_some(Self { numerator: self.denominator, denominator: self.numerator })
    }

    /// The largest whole number that does not pass it.
    pub const fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// The least whole number that it does not pass.
    pub const fn ceil(self) -> i128 {
        // A remainder means a denominator of 2 or more, so there is room for 1.
        match self.numerator.rem_euclid(self.denominator) {
            0 => self.floor(),
            _ => self.floor() + 1,
        }
    }
}
