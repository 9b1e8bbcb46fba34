-- test: The birth year follows from the birth date; a year alone is possible, and both lie in the past
SELECT pg_temp.act('user:ani');
SELECT atelier.add_person('{"name": "A", "birth_date": "2001-05-04"}'), atelier.add_person('{"name": "B", "birth_year": 1990}');
SELECT pg_temp.same('years', (SELECT string_agg(birth_year::text, ',' ORDER BY name) FROM atelier.person), '2001,1990');
SELECT pg_temp.refused($$SELECT atelier.add_person('{"name": "C", "birth_date": "2001-05-04", "birth_year": 2000}')$$, 'person_birth_year_of_date');
SELECT pg_temp.refused($$UPDATE atelier.person SET birth_year = 2000 WHERE name = 'A'$$, 'person_birth_year_of_date');
SELECT pg_temp.refused($$SELECT atelier.add_person('{"name": "C", "birth_date": "2026-03-04"}')$$, 'person_born_in_the_past');
SELECT pg_temp.refused($$SELECT atelier.add_person('{"name": "C", "birth_year": 2027}')$$, 'person_born_in_the_past');
SELECT pg_temp.refused($$SELECT atelier.add_person('{"name": "C", "birth_date": "1899-12-31", "birth_year": 1900}')$$, 'person_birth_year_of_date');
SELECT pg_temp.refused($$SELECT atelier.add_person('{"name": "C", "birth_date": "1899-12-31"}')$$, 'person_birth_date');
UPDATE atelier.person SET birth_date = '1999-12-31' WHERE name = 'A';
SELECT pg_temp.same('year', (SELECT birth_year FROM atelier.person WHERE name = 'A'), 1999);

-- test: What is said of a person has a form: patronymic, country, own script, phone
SELECT pg_temp.act('user:ani');
SELECT atelier.add_person('{"name": "Aslan", "patronymic": "Magomedovich", "country_code": "RU", "name_own_script": "Аслан"}');
SELECT pg_temp.refused($$SELECT atelier.add_person('{"name": "A", "patronymic": " "}')$$, 'person_patronymic_present');
SELECT pg_temp.refused($$SELECT atelier.add_person(jsonb_build_object('name', 'A', 'patronymic', repeat('x', 201)))$$, 'person_patronymic_length');
SELECT pg_temp.refused($$SELECT atelier.add_person(jsonb_build_object('name', 'A', 'name_own_script', repeat('x', 201)))$$, 'person_name_own_script_length');
SELECT pg_temp.refused($$SELECT atelier.add_person('{"name": "A", "phone": ""}')$$, 'person_phone_present');
SELECT pg_temp.refused($$SELECT atelier.add_person('{"name": "A", "country_code": "QQ"}')$$, 'person_country_code_fkey');

-- test: An age group that was kept is one that reports know
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.person SET age_group = 'old'$$, 'person_age_group_known');
SELECT pg_temp.refused($$UPDATE atelier.registration SET age_group = 'old'$$, 'registration_age_group_known');

-- test: A former reference is one person's
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.person_former_reference (person_id, reference) SELECT id, 'P-1' FROM atelier.person, generate_series(1, 2)$$, 'person_former_reference_once');

-- test: Reports' age groups change on the birthday, and a year alone counts as the middle of the year
SELECT pg_temp.same('groups', (SELECT string_agg(atelier.age_group(day, NULL, '2026-05-04'), ',' ORDER BY n) FROM unnest(ARRAY[
    '2008-05-05', '2008-05-04', '2001-05-05', '2001-05-04', '1991-05-04', '1976-05-04', '1961-05-05', '1961-05-04']::date[])
    WITH ORDINALITY AS d(day, n)), 'under 18,18–24,18–24,25–34,35–49,50–64,50–64,65 and over');
SELECT pg_temp.same('by year', (SELECT string_agg(atelier.age_group(NULL, y, '2026-06-30'), ',' ORDER BY y DESC) FROM unnest(ARRAY[2009, 2008, 2007]) y), 'under 18,under 18,18–24');
SELECT pg_temp.same('unknown', atelier.age_group(NULL, NULL, '2026-06-30'), 'not known');

-- test: A person may be a minor until the 18th birthday, by the year alone until the end of that year
SELECT pg_temp.same('by date', (SELECT array_agg(atelier.may_be_minor('2008-05-04', 2008, d)) FROM unnest(ARRAY['2026-05-03', '2026-05-04']::date[]) d), '{t,f}');
SELECT pg_temp.same('by year', (SELECT array_agg(atelier.may_be_minor(NULL, 2008, d)) FROM unnest(ARRAY['2026-12-30', '2026-12-31']::date[]) d), '{t,f}');
SELECT pg_temp.same('unknown', atelier.may_be_minor(NULL, NULL, '2026-05-04'), false);

-- test: A minor's guardian is missing until one is recorded, and again once the last is removed
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    minor uuid := (SELECT id FROM atelier.add_person('{"name": "Narek", "birth_date": "2010-05-04"}'));
    grown uuid := (SELECT id FROM atelier.add_person('{"name": "Anna", "birth_date": "1990-05-04"}'));
    missing text := format('SELECT string_agg(atelier.guardian_missing(p, %L)::text, '','' ORDER BY o) FROM unnest(%L::uuid[]) WITH ORDINALITY u(p, o)', '2026-03-02', ARRAY[minor, grown]);
    said text;
BEGIN
    RESET SESSION AUTHORIZATION; EXECUTE missing INTO said; PERFORM pg_temp.same('at first', said, 'true,false');
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.add_guardian(minor, 'Karine', 'mother', '+374 10 1', NULL);
    PERFORM pg_temp.refused(format('SELECT atelier.add_guardian(%L, ''KARINE'', ''mother'', NULL, NULL)', minor), 'guardian_once');
    PERFORM pg_temp.refused(format('SELECT atelier.add_guardian(%L, '' '', ''mother'', NULL, NULL)', minor), 'guardian_name_present');
    PERFORM pg_temp.refused(format('SELECT atelier.add_guardian(%L, ''Levon'', '''', NULL, NULL)', minor), 'guardian_relation_present');
    PERFORM pg_temp.refused(format('SELECT atelier.add_guardian(%L, ''Levon'', ''father'', '' '', NULL)', minor), 'guardian_phone_present');
    PERFORM pg_temp.refused(format('SELECT atelier.add_guardian(%L, ''Levon'', ''father'', NULL, ''no address'')', minor), 'guardian_email_form');
    PERFORM pg_temp.refused(format('SELECT atelier.add_guardian(%L, repeat(''x'', 201), ''father'', NULL, NULL)', minor), 'guardian_name_length');
    PERFORM pg_temp.refused($q$INSERT INTO atelier.guardian (person_id, name, relation) SELECT id, 'X', 'y' FROM atelier.person$q$, 'rights');
    RESET SESSION AUTHORIZATION; EXECUTE missing INTO said; PERFORM pg_temp.same('with a guardian', said, 'false,false');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.refused(format('SELECT atelier.add_guardian(%L, ''Gia'', ''uncle'', NULL, NULL)', minor), 'person_unknown');
    PERFORM pg_temp.refused(format('SELECT atelier.remove_guardian(%L, ''Karine'')', minor), 'person_unknown');
    PERFORM pg_temp.same('seen by another office', (SELECT count(*) FROM atelier.guardian), 0::bigint);
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.remove_guardian(minor, 'karine');
    PERFORM pg_temp.refused(format('SELECT atelier.remove_guardian(%L, ''Karine'')', minor), 'guardian_unknown');
    RESET SESSION AUTHORIZATION; EXECUTE missing INTO said; PERFORM pg_temp.same('removed', said, 'true,false');
END $$;

-- test: A person is found by a part of the folded name, by its sound, by nearly the same letters, and by the reference
SELECT pg_temp.act('user:ani');
SELECT atelier.add_person('{"name": "Gayane Petrosyan", "search_key": "gayane petrosyan", "sound_key": ["gn", "ptrsn"]}'),
    atelier.add_person('{"name": "Mohammed Ali", "search_key": "mohammed ali", "sound_key": ["l", "mhmd"]}');
CREATE FUNCTION pg_temp.find(raw text, key text, sounds text[]) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(p.name, ',' ORDER BY f.place) FROM atelier.find_people(raw, key, sounds, 10) f JOIN atelier.person p ON p.id = f.id $$;
SELECT pg_temp.same('part', pg_temp.find('aya', 'aya', '{}'), 'Gayane Petrosyan');
SELECT pg_temp.same('sound', pg_temp.find('محمد', 'mhmd', '{mhmd}'), 'Mohammed Ali');
SELECT pg_temp.same('nearly', pg_temp.find('petrosian', 'petrosian', '{zzz}'), 'Gayane Petrosyan');
SELECT pg_temp.same('reference', (SELECT pg_temp.find(lower(reference), '', '{}') FROM atelier.person WHERE name = 'Mohammed Ali'), 'Mohammed Ali');
-- References have no i, l, o or u, so that a random one can't match.
SELECT pg_temp.same('nobody', pg_temp.find('ulu', 'ulu', '{ulu}'), NULL);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office', (SELECT count(*) FROM atelier.find_people('aya', 'aya', '{}', 10)), 0::bigint);
SELECT pg_temp.act('');
SELECT pg_temp.same('nobody''s search', (SELECT count(*) FROM atelier.find_people('aya', 'aya', '{}', 10)), 0::bigint);

-- test: A name that changes without its keys loses them, and gets new ones unless it changed again
SELECT pg_temp.act('user:ani');
SELECT atelier.add_person('{"name": "Gayane", "search_key": "gayane", "sound_key": ["gn"]}');
SELECT pg_temp.same('with keys', (SELECT count(*) FROM atelier.names_without_keys(10)), 0::bigint);
UPDATE atelier.person SET name = 'Gohar';
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office', (SELECT count(*) FROM atelier.names_without_keys(10)), 0::bigint);
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    hers uuid := (SELECT id FROM atelier.person);
BEGIN
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('set by another office', atelier.set_name_keys(ARRAY[hers], '{Gohar}', '{x}', '{x}'), 0);
END $$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('keys', (SELECT search_key IS NULL AND sound_key IS NULL FROM atelier.person), true);
SELECT pg_temp.same('set for an old name', (SELECT atelier.set_name_keys(ARRAY[id], '{Gayane}', '{gayane}', '{gn}') FROM atelier.names_without_keys(10)), 0);
SELECT pg_temp.same('set', (SELECT atelier.set_name_keys(ARRAY[id], '{Gohar}', '{gohar}', '{ghr}') FROM atelier.names_without_keys(10)), 1);
SELECT pg_temp.same('keys', (SELECT search_key || sound_key[1] FROM atelier.person), 'goharghr');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office', (SELECT count(*) FROM atelier.names_without_keys(10)), 0::bigint);

-- test: Only persons whom the office sees are found, by name or reference, and given keys
SELECT pg_temp.act('user:gio');
SELECT count(*) FROM add_persons('[{"item": 1, "name": "Lia", "search_key": "lia", "sound_key": ["l"]}, {"item": 2, "name": "Lia"}]');
SELECT share_person(p.id, o.id, 'referral', '2027-01-01') FROM person p, organisation o WHERE o.code = 'HQ';
SELECT set_config('test.reference', (SELECT reference FROM person WHERE search_key IS NOT NULL), true);
SELECT pg_temp.same('own', (SELECT count(*) FROM find_people('lia', 'lia', '{l}', 9)), 1::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('shared', (SELECT count(*) FROM find_people('lia', 'lia', '{l}', 9)) || ' ' || (SELECT count(*) FROM names_without_keys(9)), '1 1');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('not seen', (SELECT count(*) FROM find_people(current_setting('test.reference'), 'lia', '{l}', 9)) || ' ' || (SELECT count(*) FROM names_without_keys(9)), '0 0');
RESET SESSION AUTHORIZATION;
UPDATE person_scope SET until = atelier.now();
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('no longer', (SELECT count(*) FROM find_people('lia', 'lia', '{l}', 9)), 0::bigint);
RESET SESSION AUTHORIZATION;
UPDATE staff_user SET role = 'trainer' WHERE name = 'gio';
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('no staff', (SELECT count(*) FROM find_people('lia', 'lia', '{l}', 9)), 0::bigint);

-- test: Likely duplicates come with their reasons, best first, and contradictions count against them
SELECT pg_temp.act('user:ani');
CREATE FUNCTION pg_temp.add(name text, more jsonb) RETURNS void LANGUAGE sql AS $$
    SELECT atelier.add_person(jsonb_build_object('name', name, 'search_key', lower(name), 'sound_key', string_to_array(lower(name), ' ')) || more) $$;
CREATE FUNCTION pg_temp.pairs() RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(format('%s/%s: %s', a.name, b.name, array_to_string(d.reasons, ', ')), '; ' ORDER BY d.points DESC)
    FROM atelier.likely_duplicates(NULL, 10) d JOIN atelier.person a ON a.id = d.person_id JOIN atelier.person b ON b.id = d.other_id $$;
SELECT pg_temp.add('Anna Gn', '{"birth_date": "1990-05-04", "phone": "+374 10 123456", "sex": "female"}');
SELECT pg_temp.add('Gn Anna', '{"birth_date": "1990-05-04", "phone": "010 12-34-56"}');
SELECT pg_temp.same('all the same', pg_temp.pairs(), 'Anna Gn/Gn Anna: same name, same birth date, same phone');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office', (SELECT count(*) FROM atelier.likely_duplicates(NULL, 10)), 0::bigint);
SELECT pg_temp.act('user:ani');
UPDATE atelier.person SET birth_date = '1980-05-04', phone = NULL WHERE name = 'Gn Anna';
SELECT pg_temp.same('another age', pg_temp.pairs(), NULL);
UPDATE atelier.person SET birth_date = '1990-07-04', birth_year = 1990 WHERE name = 'Gn Anna';
SELECT pg_temp.same('another day of the year', pg_temp.pairs(), NULL);
UPDATE atelier.person SET birth_date = NULL WHERE name = 'Gn Anna';
SELECT pg_temp.same('the year', pg_temp.pairs(), 'Anna Gn/Gn Anna: same name, same birth year');
UPDATE atelier.person SET sex = 'male' WHERE name = 'Gn Anna';
SELECT pg_temp.same('another sex', pg_temp.pairs(), NULL);
SELECT pg_temp.add('Aram Gn', '{"phone": "+374 10 123456", "sex": "male"}');
SELECT pg_temp.same('a family''s phone', pg_temp.pairs(), NULL);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office', (SELECT count(*) FROM atelier.likely_duplicates(NULL, 10)), 0::bigint);

-- test: Who was said to be two persons is not asked about again
SELECT pg_temp.act('user:ani');
SELECT atelier.add_person('{"name": "Ana Be", "search_key": "ana be", "sound_key": ["n", "b"], "birth_year": 1990}') FROM generate_series(1, 2);
SELECT pg_temp.same('before', (SELECT count(*) FROM atelier.likely_duplicates(NULL, 10)), 1::bigint);
SELECT pg_temp.refused($$SELECT atelier.distinguish_persons(min(id::text)::uuid, max(id::text)::uuid, ' ') FROM atelier.person$$, 'person_distinct_because');
SELECT pg_temp.refused($$SELECT atelier.distinguish_persons(min(id::text)::uuid, min(id::text)::uuid, 'x') FROM atelier.person$$, 'person_distinct_order');
SELECT atelier.distinguish_persons(max(id::text)::uuid, min(id::text)::uuid, 'Cousins') FROM atelier.person;
SELECT atelier.distinguish_persons(min(id::text)::uuid, max(id::text)::uuid, 'Cousins') FROM atelier.person;
SELECT pg_temp.same('after', (SELECT count(*) FROM atelier.likely_duplicates(NULL, 10)), 0::bigint);
SELECT pg_temp.same('of one', (SELECT count(*) FROM atelier.likely_duplicates((SELECT id FROM atelier.person LIMIT 1), 10)), 0::bigint);
SELECT pg_temp.same('remembered once', (SELECT count(*) FROM atelier.person_distinct), 1::bigint);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('seen', (SELECT count(*) FROM atelier.person_distinct), 0::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.person_distinct (person_id, other_id, because) SELECT other_id, person_id, 'x' FROM atelier.person_distinct$$, 'person_distinct_order');
SELECT pg_temp.refused($$INSERT INTO atelier.person_distinct (person_id, other_id, because) SELECT person_id, other_id, 'x' FROM atelier.person_distinct$$, 'person_distinct_once');

-- test: A sharing is ended by an office whose person it is, and only once; with offices only is anybody shared
SELECT pg_temp.act('user:ani');
SELECT atelier.share_person(pg_temp.person('A'), (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2027-01-01');
SELECT pg_temp.same('seen by', (SELECT string_agg(o.office || ' ' || o.purpose, ',') FROM atelier.person p, atelier.person_offices(p.id) o), 'AM registered,GE sharing');
SELECT atelier.share_person(id, (SELECT id FROM atelier.organisation WHERE code = 'HQ'), 'advice', '2027-01-01') FROM atelier.person;
RESET SESSION AUTHORIZATION;
UPDATE atelier.person_scope SET until = atelier.now() WHERE explanation = 'advice';
DO $$
DECLARE
    hers uuid := (SELECT id FROM atelier.person);
BEGIN
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('told to who sees nobody', (SELECT count(*) FROM atelier.person_offices(hers)), 0::bigint);
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.person_scope SET until = '2027-01-01' WHERE explanation = 'advice';
END $$;
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('told to GE', (SELECT string_agg(o.office || ' ' || COALESCE(o.explanation, '-'), ',') FROM atelier.person p, atelier.person_offices(p.id) o), 'AM -,GE referral');
SELECT pg_temp.refused($$SELECT atelier.unshare_person(id, (SELECT id FROM atelier.organisation WHERE code = 'GE')) FROM atelier.person$$, 'person_unknown');
SELECT pg_temp.act('user:ani');
SELECT atelier.unshare_person(id, (SELECT id FROM atelier.organisation WHERE code = 'GE')) FROM atelier.person;
SELECT pg_temp.refused($$SELECT atelier.unshare_person(id, (SELECT id FROM atelier.organisation WHERE code = 'GE')) FROM atelier.person$$, 'person_not_shared');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('seen', (SELECT count(*) FROM atelier.person), 0::bigint);
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.organisation (code, name, kind) VALUES ('EU', 'Donor', 'donor');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT atelier.share_person(id, (SELECT id FROM atelier.organisation WHERE code = 'EU'), 'money', '2027-01-01') FROM atelier.person$$, 'person_scope_office');

-- test: Everything that is known of a person is exported to who may see it, and to nobody else
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    a uuid := (SELECT id FROM atelier.add_person('{"name": "Anna", "birth_date": "1990-05-04"}'));
    whole jsonb;
BEGIN
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[a]);
    PERFORM atelier.add_guardian(a, 'Karine', 'mother', NULL, NULL);
    PERFORM atelier.add_care_need(s, a, 'diet', 'no nuts');
    INSERT INTO atelier.trainer (code, person_id) VALUES ('ANNA', a);
    PERFORM pg_temp.act('user:wim');
    INSERT INTO atelier.qualification (trainer_id, training_id, valid) SELECT t.id, g.id, '[2026-01-01,2027-01-01)' FROM atelier.trainer t, atelier.training g;
    PERFORM pg_temp.act('user:ani');
    UPDATE atelier.person SET language = 'hy' WHERE id = a;
    whole := atelier.person_export(a);
    PERFORM pg_temp.same('tables', (SELECT string_agg(k, ',' ORDER BY k) FROM jsonb_object_keys(whole) k),
        'care_need,guardian,history,hold,messages,person,qualification,registration,trainer');
    PERFORM pg_temp.same('whose', whole #>> '{person,0,office}', 'AM');
    PERFORM pg_temp.same('codes', whole #>> '{registration,0,session}', 'S1');
    PERFORM pg_temp.same('name', whole #>> '{person,0,name}', 'Anna');
    PERFORM pg_temp.same('history', jsonb_array_length(whole -> 'history') > 3, true);
    PERFORM pg_temp.same('each change once', (SELECT count(*) FROM jsonb_array_elements(whole -> 'history') h WHERE h ->> 'operation' <> 'INSERT'),
        (SELECT count(*) FROM atelier.audit_value v WHERE v.subject_id = (whole #>> '{person,0,id}')::uuid));
    PERFORM atelier.share_person(a, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2027-01-01');
    PERFORM pg_temp.act('user:gio');
    whole := atelier.person_export(a);
    PERFORM pg_temp.same('shared', (SELECT string_agg(k, ',' ORDER BY k) FROM jsonb_object_keys(whole) k),
        'guardian,history,hold,messages,person,person_scope,qualification,trainer');
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.outbox (channel, recipient, person_id, body) VALUES ('e-mail', 'anna@example.org', a, '{"text": "Dear Anna"}');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('messages', jsonb_array_length(atelier.person_export(a) -> 'messages'), 1);
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('unseen', atelier.person_export(a), NULL);
    PERFORM pg_temp.same('unseen messages', atelier.person_messages(a), '[]');
END $$;

-- test: Every table with rows about persons that the service may read is exported
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('forgotten', (SELECT string_agg(DISTINCT c.table_name, ', ') FROM atelier.person_columns() c
    WHERE has_table_privilege('atelier_service', 'atelier.' || c.table_name, 'SELECT')
    AND c.table_name NOT IN (SELECT t.table_name FROM atelier.person_tables() t)), NULL::text);
SELECT pg_temp.same('for the engine only', (SELECT string_agg(DISTINCT c.table_name, ', ') FROM atelier.person_columns() c
    WHERE NOT has_any_column_privilege('atelier_service', 'atelier.' || c.table_name, 'SELECT')), 'outbox');

-- test: A person's country, organisation and office, a scope's person and office must be there, and stay as long as somebody refers to them
SELECT pg_temp.act('user:ani');
SELECT count(*) FROM add_person('{"name": "A", "country_code": "PW"}');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO person (name, country_code, office_id)
    SELECT n.name, n.country, p.office_id FROM person p, (VALUES ('B', 'AM'), ('C', 'QQ')) AS n(name, country)$$, 'person_country_code_fkey');
SELECT pg_temp.refused($$UPDATE person SET country_code = 'QQ'$$, 'person_country_code_fkey');
SELECT pg_temp.refused($$INSERT INTO person (name, organisation_id, office_id) SELECT 'B', uuid7(), p.office_id FROM person p$$, 'person_organisation_id_fkey');
SELECT pg_temp.refused('UPDATE person SET organisation_id = uuid7()', 'person_organisation_id_fkey');
-- One of two is enough.
SELECT pg_temp.refused($$INSERT INTO person (name, office_id)
    SELECT 'B', CASE n WHEN 1 THEN p.office_id ELSE uuid7() END FROM person p, generate_series(1, 2) n$$, 'person_office_id_fkey');
SELECT pg_temp.refused('UPDATE person SET office_id = uuid7()', 'person_office_id_fkey');
SELECT pg_temp.refused($$UPDATE country SET code = 'QQ' WHERE code = 'PW'$$, 'person_country_code_fkey');
SELECT pg_temp.refused($$INSERT INTO person_scope (person_id, office_id, purpose)
    SELECT uuid7(), o.id, 'registered' FROM organisation o WHERE o.code = 'GE'$$, 'person_scope_person_id_fkey');
SELECT pg_temp.refused($$INSERT INTO person_scope (person_id, office_id, purpose)
    SELECT CASE n WHEN 1 THEN p.id ELSE uuid7() END, o.id, 'registered'
    FROM person p, organisation o, generate_series(1, 2) n WHERE o.code = 'GE'$$, 'person_scope_person_id_fkey');
SELECT pg_temp.refused($$INSERT INTO person_scope (person_id, office_id, purpose)
    SELECT p.id, uuid7(), 'hosting' FROM person p$$, 'person_scope_office_id_fkey');
INSERT INTO person_scope (person_id, office_id, purpose) SELECT p.id, o.id, 'hosting' FROM person p, organisation o WHERE o.code = 'GE';
SELECT pg_temp.refused('UPDATE person_scope SET person_id = uuid7()', 'person_scope_person_id_fkey');
SELECT pg_temp.refused('UPDATE person_scope SET office_id = uuid7()', 'person_scope_office_id_fkey');
SELECT pg_temp.refused($$DELETE FROM person$$, 'person_scope_person_id_fkey');
SELECT pg_temp.refused('UPDATE person SET id = uuid7()', 'person_scope_person_id_fkey');
INSERT INTO organisation (code, name, kind, country_code) VALUES ('NL2', 'Second office', 'office', 'NL');
INSERT INTO person_scope (person_id, office_id, purpose) SELECT p.id, o.id, 'hosting' FROM person p, organisation o WHERE o.code = 'NL2';
SELECT pg_temp.refused($$DELETE FROM organisation WHERE code = 'NL2'$$, 'person_scope_office_id_fkey');
DELETE FROM person_scope s USING organisation o WHERE o.id = s.office_id AND o.code = 'NL2';
UPDATE person p SET organisation_id = o.id FROM organisation o WHERE o.code = 'NL2';
SELECT pg_temp.refused($$DELETE FROM organisation WHERE code = 'NL2'$$, 'person_organisation_id_fkey');
UPDATE person SET organisation_id = NULL;
UPDATE person p SET office_id = o.id FROM organisation o WHERE o.code = 'NL2';
SELECT pg_temp.refused($$DELETE FROM organisation WHERE code = 'NL2'$$, 'person_office_id_fkey');
UPDATE person p SET office_id = o.id FROM organisation o WHERE o.code = 'AM';
DELETE FROM organisation WHERE code = 'NL2';
-- What is written again as it was is nothing new.
UPDATE country SET code = code WHERE code = 'PW';
UPDATE organisation SET id = id;
UPDATE person SET id = id;
