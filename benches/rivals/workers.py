"""The rivals' side of rivals.py, each job in a process of its own; see README.md.

`columns` and `duckdb-columns FOLDER` say `ready` and answer jobs, one a line; the others do one job
on FILE and print the seconds of processor and clock, the peak in MB, and the groups.
"""

import importlib
import os
import sys
import time
from pathlib import Path

THREADS = os.environ.get("RIVAL_THREADS", "1")
END_STATUSES = [3, 7, 8, 9, 10]


def peak():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def answer(jobs):
    """Answers each job read with its times and its totals."""
    print("ready", flush=True)
    for line in sys.stdin:
        job = line.split()[0]
        cpu, wall = time.process_time_ns(), time.monotonic_ns()
        result = jobs(job)
        cpu, wall = time.process_time_ns() - cpu, time.monotonic_ns() - wall
        groups, records, direct, reused = result()
        said = f"dossier.direct={direct} dossier.reused={reused} groups={groups} records={records}"
        print(cpu, wall, said, flush=True)


def read_columns(folder):
    import numpy as np

    types = {"agency": np.uint16, "received": np.int32, "due": np.int32, "ended": np.int32}
    names = [path.name for path in sorted(Path(folder).iterdir())]
    return {name: np.fromfile(Path(folder) / name, types.get(name, np.int8)) for name in names}


def polars_columns(folder):
    from datetime import date

    import polars as pl

    days = ["received", "due", "ended"]
    table = pl.DataFrame(read_columns(folder)).with_columns(
        pl.when(pl.col(day) >= 0).then(pl.col(day)).cast(pl.Date).alias(day) for day in days
    )
    as_of = date(2026, 12, 31)
    col = pl.col
    finished = col("status").is_in(END_STATUSES) & (col("ended") <= as_of)
    end = pl.when(finished).then(col("ended")).otherwise(as_of)
    result = col("electronic_result") == 1
    counts = [
        pl.len().alias("records"),
        (end <= col("due")).sum().alias("on_time"),
        (finished & (col("ended") < col("due"))).sum().alias("early"),
        (finished & (col("ended") == col("due"))).sum().alias("exact"),
        (finished & (col("ended") > col("due"))).sum().alias("late"),
        ((col("channel") == 2) & result).sum().alias("online"),
        ((col("channel") == 1) | (col("channel") == -1)).sum().alias("direct"),
        ((col("fees") == 1) & ((col("payment") == 1) | (col("payment") == 2))).sum().alias("paid"),
        result.sum().alias("electronic_result"),
        ((col("paper_file") == 1) & result).sum().alias("digitised"),
        (col("reused") == 1).sum().alias("reused"),
    ]
    keys = {
        "trunc": ["agency", col("received").dt.truncate("1mo").alias("month")],
        "number": [(col("agency").cast(pl.Int32) * 16 + col("received").dt.month()).alias("key")],
    }
    received = col("received").is_between(date(2026, 1, 1), as_of)

    def run(job):
        groups = table.lazy().filter(received).group_by(keys[job]).agg(counts)
        groups = groups.collect(engine="streaming")
        return lambda: (groups.height, *(groups[name].sum() for name in ("records", "direct", "reused")))

    answer(run)


def duckdb_columns(folder):
    import duckdb

    columns = read_columns(folder)
    db = duckdb.connect()
    db.execute(f"SET threads = {THREADS}")
    day = "CASE WHEN {0} >= 0 THEN DATE '1970-01-01' + {0} END AS {0}"
    days = ", ".join(day.format(name) for name in ("received", "due", "ended"))
    db.execute(f"CREATE TABLE made AS SELECT * EXCLUDE (received, due, ended), {days} FROM columns")
    del columns
    query = """
        SELECT agency * 16 + month(received) AS key, count(*) AS records,
            sum((CASE WHEN finished THEN ended ELSE DATE '2026-12-31' END <= due)::INT) AS on_time,
            sum((finished AND ended < due)::INT) AS early, sum((finished AND ended = due)::INT) AS exact,
            sum((finished AND ended > due)::INT) AS late,
            sum((channel = 2 AND electronic_result = 1)::INT) AS online,
            sum((channel IN (1, -1))::INT) AS direct,
            sum((fees = 1 AND payment IN (1, 2))::INT) AS paid,
            sum((electronic_result = 1)::INT) AS electronic_result,
            sum((paper_file = 1 AND electronic_result = 1)::INT) AS digitised,
            sum((reused = 1)::INT) AS reused
        FROM (SELECT *, coalesce(status IN (3, 7, 8, 9, 10) AND ended <= DATE '2026-12-31', false)
              AS finished FROM made)
        WHERE received BETWEEN DATE '2026-01-01' AND DATE '2026-12-31'
        GROUP BY key
    """

    def run(_):
        groups = db.execute(query).fetchnumpy()
        total = lambda name: int(groups[name].sum())
        return lambda: (len(groups["key"]), total("records"), total("direct"), total("reused"))

    answer(run)


# A dozen plain counts of packets: what an analyst would write, without a word of Decision 766's
# rules on what is missing, unreadable, deleted twice, or waited for.
SCALARS = [
    "MaHoSo", "KenhThucHien", "NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo", "NgayKetThucXuLy",
    "NgayTra", "NgayTuChoi", "HoSoCoThanhPhanSoHoa", "TaiKhoanDuocXacThucVoiVNeID",
    "DuocThanhToanTrucTuyen",
]  # fmt: skip
LISTS = {
    "TaiLieuNop": ["IsDeleted", "DuongDanTaiTepTin", "DuocSoHoa", "DuocLayTuKhoDMQG"],
    "DanhSachLePhi": ["Gia"],
    "DanhSachGiayToKetQua": ["DuongDanTepTinKetQua"],
    "DSKetNoiCSDL": ["MaCSDL"],
}


def count_with_duckdb(table, papers, fee, result, population):
    import duckdb

    db = duckdb.connect()
    db.execute(f"SET threads = {THREADS}")
    db.execute("SET preserve_insertion_order = false")
    query = f"""
        SELECT split_part(MaHoSo, '-', 1) AS agency, substr(NgayTiepNhan, 1, 6) AS month, count(*) AS n,
            sum((coalesce(ended, '20260930') <= due)::INT) AS on_time, sum((ended < due)::INT) AS early,
            sum((ended = due)::INT) AS exact, sum((ended > due)::INT) AS late,
            sum((KenhThucHien = '2' AND result)::INT) AS online,
            sum((coalesce(KenhThucHien, '') IN ('', '1'))::INT) AS direct,
            sum((fee AND DuocThanhToanTrucTuyen IN ('1', '2'))::INT) AS paid, sum(result::INT) AS results,
            sum((file AND result)::INT) AS digitised,
            sum((HoSoCoThanhPhanSoHoa = '1' OR reused)::INT) AS reused, sum(stored::INT) AS stored,
            sum((TaiKhoanDuocXacThucVoiVNeID = '1' OR population)::INT) AS population
        FROM (SELECT *, substr(NgayHenTra, 1, 8) AS due,
                CASE WHEN TrangThaiHoSo IN ('3', '7', '8', '9', '10') THEN substr(coalesce(
                    nullif(NgayKetThucXuLy, ''), nullif(NgayTra, ''), nullif(NgayTuChoi, '')), 1, 8) END AS ended,
                {papers}, {fee} AS fee, {result} AS result, {population} AS population
              FROM {table})
        WHERE NgayTiepNhan BETWEEN '20260701' AND '20261001'
        GROUP BY ALL
    """
    return len(db.execute(query).fetchall())


def duckdb_ndjson(file):
    columns = {name: "VARCHAR" for name in SCALARS}
    for name, fields in LISTS.items():
        columns[name] = "STRUCT(" + ", ".join(f'"{field}" VARCHAR' for field in fields) + ")[]"
    table = f"read_ndjson('{file}', columns = {columns})"
    some = "coalesce(len(list_filter({0}, lambda x: {1})), 0) > 0".format
    kept = "x.IsDeleted NOT IN ('True', 'true', '1') AND "
    papers = ", ".join(
        some("TaiLieuNop", kept + test) + f" AS {name}"
        for name, test in {
            "file": "x.DuongDanTaiTepTin <> ''",
            "reused": "x.DuocSoHoa = '1'",
            "stored": "x.DuocLayTuKhoDMQG = '1'",
        }.items()
    )
    return count_with_duckdb(
        table,
        papers,
        some("DanhSachLePhi", "x.Gia <> '0'"),
        some("DanhSachGiayToKetQua", "x.DuongDanTepTinKetQua <> ''"),
        some("DSKetNoiCSDL", "x.MaCSDL = '1'"),
    )


def duckdb_csv(file):
    has = "coalesce(contains({0}, '1'), false)".format
    papers = ", ".join(
        has(f'"TaiLieuNop.{field}"') + f" AS {name}"
        for name, field in {"file": "CoTep", "reused": "DuocSoHoa", "stored": "DuocLayTuKhoDMQG"}.items()
    )
    return count_with_duckdb(
        f"read_csv('{file}', all_varchar = true, header = true)",
        papers,
        "coalesce(regexp_matches(\"DanhSachLePhi.Gia\", '[1-9]'), false)",
        has('"DanhSachGiayToKetQua.CoTep"'),
        has('"DSKetNoiCSDL.MaCSDL"'),
    )


def count_with_polars(table, file, reused, stored, fee, result, population):
    import polars as pl

    col = pl.col
    text = lambda name: pl.when(col(name) != "").then(col(name))
    ended = pl.coalesce(text("NgayKetThucXuLy"), text("NgayTra"), text("NgayTuChoi")).str.slice(0, 8)
    ends = col("TrangThaiHoSo").is_in(["3", "7", "8", "9", "10"])
    rows = table.filter(col("NgayTiepNhan").is_between(pl.lit("20260701"), pl.lit("20261001"))).select(
        col("MaHoSo").str.split("-").list.first().alias("agency"),
        col("NgayTiepNhan").str.slice(0, 6).alias("month"),
        col("NgayHenTra").str.slice(0, 8).alias("due"),
        pl.when(ends).then(ended).alias("ended"),
        "KenhThucHien", "DuocThanhToanTrucTuyen", "HoSoCoThanhPhanSoHoa", "TaiKhoanDuocXacThucVoiVNeID",
        file=file, reused=reused, stored=stored, fee=fee, result=result, population=population,
    )  # fmt: skip
    groups = rows.group_by("agency", "month").agg(
        pl.len().alias("n"),
        (col("ended").fill_null("20260930") <= col("due")).sum().alias("on_time"),
        (col("ended") < col("due")).sum().alias("early"),
        (col("ended") == col("due")).sum().alias("exact"),
        (col("ended") > col("due")).sum().alias("late"),
        ((col("KenhThucHien") == "2") & col("result")).sum().alias("online"),
        col("KenhThucHien").fill_null("").is_in(["", "1"]).sum().alias("direct"),
        (col("fee") & col("DuocThanhToanTrucTuyen").is_in(["1", "2"])).sum().alias("paid"),
        col("result").sum().alias("results"),
        (col("file") & col("result")).sum().alias("digitised"),
        ((col("HoSoCoThanhPhanSoHoa") == "1") | col("reused")).sum().alias("reused_all"),
        col("stored").sum().alias("stored_all"),
        ((col("TaiKhoanDuocXacThucVoiVNeID") == "1") | col("population")).sum().alias("population_all"),
    )
    return groups.collect(engine="streaming").height


def polars_ndjson(file):
    import polars as pl

    schema = {name: pl.String for name in SCALARS}
    for name, fields in LISTS.items():
        schema[name] = pl.List(pl.Struct({field: pl.String for field in fields}))
    field = lambda name: pl.element().struct.field(name)
    kept = ~field("IsDeleted").is_in(["True", "true", "1"])
    some = lambda name, test: pl.col(name).list.eval(test).list.any().fill_null(False)
    return count_with_polars(
        pl.scan_ndjson(file, schema=schema),
        some("TaiLieuNop", kept & (field("DuongDanTaiTepTin") != "")),
        some("TaiLieuNop", kept & (field("DuocSoHoa") == "1")),
        some("TaiLieuNop", kept & (field("DuocLayTuKhoDMQG") == "1")),
        some("DanhSachLePhi", field("Gia") != "0"),
        some("DanhSachGiayToKetQua", field("DuongDanTepTinKetQua") != ""),
        some("DSKetNoiCSDL", field("MaCSDL") == "1"),
    )


def polars_csv(file):
    import polars as pl

    has = lambda name: pl.col(name).str.contains("1", literal=True).fill_null(False)
    return count_with_polars(
        pl.scan_csv(file, infer_schema=False),
        has("TaiLieuNop.CoTep"),
        has("TaiLieuNop.DuocSoHoa"),
        has("TaiLieuNop.DuocLayTuKhoDMQG"),
        pl.col("DanhSachLePhi.Gia").str.contains("[1-9]").fill_null(False),
        has("DanhSachGiayToKetQua.CoTep"),
        has("DSKetNoiCSDL.MaCSDL"),
    )


def once(name, file):
    # So that importing costs nothing, and the other rival no memory.
    importlib.import_module(name.split("-")[0])
    job = globals()[name.replace("-", "_")]
    cpu, wall = time.process_time(), time.monotonic()
    groups = job(file)
    print(time.process_time() - cpu, time.monotonic() - wall, peak(), groups, flush=True)


if __name__ == "__main__":
    name, target = sys.argv[1:3]
    if name == "columns":
        polars_columns(target)
    elif name == "duckdb-columns":
        duckdb_columns(target)
    else:
        once(name, target)
