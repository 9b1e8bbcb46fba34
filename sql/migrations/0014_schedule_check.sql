-- What the schedule is checked against: reference data with their source and version, what is known of a country and a
-- venue, a session's minimum, and findings that somebody accepted.

-- The reference data that are loaded; the files stand in sql/seed/reference, with source and licence in their first lines.
CREATE TABLE atelier.dataset (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    name text NOT NULL CONSTRAINT dataset_name_once UNIQUE,
    version text NOT NULL,
    source text NOT NULL,
    licence text NOT NULL,
    attribution text NOT NULL,
    rows integer NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT atelier.now()
);

-- Public holidays by country (no regions): days off ('estimated' where they follow the moon and aren't announced yet), and
-- days of a weekend on which people work instead of another day.
CREATE TABLE atelier.holiday (
    country_code text NOT NULL,
    day date NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CONSTRAINT holiday_kind_known CHECK (kind IN ('holiday', 'estimated', 'workday')),
    PRIMARY KEY (country_code, day, name)
);

-- The weekend of a country (ISO weekdays, Monday 1), whether the source states it or assumes the most frequent one, and the
-- years for which its holidays are known.
CREATE TABLE atelier.working_week (
    country_code text PRIMARY KEY,
    weekend integer[] NOT NULL CONSTRAINT working_week_weekend_days CHECK (weekend <@ '{1,2,3,4,5,6,7}'),
    stated boolean NOT NULL,
    years integer[] NOT NULL
);

-- Towns with coordinates (degrees, WGS 84). The keys are its spellings as `place_key` writes them.
CREATE TABLE atelier.town (
    geoname integer PRIMARY KEY,
    country_code text NOT NULL,
    name text NOT NULL,
    latitude double precision NOT NULL CONSTRAINT town_latitude CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision NOT NULL CONSTRAINT town_longitude CHECK (longitude BETWEEN -180 AND 180),
    population integer NOT NULL,
    keys text[] NOT NULL
);
-- Not by key: row security lets an index serve only what can't leak, and a country has few thousand towns at most.
CREATE INDEX town_country ON atelier.town (country_code);

-- What a country's own people know better: its weekend, and how many days before a start its visas must be asked for.
ALTER TABLE atelier.country
    ADD weekend integer[] CONSTRAINT country_weekend_days
        CHECK (weekend <@ '{1,2,3,4,5,6,7}' AND cardinality(weekend) BETWEEN 1 AND 6),
    ADD visa_days integer CONSTRAINT country_visa_days CHECK (visa_days BETWEEN 0 AND 365),
    -- The note that always follows this name can be reworded, not taken away.
    ADD CONSTRAINT country_kosovo_noted CHECK (code <> 'XK' OR note IS NOT NULL);

ALTER TABLE atelier.venue
    ADD latitude double precision CONSTRAINT venue_latitude CHECK (latitude BETWEEN -90 AND 90),
    ADD longitude double precision CONSTRAINT venue_longitude CHECK (longitude BETWEEN -180 AND 180),
    ADD CONSTRAINT venue_located CHECK ((latitude IS NULL) = (longitude IS NULL));

-- The number of participants below which it isn't worth holding it.
ALTER TABLE atelier.session
    ADD minimum integer CONSTRAINT session_minimum_positive CHECK (minimum > 0),
    ADD CONSTRAINT session_minimum_within_capacity CHECK (minimum <= capacity);
CREATE INDEX session_ends ON atelier.session (ends_at);
CREATE INDEX block_ends ON atelier.block (ends_at);

-- The limits of the check stand in settings named check.…, numbers.
ALTER TABLE atelier.setting ADD CONSTRAINT setting_check_number CHECK (
    name NOT LIKE 'check.%' OR CASE WHEN jsonb_typeof(value) = 'number' THEN (value #>> '{}')::numeric BETWEEN 0 AND 10000 ELSE false END);

-- A finding that somebody wants as it is. It is known by the digest of its facts, so that it falls away when they change;
-- the facts themselves, which may name a person, aren't kept.
CREATE TABLE atelier.finding_acceptance (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    rule text NOT NULL,
    facts_digest text NOT NULL,
    because text NOT NULL CONSTRAINT finding_acceptance_because_present CHECK (btrim(because) <> ''),
    accepted_by uuid NOT NULL REFERENCES atelier.staff_user (id),
    accepted_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT finding_acceptance_once UNIQUE (session_id, rule, facts_digest)
);
