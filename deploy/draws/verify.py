#!/usr/bin/env python3
"""Computes a draw's protocol again and says where it differs: verify.py PROTOCOL [LIST]. The format: deploy/draws/README.md."""
import hashlib, hmac, itertools, json, sys
sys.excepthook = lambda kind, e, trace: print("usage: verify.py PROTOCOL [LIST]" if not sys.argv[1:] else f"{e.filename}: {e.strerror}"
    if issubclass(kind, OSError) else f"{sys.argv[1]}: no draw's protocol, or not a whole one", file=sys.stderr)
def text(value): return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
def sha(words): return hashlib.sha256(words if isinstance(words, bytes) else words.encode()).hexdigest()
def mac(key, words): return hmac.new(bytes.fromhex(key), words.encode(), hashlib.sha256).hexdigest()
def need(good, what): good or sys.exit(what)
def member(name, rows, end): return [f'"{name}":['] + [row + "," for row in rows[:-1]] + rows[-1:] + [end]
def compare(path, good):
    lines = itertools.zip_longest(open(path, "rb").read().decode(errors="replace").split("\n"), good)
    wrong = [f"{path}, line {n}:\n  found    {a}\n  expected {b}" for n, (a, b) in enumerate(lines, 1) if a != b]
    need(not wrong, "\n".join(wrong[:5]))
def shares(total, sizes):  # largest remainder; of equal remainders the first
    rest, seats = [total * n % sum(sizes) for n in sizes], [total * n // sum(sizes) for n in sizes]
    left, order = total - sum(seats), sorted(range(len(sizes)), key=lambda i: (-rest[i], i))
    tie = rest[order[left]] if 0 < left < len(sizes) and rest[order[left - 1]] == rest[order[left]] else None
    return [k + (i in order[:left]) for i, k in enumerate(seats)], [i for i, r in enumerate(rest, 1) if r == tie]
def result(rules, part, seed):  # rows of stratum, rank, reference, code, session, choice, number among the reserves
    rows, last, room = [], {}, [seats for _, seats in rules["sessions"]]
    for s, code, name, wishes in sorted((e[1], mac(seed, e[0]), e[0], e[2]) for e in part):
        last[s] = last.get(s, 0) + 1
        rows.append([s, last[s], name, code, 0, 0, max(0, last[s] - rules["strata"][s - 1][2]), wishes])
    for row in sorted((r for r in rows if r[6] == 0), key=lambda r: r[3]):
        row[5] = next((i for i, wish in enumerate(row[7], 1) if room[wish - 1]), 0)
        row[4] = row[7][row[5] - 1] if row[5] else next(i for i, free in enumerate(room, 1) if free)
        room[row[4] - 1] -= 1
    return [r[:3] + [r[3][:16]] + r[4:7] for r in rows]
def follow(events, rows, until):  # who came in was the first reserve left of its stratum, for a seat that was lost
    stratum, seated, out, given = {r[2]: r[0] for r in rows}, {r[2] for r in rows if r[4]}, set(), set()
    for n, at, kind, name, other, _ in events:
        first = next((r[2] for r in rows if r[0] == stratum.get(name) and r[2] not in seated | out), None)
        need(name in stratum and (name not in out if kind == "out" else name == first and other in (seated & out) - given
             and stratum[other] == stratum[name] and (not until or at < until)), f"{sys.argv[1]}, event {n}: {kind} {name} isn't possible")
        (out if kind == "out" else seated).add(name), kind == "in" and given.add(other)
said, rules, entries, end, events = map(json.load(open(sys.argv[1], "rb")).get, "announcement rules list outcome events".split())
part, chained, rows = [e for e in entries if e[1]], [], []
for n, e in enumerate(entries):
    need((not n or entries[n - 1][0] < e[0]) and e[1] <= len(rules["strata"]) and bool(e[1]) == (e[3] is None) and
         sorted({*e[2]} & {*range(1, len(rules["sessions"]) + 1)}) == sorted(e[2]), f"{sys.argv[1]}, line {n + 6}: no possible entry: {e}")
sizes = [sum(e[1] == n for e in part) for n, _ in enumerate(rules["strata"], 1)]
seats, rules["tied"] = shares(rules["seats"], sizes)
rules["strata"] = [[s[0], size, k] for s, size, k in zip(rules["strata"], sizes, seats)]
listed = [(start := text(e[:5])[:-1]) + f',"{sha(start)[:8]}"]' for e in entries]
said |= {"list_sha256": sha("\n".join([text(rules), *listed, ""])), "applications": len(entries), "participants": len(part)}
if end: said["commitment"] = sha(bytes.fromhex(end["secret"]))
if end and end["state"] == "run":
    need(end["at"] >= said["instant"], sys.argv[1] + ", outcome: it was run before the instant that was announced")
    end["seed"] = mac(end["secret"], end["public_value"]); rows = result(rules, part, end["seed"])
    end["result_sha256"] = sha("".join(text(row) + "\n" for row in rows))
    chain, starts = sha(text(end)), [text([n, *event[1:5]])[:-1] for n, event in enumerate(events, 1)]
    chained = [f'{start},"{(chain := sha(chain + start))}"]' for start in starts]
compare(sys.argv[1], ['{"format":"atelier-draw-1",', f'"announcement":{text(said)},',
    f'"announcement_sha256":"{sha(text(said))}",', f'"rules":{text(rules)},', *member("list", listed, "],"),
    f'"outcome":{text(end)},', f'"outcome_sha256":"{sha(text(end))}",', *member("result", [text(r) for r in rows], "],"),
    *member("events", chained, "]}"), ""])
follow(events, rows, said["reserves_until"])
for path in sys.argv[2:]: compare(path, [text(rules), *listed, ""])
print(f"good: {len(part)} of {len(entries)} for {rules['seats']} seats; announced {sha(text(said))}, outcome {sha(text(end))}")
