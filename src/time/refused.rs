//! The refusals of periods and calendars, as text in both languages tells them.

use core::fmt;

use super::calendar::Beyond;
use super::deadline::DueFault;
use super::lunar::LAST_YEAR;
use super::projected::ProjectionFault;
use super::read::Fault;
use super::shown::VietnameseDay;
use super::{DueError, OutOfCoverage, ParsePeriodError, ProjectionError, WorkCalendar};
use crate::Lang;
use crate::number::Shown;

const GOES_ON: &str = "muốn tính theo ngày nghỉ dự kiến thì dùng WorkCalendar::projected";

impl fmt::Display for Shown<&ParsePeriodError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (fault, Lang::En) => fault.fmt(f),
            (Fault::Expected { what, at, text }, Lang::Vi) => {
                write!(f, "cần {} ở ký tự {at} của {text:?}", what.vi)
            }
            (Fault::Width { name, digits, found, at, text }, Lang::Vi) => {
                write!(f, "{} ở ký tự {at} của {text:?} phải có ", name.vi)?;
                write!(f, "{}, không phải {found}", digits.vi)
            }
            (Fault::Number { name, number, most, at, text }, Lang::Vi) => {
                let name = name.vi;
                write!(f, "{name} {number} ở ký tự {at} của {text:?} không thuộc 1 đến {most}")
            }
            (Fault::NoSuchDay { day, most, month, at, text }, Lang::Vi) => {
                let month = month.in_lang(Lang::Vi);
                write!(f, "ngày {day} ở ký tự {at} của {text:?} ")?;
                write!(f, "không thuộc 1 đến {most}, các ngày của {month}")
            }
            (Fault::NotAHalf { at, text }, Lang::Vi) => {
                write!(f, "số tháng ở ký tự {at} của {text:?} phải là 6 trước \"cuối\"")
            }
            (Fault::Ends { text }, Lang::Vi) => {
                write!(f, "hai đầu của {text:?} phải là hai tháng hoặc hai ngày")
            }
            (Fault::Backward { first, last, text }, Lang::Vi) => {
                let (first, last) = (VietnameseDay(*first), VietnameseDay(*last));
                write!(f, "kỳ {text:?} kết thúc ngày {last}, trước ngày bắt đầu {first}")
            }
            (Fault::Rest { rest, at, text }, Lang::Vi) => {
                write!(f, "thừa {rest:?} ở ký tự {at} của {text:?}")
            }
        }
    }
}

impl fmt::Display for Shown<OutOfCoverage> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.value.0, self.lang) {
            (beyond, Lang::En) => beyond.fmt(f),
            (Beyond::Before { date, first }, Lang::Vi) => {
                let (date, first) = (VietnameseDay(date), VietnameseDay(first));
                write!(f, "ngày {date} trước {first}, ngày đầu tiên của lịch này; ")?;
                f.write_str("không có dự kiến cho ngày đã qua")
            }
            (Beyond::After { date, last }, Lang::Vi) => {
                let (date, last) = (VietnameseDay(date), VietnameseDay(last));
                write!(f, "ngày {date} sau {last}, ngày cuối cùng của lịch này; {GOES_ON}")
            }
        }
    }
}

impl fmt::Display for Shown<&DueError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (DueFault::Received(error), lang) => error.in_lang(lang).fmt(f),
            (fault, Lang::En) => fault.fmt(f),
            (DueFault::RunsOut { limit, received, last }, Lang::Vi) => {
                let (received, last) = (VietnameseDay(*received), VietnameseDay(*last));
                write!(f, "thời hạn {} từ ngày {received} ", limit.in_lang(Lang::Vi))?;
                write!(f, "kết thúc sau {last}, ngày cuối cùng của lịch này; {GOES_ON}")
            }
            (DueFault::NoTime { limit, received }, Lang::Vi) => {
                let (limit, received) = (limit.in_lang(Lang::Vi), VietnameseDay(*received));
                write!(f, "thời hạn {limit} tính từ một thời điểm, ")?;
                write!(f, "mà chỉ biết ngày tiếp nhận: {received}")
            }
        }
    }
}

impl fmt::Display for Shown<&ProjectionError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (fault, Lang::En) => fault.fmt(f),
            (ProjectionFault::BeyondTables { year }, Lang::Vi) => {
                write!(f, "dự kiến chỉ đến {LAST_YEAR}, năm cuối của bảng âm lịch, ")?;
                write!(f, "không đến {year}")
            }
            (ProjectionFault::Announced { year, last }, Lang::Vi) => {
                let last = VietnameseDay(*last);
                write!(f, "năm {year} không cần dự kiến: các ngày đến {last} đã được công bố")
            }
            (ProjectionFault::TooEarly { last }, Lang::Vi) => {
                let last = VietnameseDay(*last);
                write!(f, "dự kiến chỉ nối tiếp từ 31/12/2014 trở đi, ")?;
                write!(f, "mà lịch kết thúc ngày {last}")
            }
            (ProjectionFault::TooLong { first, year }, Lang::Vi) => {
                let (first, most) = (VietnameseDay(*first), WorkCalendar::DAYS_MOST);
                write!(f, "lịch bắt đầu ngày {first}; tính đến {year} sẽ có hơn {most} ngày")
            }
        }
    }
}
