//! The refusals of scorecards, as text in both languages tells them.

use core::fmt;

use super::scorecard::NotFound;
use super::sheet::{PutFault, ReadFault};
use super::{FindCriterionError, PutError, ReadCountsError};
use crate::Lang;
use crate::number::Shown;

impl fmt::Display for Shown<&FindCriterionError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (fault, Lang::En) => fault.fmt(f),
            (NotFound::Group { group, expected }, Lang::Vi) => {
                write!(f, "không có nhóm {group:?}; cần một trong {expected}")
            }
            (NotFound::Metric { metric, group, expected }, Lang::Vi) => {
                write!(f, "nhóm {group} không có chỉ tiêu {metric:?}; cần một trong {expected}")
            }
        }
    }
}

impl fmt::Display for Shown<&PutError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (fault, Lang::En) => fault.fmt(f),
            (PutFault::NoCriterion { id }, Lang::Vi) => {
                write!(f, "bảng điểm không có chỉ tiêu {id:?}")
            }
            (PutFault::NoIndicator { indicator }, Lang::Vi) => {
                write!(f, "không chỉ tiêu nào của bảng điểm tính theo {indicator:?}")
            }
            (PutFault::Twice { criterion }, Lang::Vi) => {
                write!(f, "chỉ tiêu {criterion} có hai lần")
            }
            (PutFault::Over { criterion, rate }, Lang::Vi) => {
                let (count, base) = (rate.count(), rate.base());
                write!(f, "tử số {count} lớn hơn mẫu số {base}, ")?;
                write!(f, "điều mà chỉ tiêu {criterion} không cho phép")
            }
        }
    }
}

impl fmt::Display for Shown<&ReadCountsError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (fault, Lang::En) => fault.fmt(f),
            (ReadFault::Negative { field, text }, Lang::Vi) => {
                write!(f, "{} {text:?} là số âm", field.name().vi)
            }
            (ReadFault::NotDigits { field, text }, Lang::Vi) => {
                let field = field.name().vi;
                write!(f, "{field} {text:?} không phải là số nguyên không âm viết liền các chữ số")
            }
            (ReadFault::TooLarge { field, text }, Lang::Vi) => {
                write!(f, "{} {text:?} quá lớn, vượt 64 bit", field.name().vi)
            }
        }
    }
}
