-- Bulk entry is for staff; the functions judge the actor themselves, or see with the actor's eyes.
GRANT EXECUTE ON FUNCTION atelier.add_persons(jsonb), atelier.name_key(text), atelier.persons_here(text[], integer[], date[])
    TO atelier_service;

-- What is staged is seen by who stages it, imports by their office.
DROP POLICY IF EXISTS staging ON atelier.staged_file;
CREATE POLICY staging ON atelier.staged_file FOR SELECT TO atelier_service
    USING (actor_user_id = (SELECT a.user_id FROM atelier.actor() a));
DROP POLICY IF EXISTS staging ON atelier.staged_piece;
CREATE POLICY staging ON atelier.staged_piece TO atelier_service
    USING (file_id IN (SELECT f.id FROM atelier.staged_file f));
DROP POLICY IF EXISTS reading ON atelier.import;
CREATE POLICY reading ON atelier.import FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff()) AND office_id = (SELECT atelier.actor_office()));
GRANT SELECT ON atelier.staged_file, atelier.staged_person, atelier.import TO atelier_service;
GRANT SELECT, INSERT ON atelier.staged_piece TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.stage_file(text, text, text), atelier.rows_a_piece(), atelier.stage_piece,
    atelier.judge_staged_rows(uuid, integer), atelier.judge_staged_file(uuid), atelier.likeness(text, integer),
    atelier.broken_checks(text, text), atelier.staged_references(uuid), atelier.begin_import(uuid, integer[]),
    atelier.resume_import(uuid), atelier.take_turn_to_import(), atelier.write_staged_persons(uuid, integer),
    atelier.end_import(uuid), atelier.unstage_file(uuid) TO atelier_service;
