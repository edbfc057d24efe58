//! The refusals of figures and relations, as text in both languages tells them.

use core::fmt;

use super::figure::Fault;
use super::relation::RelationFault;
use super::{FigureError, IdTaken, RelationError};
use crate::Lang;
use crate::number::Shown;

impl fmt::Display for Shown<&FigureError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (Fault::Published { id, error }, Lang::Vi) => {
                write!(f, "số liệu {id:?}: {}", error.in_lang(Lang::Vi))
            }
            (fault, Lang::En) => fault.fmt(f),
            (Fault::NoId, Lang::Vi) => f.write_str("có số liệu không có id"),
            (Fault::Id { id }, Lang::Vi) => {
                write!(f, "số liệu {id:?}: id không có khoảng trắng, không có '=', ")?;
                f.write_str("không bắt đầu bằng '?'")
            }
            (Fault::Qualifier { id, word }, Lang::Vi) => {
                write!(f, "số liệu {id:?}: {word:?} không phải từ chỉ mức độ; cần một trong ")?;
                f.write_str("exact, over, nearly, about, at least, at most, below, none")
            }
            (Fault::Contradiction { id, word, text }, Lang::Vi) => {
                write!(f, "số liệu {id:?}: từ {word:?} trái với văn bản {text:?}")
            }
            (Fault::Nothing { id, word }, Lang::Vi) => {
                write!(f, "số liệu {id:?}: từ {word:?} không có số đã công bố đi kèm")
            }
        }
    }
}

impl fmt::Display for Shown<&IdTaken> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lang {
            Lang::Vi => write!(f, "số liệu {:?}: một số liệu trước đã có id này", self.value.id()),
            Lang::En => self.value.fmt(f),
        }
    }
}

impl fmt::Display for Shown<&RelationError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RelationError { id, fault } = self.value;
        match self.lang {
            Lang::Vi => write!(f, "quan hệ {id:?}: {}", Shown::new(fault, Lang::Vi)),
            Lang::En => self.value.fmt(f),
        }
    }
}

impl fmt::Display for Shown<&RelationFault> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.value, self.lang) {
            (fault, Lang::En) => fault.fmt(f),
            (RelationFault::NoId, Lang::Vi) => f.write_str("không có id"),
            (RelationFault::Taken, Lang::Vi) => f.write_str("một quan hệ trước đã có id này"),
            (RelationFault::Kind { kind }, Lang::Vi) => {
                write!(f, "không có loại {kind:?}; cần một trong ")?;
                f.write_str("share, sum, within, growth, average, equal, meets")
            }
            (RelationFault::Key { kind, key, expected }, Lang::Vi) => {
                write!(f, "loại {kind} không có thành phần {key:?}; cần {expected}")
            }
            (RelationFault::Twice { key }, Lang::Vi) => write!(f, "{key:?} có hai lần"),
            (RelationFault::Missing { kind, key }, Lang::Vi) => {
                write!(f, "loại {kind} cần {key:?}")
            }
            (RelationFault::NoList { token, key }, Lang::Vi) => {
                write!(f, "{token:?} đứng sau {key:?}, vốn chỉ có một thành phần")
            }
            (RelationFault::NoKey { token, expected }, Lang::Vi) => {
                write!(f, "{token:?} đứng trước mọi khóa; cần {expected}")
            }
            (RelationFault::NoFigure { name }, Lang::Vi) => {
                write!(f, "{name:?} không phải id của số liệu, cũng không phải số")
            }
            (RelationFault::Unit { key, name, expected, found }, Lang::Vi) => {
                write!(f, "{key:?} phải là {}, mà {name:?} là {}", expected.vi, found.vi)
            }
        }
    }
}
