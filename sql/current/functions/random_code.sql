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
