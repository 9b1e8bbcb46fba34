-- test: a list of persons is added at once, each answered by its item, and seen by the office that entered them only
SELECT pg_temp.act('user:ani');
SELECT set_config('test.third', a.reference, true)
FROM add_persons('[{"item": 7, "name": "Anna"}, {"item": 3, "name": "Davit", "birth_year": 1990}]') a
WHERE a.item = 3;
SELECT pg_temp.same('item 3', (SELECT p.name FROM person p WHERE p.reference = current_setting('test.third')), 'Davit');
SELECT pg_temp.same('both', (SELECT count(*) FROM person), 2::bigint);
SELECT pg_temp.same('scope', (SELECT string_agg(o.office || ' ' || o.purpose, ',') FROM person p, person_offices(p.id) o), 'AM registered,AM registered');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('unseen', (SELECT count(*) FROM person), 0::bigint);

-- test: a list says of persons all that one alone says, with the keys by which they are found
SELECT pg_temp.act('user:ani');
SELECT count(*) FROM add_persons('[{"item": 1, "name": "Anahit P", "name_own_script": "Անահիտ Պ", "patronymic": "Armeni",
    "language": "hy", "sex": "female", "birth_date": "1990-10-16", "country_code": "AM", "email": "a@b.c", "phone": "123",
    "search_key": "anahit p", "sound_key": ["nht", "p"]}]');
SELECT count(*) FROM add_person('{"name": "Davit Q", "patronymic": "Armeni", "birth_date": "1991-10-16", "country_code": "AM",
    "search_key": "davit q", "sound_key": ["dvt", "k"]}');
SELECT pg_temp.same('listed', (
    SELECT jsonb_agg(to_jsonb(p) - ARRAY['id', 'reference', 'created_at', 'organisation_id', 'erased_at', 'age_group', 'import_id', 'row_no',
        'office_id'])
    FROM person p WHERE p.name = 'Anahit P'),
    '[{"name": "Anahit P", "name_own_script": "Անահիտ Պ", "patronymic": "Armeni", "language": "hy", "sex": "female",
    "birth_year": 1990, "birth_date": "1990-10-16", "country_code": "AM", "email": "a@b.c", "phone": "123",
    "search_key": "anahit p", "sound_key": ["nht", "p"]}]');
SELECT pg_temp.same('alone', (
    SELECT concat_ws(' ', p.patronymic, p.birth_year, p.birth_date, p.country_code, p.search_key, p.sound_key)
    FROM person p WHERE p.name = 'Davit Q'), 'Armeni 1991 1991-10-16 AM davit q {dvt,k}');
SELECT pg_temp.same('found', (SELECT count(*) FROM find_people('Davit', 'davit', '{dvt}', 9)), 1::bigint);
SELECT pg_temp.same('keyless', (SELECT count(*) FROM names_without_keys(9)), 0::bigint);

-- test: a list of persons with one that can't be is refused whole, by the rule that one alone is refused by
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT count(*) FROM add_persons('[{"item": 1, "name": "Anna"}, {"item": 2, "name": " "}]')$$,
    'person_name_present');
SELECT pg_temp.refused($$SELECT count(*) FROM add_person(' ', NULL, NULL, NULL, NULL, NULL, NULL, NULL)$$,
    'person_name_present');
SELECT pg_temp.same('nobody', (SELECT count(*) FROM person), 0::bigint);

-- test: only staff of an office adds persons by list
SELECT pg_temp.act('user:tom');
SELECT pg_temp.refused($$SELECT count(*) FROM add_persons('[{"item": 1, "name": "Anna"}]')$$, 'actor_may_not_add_person');
SELECT pg_temp.act('public');
SELECT pg_temp.refused($$SELECT count(*) FROM add_persons('[{"item": 1, "name": "Anna"}]')$$, 'actor_may_not_add_person');

-- test: names are compared without regard to case, spaces and the way in which letters are composed
SELECT pg_temp.same('key', name_key(U&'  JOSE\0301   da  Silva '), name_key(U&'Jos\00E9 Da Silva'));
SELECT pg_temp.same('letters', name_key('ԱՆԻ'), name_key('Անի'));
SELECT pg_temp.same('spaces', (
    SELECT string_agg(DISTINCT name_key(n), '|')
    FROM unnest(ARRAY['anna de p', 'Anna De P', ' Anna de P', 'Anna de P ', 'Anna  de P', E'Anna\tde\nP', U&'Anna\00A0de P']) AS n), 'anna de p');

-- test: a person is found by name and birth in the list and among those whom the actor sees, and among no others
SELECT pg_temp.act('user:gio');
SELECT add_person('Mariam K', NULL, NULL, NULL, 1990, NULL, NULL, NULL);
SELECT pg_temp.act('user:ani');
SELECT add_person('Anna P', NULL, NULL, NULL, 1990, NULL, NULL, NULL);
SELECT add_person('Davit Q', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
SELECT pg_temp.same('here', (
    SELECT string_agg(concat_ws(' ', h.item, 'twin ' || h.twin, 'is ' || p.name), ', ' ORDER BY h.item)
    FROM persons_here(
        ARRAY['anna  p', 'Anna P', 'Davit Q', 'Davit Q', 'Mariam K', 'Lia', 'Lia', 'LIA', 'Lia'],
        ARRAY[1990, 1991, NULL, 1990, 1990, 2000, 2000, 2000, 2000],
        ARRAY[NULL, NULL, NULL, NULL, NULL, '2000-01-01', '2000-02-02', NULL, '2000-02-02']::date[]) h
    LEFT JOIN person p ON p.reference = h.reference),
    '1 is Anna P, 3 is Davit Q, 8 twin 6, 9 twin 7');

-- test: of one name and year, whoever was born on another day is another person, if both days are known
SELECT pg_temp.act('user:ani');
SELECT count(*) FROM add_person('{"name": "Anna P", "birth_date": "1990-10-16"}');
SELECT pg_temp.same('here', (
    SELECT string_agg(concat_ws(' ', h.item, 'is ' || p.name), ', ' ORDER BY h.item)
    FROM persons_here(
        ARRAY['Anna P', 'Anna P', 'Anna P'], ARRAY[1990, 1990, 1990],
        ARRAY['1990-10-16', '1990-10-17', NULL]::date[]) h
    JOIN person p ON p.reference = h.reference), '1 is Anna P, 3 is Anna P');

-- test: codes that are made many at once are as many, in order, and of the symbols that one alone has
SELECT pg_temp.same('codes', (
    SELECT format('%s of %s, %s in order', count(*) FILTER (WHERE c.code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'), count(DISTINCT c.code),
        count(*) FILTER (WHERE c.code > c.before COLLATE "C"))
    FROM (
        SELECT u.code, lag(u.code) OVER (ORDER BY u.place) AS before
        FROM unnest(random_codes(2000)) WITH ORDINALITY AS u(code, place)) AS c), '2000 of 2000, 1999 in order');
