"""Draws by lot: the computation alone, from a list in a file, and whole rounds through the database of an ordinary atelier.

Prints what it does on stderr; the last line on stdout is one JSON object. Times are medians of the runs in milliseconds:
compute_ms is what `atelier draw rehearse --list` reports (codes, ranks, seats), rehearse_ms the whole process with reading and
judging the list, commit_ms and run_ms the commands `atelier draw commit` and `draw run` from start to end on a database of
their own with fsync on, total_ms both. Above 200,000 applications only the computation is measured.
"""
import argparse, hashlib, json, os, random, shutil, statistics, subprocess, sys, tempfile, time


def say(words):
    print(words, file=sys.stderr, flush=True)


def measured(command, environment=None):
    """What a command printed, its milliseconds and its peak resident memory in MiB."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=output, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        took = (time.monotonic() - start) * 1000
        if status:
            sys.exit(f"failed: {' '.join(command)}")
        output.seek(0)
        return output.read().decode(), took, usage.ru_maxrss / 1024


def symbols(number):
    """A number below 2 to the 50 in ten symbols of Crockford's base 32, in the order of the numbers."""
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[number >> 5 * place & 31] for place in range(9, -1, -1))


def write_list(path, options):
    """A list with strata of nearly equal size, whose entries wish for up to three sessions."""
    strata, total = options.strata, options.applications
    sizes = [total // strata + (n < total % strata) for n in range(strata)]
    # Largest remainder, with whole numbers.
    seats = [options.seats * size // total for size in sizes]
    rest = [options.seats * size % total for size in sizes]
    order = sorted(range(strata), key=lambda n: (-rest[n], n))
    left = options.seats - sum(seats)
    for n in order[:left]:
        seats[n] += 1
    tie = rest[order[left]] if 0 < left < strata and rest[order[left - 1]] == rest[order[left]] else None
    each = -(-options.seats // options.sessions)
    rules = {
        "fields": ["municipality"], "seats": options.seats, "tied": [n for n, r in enumerate(rest, 1) if r == tie],
        "sessions": [[f"S{n:03}", each] for n in range(options.sessions)],
        "strata": [[[f"m{n:03}"], size, given] for n, (size, given) in enumerate(zip(sizes, seats))]}
    wishes = random.Random(1)
    with open(path, "w") as file:
        file.write(json.dumps(rules, separators=(",", ":"), sort_keys=True) + "\n")
        step = (1 << 50) // total
        for n in range(total):
            name = symbols(n * step)
            wished = ",".join(map(str, wishes.sample(range(1, options.sessions + 1), min(options.sessions, n % 4))))
            start = f'["A-{name}",{n % strata + 1},[{wished}],null,null'
            file.write(f'{start},"{hashlib.sha256(start.encode()).hexdigest()[:8]}"]\n')


class Town:
    """A private database with what a round needs."""

    def __init__(self, binary, home, options):
        self.binary, self.options, self.rounds = binary, options, 0
        self.home = home
        self.environment = {"ATELIER_HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        self.do("training", "add", "YE", "--title", "Youth employability", "--theme", "work")
        choices = [{"value": f"m{n:03}", "label": {"en": f"Municipality {n}"}} for n in range(options.strata)]
        form = {"title": {"en": "Youth"}, "fields": [
            {"key": "name", "type": "text", "label": {"en": "Name"}, "required": True, "maps_to": "name"},
            {"key": "municipality", "type": "choice", "label": {"en": "Municipality"}, "stratum": True, "options": choices}]}
        self.do("form", "add", "YOUTH", self.file("form.json", json.dumps(form)))

    def do(self, *words):
        return measured([self.binary, *words], self.environment)

    def file(self, name, text):
        path = os.path.join(self.home + "-files", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        return path

    def round(self):
        """A closed and judged round; returns its code."""
        self.rounds += 1
        code, options = f"ROUND-{self.rounds}", self.options
        each = -(-options.seats // options.sessions)
        sessions = [f"S{self.rounds}-{n}" for n in range(options.sessions)]
        for n, session in enumerate(sessions):
            day = f"2035-{self.rounds % 12 + 1:02}-{n % 28 + 1:02}"
            self.do("session", "add", session, "--training", "YE", "--zone", "Africa/Ouagadougou", "--language", "fr",
                    "--capacity", str(each), "--starts", f"{day} 08:00", "--ends", f"{day} 15:00")
            self.do("session", "publish", session)
        self.do("round", "add", code, "--title", "Youth", "--form", "YOUTH", "--zone", "Africa/Ouagadougou", "--opens",
                "2020-01-01 08:00", "--closes", "2090-01-01 18:00",
                *(word for session in sessions for word in ("--session", f"{session}:{each}")))
        self.do("round", "open", code)
        wishes = random.Random(self.rounds)
        rows = [{"name": f"Applicant {n}", "municipality": f"m{n % options.strata:03}",
                 "preferences": ";".join(wishes.sample(sessions, min(len(sessions), n % 4)))} for n in range(options.applications)]
        self.do("application", "import", code, self.file("rows.json", json.dumps(rows)), "--language", "fr", "--apply")
        self.do("round", "close", code, "--because", "Enough")
        self.do("application", "judge", code)
        return code

    def draw(self):
        """The milliseconds of committing and running a draw, and the memory that running took."""
        code = self.round()
        say(f"  {code}: {self.options.applications} applications are in and judged")
        _, commit, _ = self.do("draw", "commit", code, "--source", "Urn", "--at", "now", "--seats", str(self.options.seats))
        said, run, memory = self.do("draw", "run", code, "--public-value", "7 11 23 31 40")
        if f"{self.options.seats} of {self.options.applications} have a seat" not in said:
            sys.exit(f"the draw gave other seats than it should:\n{said}")
        paper = os.path.join(self.home + "-files", f"{code}.json")
        self.do("draw", "protocol", code, "--output", paper)
        self.do("draw", "verify", paper)
        verifier = os.path.join(os.path.dirname(__file__), "..", "draws", "verify.py")
        measured([sys.executable, verifier, paper])
        say(f"  committed in {commit:.0f} ms, run in {run:.0f} ms; the protocol is verified by atelier and by verify.py")
        return commit, run, memory


def computed(binary, path, runs):
    figures, whole, memory = [], [], []
    for _ in range(runs):
        said, took, peak = measured([binary, "draw", "rehearse", "--list", path, "--format", "json"])
        figures.append(json.loads(said)[0]["milliseconds"])
        whole.append(took)
        memory.append(peak)
    return statistics.median(figures), statistics.median(whole), max(memory)


def main():
    parser = argparse.ArgumentParser(prog="deploy/bench draw", description=__doc__)
    parser.add_argument("--binary", required=True, help=argparse.SUPPRESS)
    for name, usual in [("applications", 25377), ("seats", 750), ("strata", 8), ("sessions", 25), ("runs", 3)]:
        parser.add_argument(f"--{name}", type=int, default=usual)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="atelier-draw-")
    # Beside the folder, since the server may run as another user, who can't enter it.
    home = folder + "-db"
    figures = {"applications": options.applications, "seats": options.seats, "strata": options.strata,
               "sessions": options.sessions}
    try:
        path = os.path.join(folder, "list.txt")
        write_list(path, options)
        say(f"a list of {options.applications} applications, {os.path.getsize(path) / 1e6:.1f} MB")
        compute, whole, memory = computed(options.binary, path, options.runs)
        say(f"drawn from the file in {compute:.1f} ms, with reading it in {whole:.0f} ms, {memory:.0f} MiB")
        figures.update(compute_ms=round(compute, 1), rehearse_ms=round(whole), peak_rss_mib=round(memory))
        if options.applications <= 200_000:
            town = Town(options.binary, home, options)
            try:
                draws = [town.draw() for _ in range(options.runs)]
            finally:
                town.do("db", "stop")
            commit, run = (statistics.median(d[place] for d in draws) for place in (0, 1))
            figures.update(commit_ms=round(commit), run_ms=round(run), total_ms=round(commit + run))
            figures["peak_rss_mib"] = round(max(memory, *(d[2] for d in draws)))
    finally:
        for path in (folder, home, home + "-files"):
            shutil.rmtree(path, ignore_errors=True)
        if os.path.exists(home + ".lock"):
            os.remove(home + ".lock")
    print(json.dumps({"bench": "draw", "value": figures["compute_ms"], "unit": "ms", **figures}))


main()
