-- A certificate for a whole series stands beside one for a session on its own: what it is for is its course, and a person
-- has one of a course.
ALTER TABLE atelier.certificate
    ADD COLUMN course_id uuid NOT NULL GENERATED ALWAYS AS (COALESCE(session_id, series_id)) STORED;
DROP INDEX atelier.certificate_one_per_person, atelier.certificate_one_per_series;
CREATE UNIQUE INDEX certificate_one_per_person ON atelier.certificate (course_id, person_id)
    WHERE state IN ('printed ahead', 'issued', 'suspended') AND merged_from IS NULL;
CREATE INDEX certificate_course ON atelier.certificate (course_id);

-- Replayed with other parameters.
DROP FUNCTION IF EXISTS atelier.certificate_due(uuid), atelier.issue_certificates(uuid, text[]),
    atelier.assessment_obstacles(uuid);
