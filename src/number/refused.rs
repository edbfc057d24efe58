//! The refusals of figures, as text in both languages tells them.

use core::fmt;

use super::read::Fault;
use super::{ParseNumeralError, PartOverWhole, Shown};
use crate::Lang;

impl fmt::Display for Shown<PartOverWhole> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PartOverWhole { part, whole } = self.value;
        match self.lang {
            Lang::Vi => write!(f, "phần {part} lớn hơn tổng thể {whole}"),
            Lang::En => self.value.fmt(f),
        }
    }
}

impl fmt::Display for Shown<&ParseNumeralError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (fault, Lang::En) => fault.fmt(f),
            (Fault::NotADigit { found, at, text }, Lang::Vi) => {
                write!(f, "cần chữ số, thấy {found:?} ở ký tự {at} của {text:?}")
            }
            (Fault::End { text }, Lang::Vi) => write!(f, "cần chữ số, thấy hết {text:?}"),
            (Fault::Group { mark, at, digits, text }, Lang::Vi) => {
                write!(f, "{mark:?} ở ký tự {at} của {text:?} phân cách hàng nghìn, ")?;
                write!(f, "nên sau nó phải có 3 chữ số, không phải {digits}")
            }
            (Fault::FirstGroup { mark, at, text }, Lang::Vi) => {
                write!(f, "{mark:?} ở ký tự {at} của {text:?} phân cách hàng nghìn, ")?;
                f.write_str("nên trước nó phải có 1 đến 3 chữ số, không bắt đầu bằng 0")
            }
            (Fault::BehindDecimals { mark, at, text }, Lang::Vi) => {
                write!(f, "{mark:?} ở ký tự {at} của {text:?} đứng sau dấu thập phân")
            }
            (Fault::TooManyPlaces { at, text }, Lang::Vi) => {
                write!(f, "số ở ký tự {at} của {text:?} có hơn 16 chữ số thập phân")
            }
            (Fault::TooLarge { at, text }, Lang::Vi) => {
                write!(f, "số ở ký tự {at} của {text:?} quá lớn")
            }
            (Fault::NotACount { at, text }, Lang::Vi) => {
                write!(f, "số ở ký tự {at} của {text:?} phải là số đếm nguyên")
            }
            (Fault::Rest { rest, at, text }, Lang::Vi) => {
                write!(f, "thừa {rest:?} ở ký tự {at} của {text:?}")
            }
            (Fault::NotUpward { text }, Lang::Vi) => {
                write!(f, "\"từ\" phải kết thúc bằng \"trở lên\", thấy hết {text:?}")
            }
            (Fault::Share { over, text }, Lang::Vi) => {
                write!(f, "{} trong {text:?}", over.in_lang(Lang::Vi))
            }
        }
    }
}
