"""The same jobs done by this crate and by its rivals, side by side in one run.

    python3 benches/rivals/rivals.py [--rows 1000000] [--lines 200000] [--rounds 5] [--jobs ...]

Builds our side, makes the data under target/rivals, and lets both sides take turns. Prints for each
job the medians of processor time, clock time and memory, and how many times ours is the rival's.
README.md beside this file says what is counted and what it printed.
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FOLDER = ROOT / "target" / "rivals"
OURS = ROOT / "target" / "release" / "examples"


def worker(*args, threads=1):
    """A rival in a process of its own, told its threads before it is imported."""
    env = dict(os.environ, POLARS_MAX_THREADS=str(threads), RIVAL_THREADS=str(threads))
    command = [sys.executable, str(HERE / "workers.py"), *map(str, args)]
    return subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


class Side:
    """A process that says `ready` and then answers each job with its times and totals."""

    def __init__(self, process):
        self.process = process
        self.expect("ready")

    def expect(self, line):
        said = self.process.stdout.readline().strip()
        if said != line:
            sys.exit(f"expected {line!r}, found {said!r}")

    def ask(self, job, threads=1):
        self.process.stdin.write(f"{job} {threads}\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().split()
        if len(said) < 2:
            sys.exit(f"no answer to {job!r}")
        totals = dict(pair.split("=") for pair in said[2:])
        return int(said[0]), int(said[1]), totals

    def peak(self):
        return peak(self.process.pid)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def peak(pid):
    """The most memory the process ever had, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def median(values):
    return statistics.median(values)


def report(title, unit, rows):
    print(f"\n### {title}\n")
    print(f"| | processor, {unit} | clock, {unit} | peak MB |")
    print("|---|---|---|---|")
    for name, (cpu, wall, memory) in rows.items():
        print(f"| {name} | {cpu:.1f} | {wall:.1f} | {'' if memory is None else f'{memory:.0f}'} |")


def ratios(title, pairs):
    """Medians of the ratios round by round, and their least and most."""
    for what, (ours, theirs) in pairs.items():
        each = sorted(their / our for our, their in zip(ours, theirs))
        print(f"- {title}, {what}: **{median(each):.1f}×** ({each[0]:.1f} to {each[-1]:.1f})")


def in_memory(args):
    """Dossiers in memory, by agency and month of receipt: 4.800 groups."""
    folder = FOLDER / f"columns-{args.rows}"
    ours = [OURS / "rival_counting", str(args.rows), str(folder)]
    ours = Side(subprocess.Popen(ours, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
    polars = Side(worker("columns", folder))
    peers = {"polars, month cut": (polars, "trunc"), "polars, one number": (polars, "number")}
    peers["duckdb"] = (Side(worker("duckdb-columns", folder)), "number")
    jobs = ["columns/10", "columns/17", "dossiers/10", "dossiers/17", "one-by-one/17"]
    times = {name: [] for name in [*jobs, *peers, "columns/10 on two", "dossiers/10 on two", "stream", "ingest"]}
    totals = {}
    for turn in range(args.rounds + 1):
        for name, (side, job) in peers.items():
            cpu, wall, said = side.ask(job)
            totals[name] = said
            times[name].append((cpu, wall))
            # The main job takes its turn after each rival.
            for ours_job in jobs[:1] + jobs[2:3]:
                cpu, wall, said = ours.ask(ours_job)
                totals[ours_job] = said
                times[ours_job].append((cpu, wall))
        for job in jobs:
            cpu, wall, said = ours.ask(job)
            totals[job] = said
            if job not in (jobs[0], jobs[2]):
                times[job].append((cpu, wall))
        for job in ("columns/10", "dossiers/10"):
            times[f"{job} on two"].append(ours.ask(job, 2)[:2])
        times["stream"].append(ours.ask("stream")[:2])
    times["ingest"].append((0, 0))
    times["ingest"].append(ours.ask("ingest")[:2])
    said = {json.dumps(total, sort_keys=True) for total in totals.values()}
    if len(said) != 1:
        sys.exit(f"the sides do not count the same: {totals}")
    print(f"\nBoth sides: {said.pop()}")
    # The first round warms up; of a job done after each rival, its first turns do.
    kept = {name: turns[len(turns) // (args.rounds + 1):] for name, turns in times.items()}
    rows = {}
    for name, turns in kept.items():
        if name == "stream":
            continue
        cpu, wall = (median([turn[at] for turn in turns]) / args.rows for at in (0, 1))
        rows[name] = (cpu, wall, peers[name][0].peak() if name in peers else None)
    report(f"In memory: {args.rows} dossiers, ns a dossier", "ns", rows)
    print(f"\nOurs holds the dossiers twice, as columns and as structs: {ours.peak():.0f} MB.\n")
    for job in ("columns/10", "dossiers/10"):
        for at, (name, turns) in enumerate((name, kept[name]) for name in peers):
            # Our turn that came right after this rival's.
            after = kept[job][at::len(peers)]
            pair = ([turn[0] for turn in after], [turn[0] for turn in turns])
            ratios(f"{job} against {name}", {"processor": pair})
        pair = ([turn[1] for turn in kept[f"{job} on two"]], [turn[1] for turn in kept[job]])
        ratios(f"{job}, two threads against one", {"clock": pair})
    stream = median([turn[0] for turn in kept["stream"]])
    for job, size in (("dossiers/10", 96), ("columns/10", 12)):
        rate = size * args.rows / median([turn[0] for turn in kept[job]])
        share = 100 * rate * stream / (1 << 30)
        print(f"- {job}: {rate:.1f} GB/s of the {(1 << 30) / stream:.1f} GB/s of a stream read, {share:.0f} %")
    ours.end()
    for side in {side for side, _ in peers.values()}:
        side.end()


def process(command):
    """A whole process: the processor's and the clock's seconds, and its peak in MB."""
    reader = subprocess.Popen(
        [sys.executable, "-c", MEASURE, *map(str, command)], stdout=subprocess.PIPE, text=True
    )
    said = reader.communicate()[0].split()
    if reader.returncode != 0:
        sys.exit(f"{command} failed")
    return [float(number) for number in said]


MEASURE = """
import os, subprocess, sys, time
start = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
print(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def files(args, form):
    """From a file of packets to the numbers of each agency and month, end to end."""
    file = FOLDER / f"packets-{args.lines}.{form}"
    size = file.stat().st_size / 1e6
    ours = [OURS / "indicators", file, "--from", "2026-07-01", "--to", "2026-09-30"]
    ours += ["--by", "agency,month", "--format", "json"]
    sides = {
        "ours": lambda: process(ours),
        "ours, no code comes twice": lambda: process([*ours, "--no-dedup"]),
        "duckdb": lambda: from_worker(f"duckdb-{form}", file),
        "polars": lambda: from_worker(f"polars-{form}", file),
        "ours, two threads": lambda: process([*ours, "--no-dedup", "--threads", "2"]),
        "duckdb, two threads": lambda: from_worker(f"duckdb-{form}", file, 2),
        "polars, two threads": lambda: from_worker(f"polars-{form}", file, 2),
    }
    turns = {name: [] for name in sides}
    for turn in range(args.rounds + 1):
        for name, run in sides.items():
            measured = run()
            if turn:
                turns[name].append(measured)
    rows = {
        name: tuple(median([turn[at] for turn in done]) * (1e9 / args.lines if at < 2 else 1) for at in range(3))
        for name, done in turns.items()
    }
    report(f"{form}, {args.lines} lines, {size:.0f} MB, end to end", "ns a line", rows)
    print()
    names = list(sides)
    one = [(ours, theirs) for ours in names[:2] for theirs in names[2:4]]
    two = [(names[4], theirs) for theirs in names[5:]]
    for mine, theirs in one + two:
        pairs = {
            what: ([turn[at] for turn in turns[mine]], [turn[at] for turn in turns[theirs]])
            for at, what in enumerate(("processor", "clock", "memory"))
        }
        ratios(f"{form}, {mine} against {theirs}", pairs)


def from_worker(job, file, threads=1):
    """Rivals time themselves, so that starting Python costs them nothing."""
    process = worker(job, file, threads=threads)
    said = process.stdout.readline().split()
    process.stdin.close()
    process.wait()
    if process.returncode != 0:
        sys.exit(f"{job} failed")
    return [float(number) for number in said[:3]]


def build(args):
    benches = ["cargo", "build", "--profile", "bench", "-p", "vn-egov-metrics-benches"]
    examples = ["--example", "rival_counting", "--example", "packets_file"]
    subprocess.run([*benches, *examples], cwd=ROOT, check=True)
    subprocess.run(["cargo", "build", "--release", "--example", "indicators"], cwd=ROOT, check=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for form in ("ndjson", "csv"):
        file = FOLDER / f"packets-{args.lines}.{form}"
        if not file.exists():
            with open(file, "w") as out:
                make = [OURS / "packets_file", str(args.lines), form]
                subprocess.run(make, stdout=out, check=True)


def reconcile(_):
    scripts = sorted(HERE.glob("reconcile_*.py"))
    if not scripts:
        print("\nreconcile: no script is here, skipped")
    for script in scripts:
        print(f"\n### {script.name}\n", flush=True)
        subprocess.run([sys.executable, script], cwd=ROOT, check=True)


# Our side and the rival's, by the names of criterion's benches: what takes nanoseconds is measured there.
SMALL = {
    "percent to 2 places, wholes to 10^5": (
        "percent", "percent to 2 places, whole to 10^5", "Share::percent", "rust_decimal"
    ),
    "percent to 2 places, wholes to 2^64": (
        "percent", "percent to 2 places, whole to 2^64", "Share::percent", "rust_decimal"
    ),
    "due date": ("deadline", "due date", "WorkCalendar::due_on", "bdays, cached"),
    "working days between": (
        "deadline", "working days between", "WorkCalendar::working_days_between", "bdays, cached"
    ),
    "share check": ("claim", "share_check", "half_up", "rust_decimal_half_up"),
    "packet of JSON": ("packets", "packets", "line to standing", "plain borrowed struct"),
}  # fmt: skip


def small(_):
    """Both sides in one run of criterion; medians of its hundred samples."""
    benches = sorted({bench for bench, *_ in SMALL.values()})
    command = ["cargo", "bench", "-p", "vn-egov-metrics-benches", "--quiet"]
    command += [word for bench in benches for word in ("--bench", bench)]
    started = time.time()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    medians = {}
    for file in (ROOT / "target" / "criterion").glob("**/new/benchmark.json"):
        if file.stat().st_mtime >= started:
            of = json.loads(file.read_text())
            estimates = json.loads((file.parent / "estimates.json").read_text())
            elements = (of["throughput"] or {}).get("Elements", 1)
            medians[of["group_id"], of["function_id"]] = estimates["median"]["point_estimate"] / elements
    print("\n### What takes nanoseconds\n\n| | ours, ns | the rival's, ns | ratio |\n|---|---|---|---|")
    for name, (_, group, ours, theirs) in SMALL.items():
        our, their = medians[group, ours], medians[group, theirs]
        print(f"| {name}, against {theirs} | {our:.1f} | {their:.1f} | **{their / our:.1f}×** |")


JOBS = {
    "small": small,
    "memory": in_memory,
    "ndjson": lambda args: files(args, "ndjson"),
    "csv": lambda args: files(args, "csv"),
    "reconcile": reconcile,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="dossiers in memory")
    parser.add_argument("--lines", type=int, default=200_000, help="packets in a file")
    parser.add_argument("--rounds", type=int, default=5, help="turns that count, at least five")
    parser.add_argument("--jobs", nargs="*", choices=JOBS, default=list(JOBS))
    args = parser.parse_args()
    for needed in ("numpy", "polars", "duckdb"):
        if importlib.util.find_spec(needed) is None:
            sys.exit(f"{needed} is missing: pip install -r {HERE / 'requirements.txt'}")
    build(args)
    print(f"load {os.getloadavg()}, {os.cpu_count()} processors")
    for job in args.jobs:
        JOBS[job](args)
    print(f"\nload {os.getloadavg()}")


if __name__ == "__main__":
    main()
