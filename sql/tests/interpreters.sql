-- test: An interpreter needs a pair with the session's language on every day of it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04', '2026-05-05');
    who uuid := pg_temp.trainer('N1', '2026-01-01', '2026-01-02');
BEGIN
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', s, who, 'interpreter', 'asked'), 'assignment_paired');
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (who, 'ru', 'hy');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', s, who, 'interpreter', 'asked'), 'assignment_paired');
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language, valid) VALUES (who, 'hy', 'en-GB', '[2026-01-01,2026-05-05)');
    PERFORM pg_temp.same('day', pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', s, who, 'interpreter', 'asked'), 'assignment_paired') ->> 'day', '2026-05-05');
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language, valid) VALUES (who, 'hy', 'en-GB', '[2026-05-05,2027-01-01)');
    PERFORM atelier.assign(s, who, 'interpreter', 'asked', NULL);
    PERFORM pg_temp.same('found', (SELECT count(*) FROM atelier.finding WHERE rule IN ('assignment_paired', 'assignment_qualified')), 0::bigint);
    DELETE FROM atelier.interpretation WHERE valid @> date '2026-05-05' AND from_language = 'hy';
    PERFORM pg_temp.same('found', (SELECT facts ->> 'day' FROM atelier.finding WHERE rule = 'assignment_paired'), '2026-05-05');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (%L, %L, %L)', who, 'hy', 'hy'), 'interpretation_two_languages');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (%L, %L, %L)', who, 'ru', 'hy'), 'interpretation_once_a_day');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (%L, %L, %L)', who, 'Russian', 'hy'), 'interpretation_from_language_form');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (%L, %L, %L)', who, 'ru', 'Armenian'), 'interpretation_to_language_form');
END $$;

-- test: An interpreter is never booked twice either
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-04');
    who uuid := pg_temp.trainer('N1', '2026-01-01', '2027-01-01');
BEGIN
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (who, 'en', 'hy');
    PERFORM atelier.assign(s, who, 'interpreter', 'asked', NULL);
    PERFORM pg_temp.same('elsewhere', pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', t, who, 'lead', 'asked'), 'trainer_one_place_at_a_time') ->> 'elsewhere', 'S1');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', t, who, 'interpreter', 'asked'), 'trainer_one_place_at_a_time');
END $$;

-- test: A trainer who doesn't speak the session's language is found, until an interpreter puts the trainer's into it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    other uuid := pg_temp.trainer('N1', '2026-01-01', '2026-01-02');
BEGIN
    UPDATE atelier.trainer SET languages = '{fr}' WHERE code = 'T1';
    PERFORM atelier.assign(s, who, 'lead', 'accepted', NULL);
    PERFORM pg_temp.same('found', (SELECT facts ->> 'languages' FROM atelier.finding WHERE rule = 'trainer_language'), 'fr');
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (other, 'en', 'fr');
    PERFORM atelier.assign(s, other, 'interpreter', 'asked', NULL);
    PERFORM pg_temp.same('one way only', (SELECT count(*) FROM atelier.finding WHERE rule = 'trainer_language'), 1::bigint);
    DELETE FROM atelier.interpretation;
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language, both_ways) VALUES (other, 'en', 'fr', true);
    PERFORM pg_temp.same('both ways', (SELECT count(*) FROM atelier.finding WHERE rule = 'trainer_language'), 0::bigint);
    PERFORM atelier.assign(s, other, NULL, 'declined', NULL, because => 'none given');
    PERFORM pg_temp.same('declined', (SELECT count(*) FROM atelier.finding WHERE rule = 'trainer_language'), 1::bigint);
    UPDATE atelier.trainer SET languages = '{en-GB}' WHERE code = 'T1';
    PERFORM pg_temp.same('a region is the language', (SELECT count(*) FROM atelier.finding WHERE rule = 'trainer_language'), 0::bigint);
END $$;

-- test: A qualification for one language covers sessions in it, and others only through an interpreter
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    other uuid := pg_temp.trainer('N1', '2026-01-01', '2026-01-02');
BEGIN
    PERFORM pg_temp.act('user:wim');
    UPDATE atelier.qualification SET language = 'fr' WHERE trainer_id = who;
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('language', pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', s, who, 'lead', 'asked'), 'assignment_qualified') ->> 'language', 'en');
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (other, 'fr', 'en');
    PERFORM atelier.assign(s, other, 'interpreter', 'asked', NULL);
    PERFORM atelier.assign(s, who, 'lead', 'asked', NULL);
    PERFORM pg_temp.act('user:wim');
    INSERT INTO atelier.qualification (trainer_id, training_id, valid, language) SELECT trainer_id, training_id, valid, 'en' FROM atelier.qualification WHERE language = 'fr';
    PERFORM pg_temp.refused($q$INSERT INTO atelier.qualification (trainer_id, training_id, valid, language) SELECT trainer_id, training_id, valid, 'en' FROM atelier.qualification WHERE language = 'fr'$q$, 'qualification_once_a_day');
    PERFORM pg_temp.refused($q$UPDATE atelier.qualification SET language = 'French'$q$, 'qualification_language_form');
    PERFORM pg_temp.refused($q$UPDATE atelier.trainer SET languages = '{French}'$q$, 'trainer_languages_form');
    PERFORM pg_temp.refused($q$UPDATE atelier.qualification SET generation = 0$q$, 'qualification_generation_positive');
    PERFORM pg_temp.refused($q$UPDATE atelier.qualification SET origin = 'gift'$q$, 'qualification_origin_known');
    PERFORM pg_temp.refused($q$UPDATE atelier.qualification SET origin = 'course'$q$, 'qualification_of_course');
    PERFORM pg_temp.refused($q$UPDATE atelier.qualification SET valid = 'empty'$q$, 'qualification_valid_days');
    PERFORM pg_temp.refused($q$UPDATE atelier.qualification SET valid = 'empty', ended_because = ' '$q$, 'qualification_ended_because_present');
END $$;

-- test: Tags are the same language with or without a region, never with two
SELECT pg_temp.same('same', (SELECT string_agg(one || other, ',' ORDER BY one, other) FROM unnest('{pt,pt-BR,pt-PT,ptx}'::text[]) AS one, unnest('{PT,pt-BR}'::text[]) AS other
    WHERE atelier.same_language(one, other)), 'ptPT,ptpt-BR,pt-BRPT,pt-BRpt-BR,pt-PTPT');

-- test: A pair holds on some day
SELECT pg_temp.act('user:ani');
SELECT pg_temp.trainer('N1', '2026-01-01', '2026-01-02');
SELECT pg_temp.refused($$INSERT INTO atelier.interpretation (trainer_id, from_language, to_language, valid) SELECT id, 'ru', 'hy', 'empty' FROM atelier.trainer$$, 'interpretation_valid_days');
