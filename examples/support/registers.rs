//! What stands beside the packets: a catalogue of procedures, and a register of petitions.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::collections::HashSet;
use std::ffi::OsStr;
use std::io::Read;
use std::path::Path;

use chrono::NaiveDate;
use serde::de::IgnoredAny;
use vn_egov_metrics::check::{Check, Finding, Rule, Seen};
use vn_egov_metrics::code::{AgencyCode, Coded};
use vn_egov_metrics::fact::{PetitionFact, ProcedureFact};
use vn_egov_metrics::indicator::{petition, procedure};
use vn_egov_metrics::portal::{CatalogueEntry, CatalogueReply, ReadEntryError};
use vn_egov_metrics::record::{Catalogue, CatalogueRow, Dossier, Petition, PetitionRow, Procedure};
use vn_egov_metrics::{Indicator, Name};

use crate::csv_file::CsvFile;
use crate::feed::Met;
use crate::support::{Input, unread};

/// What the columns mean, for whoever has only the program.
pub const COLUMNS: &str = "\
DANH MỤC THỦ TỤC (--catalogue): CSV UTF-8, cột theo tên, thứ tự bất kỳ, ngăn bởi , ; hoặc tab;
ô trống là chưa rõ; chỉ bắt buộc cột procedure. Cờ: 1/0, có/không, true/false, yes/no.
  agency         cơ quan có thẩm quyền (mã H59.17 hoặc 000.00.17.H59); trống: danh mục quốc gia
  procedure      mã thủ tục, 1.004194
  in_force       cờ: còn hiệu lực
  level          information, partial, full (thông tin, một phần, toàn trình)
  eligible_full  cờ: đủ điều kiện toàn trình
  published      cờ: đang công khai
  for_citizens   cờ: đối tượng là người dân
  fee            cờ, hoặc mức phí 300.000: có phí, lệ phí
  paper_result   cờ: phải trả kết quả bản giấy
  limit, unit    thời hạn: 15 hoặc 0,5; working_days, working_hours, days, months
Thêm, nếu có:
  decided_on, takes_effect_on, published_on   ngày quyết định công bố, ngày văn bản có hiệu lực,
                 ngày công khai (2026-07-06 hoặc 6/7/2026): các chỉ số 1.1 và 1.2; mỗi quyết định
                 một dòng, một quyết định trễ là thủ tục trễ
  announced_by   mã cơ quan công bố: bộ 20 và 10 ngày làm việc, tỉnh 5 và 5; nếu trống thì theo
  authority_level  ministry, province, district, commune; nếu trống nữa thì theo agency
  complete       cờ: công khai đủ bảy nội dung (1.3)
  integrated     cờ: đã tích hợp Cổng Dịch vụ công quốc gia
  service_state  published, closing, testing, not_published: trạng thái của dịch vụ (3.2)
  legacy_level   1 đến 4 (mức độ cũ)    field  mã lĩnh vực
Tệp .json, .ndjson, .jsonl: trả lời LayThuTuc của Cổng, kể cả {\"message\":\"…\"}.

SỔ PHẢN ÁNH, KIẾN NGHỊ (--petitions): CSV như trên; chỉ bắt buộc cột received_on.
  agency         cơ quan xử lý; trống: cơ quan trong mã hồ sơ
  dossier        mã hồ sơ bị phản ánh (5.4); không có cột này thì không có dossier.satisfied
  received_on    ngày tiếp nhận
  closed_on      ngày từ chối, yêu cầu bổ sung hoặc giải quyết
  outcome        refused, asked, resolved, published, open: hạn 2, 5, 15, 15, 15 ngày làm việc
  satisfied      cờ, hoặc hài lòng, không hài lòng
  repeats        cờ, hoặc số lần phản ánh tiếp
Thêm, nếu có:
  forwarded_on   ngày đến cơ quan có thẩm quyền    published_on  ngày công khai kết quả
  class          procedure, staff, other: các chỉ số 5.1

CHỈ SỐ: với danh mục thêm procedure.* và service.*, với sổ thêm petition.* và dossier.satisfied.
Chỉ số cần một cột thêm thì chỉ in khi có cột đó. Một nhóm tính mỗi thủ tục một lần, dù nhiều cơ
quan của nhóm cùng có, ở mức cao nhất; tổng của tỉnh không phải là cộng các cơ quan. Theo tháng:
mỗi tháng là một kỳ riêng. percent là null khi among là 0; unknown là số chưa rõ, không phải không.

IN ENGLISH: docs/catalogue.md. Exit status: 0 all was read, 1 some line was not, 2 nothing done.";

const CATALOGUE: [&str; 21] = [
    "agency",
    "procedure",
    "in_force",
    "level",
    "eligible_full",
    "published",
    "for_citizens",
    "fee",
    "paper_result",
    "limit",
    "unit",
    "field",
    "authority_level",
    "announced_by",
    "decided_on",
    "takes_effect_on",
    "published_on",
    "complete",
    "integrated",
    "legacy_level",
    "service_state",
];

const PETITIONS: [&str; 10] = [
    "agency",
    "dossier",
    "received_on",
    "closed_on",
    "outcome",
    "satisfied",
    "repeats",
    "forwarded_on",
    "published_on",
    "class",
];

/// A catalogue, and the indicators of procedures that its columns allow.
#[derive(Debug)]
pub struct Procedures {
    pub catalogue: Catalogue,
    pub indicators: Vec<&'static Indicator<ProcedureFact>>,
}

/// Reads every row of a catalogue that can be read: a CSV, or the portal's own form by its ending.
pub fn catalogue(name: &str, as_of: NaiveDate, met: &mut Met) -> Result<Procedures, String> {
    let lang = met.complaints.lang;
    let input = Input::open(name).map_err(|error| unread(name, &error, lang))?;
    let ending = Path::new(name).extension().and_then(OsStr::to_str);
    if let Some("json" | "ndjson" | "jsonl") = ending.map(str::to_ascii_lowercase).as_deref() {
        return replies(input, met);
    }
    let mut file = CsvFile::open(input, &["procedure"], &CATALOGUE, lang)?;
    let header = file.header().clone();
    let mut catalogue = Catalogue::new();
    while let Some((line, cells)) = file.next(&mut met.complaints)? {
        // Cells as text suit every column, so only what stands in them can be wrong.
        let row: CatalogueRow<'_> =
            cells.deserialize(Some(&header)).map_err(|error| format!("{name}:{line}: {error}"))?;
        match row.procedure() {
            Ok(procedure) => {
                procedure.report_to(as_of, &mut met.report);
                put(&mut catalogue, procedure, met);
            }
            Err(error) => met.complaints.at(file.name(), line, error.in_lang(lang)),
        }
    }
    let there = |columns: &[&str]| columns.iter().all(|column| file.column(column) > 0);
    let allowed = |indicator: &&&Indicator<ProcedureFact>| match indicator.id() {
        "procedure.announced_on_time" => there(&["decided_on", "takes_effect_on"]),
        "procedure.published_on_time" => there(&["decided_on", "published_on"]),
        "procedure.complete" => there(&["complete"]),
        "procedure.integrated" => there(&["integrated"]),
        _ => true,
    };
    let indicators = procedure::ALL.iter().filter(allowed).copied().collect();
    Ok(Procedures { catalogue, indicators })
}

/// The portal's form says what is public of a procedure, and nothing of how far it is online, of
/// decisions, or of its place on the portal itself. The text is one reply, however it is laid out,
/// or a reply or an entry a line.
fn replies(input: Input, met: &mut Met) -> Result<Procedures, String> {
    let Input { name, mut reader, .. } = input;
    let mut bytes = Vec::new();
    let read = reader.read_to_end(&mut bytes);
    read.map_err(|error| unread(&name, &error, met.complaints.lang))?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let mut catalogue = Catalogue::new();
    if serde_json::from_slice::<IgnoredAny>(text).is_ok() {
        reply(text, (&name, 1), &mut catalogue, met);
    } else {
        for (number, line) in (1..).zip(text.split(|byte| matches!(byte, b'\n'))) {
            if !line.trim_ascii().is_empty() {
                reply(line, (&name, number), &mut catalogue, met);
            }
        }
    }
    let asked = [&procedure::COMPLETE, &procedure::FEE_DOSSIER, &procedure::PAID_ONLINE];
    let indicators = asked.into_iter().chain([&procedure::POPULATION_DATA]).collect();
    Ok(Procedures { catalogue, indicators })
}

/// Reads one reply or entry, and what stands in the message of a reply, JSON within JSON; what is
/// complained of quotes nothing that could be anyone's.
fn reply(text: &[u8], (name, line): (&str, u64), catalogue: &mut Catalogue, met: &mut Met) {
    let read = match serde_json::from_slice::<CatalogueReply<'_>>(text) {
        Ok(read) => read,
        Err(error) => return refuse(&error, (name, line), met),
    };
    if !read.is_reply() {
        return match serde_json::from_slice::<CatalogueEntry<'_>>(text) {
            Ok(entry) => put_entry(catalogue, &entry, met),
            Err(error) => refuse(&error, (name, line), met),
        };
    }
    let lang = met.complaints.lang;
    if let Some(code) = read.error_code() {
        let code = if code.len() <= 8 { code } else { "…" };
        let what = Name::new("Cổng trả lời lỗi", "the portal answered with error");
        met.complaints.at(name, line, format_args!("{} {code}", what.in_lang(lang)));
    }
    for entry in read.entries() {
        put_entry(catalogue, entry, met);
    }
    for skipped in read.skipped() {
        met.complaints.at(name, line, skipped.in_lang(lang));
    }
    match read.message() {
        // A message within a message gets shorter by what escapes it, so this ends.
        Some(message) if message.starts_with(['{', '[']) => {
            reply(message.as_bytes(), (name, line), catalogue, met);
        }
        // A remark beside the result, or the words of an error.
        Some(_) if read.entries().is_empty() && read.error_code().is_none() => {
            let what = Name::new(
                "message không chứa trả lời dạng JSON",
                "the message holds no reply in JSON",
            );
            met.complaints.at(name, line, what.in_lang(lang));
        }
        _ => {}
    }
}

/// Says what a text is not, with its place in the file and not in the text.
fn refuse(error: &serde_json::Error, (name, line): (&str, u64), met: &mut Met) {
    let (lang, column) = (met.complaints.lang, error.column());
    let what = ReadEntryError::new(error);
    let line = line + u64::try_from(error.line()).unwrap_or(1).saturating_sub(1);
    let at = Name::new("cột", "column").in_lang(lang);
    met.complaints.at(name, line, format_args!("{}, {at} {column}", what.in_lang(lang)));
}

fn put_entry(catalogue: &mut Catalogue, entry: &CatalogueEntry<'_>, met: &mut Met) {
    if let Some(one) = entry.to_procedure(&mut |finding| met.report.add(finding)) {
        put(catalogue, one, met);
    }
}

/// A row that differs from the one before in its decision alone is no row that came again.
fn put(catalogue: &mut Catalogue, procedure: Procedure, met: &mut Met) {
    let Some(at) = procedure.at() else { return };
    let without = |row: &Procedure| Procedure { announcements: None, ..row.clone() };
    let before = catalogue.get(&at).map(without);
    let another = procedure.announcements.is_some() && before == Some(without(&procedure));
    if catalogue.put(procedure) && !another {
        let code = at.procedure().as_str();
        met.report.add(Finding::new(Rule::RepeatedProcedure, code, "procedure", Seen::Nothing));
    }
}

/// Petitions, each with the agency that handles it, and the indicators that the columns allow.
#[derive(Debug)]
pub struct Petitions {
    pub rows: Vec<(Option<Coded<AgencyCode>>, Petition)>,
    pub indicators: &'static [&'static Indicator<PetitionFact>],
    /// The dossiers complained of; `None` where no column tells.
    complained: Option<HashSet<Box<str>>>,
}

/// Reads every petition that can be read; those received after `as_of` are not there yet.
pub fn petitions(name: &str, as_of: NaiveDate, met: &mut Met) -> Result<Petitions, String> {
    let lang = met.complaints.lang;
    let input = Input::open(name).map_err(|error| unread(name, &error, lang))?;
    let mut file = CsvFile::open(input, &["received_on"], &PETITIONS, lang)?;
    let header = file.header().clone();
    let classified = file.column("class") > 0;
    let mut petitions = Petitions {
        rows: Vec::new(),
        indicators: if classified { &petition::ALL } else { &petition::FROM_REGISTER },
        complained: (file.column("dossier") > 0).then(HashSet::new),
    };
    while let Some((line, cells)) = file.next(&mut met.complaints)? {
        let row: PetitionRow<'_> =
            cells.deserialize(Some(&header)).map_err(|error| format!("{name}:{line}: {error}"))?;
        match row.petition() {
            Ok(petition) if petition.parts().received_on <= as_of => {
                let dossier = petition.parts().dossier.as_ref();
                let dossiers = petitions.complained.iter_mut().zip(dossier);
                for (complained, code) in dossiers {
                    complained.insert(code.as_str().into());
                }
                petitions.rows.push((row.agency(), petition));
            }
            Ok(_) => {}
            Err(error) => met.complaints.at(file.name(), line, error.in_lang(lang)),
        }
    }
    Ok(petitions)
}

impl Petitions {
    /// Whether the register says which dossiers are complained of.
    pub const fn tells_dossiers(&self) -> bool {
        self.complained.is_some()
    }

    /// Whether one of them complains of the dossier; `None` where no column tells.
    pub fn complain_of(&self, dossier: &Dossier) -> Option<bool> {
        Some(self.complained.as_ref()?.contains(dossier.code_str()))
    }
}
