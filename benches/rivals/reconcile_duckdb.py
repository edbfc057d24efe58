"""The join of benches/reconcile.rs in duckdb, on the same records, with one thread.

python3 benches/rivals/reconcile_duckdb.py [ROWS]

Prints, for each of five runs, the memory above that of the records and the processor's time.
"""

import re
import resource
import sys

import duckdb

rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
db = duckdb.connect()
db.execute("SET threads = 1")
db.execute("SET preserve_insertion_order = false")
record = """
    SELECT '000.00.' || lpad((n % 97)::VARCHAR, 2, '0') || '.H61-2607'
           || lpad((n // 97 % 28 + 1)::VARCHAR, 2, '0') || '-'
           || lpad((n // (97 * 28))::VARCHAR, 4, '0') AS code,
           (CASE WHEN {portal} AND n % 20 = 0 THEN 9 ELSE 10 END)::UTINYINT AS status,
           20260700000000 + (n // 97 % 28 + 1) * 1000000 + n % 24 * 10000 AS received,
           20260700000000 + (n // 97 % 28 + 1) * 1000000 + (n + 3) % 24 * 10000 AS ended
    FROM (SELECT range AS n FROM range({first}, {last})) ORDER BY hash(n + {salt})
"""
db.execute("CREATE TABLE local AS" + record.format(portal=False, first=0, last=rows, salt=1))
db.execute(
    "CREATE TABLE portal AS"
    + record.format(portal=True, first=rows // 10, last=rows + rows // 10, salt=7)
)
assert db.execute("SELECT max(length(code)), count(DISTINCT code) FROM local").fetchone()[1] == rows

join = """
    SELECT CASE WHEN p.code IS NULL THEN 'absent' WHEN l.code IS NULL THEN 'orphan'
                WHEN l.status = p.status AND l.received = p.received AND l.ended = p.ended
                THEN 'in step' WHEN p.status < l.status THEN 'behind' ELSE 'differs' END AS state,
           count(*)
    FROM local l FULL OUTER JOIN portal p ON l.code = p.code GROUP BY state ORDER BY state
"""


def peak():
    return int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1])


def ticks():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


for _ in range(5):
    open("/proc/self/clear_refs", "w").write("5")
    before, begin = peak(), ticks()
    states = db.execute(join).fetchall()
    used = ticks() - begin
    print(f"duckdb: {(peak() - before) // 1024} MB beside the records, {used * 1000:.0f} ms of a processor")
print(states)
