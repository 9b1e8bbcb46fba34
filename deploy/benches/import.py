"""`atelier person import` of a long file with every check, beside psql's \\copy of the same file into a bare table.

Each run is a database of its own, with fsync on and the server's own defaults; the time is the whole command's, from start to
end. Afterwards another connection counts the persons. Figures are medians; the yardstick is taken before each run.
"""
import argparse
import os
import random
import subprocess
import tempfile
import time

from _scratch import Cluster, finish, median, say

GIVEN = """Anna Davit Mariam Levan Nino Giorgi Aram Lilit Karen Tigran Fatou Moussa Awa Ibrahim Amara Besa Arben Teuta Ilir
Olena Taras Iryna Bohdan Sona Narek Hasmik Ruben Gayane Vardan Ketevan Anahit Ousmane Binta Kadija Modou Zara""".split()
FAMILY = """Petrosyan Grigoryan Beridze Kapanadze Ceesay Jallow Sowe Gashi Krasniqi Shevchenko Koval Hakobyan Sargsyan Lomidze
Ouedraogo Traore Kone Diallo Bah Njie Touray Berisha Hoxha Bondar Melnyk Mwangi Okafor Adeyemi Balogun Eze""".split()
COUNTRIES = "AM GE GM XK UA BF NG TZ SN ML".split()
BARE = """CREATE TABLE bare_person (name text, sex text, birth_date date, country text, language text, email text, phone text)"""


def write(path, persons, seed):
    """Persons of whom no two have the same name and birth: the third name counts them."""
    chance = random.Random(seed)
    with open(path, "w") as file:
        file.write("name,sex,birth_date,country,language,email,phone\n")
        for n in range(persons):
            third = "".join(chr(97 + n // 26 ** place % 26) for place in range(5)).capitalize()
            born = f"{chance.randint(1960, 2006)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            file.write(f"{chance.choice(GIVEN)} {third} {chance.choice(FAMILY)},{chance.choice(['female', 'male'])},{born},"
                       f"{chance.choice(COUNTRIES)},en,p{n}@example.org,+374 {10000000 + n}\n")


def measured(command, environment=None):
    """The seconds that a command takes and its peak resident memory in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaints = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}: {complaints[-500:]}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(prog="deploy/bench import", description=__doc__)
    parser.add_argument("--binary", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--persons", type=int, default=1_000_000, help="rows of the file (1000000)")
    parser.add_argument("--file", help="a file to import instead of a generated one; the yardstick takes as many columns as it has")
    parser.add_argument("--runs", type=int, default=3, help="runs, of which the median counts (3)")
    parser.add_argument("--seed", type=int, default=1, help="of the generated persons (1)")
    options = parser.parse_args()
    cluster = Cluster()
    folder = tempfile.TemporaryDirectory(prefix="atelier-bench-")
    path = options.file or f"{folder.name}/persons.csv"
    bare = BARE
    if options.file:
        with open(path) as file:
            columns = len(file.readline().split(","))
        bare = f"CREATE TABLE bare_person ({', '.join(f'c{n} text' for n in range(columns))})"
    else:
        write(path, options.persons, options.seed)
    copies, imports, memory = [], [], []
    for run in range(options.runs):
        cluster.sql("postgres", "DROP DATABASE IF EXISTS bare WITH (FORCE)", "DROP DATABASE IF EXISTS atelier WITH (FORCE)",
                    "CREATE DATABASE bare", "CREATE DATABASE atelier")
        cluster.sql("bare", bare)
        took, _ = measured(["psql", "-XqAt", cluster.url("bare"), "-c", f"\\copy bare_person FROM '{path}' CSV HEADER"])
        rows = int(cluster.sql("bare", "SELECT count(*) FROM bare_person"))
        copies.append(rows / took)
        init = subprocess.run([options.binary, "init", "--office", "BENCH", "--name", "Bench", "--administrator", "anna",
                               "--database", cluster.url("atelier")], check=True, capture_output=True, text=True)
        environment = dict(os.environ, ATELIER_TOKEN=init.stdout.strip(),
                           ATELIER_DATABASE_URL=cluster.url("atelier", "atelier_service"))
        took, peak = measured([options.binary, "person", "import", path, "--apply"], environment)
        written = int(cluster.sql("atelier", "SELECT count(*) FROM atelier.person p JOIN atelier.organisation o ON o.id = p.office_id"
                                             " WHERE o.code = 'BENCH'"))
        if written != rows:
            raise SystemExit(f"{written} persons are there, expected {rows}")
        imports.append(rows / took)
        memory.append(peak)
        say(f"run {run + 1}: {rows} persons in {took:.1f} s, {imports[-1]:.0f}/s; \\copy {copies[-1]:.0f}/s; "
            f"{imports[-1] / copies[-1]:.3f} of it; {peak:.0f} MiB")
    finish({"bench": "import", "value": round(median(imports)), "unit": "persons/s", "yardstick": round(median(copies)),
            "ratio": round(median([i / c for i, c in zip(imports, copies)]), 3), "persons": rows,
            "peak_mib": round(median(memory)), "fdatasync_per_s": cluster.fsync_rate()})


if __name__ == "__main__":
    main()
