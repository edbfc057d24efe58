//! The rules of a dossier once more, slow and obvious, over plain JSON: what the rulebook says,
//! sentence by sentence, and nothing of the crate.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Value};

use crate::said::{both, some};

/// What is known of a packet: yes, no, or not known, by the fact's id.
pub(super) type Facts = std::collections::BTreeMap<&'static str, Option<bool>>;

/// The text of a scalar; empty, null and missing are the same.
fn text(packet: &Map<String, Value>, field: &str) -> Option<String> {
    let text = match packet.get(field)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn moment(packet: &Map<String, Value>, field: &str) -> Option<NaiveDateTime> {
    let text = text(packet, field)?;
    if text.len() != 14 || !text.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    NaiveDateTime::parse_from_str(&text, "%Y%m%d%H%M%S").ok()
}

fn flag(packet: &Map<String, Value>, field: &str) -> Option<bool> {
    match text(packet, field)?.as_str() {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// The items of a list; an item that is no object says nothing. A list that is null, missing or
/// no list at all is missing.
fn list(packet: &Map<String, Value>, field: &str) -> Option<Vec<Map<String, Value>>> {
    let items = packet.get(field)?.as_array()?;
    Some(items.iter().map(|item| item.as_object().cloned().unwrap_or_default()).collect())
}

fn some_item_says(items: Option<&Vec<Map<String, Value>>>, field: &str) -> Option<bool> {
    some(items?.iter().map(|item| flag(item, field)))
}

fn some_file(items: &[Map<String, Value>], field: &str) -> bool {
    items.iter().any(|item| text(item, field).is_some())
}

/// A price in whole đồng, plain or dotted.
fn price(item: &Map<String, Value>) -> Option<u128> {
    let text = text(item, "Gia")?;
    let groups: Vec<&str> = text.split('.').collect();
    let digits = |group: &str| group.chars().all(|c| c.is_ascii_digit()) && !group.is_empty();
    let dotted = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    (dotted && groups.iter().all(|group| digits(group))).then(|| groups.concat().parse().ok())?
}

/// Everything the rulebook asks of a packet within a period, as of a day.
#[allow(clippy::too_many_lines)] // the rules in one piece, as the rulebook has them
pub(super) fn facts(packet: &Value, from: NaiveDate, to: NaiveDate, as_of: NaiveDate) -> Facts {
    let packet = packet.as_object().expect("a packet is an object");
    let received = moment(packet, "NgayTiepNhan").map(|at| at.date());
    let due = moment(packet, "NgayHenTra").map(|at| at.date());
    let status = text(packet, "TrangThaiHoSo")
        .and_then(|code| (1..=10_u32).find(|number| number.to_string() == code));

    // The end moment.
    let processed = moment(packet, "NgayKetThucXuLy");
    let end = match status {
        Some(10) => processed.or(moment(packet, "NgayTra")),
        Some(3) => processed.or(moment(packet, "NgayTuChoi")),
        // Withdrawn before it was received, it never began.
        Some(7) if moment(packet, "NgayTiepNhan").is_none() => None,
        Some(7..=9) => processed,
        _ => None,
    };
    let ends_later = end.is_some_and(|end| end.date() > as_of);
    let finished = match (status, end) {
        (None, _) | (Some(3 | 7..=10), None) => None,
        (Some(3 | 7..=10), Some(_)) => Some(!ends_later),
        (Some(_), _) => Some(false),
    };

    // Supplement rounds.
    let rounds = list(packet, "DanhSachHoSoBoSung").unwrap_or_default();
    let requests: Vec<(NaiveDateTime, Option<NaiveDateTime>)> = rounds
        .iter()
        .filter_map(|round| {
            Some((moment(round, "NgayBoSung")?, moment(round, "NgayTiepNhanBoSung")))
        })
        .collect();
    let asked_by_then = requests.iter().filter(|(asked, _)| asked.date() <= as_of).count();

    // The end on, and whether it keeps the date.
    let mut ended_on = None;
    let on_time = if finished == Some(true) {
        let end = end.expect("it is finished");
        // Second by second: a second of waiting is counted once, whoever waits.
        let mut waited = Vec::new();
        for (asked, answered) in &requests {
            if let Some(answered) = answered.filter(|answered| answered >= asked) {
                waited.push((*asked, answered.min(end)));
            }
        }
        waited.retain(|(from, to)| from < to);
        waited.sort();
        let mut seconds = 0;
        let mut until = NaiveDateTime::MIN;
        for (from, to) in waited {
            let from = from.max(until);
            if from < to {
                seconds += (to - from).num_seconds();
                until = to;
            }
        }
        let day = (end - chrono::TimeDelta::seconds(seconds)).date();
        ended_on = Some(day);
        due.map(|due| day <= due)
    } else if finished.is_none() {
        None
    } else if status == Some(5) && asked_by_then >= 2 {
        Some(false)
    } else if status == Some(5) && !requests.is_empty() {
        let first =
            requests.iter().map(|(asked, _)| asked.date()).filter(|day| *day <= as_of).min();
        due.map(|due| first.unwrap_or(as_of).min(as_of) <= due)
    } else {
        due.map(|due| as_of <= due)
    };
    let settled = |order: std::cmp::Ordering| Some(ended_on?.cmp(&due?) == order);

    // Channel, result, papers.
    let channel = match text(packet, "KenhThucHien").as_deref() {
        None | Some("1") => Some(1),
        Some("2") => Some(2),
        Some("3") => Some(3),
        Some(_) => None,
    };
    let results = list(packet, "DanhSachGiayToKetQua").unwrap_or_default();
    let result = some_file(&results, "DuongDanTepTinKetQua");
    let papers = list(packet, "TaiLieuNop").map(|papers| {
        let kept = papers.into_iter().filter(|paper| {
            !matches!(text(paper, "IsDeleted").as_deref(), Some("True" | "true" | "1"))
        });
        kept.collect::<Vec<_>>()
    });
    let file = papers.as_ref().map(|papers| some_file(papers, "DuongDanTaiTepTin"));
    let reused_paper = some_item_says(papers.as_ref(), "DuocSoHoa");
    let reused = match (flag(packet, "HoSoCoThanhPhanSoHoa"), reused_paper) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), _) => Some(false),
        (None, papers) => papers,
    };
    let databases = list(packet, "DSKetNoiCSDL").unwrap_or_default();
    let population = databases.iter().any(|item| text(item, "MaCSDL").as_deref() == Some("1"));

    // Fees.
    let lines = list(packet, "DanhSachLePhi").unwrap_or_default();
    let prices: Vec<_> = lines.iter().map(price).collect();
    let fee_due = if prices.iter().any(|price| price.is_some_and(|price| price != 0)) {
        Some(true)
    } else if prices.is_empty() || prices.contains(&None) {
        None
    } else {
        Some(false)
    };
    let paid_online = match text(packet, "DuocThanhToanTrucTuyen").as_deref() {
        Some("1" | "2") => Some(true),
        Some("0" | "3") => Some(false),
        _ => None,
    };
    let ended_as = |number| status.map(|status| status == number && !ends_later);

    Facts::from([
        ("in_period", Some(received.is_some_and(|day| from <= day && day <= to && day <= as_of))),
        ("finished", finished),
        ("has_due", Some(due.is_some())),
        ("on_time", on_time),
        ("early", settled(std::cmp::Ordering::Less)),
        ("exact", settled(std::cmp::Ordering::Equal)),
        ("late", settled(std::cmp::Ordering::Greater)),
        ("online", both(channel.map(|channel| channel == 2), Some(result))),
        ("direct", channel.map(|channel| channel == 1)),
        ("post", channel.map(|channel| channel == 3)),
        ("fee_due", fee_due),
        ("paid_online", paid_online),
        ("paper_result", Some(true)),
        ("electronic_result", Some(result)),
        ("digitised", both(file, Some(result))),
        ("reused", reused),
        ("stored", some_item_says(papers.as_ref(), "DuocLayTuKhoDMQG")),
        (
            "population_data",
            if population { Some(true) } else { flag(packet, "TaiKhoanDuocXacThucVoiVNeID") },
        ),
        ("refused", ended_as(3)),
        ("withdrawn", ended_as(7)),
        ("stopped", ended_as(8)),
        ("on_portal", None),
        ("in_step", None),
        ("complained", None),
    ])
}
