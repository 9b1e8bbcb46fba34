-- Hours across zones: in which zones a country's people live, so that an online session can be held when all of them work.

-- The zones of each country with the inhabitants of the towns that keep them: reference data. A zone of which no town is
-- known has none.
CREATE TABLE atelier.country_zone (
    country_code text NOT NULL,
    zone text NOT NULL,
    people bigint NOT NULL CONSTRAINT country_zone_people CHECK (people >= 0),
    PRIMARY KEY (country_code, zone)
);

-- What a country's own people know better: the zone by which one goes there.
ALTER TABLE atelier.country
    ADD zone text CONSTRAINT country_zone_known REFERENCES atelier.time_zone (name);

-- Working hours are hours of the day.
ALTER TABLE atelier.setting ADD CONSTRAINT setting_check_hour CHECK (
    name NOT IN ('check.opening_hour', 'check.closing_hour')
    OR CASE WHEN jsonb_typeof(value) = 'number' THEN (value #>> '{}')::numeric BETWEEN 0 AND 24 ELSE false END);
