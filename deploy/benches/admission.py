"""Registrations a second over HTTP into an ordinary `atelier serve`, beside pgbench on bare tables and on the same admit().

Each request registers another existing person. What was answered is counted by the load generator (wrk), what was done by
another connection afterwards: `lost` are answers of 201 or 202 that the database knows nothing of, `oversold` seats beyond a
capacity. Figures are medians over the runs; the yardsticks are taken before each run, so that both see the same machine.
"""
import argparse
import datetime
import os
import subprocess
import tempfile

from _scratch import Cluster, Service, finish, median, say

CLIENTS = 256
FIRST_DAY = datetime.date(2031, 1, 1)

BARE_ONE_STATEMENT = """
WITH seat AS (UPDATE bare_session SET taken = taken + 1 WHERE id = {session} AND taken < capacity RETURNING id)
INSERT INTO bare_registration (session_id, person_id) SELECT id, nextval('bare_person') FROM seat;
"""
BARE_TRANSACTION = """
BEGIN;
SELECT taken FROM bare_session WHERE id = {session} FOR UPDATE;
INSERT INTO bare_registration (session_id, person_id) VALUES ({session}, nextval('bare_person'));
UPDATE bare_session SET taken = taken + 1 WHERE id = {session};
COMMIT;
"""
BARE_TABLES = """
CREATE TABLE bare_session (id integer PRIMARY KEY, capacity integer NOT NULL, taken integer NOT NULL CHECK (taken <= capacity));
INSERT INTO bare_session SELECT n, 1000000000, 0 FROM generate_series(1, 1000) n;
CREATE TABLE bare_registration (id bigserial PRIMARY KEY, session_id integer NOT NULL REFERENCES bare_session,
    person_id bigint NOT NULL, at timestamptz NOT NULL DEFAULT now(), UNIQUE (session_id, person_id));
CREATE SEQUENCE bare_person;
"""
ADMIT_64 = """
SELECT (nextval('bench_batch') - 1) * 64 AS first \\gset
BEGIN;
SELECT set_config('atelier.actor', 'job' || chr(58) || 'admission', true);
SELECT count(*) FROM atelier.admit(array_fill('{session}'::uuid, ARRAY[64]),
    ARRAY(SELECT id FROM bench_person WHERE n > :first AND n <= :first + 64),
    array_fill('token' || chr(58) || '{token}', ARRAY[64]));
COMMIT;
"""
WRK = """
local persons, sessions, keyed = {}, {}, %(keyed)s
for id in io.lines("%(persons)s") do persons[#persons + 1] = id end
for code in io.lines("%(sessions)s") do sessions[#sessions + 1] = code end
local thread_number, threads = 0, {}
function setup(thread)
  thread:set("number", thread_number); thread_number = thread_number + 1
  threads[#threads + 1] = thread
end
function init(args)
  at = number - %(threads)d; seated, waiting, refused, failed = 0, 0, 0, 0
  headers = {["Authorization"] = "Bearer %(token)s", ["Content-Type"] = "application/json"}
end
function request()
  at = at + %(threads)d
  if keyed then headers["Idempotency-Key"] = "%(run)s-" .. at end
  local path = "/api/v1/sessions/" .. sessions[at %% #sessions + 1] .. "/registrations"
  return wrk.format("POST", path, headers, '{"person": "' .. persons[at %% #persons + 1] .. '"}')
end
function response(status)
  if status == 201 then seated = seated + 1 elseif status == 202 then waiting = waiting + 1
  elseif status == 409 then refused = refused + 1 else failed = failed + 1 end
end
function done(summary, latency)
  local sums = {seated = 0, waiting = 0, refused = 0, failed = 0}
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
  end
  io.write(string.format("RESULT %%d %%d %%d %%d %%.3f %%.3f %%.6f\\n", sums.seated, sums.waiting, sums.refused, sums.failed,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.duration / 1e6))
end
"""


class Bench:
    def __init__(self, options):
        self.options = options
        self.cluster = Cluster()
        self.cluster.sql("postgres", "CREATE DATABASE atelier", "CREATE DATABASE bare")
        self.cluster.sql("bare", BARE_TABLES)
        self.token = self.tool("init", "--office", "BENCH", "--name", "Bench", "--administrator", "anna",
                               "--database", self.cluster.url("atelier")).strip()
        self.cluster.sql("atelier", f"""
            INSERT INTO atelier.person (reference, name, language, office_id)
            SELECT 'P-B' || lpad(n::text, 8, '0'), 'Person ' || n, 'en', o.id
            FROM generate_series(1, {options.persons}) n, atelier.organisation o WHERE o.code = 'BENCH'""",
            "CREATE TABLE bench_person AS SELECT row_number() OVER (ORDER BY reference) AS n, id FROM atelier.person",
            "ALTER TABLE bench_person ADD PRIMARY KEY (n)", "CREATE SEQUENCE bench_batch",
            "GRANT ALL ON bench_person, bench_batch TO atelier_service", "VACUUM ANALYZE")
        self.files = tempfile.TemporaryDirectory(prefix="atelier-bench-")
        self.persons = f"{self.files.name}/persons"
        with open(self.persons, "w") as file:
            file.writelines(f"P-B{n:08}\n" for n in range(1, options.persons + 1))
        self.hash = self.cluster.sql("atelier", "SELECT encode(hash, 'hex') FROM atelier.user_token")
        self.made = 0

    def tool(self, *words):
        environment = dict(os.environ, ATELIER_TOKEN=getattr(self, "token", ""))
        environment.setdefault("ATELIER_DATABASE_URL", self.cluster.url("atelier", "atelier_service"))
        done = subprocess.run([self.options.binary, *words], env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"atelier {' '.join(words[:3])}: {done.stderr}")
        return done.stdout

    def sessions(self, count, capacity, blocks):
        """New published sessions of so many blocks, open for registration; their codes."""
        codes = []
        for _ in range(count):
            self.made += 1
            codes.append(f"BENCH-{self.made}")
        first = codes[0]
        # Each on days of its own: a person is registered once in every run.
        day = FIRST_DAY + datetime.timedelta(days=2 * self.made)
        times = [word for hour in range(blocks) for word in ("--block", f"{day} {9 + hour:02}:00/{9 + hour:02}:45")]
        self.tool("session", "add", first, "--kind", "webinar", "--title", "Webinar", "--zone", "Europe/Brussels", "--language",
                  "en", "--capacity", str(capacity), *times)
        self.tool("session", "publish", first)
        self.tool("session", "open", first)
        if count > 1:
            copies = ", ".join(f"'{code}'" for code in codes[1:])
            self.cluster.sql("atelier", f"SELECT set_config('atelier.actor', 'token:{self.hash}', false)", f"""
                SELECT count(atelier.copy_session((SELECT id FROM atelier.session WHERE code = '{first}'), c.code, 1))
                FROM unnest(ARRAY[{copies}]) AS c(code)""", f"""
                UPDATE atelier.session SET state = 'published', registration_open = true WHERE code IN ({copies})""",
                user="atelier_service")
        return codes

    def bare(self, session, seconds, protocol):
        """The best of both scripts and of 1, 8 and 32 clients: the yardstick."""
        rates = [self.cluster.pgbench("bare", script.format(session=session), clients, seconds, protocol=protocol)
                 for script in (BARE_ONE_STATEMENT, BARE_TRANSACTION) for clients in (1, 8, 32)]
        return max(rates)

    def bare_spread(self, protocol):
        script = BARE_ONE_STATEMENT.format(session=":session").replace("WITH", "\\set session random(1, 1000)\nWITH", 1)
        return self.cluster.pgbench("bare", script, 8, 3, protocol=protocol)

    def admit(self, seconds):
        code = self.sessions(1, 10_000_000, 1)[0]
        session = self.cluster.sql("atelier", f"SELECT id FROM atelier.session WHERE code = '{code}'")
        self.cluster.sql("atelier", "SELECT setval('bench_batch', 1, false)")
        return 64 * self.cluster.pgbench("atelier", ADMIT_64.format(session=session, token=self.hash), 2, seconds,
                                         user="atelier_service")

    def load(self, codes, keyed=True):
        """One run of the load generator, and what the database knows of it afterwards."""
        sessions = f"{self.files.name}/sessions"
        with open(sessions, "w") as file:
            file.writelines(f"{code}\n" for code in codes)
        script = f"{self.files.name}/load.lua"
        with open(script, "w") as file:
            file.write(WRK % {"persons": self.persons, "sessions": sessions, "threads": 2, "token": self.token,
                              "run": f"run-{self.made}", "keyed": "true" if keyed else "false"})
        service = Service(self.options.binary, self.cluster.url("atelier", "atelier_service"))
        done = subprocess.run(["wrk", "-t2", f"-c{CLIENTS}", f"-d{self.options.seconds}s", "--timeout", "30s", "-s", script,
                               f"http://127.0.0.1:{service.port}"], capture_output=True, text=True, check=True)
        peak = service.peak_rss_mib()
        service.stop()
        result = next(line for line in done.stdout.splitlines() if line.startswith("RESULT")).split()[1:]
        seated, waiting, refused, failed = map(int, result[:4])
        names = ", ".join(f"'{code}'" for code in codes)
        taken, waits, oversold = map(int, self.cluster.sql("atelier", f"""
            SELECT count(*) FILTER (WHERE r.state = 'confirmed'), count(*) FILTER (WHERE r.state = 'waitlisted'),
                (SELECT COALESCE(sum(GREATEST(held.seats - s.capacity, 0)), 0) FROM atelier.session s CROSS JOIN LATERAL (
                    SELECT count(*) AS seats FROM atelier.registration h WHERE h.session_id = s.id AND h.state = 'confirmed') held
                    WHERE s.code IN ({names}))
            FROM atelier.registration r JOIN atelier.session s ON s.id = r.session_id WHERE s.code IN ({names})""").split("|"))
        return {"rate": (seated + waiting) / float(result[6]), "p50_ms": float(result[4]), "p99_ms": float(result[5]),
                "refused": refused, "failed": failed, "lost": max(0, seated - taken) + max(0, waiting - waits),
                "oversold": oversold, "peak_rss_mib": peak}


def main():
    parser = argparse.ArgumentParser(prog="deploy/bench admission", description=__doc__)
    parser.add_argument("--binary", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=int, default=8, help="how long each run lasts")
    parser.add_argument("--runs", type=int, default=3, help="how many runs the medians are over")
    parser.add_argument("--persons", type=int, default=300_000, help="how many persons there are, each registered once a run")
    parser.add_argument("--only", choices=["hot", "all"], default="all", help="hot: one session of one block only")
    bench = Bench(options := parser.parse_args())
    flushes = bench.cluster.fsync_rate()
    say(f"pg_test_fsync: {flushes:.0f} fdatasync/s; {os.cpu_count()} processors; {CLIENTS} clients; medians of {options.runs}")

    kinds = {"hot": (1, 10_000_000, 1)}
    if options.only == "all":
        kinds |= {"waiting": (1, 750, 1), "three_blocks": (1, 10_000_000, 3), "spread": (1000, 10_000_000, 1)}
    figures = {}
    for kind, (count, capacity, blocks) in kinds.items():
        runs, bares, admits = [], {"simple": [], "prepared": []}, []
        for _ in range(options.runs):
            for protocol, rates in bares.items():
                rates.append(bench.bare_spread(protocol) if kind == "spread" else bench.bare(1, 2, protocol))
            if kind == "hot":
                admits.append(bench.admit(4))
            runs.append(bench.load(bench.sessions(count, capacity, blocks)))
        figures[kind] = {name: round(median([run[name] for run in runs]), 1) for name in runs[0]}
        for name in ("lost", "oversold", "failed"):
            figures[kind][name] = sum(run[name] for run in runs)
        # The first is pgbench as it comes; prepared statements make it faster, as nothing else that it has does.
        for protocol, suffix in (("simple", ""), ("prepared", "_prepared")):
            rates = bares[protocol]
            figures[kind]["yardstick" + suffix] = round(median(rates), 1)
            figures[kind]["ratio" + suffix] = round(median([run["rate"] / bare for run, bare in zip(runs, rates)]), 2)
        if admits:
            figures[kind]["admit_in_batches"] = round(median(admits), 1)
            figures[kind]["of_admit"] = round(median([run["rate"] / rate for run, rate in zip(runs, admits)]), 2)
        say(f"{kind}: {figures[kind]}")

    hot = figures.pop("hot")
    finish({"bench": "admission", "value": hot["rate"], "unit": "registrations/s", "yardstick": hot["yardstick"],
            "ratio": hot["ratio"], "fsync_per_s": round(flushes), **{k: v for k, v in hot.items() if k not in ("rate", "ratio",
            "yardstick")}, **figures})


if __name__ == "__main__":
    main()
