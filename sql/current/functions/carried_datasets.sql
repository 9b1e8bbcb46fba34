-- The reference data that this release carries (sql/seed/reference), written by deploy/reference/export.py: a database that
-- knows other versions is behind, and preparing it loads these.
CREATE OR REPLACE FUNCTION atelier.carried_datasets() RETURNS TABLE (name text, version text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    VALUES
        ('holidays', '0.109+384e5031'),
        ('towns', '3.0.2+668e5f93'),
        ('working-weeks', '0.109+5c2d7a05'),
        ('zones', '2026f+3.0.2+edfd1e7f')
    $$;
