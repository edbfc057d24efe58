//! Provinces across 1 July 2025, when 63 became 34 and districts went.
//!
//! The maps before and after are different types, [`OldProvince`] and [`NewProvince`]: a
//! two-digit code, and even a name, stands for another territory on each. A look-up is as of a
//! day, and finds a [`Province`] of the day's map.
//!
//! ```
//! use chrono::NaiveDate;
//! use vn_egov_metrics::place::{NewProvince, Province};
//!
//! let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
//! let tra_vinh = Province::named("tỉnh Trà Vinh", day(2024, 8, 29))?;
//! assert_eq!(tra_vinh.today(), NewProvince::VinhLong);
//! assert_eq!(
//!     Province::named("tỉnh Trà Vinh", day(2026, 10, 5)).unwrap_err().to_string(),
//!     "\"tỉnh Trà Vinh\" names no province on 2026-10-05: Trà Vinh is part of Vĩnh Long since 2025-07-01",
//! );
//! # Ok::<(), vn_egov_metrics::place::NoSuchName>(())
//! ```
//!
//! Sources: Resolution 202/2025/QH15 (the merger), Decision 19/2025/QĐ-TTg (the list and the
//! codes since), Decisions 20/2020/QĐ-TTg and 09/2025/QĐ-TTg (agency codes), Law 72/2025/QH15
//! (two tiers). The lists were read in public copies of those of the General Statistics Office.

mod agency;
mod code;
mod counts;
mod find;
mod kind;
mod map;
mod merger;
mod name;
mod new;
mod old;
mod province;
mod series;
mod typed;

pub use self::agency::{Evidence, Holder, LevelOneCode};
pub use self::code::{ParseProvinceCodeError, ProvinceCode};
pub use self::counts::{CommuneKinds, Units};
pub use self::find::NoProvince;
pub use self::kind::ProvinceKind;
pub use self::map::{Level, Map};
pub use self::merger::{Indivisible, Territory};
pub use self::name::NoSuchName;
pub use self::new::NewProvince;
pub use self::old::OldProvince;
pub use self::province::{ParseProvinceError, Province};
pub use self::series::{NotComparable, Point, PointRefused, Series};
