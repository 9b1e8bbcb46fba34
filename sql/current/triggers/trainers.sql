-- Triggers about trainers; their functions stand in current/functions/trainer_times, cascade and reported_courses.
CREATE OR REPLACE TRIGGER trainer_before BEFORE INSERT ON atelier.trainer
    FOR EACH ROW EXECUTE FUNCTION atelier.trainer_before();
CREATE OR REPLACE TRIGGER absence_before BEFORE INSERT OR UPDATE ON atelier.absence
    FOR EACH ROW EXECUTE FUNCTION atelier.trainer_days_before();
CREATE OR REPLACE TRIGGER availability_before BEFORE INSERT OR UPDATE ON atelier.availability
    FOR EACH ROW EXECUTE FUNCTION atelier.trainer_days_before();

CREATE OR REPLACE TRIGGER certificate_granted AFTER INSERT ON atelier.certificate
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.certificate_granted();
CREATE OR REPLACE TRIGGER certificate_changed AFTER UPDATE ON atelier.certificate
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.certificate_changed();

CREATE OR REPLACE TRIGGER reported_course_before BEFORE INSERT OR UPDATE ON atelier.reported_course
    FOR EACH ROW EXECUTE FUNCTION atelier.reported_course_before();
