//! What is counted of dossiers to tell what a procedure has seen: of those received, how many
//! were filed online, had fee data, were paid online, used population data.
//!
//! Official indicators ask whether *some* dossier has it; [`Usage`](crate::fact::Usage) answers.

use super::Indicator;
use crate::Name;
use crate::fact::Question;
use crate::fact::UsageFact::{
    self, FeeData, FiledOnline, InPeriod, PaidOnline as Paid, PopulationData as Population,
};

type Row = Indicator<UsageFact>;

const RECEIVED: Question<UsageFact> = InPeriod.yes();

/// Dossiers with fee data.
pub static FEE: Row = Indicator::new(
    "usage.fee",
    Name::new("hồ sơ có dữ liệu phí, lệ phí", "dossiers with fee data"),
    RECEIVED,
    FeeData.yes(),
);

/// Dossiers filed online, whatever their results.
pub static ONLINE: Row = Indicator::new(
    "usage.online",
    Name::new("hồ sơ nộp trực tuyến", "dossiers filed online"),
    RECEIVED,
    FiledOnline.yes(),
);

/// Dossiers paid online.
pub static PAID_ONLINE: Row = Indicator::new(
    "usage.paid_online",
    Name::new("hồ sơ thanh toán trực tuyến", "dossiers paid online"),
    RECEIVED,
    Paid.yes(),
);

/// Dossiers that used population data.
pub static POPULATION_DATA: Row = Indicator::new(
    "usage.population_data",
    Name::new("hồ sơ khai thác dữ liệu dân cư", "dossiers using population data"),
    RECEIVED,
    Population.yes(),
);

/// All four, by id.
pub static ALL: [&Row; 4] = [&FEE, &ONLINE, &PAID_ONLINE, &POPULATION_DATA];
