-- A text by language tag: in the language asked for, else in English.
CREATE OR REPLACE FUNCTION atelier.said(texts jsonb, language text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT COALESCE(texts ->> language, texts ->> 'en') $$;
