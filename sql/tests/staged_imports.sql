-- test: A staged file is its user's alone: nobody else sees its rows, judges, writes or forgets it
SELECT pg_temp.act('user:ani');
CREATE TEMP TABLE mine ON COMMIT DROP AS SELECT * FROM atelier.stage_file('list.csv', repeat('a', 64), '');
SELECT atelier.stage_piece(file_id, 0, '{2}', '{f}', '{f}', name => '{Anna}') FROM mine;
SELECT pg_temp.same('mine', (SELECT string_agg(name, ',') FROM atelier.staged_person), 'Anna');
SELECT atelier.stage_piece(file_id, 0, '{2}', '{f}', '{f}', name => '{Anna again}') FROM mine;
SELECT pg_temp.same('staged once', (SELECT string_agg(name, ',') FROM atelier.staged_person), 'Anna');
SELECT pg_temp.refused('SELECT atelier.stage_piece(file_id, 1, ''{20000,20001}'', ''{f,f}'', ''{f,f}'', name => ''{Anna}'') FROM mine', 'staged_piece_even');
SELECT pg_temp.same('again', (SELECT s.file_id = m.file_id AND s.pieces = '{0}' AND s.import_id IS NULL FROM atelier.stage_file('list.csv', repeat('a', 64), '') s, mine m), true);
SELECT pg_temp.same('read in another way', (SELECT s.pieces FROM atelier.stage_file('list.csv', repeat('a', 64), 'latin1') s), '{}'::integer[]);
GRANT SELECT ON mine TO PUBLIC;
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('theirs', (SELECT count(*) FROM atelier.staged_person), 0::bigint);
SELECT pg_temp.same('another file', (SELECT s.file_id <> m.file_id FROM atelier.stage_file('list.csv', repeat('a', 64), '') s, mine m), true);
SELECT pg_temp.refused('SELECT atelier.begin_import(file_id, ''{}'') FROM mine', 'actor_may_not');
SELECT pg_temp.refused('SELECT atelier.unstage_file(file_id) FROM mine', 'actor_may_not');
SELECT pg_temp.refused('SELECT atelier.stage_piece(file_id, 1, ''{20000}'', ''{f}'', ''{f}'') FROM mine', 'rights');
SELECT pg_temp.act('user:tom');
SELECT pg_temp.refused('SELECT * FROM atelier.stage_file(''x'', repeat(''b'', 64), '''')', 'actor_may_not_add_person');

-- test: A piece is written once, without its bad rows; until the import has ended the office's others wait, other offices don't
SELECT pg_temp.act('user:ani');
CREATE TEMP TABLE mine ON COMMIT DROP AS SELECT * FROM atelier.stage_file('list.csv', repeat('a', 64), '');
SELECT pg_temp.person('Here already');
SELECT atelier.stage_piece(file_id, 0, '{2,3,4,5}', '{f,f,f,f}', '{f,t,f,f}', name => '{Anna,Unread,Judged,NULL}', birth_date => '{1990-05-04,1990-05-04,1990-05-04,NULL}',
    known_as => ARRAY[NULL, NULL, NULL, pg_temp.reference('Here already')], guardian_name => '{NULL,NULL,Nare,Nare}', guardian_relation => '{NULL,NULL,aunt,aunt}') FROM mine;
SELECT atelier.stage_piece(file_id, 1, '{20000}', '{f}', '{f}', name => '{Next piece}', known_as => '{new}', birth_date => '{1990-05-04}') FROM mine;
CREATE TEMP TABLE begun ON COMMIT DROP AS SELECT atelier.begin_import(file_id, '{4,5}') AS id FROM mine;
SELECT pg_temp.same('left out', (SELECT left_out::text || rows FROM atelier.import), '{4,5}5');
SELECT pg_temp.refused('SELECT atelier.take_turn_to_import()', 'import_unfinished');
SELECT atelier.unstage_file(file_id) FROM mine;
SELECT pg_temp.same('kept while it is written', (SELECT count(*) FROM atelier.staged_person), 5::bigint);
SELECT pg_temp.same('first', (SELECT atelier.write_staged_persons(id, 0) FROM begun), 1);
SELECT pg_temp.same('again', (SELECT atelier.write_staged_persons(id, 0) FROM begun), 0);
SELECT pg_temp.same('next', (SELECT atelier.write_staged_persons(id, 1) FROM begun), 1);
SELECT pg_temp.same('there', (SELECT string_agg(p.name || ' ' || p.row_no || ' ' || p.birth_year, ',' ORDER BY p.row_no) FROM atelier.person p JOIN begun b ON b.id = p.import_id), 'Anna 2 1990,Next piece 20000 1990');
SELECT pg_temp.act('user:gio');
SELECT atelier.take_turn_to_import();
SELECT pg_temp.act('user:ani');
SELECT atelier.end_import(id) FROM begun;
SELECT atelier.take_turn_to_import();
SELECT pg_temp.same('guardians of those left out', (SELECT count(*) FROM atelier.guardian), 0::bigint);
SELECT pg_temp.same('forgotten', (SELECT count(*) FROM atelier.staged_person) + (SELECT count(*) FROM atelier.staged_file), 0::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('told', (SELECT string_agg(a.table_name || ' ' || a.operation || ' ' || COALESCE((SELECT bool_and(i.file_hash = repeat('a', 64))::text FROM atelier.import i WHERE i.id = a.row_id), 'none'), ',') FROM atelier.audit a WHERE a.table_name = 'import' OR a.row_id IN (SELECT p.id FROM atelier.person p WHERE p.import_id IS NOT NULL)), 'import INSERT true');
SELECT pg_temp.refused($$UPDATE atelier.person SET row_no = 3 WHERE name = 'Next piece' AND row_no = 20000; UPDATE atelier.person SET row_no = 3 WHERE name = 'Anna'$$, 'person_import_row');
SELECT pg_temp.refused($$UPDATE atelier.person SET row_no = NULL$$, 'person_of_a_row');
SELECT pg_temp.refused($$UPDATE atelier.import SET file_hash = 'x'$$, 'import_file_hash_form');
SELECT pg_temp.refused($$UPDATE atelier.import SET rows = 0, left_out = '{}'$$, 'import_left_out');
SELECT pg_temp.refused($$UPDATE atelier.import SET left_out = '{1,2,3,4,5}'$$, 'import_left_out');
SELECT pg_temp.refused($$UPDATE atelier.import SET kind = 'songs'$$, 'import_kind_known');
SELECT pg_temp.refused($$INSERT INTO atelier.import (kind, file_name, file_hash, office_id, actor_user_id, rows, left_out, ended_at) SELECT i.kind, i.file_name, i.file_hash, i.office_id, i.actor_user_id, 1, '{}', NULL FROM atelier.import i, generate_series(1, 2)$$, 'import_one_at_a_time');

-- test: Who is erased points into no file any more
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
RESET SESSION AUTHORIZATION;
UPDATE atelier.person SET import_id = id, row_no = 2;
SELECT pg_temp.act('user:ani');
SELECT count(*) FROM atelier.person p, atelier.erase_person(p.id, 'letter');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('row', (SELECT row_no FROM atelier.person), NULL::integer);
SELECT pg_temp.refused('UPDATE atelier.person SET import_id = id, row_no = 2', 'person_erased_from_file');

-- test: Files that nobody went on with for a day are forgotten, but not those of an import that isn't ended
SELECT pg_temp.act('user:ani');
SELECT count(*) FROM atelier.stage_file('old.csv', repeat('a', 64), '') a, atelier.stage_file('young.csv', repeat('b', 64), '') b, atelier.stage_file('begun.csv', repeat('c', 64), '') c;
RESET SESSION AUTHORIZATION;
UPDATE atelier.staged_file SET staged_at = atelier.now() - interval '1 day' WHERE name <> 'young.csv';
INSERT INTO atelier.staged_piece (file_id, piece, row_no, birth_unread, is_bad, likeness) SELECT id, 0, '{2}', '{f}', '{f}', '{NULL}' FROM atelier.staged_file;
INSERT INTO atelier.import (kind, file_id, file_name, file_hash, office_id, actor_user_id, rows, left_out)
SELECT 'persons', f.id, f.name, f.hash, f.office_id, f.actor_user_id, 1, '{}' FROM atelier.staged_file f WHERE f.name = 'begun.csv';
SELECT pg_temp.same('gone', atelier.delete_expired_staged_files(), 1::bigint);
SELECT pg_temp.same('left', (SELECT string_agg(f.name, ',' ORDER BY f.name) FROM atelier.staged_file f JOIN atelier.staged_person p ON p.file_id = f.id), 'begun.csv,young.csv');
