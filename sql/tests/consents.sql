-- test: A text's version is the same in every language, the next when a language has it already, and never a gap
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('first', atelier.add_consent_text('photo', NULL, 'en', 'May we take your picture?'), 1);
SELECT pg_temp.same('another language', atelier.add_consent_text('photo', NULL, 'hy', 'Կարո՞ղ ենք'), 1);
SELECT pg_temp.same('next', atelier.add_consent_text('photo', NULL, 'en', 'May we show your picture?'), 2);
SELECT pg_temp.same('late translation', atelier.add_consent_text('photo', 1, 'ka', 'შეიძლება'), 1);
SELECT pg_temp.refused($$SELECT atelier.add_consent_text('photo', 4, 'en', 'x')$$, 'consent_text_version_next');
SELECT pg_temp.refused($$SELECT atelier.add_consent_text('photo', 0, 'en', 'x')$$, 'consent_text_version');
SELECT pg_temp.refused($$SELECT atelier.add_consent_text('photo', 1, 'en', 'x')$$, 'consent_text_once');
SELECT pg_temp.refused($$SELECT atelier.add_consent_text('Photo', NULL, 'en', 'x')$$, 'consent_text_purpose_form');
SELECT pg_temp.refused($$SELECT atelier.add_consent_text('photo', NULL, 'English', 'x')$$, 'consent_text_language_form');
SELECT pg_temp.refused($$SELECT atelier.add_consent_text('photo', NULL, 'fr', ' ')$$, 'consent_text_present');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT atelier.add_consent_text('photo', NULL, 'fr', 'x')$$, 'actor_may_not');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.consent_text SET text = 'x'$$, 'consent_text_kept');
SELECT pg_temp.refused($$DELETE FROM atelier.consent_text$$, 'consent_text_kept');

-- test: Consent is given to the newest version, replaced by a later one, withdrawn once, and the history stays
SELECT pg_temp.act('user:wim');
SELECT atelier.add_consent_text('photo', NULL, 'en', 'One'), atelier.add_consent_text('photo', NULL, 'en', 'Two');
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.same('version', atelier.give_consent(a, 'photo', 1, 'en', '2026-01-01', NULL, 'on paper'), 1);
    PERFORM pg_temp.same('newest', atelier.give_consent(a, 'photo', NULL, 'en', '2026-02-01', NULL, 'on paper'), 2);
    PERFORM pg_temp.same('history', (SELECT string_agg(state || ' ' || COALESCE(ended_on::text, '-'), ',' ORDER BY given_on) FROM atelier.consent), 'replaced 2026-02-01,given -');
    PERFORM pg_temp.refused(format('SELECT atelier.give_consent(%L, ''photo'', NULL, ''en'', ''2025-01-01'', NULL, ''x'')', a), 'consent_ended_after_given');
    PERFORM pg_temp.refused(format('SELECT atelier.give_consent(%L, ''photo'', NULL, ''en'', ''2026-03-04'', NULL, ''x'')', a), 'consent_given_in_future');
    PERFORM pg_temp.refused(format('SELECT atelier.give_consent(%L, ''photo'', NULL, ''fr'', ''2026-03-01'', NULL, ''x'')', a), 'consent_text_unknown');
    PERFORM pg_temp.refused(format('SELECT atelier.give_consent(%L, ''photo'', NULL, ''en'', ''2026-03-01'', NULL, '' '')', a), 'consent_how_present');
    PERFORM pg_temp.refused(format('SELECT atelier.withdraw_consent(%L, ''photo'', ''2026-01-15'', ''x'')', a), 'consent_ended_after_given');
    PERFORM atelier.withdraw_consent(a, 'photo', '2026-03-01', 'by phone');
    PERFORM pg_temp.refused(format('SELECT atelier.withdraw_consent(%L, ''photo'', ''2026-03-01'', ''x'')', a), 'consent_unknown');
    PERFORM pg_temp.same('history', (SELECT string_agg(state, ',' ORDER BY given_on) FROM atelier.consent), 'replaced,withdrawn');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.refused(format('SELECT atelier.give_consent(%L, ''photo'', NULL, ''en'', ''2026-03-01'', NULL, ''x'')', a), 'person_unknown');
    PERFORM pg_temp.refused(format('SELECT atelier.withdraw_consent(%L, ''photo'', ''2026-03-01'', ''x'')', a), 'person_unknown');
    PERFORM pg_temp.same('seen', (SELECT count(*) FROM atelier.consent), 0::bigint);
END $$;

-- test: Who may be under 18 consents through a guardian, one of their own
SELECT pg_temp.act('user:wim');
SELECT atelier.add_consent_text('photo', NULL, 'en', 'One');
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    a uuid := (SELECT id FROM atelier.add_person('{"name": "Narek", "birth_year": 2010}'));
BEGIN
    PERFORM pg_temp.refused(format('SELECT atelier.give_consent(%L, ''photo'', NULL, ''en'', ''2026-03-01'', NULL, ''x'')', a), 'consent_guardian');
    PERFORM pg_temp.refused(format('SELECT atelier.give_consent(%L, ''photo'', NULL, ''en'', ''2026-03-01'', ''Karine'', ''x'')', a), 'guardian_unknown');
    PERFORM atelier.add_guardian(a, 'Karine', 'mother', NULL, NULL);
    PERFORM atelier.give_consent(a, 'photo', NULL, 'en', '2026-03-01', 'karine', 'on paper');
    PERFORM atelier.remove_guardian(a, 'Karine');
    PERFORM pg_temp.same('by', (SELECT c.given_by || ' ' || g.name FROM atelier.consent c JOIN atelier.guardian g ON g.id = c.guardian_id), 'guardian Karine');
END $$;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.consent SET given_by = 'person'$$, 'consent_kept');
SELECT pg_temp.refused($$INSERT INTO atelier.consent (person_id, text_id, purpose, given_on, given_by, guardian_id, how) SELECT c.person_id, c.text_id, c.purpose, '2026-03-01', 'person', c.guardian_id, 'x' FROM atelier.consent c$$, 'consent_guardian_named');

-- test: A consent's state moves along given → withdrawn and given → replaced only, and what was given is kept
SELECT pg_temp.act('user:wim');
SELECT atelier.add_consent_text('photo', NULL, 'en', 'One');
SELECT pg_temp.person('A');
SELECT atelier.give_consent(id, 'photo', NULL, 'en', '2026-03-01', NULL, 'on paper') FROM atelier.person;
RESET SESSION AUTHORIZATION;
SET CONSTRAINTS ALL IMMEDIATE;
DO $$
DECLARE
    was text; will text;
    allowed text[] := ARRAY['given withdrawn', 'given replaced'];
BEGIN
    FOREACH was IN ARRAY ARRAY['given', 'withdrawn', 'replaced'] LOOP
        FOREACH will IN ARRAY ARRAY['given', 'withdrawn', 'replaced'] LOOP
            CONTINUE WHEN was = will;
            ALTER TABLE atelier.consent DISABLE TRIGGER consent_before;
            UPDATE atelier.consent SET state = was, ended_on = CASE WHEN was <> 'given' THEN date '2026-03-02' END;
            ALTER TABLE atelier.consent ENABLE TRIGGER consent_before;
            IF was || ' ' || will = ANY(allowed) THEN
                UPDATE atelier.consent SET state = will, ended_on = '2026-03-02';
            ELSE
                PERFORM pg_temp.refused(format('UPDATE atelier.consent SET state = %L', will), 'consent_transition');
            END IF;
        END LOOP;
        PERFORM pg_temp.refused('DELETE FROM atelier.consent', 'consent_kept');
    END LOOP;
END $$;
SELECT pg_temp.refused($$UPDATE atelier.consent SET given_on = '2025-01-01'$$, 'consent_kept');
SELECT pg_temp.refused($$UPDATE atelier.consent SET how = 'otherwise'$$, 'consent_kept');
SELECT pg_temp.refused($$INSERT INTO atelier.consent (person_id, text_id, purpose, state, given_on, given_by, ended_on) SELECT person_id, text_id, purpose, 'withdrawn', '2026-03-01', 'person', '2026-03-01' FROM atelier.consent$$, 'consent_transition');

-- test: A person has one consent to a purpose at a time
SELECT pg_temp.act('user:wim');
SELECT atelier.add_consent_text('photo', NULL, 'en', 'One');
SELECT pg_temp.person('A');
SELECT atelier.give_consent(id, 'photo', NULL, 'en', '2026-03-01', NULL, 'on paper') FROM atelier.person;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.consent (person_id, text_id, purpose, given_on, given_by) SELECT person_id, text_id, purpose, '2026-03-01', 'person' FROM atelier.consent$$, 'consent_one_per_purpose');
SELECT pg_temp.refused($$INSERT INTO atelier.consent (person_id, text_id, purpose, given_on, given_by) SELECT person_id, text_id, purpose, '2026-03-01', 'aunt' FROM atelier.consent$$, 'consent_given_by_known');
SELECT pg_temp.refused($$INSERT INTO atelier.consent (person_id, text_id, purpose, given_on, given_by) SELECT person_id, text_id, 'contact', '2026-03-01', 'person' FROM atelier.consent$$, 'consent_text_fkey');
SELECT pg_temp.refused($$UPDATE atelier.consent SET ended_on = '2026-03-02'$$, 'consent_ended');
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE atelier.consent DISABLE TRIGGER consent_before;
SELECT pg_temp.refused($$UPDATE atelier.consent SET state = 'forgotten', ended_on = '2026-03-02'$$, 'consent_state_known');
ALTER TABLE atelier.consent ENABLE TRIGGER consent_before;

-- test: A guardian consents for their own ward only
SELECT pg_temp.act('user:wim');
SELECT atelier.add_consent_text('photo', NULL, 'en', 'One');
SELECT atelier.add_guardian(pg_temp.person('A'), 'Karine', 'mother', NULL, NULL), pg_temp.person('B');
RESET SESSION AUTHORIZATION;
SET CONSTRAINTS ALL IMMEDIATE;
SELECT pg_temp.refused($$INSERT INTO atelier.consent (person_id, text_id, purpose, given_on, given_by, guardian_id)
    SELECT p.id, t.id, 'photo', '2026-03-01', 'guardian', g.id FROM atelier.person p, atelier.consent_text t, atelier.guardian g WHERE p.name = 'B'$$, 'consent_guardian_fkey');
