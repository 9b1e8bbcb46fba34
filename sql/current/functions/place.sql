-- How a place's name is compared: small letters and digits of any script, without accents, spaces and punctuation.
CREATE OR REPLACE FUNCTION atelier.place_key(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT regexp_replace(lower(normalize(name, NFKD) COLLATE "und-x-icu"), '[^[:alnum:]]', '', 'g') $$;

-- The town that a place in a country means, by any spelling known; of several the largest. "Hotel Ani, Yerevan" is looked up
-- whole first, then by its parts. No row if none is known: then nothing is said of distances.
CREATE OR REPLACE FUNCTION atelier.town_named(country text, place text)
    RETURNS TABLE (name text, latitude double precision, longitude double precision)
    LANGUAGE sql STABLE
    AS $$
    SELECT t.name, t.latitude, t.longitude
    FROM unnest(atelier.place_key(town_named.place) || ARRAY(
            SELECT atelier.place_key(part) FROM regexp_split_to_table(town_named.place, '[,;/()]') AS part)
        ) WITH ORDINALITY AS sought(key, turn)
    JOIN atelier.town t ON t.keys @> ARRAY[sought.key] AND t.country_code = town_named.country
    WHERE sought.key <> ''
    ORDER BY sought.turn, t.population DESC, t.geoname
    LIMIT 1
    $$;

-- The great-circle distance of two places in kilometres, of degrees: the haversine formula (R. W. Sinnott, "Virtues of the
-- Haversine", Sky and Telescope 68, 1984) on the Earth's mean radius of 6371.0088 km (IUGG).
CREATE OR REPLACE FUNCTION atelier.kilometres(
    latitude double precision, longitude double precision, other_latitude double precision, other_longitude double precision
) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT 2 * 6371.0088 * asin(LEAST(1, sqrt(
        power(sind((other_latitude - latitude) / 2), 2)
        + cosd(latitude) * cosd(other_latitude) * power(sind((other_longitude - longitude) / 2), 2))))
    $$;

-- How many minutes the way takes from door to door, of the great circle's kilometres: by road, on a way that is longer than
-- the great circle, or by air, with the way to the airport and the waiting there; whichever is faster. `pace` holds the
-- check's settings: road_minutes + km × road_detour_percent / 100 / road_kmh, or air_minutes + km / air_kmh.
CREATE OR REPLACE FUNCTION atelier.travel_minutes(km double precision, pace jsonb) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT ceil(LEAST(
        (pace ->> 'road_minutes')::double precision + 60 * km * (pace ->> 'road_detour_percent')::double precision / 100
            / GREATEST(1, (pace ->> 'road_kmh')::double precision),
        (pace ->> 'air_minutes')::double precision + 60 * km / GREATEST(1, (pace ->> 'air_kmh')::double precision)))::integer
    $$;
