-- The rows of staged files, each by itself. Whoever needs columns that few files have, asks staged_piece whether it has them.
CREATE OR REPLACE VIEW atelier.staged_person WITH (security_invoker = true) AS
SELECT q.file_id, q.piece,
    -- Side by side: a list of them in FROM would be stored before its first row is seen.
    unnest(q.row_no) AS row_no,
    unnest(q.name) AS name,
    unnest(q.name_own_script) AS name_own_script,
    unnest(q.patronymic) AS patronymic,
    unnest(q.language) AS language,
    unnest(q.sex) AS sex,
    unnest(q.birth_year) AS birth_year,
    unnest(q.birth_date) AS birth_date,
    unnest(q.country_code) AS country_code,
    unnest(q.email) AS email,
    unnest(q.phone) AS phone,
    unnest(q.organisation) AS organisation,
    unnest(q.known_as) AS known_as,
    unnest(q.guardian_name) AS guardian_name,
    unnest(q.guardian_relation) AS guardian_relation,
    unnest(q.guardian_phone) AS guardian_phone,
    unnest(q.guardian_email) AS guardian_email,
    unnest(q.birth_unread) AS birth_unread,
    unnest(q.is_bad) AS is_bad,
    unnest(q.likeness) AS likeness
FROM atelier.staged_piece q;
