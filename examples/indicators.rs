//! The dossier indicators of Decision 766, from portal packets; with a catalogue of procedures and
//! a register of petitions those of procedures, services and petitions too.
//!
//! `cargo run --release --example indicators -- FILE… --from DATE --to DATE [--as-of DATE]
//! [--by agency,month,procedure,province] [--map 2025] [--input ndjson|csv] [--no-dedup]
//! [--threads N] [--catalogue FILE] [--petitions FILE] [--format json] [--portal FILE]
//! [--declared FILE]`
//!
//! A DATE is written `01/7/2026`, the day first, or `2026-07-01`.
//!
//! FILE holds packets, one JSON object a line, or rows of a CSV by column name (`-`: standard
//! input); by its ending, or by `--input`. A CSV has the packet's scalars by their portal names
//! (`MaHoSo`, `NgayTiepNhan`, …) and derived columns for its lists, each with the values of the
//! list's items in their order and `;` between them:
//!
//! | column | values |
//! |--------|--------|
//! | `TaiLieuNop.CoTep` | `1` the paper has a file, `0` it has none |
//! | `TaiLieuNop.DuocSoHoa`, `.DuocTaiSuDung`, `.DuocLayTuKhoDMQG`, `.IsDeleted` | as in the packet |
//! | `DanhSachGiayToKetQua.CoTep` | `1` the result has a file, `0` it has none |
//! | `DanhSachLePhi.Gia` | as in the packet; `[]` is a list without lines |
//! | `DanhSachHoSoBoSung.NgayBoSung`, `.NgayTiepNhanBoSung` | as in the packet |
//! | `DSKetNoiCSDL.MaCSDL` | as in the packet |
//!
//! `Packet::from_columns` says more of them. `--help` lists them too, and the columns of the
//! catalogue and of the register with what they add; `docs/catalogue.md` explains those.
//!
//! With `--portal FILE`, packets as the national portal holds them, each dossier is on the portal or
//! not, and in step or not: `dossier.on_portal`, `dossier.in_step`. With `--declared FILE`, the
//! procedures that the portal lists (`LayDanhSachTTHC`), one object of JSON with its `MATTHC` a line,
//! those of the catalogue are integrated or not: `procedure.integrated`.
//!
//! The province is that of the agency's code as of the day of receipt; with `--map 2025` it is one
//! of today's. A closed code goes to the province that holds its territory since.
//!
//! A code that comes again replaces what was counted for it, so memory grows with the distinct
//! codes of the period; with `--no-dedup` it grows with the groups alone. What cannot be read is
//! reported as `FILE:LINE: what, where` and the exit status is 1; faults in what was read are
//! counted in a summary on standard error.

#[path = "support/counting.rs"]
mod counting;
#[path = "support/csv_file.rs"]
mod csv_file;
#[path = "support/feed.rs"]
mod feed;
#[path = "support/indicators.rs"]
mod indicators;
#[path = "support/on_portal.rs"]
mod on_portal;
#[path = "support/registers.rs"]
mod registers;
mod support;

use std::io::{self, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Parser;
use counting::{Counting, Grouping, Map};
use feed::{Form, Met};
use indicators::{By, Format, lines};
use vn_egov_metrics::fact::Reading;
use vn_egov_metrics::indicator::{dossier, petition, service};
use vn_egov_metrics::{Lang, Period};

const PACKETS: &str = "\
GÓI TIN dạng CSV: cột theo tên, thứ tự bất kỳ; chỉ bắt buộc cột MaHoSo; ô trống là thiếu.
  MaHoSo, MaTTHC, NgayTiepNhan, NgayHenTra, TrangThaiHoSo, KenhThucHien, …: như trong gói tin
Danh sách: mỗi cột một trường, giá trị của các mục cách nhau bởi dấu chấm phẩy; [] là danh sách rỗng.
  TaiLieuNop.CoTep            1 có tệp, 0 không có tệp: 1;0;1 là ba giấy tờ
  TaiLieuNop.DuocSoHoa, .DuocTaiSuDung, .DuocLayTuKhoDMQG, .IsDeleted
  DanhSachGiayToKetQua.CoTep  1 có tệp kết quả, 0 không có
  DanhSachLePhi.Gia           300.000 hoặc 300000
  DanhSachHoSoBoSung.NgayBoSung, .NgayTiepNhanBoSung
  DSKetNoiCSDL.MaCSDL
";

/// Các chỉ số hồ sơ theo Quyết định 766, tính từ gói tin đồng bộ.
#[derive(Parser)]
#[command(after_long_help = format!("{PACKETS}\n{}", registers::COLUMNS))]
struct Args {
    /// Tệp gói tin NDJSON hoặc CSV; - để đọc đầu vào chuẩn
    #[arg(required = true)]
    files: Vec<String>,
    /// Ngày đầu kỳ: 01/7/2026 hoặc 2026-07-01
    #[arg(long, value_parser = support::day)]
    from: NaiveDate,
    /// Ngày cuối kỳ
    #[arg(long, value_parser = support::day)]
    to: NaiveDate,
    /// Tính đến ngày nào; mặc định là ngày cuối kỳ
    #[arg(long, value_parser = support::day)]
    as_of: Option<NaiveDate>,
    /// Nhóm theo cơ quan, tháng tiếp nhận, thủ tục, tỉnh
    #[arg(long, value_delimiter = ',')]
    by: Vec<By>,
    /// Tỉnh theo bản đồ từ 1/7/2025; mặc định theo ngày tiếp nhận
    #[arg(long)]
    map: Option<Map>,
    /// Danh sách dịch vụ đã khai báo trên Cổng, mỗi dòng một đối tượng JSON có MATTHC
    #[arg(long, requires = "catalogue")]
    declared: Option<String>,
    /// Tệp gói tin trên Cổng, NDJSON hoặc CSV, cho tỷ lệ đồng bộ
    #[arg(long)]
    portal: Option<String>,
    /// Dạng đầu vào; mặc định theo đuôi tệp
    #[arg(long)]
    input: Option<Form>,
    /// Mỗi mã hồ sơ chỉ có một lần, không cần nhớ
    #[arg(long)]
    no_dedup: bool,
    /// Số luồng đọc gói tin; kết quả như nhau với số luồng bất kỳ
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// Danh mục thủ tục, cho hạn trả, phí, kết quả giấy và các chỉ số thủ tục, dịch vụ
    #[arg(long)]
    catalogue: Option<String>,
    /// Sổ phản ánh, kiến nghị, cho các chỉ số hài lòng
    #[arg(long)]
    petitions: Option<String>,
    /// Dạng kết quả
    #[arg(long, default_value = "table")]
    format: Format,
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let args = Args { by: By::once(&args.by), ..args };
    match Period::range(args.from, args.to) {
        Ok(period) => support::print_with(|out| run(out, &args, period)),
        Err(error) => support::nothing_done(error.in_lang(args.lang)),
    }
}

fn run(out: &mut dyn Write, args: &Args, period: Period) -> io::Result<ExitCode> {
    let reading = Reading::new(period);
    let reading = args.as_of.map_or(reading, |day| reading.on(day));
    let mut met = Met::of(args.lang);
    let read = |met: &mut Met| -> Result<_, String> {
        let as_of = reading.as_of();
        let catalogue =
            args.catalogue.as_deref().map(|name| registers::catalogue(name, as_of, met));
        let petitions =
            args.petitions.as_deref().map(|name| registers::petitions(name, as_of, met));
        Ok((catalogue.transpose()?, petitions.transpose()?))
    };
    let (procedures, petitions) = match read(&mut met) {
        Ok(read) => read,
        Err(why) => return Ok(support::nothing_done(why)),
    };
    let declared = args.declared.as_deref();
    let declared = declared.map(|name| on_portal::services(name, &mut met)).transpose();
    let procedures = match (procedures, declared) {
        (procedures, Ok(None)) => procedures,
        (procedures, Ok(Some(declared))) => procedures.map(|all| on_portal::mark(all, &declared)),
        (_, Err(why)) => return Ok(support::nothing_done(why)),
    };
    let reading = match &procedures {
        Some(procedures) => reading.with_procedures(&procedures.catalogue),
        None => reading,
    };
    let portal = args.portal.as_deref();
    let portal = portal.map(|name| on_portal::dossiers(name, args.input, &mut met)).transpose();
    let portal = match portal {
        Ok(portal) => portal,
        Err(why) => return Ok(support::nothing_done(why)),
    };
    let grouping = Grouping { by: &args.by, map: args.map };
    let mut counting = Counting::new(reading, grouping, petitions.as_ref(), args.no_dedup)
        .with_portal(portal.as_ref());
    let mut opened = false;
    for name in &args.files {
        opened |= counting.read(name, (args.input, args.threads), &mut met);
    }
    if !opened {
        return Ok(ExitCode::from(2));
    }
    let counted = counting.finish(procedures.as_ref()).map_err(io::Error::other)?;
    let lang = args.lang;
    // What was not asked was not counted, and has no line. A group with a dossier has all lines.
    let groups = || counted.dossiers.iter().map(|(group, _)| group);
    let mut all = lines(&counted.dossiers, [], &dossier::ALL, lang);
    if let Some(petitions) = &counted.petitions {
        all.extend(lines(petitions, groups(), &petition::ALL, lang));
    }
    if let (Some(listed), Some(procedures)) = (&counted.listed, &procedures) {
        all.extend(lines(&listed.procedures, groups(), &procedures.indicators, lang));
        all.extend(lines(&listed.services, groups(), &service::ALL, lang));
    }
    indicators::print(out, (args.format, lang), &args.by, all)?;
    support::summarise(&met.report, lang)?;
    Ok(met.complaints.exit_code())
}
