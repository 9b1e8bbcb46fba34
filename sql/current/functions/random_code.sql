-- A code of up to 16 random letters and digits, without those that are taken for others (Crockford's base 32), of five random
-- bits each: of base 64's symbols two each stand for one.
CREATE OR REPLACE FUNCTION atelier.random_code(symbols integer) RETURNS text
    LANGUAGE sql PARALLEL SAFE
    AS $$
    -- The first six bytes of such a UUID are random, a later one holds its version.
    SELECT left(translate(encode(substring(uuid_send(gen_random_uuid()) FOR 6)
            || CASE WHEN symbols > 8 THEN substring(uuid_send(gen_random_uuid()) FOR 6) ELSE '' END, 'base64'),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
        '0123456789ABCDEFGHJKMNPQRSTVWXYZ0123456789ABCDEFGHJKMNPQRSTVWXYZ'), symbols)
    $$;
