-- A code of up to 16 random letters and digits, without those that are taken for others (Crockford's base 32), of five random
-- bits each. Of base 64's symbols, written in capitals, a letter stands for two and the rest is made to: I, L, O and U become
-- 0 to 3, which join + and / in becoming 4 to 9.
CREATE OR REPLACE FUNCTION atelier.random_code(symbols integer) RETURNS text
    LANGUAGE sql PARALLEL SAFE
    AS $$
    -- The first six bytes of such a UUID are random, a later one holds its version.
    SELECT left(translate(upper(encode(substring(uuid_send(gen_random_uuid()) FOR 6)
            || CASE WHEN symbols > 8 THEN substring(uuid_send(gen_random_uuid()) FOR 6) ELSE '' END, 'base64')),
        'ILOU0123+/', '0123456789'), symbols)
    $$;

-- So many codes of eight symbols, in their order. Nine come from the hash of one UUID, whose random bits are more than anybody
-- could try: to draw each by itself would cost ten times as much.
CREATE OR REPLACE FUNCTION atelier.random_codes(many integer) RETURNS text[]
    LANGUAGE sql PARALLEL SAFE
    AS $$
    SELECT array_agg(c.code ORDER BY c.code COLLATE "C")
    FROM (
        SELECT substr(h.symbols, p.start, 8) AS code
        FROM (
            SELECT translate(upper(encode(sha512(uuid_send(gen_random_uuid())), 'base64') COLLATE "C"), 'ILOU0123+/', '0123456789') AS symbols
            FROM generate_series(1, (many + 8) / 9)
        ) AS h
        CROSS JOIN generate_series(1, 65, 8) AS p(start)
        LIMIT many
    ) AS c
    $$;
