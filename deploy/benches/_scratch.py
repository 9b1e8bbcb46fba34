"""What every benchmark needs: a PostgreSQL of its own with the server's own defaults, a running service, small statistics."""
import atexit
import glob
import json
import os
import pwd
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

BIN = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))[-1]


def say(words):
    """A line for people: what is measured now, or a figure."""
    print(words, flush=True)


def finish(figures):
    """The last line: one JSON object."""
    print(json.dumps(figures), flush=True)


def median(values):
    return statistics.median(values)


class Cluster:
    """A PostgreSQL that lives as long as this process, with every setting as the server has it but for where it listens."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="atelier-bench-")
        os.chmod(self.home, 0o755)
        atexit.register(shutil.rmtree, self.home, ignore_errors=True)
        data = f"{self.home}/data"
        os.mkdir(data)
        self.prefix = []
        if os.geteuid() == 0:
            # The server refuses to run as root.
            account = pwd.getpwnam("postgres")
            for path in (self.home, data):
                os.chown(path, account.pw_uid, account.pw_gid)
            self.prefix = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
        self._run("initdb", "-D", data, "-U", "bench", "-A", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "-N")
        self._run("pg_ctl", "-D", data, "-w", "-l", f"{self.home}/log", "-o",
                  f"-k {self.home} -c listen_addresses=''", "start")
        atexit.register(self._run, "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")

    def _run(self, program, *words):
        subprocess.run(self.prefix + [f"{BIN}/{program}", *words], check=True, cwd="/", stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def url(self, database, user="bench"):
        return f"postgresql://{user}@/{database}?host={self.home}"

    def sql(self, database, *statements, user="bench"):
        """Runs statements, each its own transaction; what they answer, a line a row, columns separated by |."""
        words = [word for statement in statements for word in ("-c", statement)]
        done = subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", self.url(database, user), *words], check=True,
                              capture_output=True, text=True)
        return done.stdout.strip()

    def pgbench(self, database, script, clients, seconds, user="bench", protocol="prepared"):
        """Transactions a second of a script, from as many connections; `simple` is pgbench's own protocol, `prepared` is faster."""
        path = f"{self.home}/{abs(hash(script))}.sql"
        with open(path, "w") as file:
            file.write(script)
        done = subprocess.run([f"{BIN}/pgbench", "-n", "-M", protocol, "-h", self.home, "-U", user, "-c", str(clients),
                               "-j", "1", "-T", str(seconds), "-f", path, database], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"pgbench failed: {done.stderr.strip().splitlines()[-1]}")
        return next(float(line.split()[2]) for line in done.stdout.splitlines() if line.startswith("tps"))

    def fsync_rate(self):
        """How many flushes a second the disk takes, by pg_test_fsync's fdatasync of one page."""
        path = f"{self.home}/fsync"
        done = subprocess.run(self.prefix + [f"{BIN}/pg_test_fsync", "-s", "1", "-f", path], cwd="/", capture_output=True,
                              text=True)
        line = next(line for line in done.stdout.splitlines() if line.strip().startswith("fdatasync"))
        return float(line.split()[1])


class Service:
    """An ordinary `atelier serve` on a free port, until `stop`."""

    def __init__(self, binary, url):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = tempfile.NamedTemporaryFile(prefix="atelier-bench-", suffix=".log")
        self.process = subprocess.Popen([binary, "serve", "--bind", f"127.0.0.1:{self.port}", "--database", url],
                                        stdout=self.log, stderr=self.log)
        atexit.register(self.stop)
        deadline = time.monotonic() + 30
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"the service did not start: {open(self.log.name).read()}")

    def _answers(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    def peak_rss_mib(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))
