//! From the line of a packet to its standing, by the packets' own reader of JSON and by
//! `serde_json`, beside `serde_json` filling a plain borrowed struct of the same fields; and from
//! the standing into the counts of a group.
//!
//! `cargo bench -p vn-egov-metrics-benches --bench packets`

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use serde::Deserialize;
use vn_egov_metrics::fact::Reading;
use vn_egov_metrics::indicator::dossier;
use vn_egov_metrics::portal::{DossierReader, Packet};
use vn_egov_metrics::{Breakdown, Counts, Coverage, Period};
use vn_egov_metrics_benches::packets;

/// Lines read in one go.
const LINES: u64 = 10_000;

/// The rival: the packet's fields as plain borrowed text, and nothing decided.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)] // what it fills is what is timed
struct Plain<'a> {
    ma_ho_so: &'a str,
    #[serde(rename = "MaTTHC")]
    ma_tthc: Option<&'a str>,
    ma_linh_vuc: Option<&'a str>,
    kenh_thuc_hien: Option<&'a str>,
    loai_doi_tuong: Option<&'a str>,
    ngay_nop_ho_so: Option<&'a str>,
    ngay_tiep_nhan: Option<&'a str>,
    ngay_hen_tra: Option<&'a str>,
    trang_thai_ho_so: Option<&'a str>,
    ngay_tu_choi: Option<&'a str>,
    ngay_ket_thuc_xu_ly: Option<&'a str>,
    ngay_tra: Option<&'a str>,
    hinh_thuc: Option<&'a str>,
    noi_nop_ho_so: Option<&'a str>,
    ho_so_co_thanh_phan_so_hoa: Option<&'a str>,
    #[serde(rename = "TaiKhoanDuocXacThucVoiVNeID")]
    vneid: Option<&'a str>,
    duoc_thanh_toan_truc_tuyen: Option<&'a str>,
    #[serde(rename = "DSKetNoiCSDL", borrow)]
    databases: Option<Vec<PlainDatabase<'a>>>,
    #[serde(borrow)]
    tai_lieu_nop: Option<Vec<PlainPaper<'a>>>,
    #[serde(borrow)]
    danh_sach_le_phi: Option<Vec<PlainFee<'a>>>,
    #[serde(borrow)]
    danh_sach_giay_to_ket_qua: Option<Vec<PlainResult<'a>>>,
    #[serde(borrow)]
    danh_sach_ho_so_bo_sung: Option<Vec<PlainRound<'a>>>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct PlainDatabase<'a> {
    #[serde(rename = "MaCSDL")]
    code: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct PlainPaper<'a> {
    is_deleted: Option<&'a str>,
    duong_dan_tai_tep_tin: Option<&'a str>,
    duoc_so_hoa: Option<&'a str>,
    duoc_tai_su_dung: Option<&'a str>,
    #[serde(rename = "DuocLayTuKhoDMQG")]
    stored: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct PlainFee<'a> {
    gia: Option<&'a str>,
    ma_phi_le_phi: Option<&'a str>,
    loai_phi_le_phi: Option<&'a str>,
    hinh_thuc_thu: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct PlainResult<'a> {
    duong_dan_tep_tin_ket_qua: Option<&'a str>,
    ma_giay_to_ket_qua: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct PlainRound<'a> {
    ngay_bo_sung: Option<&'a str>,
    ngay_tiep_nhan_bo_sung: Option<&'a str>,
    trang_thai_bo_sung: Option<&'a str>,
    ngay_hen_tra_truoc: Option<&'a str>,
    ngay_hen_tra_moi: Option<&'a str>,
}

fn main() {
    let lines = packets(LINES, 1);
    let reading = Reading::new("2026-Q3".parse::<Period>().expect("a period"));
    let mut criterion = Criterion::default().configure_from_args();

    let mut group = criterion.benchmark_group("packets");
    group.throughput(Throughput::Elements(LINES));
    group.bench_function("plain borrowed struct", |bench| {
        bench.iter(|| {
            for line in &lines {
                black_box(serde_json::from_str::<Plain<'_>>(line).expect("a packet"));
            }
        });
    });
    group.bench_function("line to packet", |bench| {
        bench.iter(|| {
            for line in &lines {
                black_box(Packet::from_json(line).expect("a packet"));
            }
        });
    });
    group.bench_function("line to packet by serde_json", |bench| {
        bench.iter(|| {
            for line in &lines {
                black_box(serde_json::from_str::<Packet<'_>>(line).expect("a packet"));
            }
        });
    });
    group.bench_function("bytes to text", |bench| {
        bench.iter(|| {
            for line in &lines {
                black_box(str::from_utf8(black_box(line.as_bytes())).expect("UTF-8"));
            }
        });
    });
    group.bench_function("line to standing", |bench| {
        let mut reader = DossierReader::new();
        bench.iter(|| {
            for line in &lines {
                let dossier = reader.read(line, &mut |_| {}).expect("a packet");
                black_box(dossier.standing(&reading));
            }
        });
    });
    group.bench_function("line to standing by its packet", |bench| {
        bench.iter(|| {
            for line in &lines {
                let packet = Packet::from_json(line).expect("a packet");
                let dossier = packet.to_dossier(&mut |_| {}).expect("it has a code");
                black_box(dossier.standing(&reading));
            }
        });
    });
    group.finish();

    let dossiers: Vec<_> = lines
        .iter()
        .filter_map(|line| serde_json::from_str::<Packet<'_>>(line).ok()?.to_dossier(&mut |_| {}))
        .collect();
    let standings: Vec<_> = dossiers.iter().map(|dossier| dossier.standing(&reading)).collect();
    let mut group = criterion.benchmark_group("dossiers");
    group.throughput(Throughput::Elements(LINES));
    group.bench_function("dossier to standing", |bench| {
        bench.iter(|| {
            for dossier in &dossiers {
                black_box(dossier.standing(&reading));
            }
        });
    });
    group.bench_function("standing to counts", |bench| {
        let coverage = Coverage::of(&reading, "bench");
        bench.iter(|| {
            let mut counts = Breakdown::new(coverage.clone(), Counts::of(dossier::FROM_PACKETS));
            for standing in &standings {
                counts.add((), *standing);
            }
            black_box(counts)
        });
    });
    group.finish();
    criterion.final_summary();
}
