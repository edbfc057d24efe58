//! The numbers that a repair may choose from.

use crate::number::{Bounds, Exact, Fixed, Places};

/// Scholtus found repairs to or from one digit meaningless: nearly anything is near.
pub(super) fn one_digit(number: Fixed) -> bool {
    number.units().unsigned_abs() < 10
}

/// Numbers of some places, in units of the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) least: Option<i128>,
    pub(super) most: Option<i128>,
    pub(super) places: Places,
}

impl Range {
    /// Keeps the units that can stand for a value within the bounds, and one more on either
    /// side, since they may be rounded. `None` if none is left.
    pub(super) fn cut(&mut self, bounds: Bounds, unit: Exact) -> Option<()> {
        let units = |value: Exact| value.checked_mul(unit.inverse()?);
        if let Some(end) = bounds.least {
            let least = units(end.value)?.ceil().saturating_sub(1);
            self.least = Some(self.least.map_or(least, |found| found.max(least)));
        }
        if let Some(end) = bounds.most {
            let most = units(end.value)?.floor().saturating_add(1);
            self.most = Some(self.most.map_or(most, |found| found.min(most)));
        }
        self.len().is_none_or(|len| len > 0).then_some(())
    }

    pub(super) fn len(&self) -> Option<i128> {
        Some(self.most?.saturating_sub(self.least?).saturating_add(1))
    }

    pub(super) fn holds(&self, number: Fixed) -> bool {
        number.places() == self.places
            && self.least.is_none_or(|least| least <= number.units())
            && self.most.is_none_or(|most| number.units() <= most)
    }

    pub(super) fn all(&self) -> Vec<Fixed> {
        let (Some(least), Some(most)) = (self.least, self.most) else {
            return Vec::new();
        };
        (least..=most).map(|units| Fixed::new(units, self.places)).collect()
    }

    /// The first and last few numbers.
    pub(super) fn ends(&self) -> Vec<Fixed> {
        let from = self.least.into_iter().flat_map(|least| least..least.saturating_add(3));
        let to = self.most.into_iter().flat_map(|most| most.saturating_sub(2)..=most);
        from.chain(to).map(|units| Fixed::new(units, self.places)).collect()
    }
}
