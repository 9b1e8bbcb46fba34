-- The rules of forms, rounds, applications, invitations and assessments; their functions stand in current/functions.
CREATE OR REPLACE TRIGGER form_before BEFORE UPDATE OR DELETE ON atelier.form
    FOR EACH ROW EXECUTE FUNCTION atelier.form_before();
CREATE OR REPLACE TRIGGER form_after AFTER INSERT ON atelier.form
    FOR EACH ROW EXECUTE FUNCTION atelier.form_after();

CREATE OR REPLACE TRIGGER round_before BEFORE INSERT OR UPDATE ON atelier.round
    FOR EACH ROW EXECUTE FUNCTION atelier.round_before();
CREATE OR REPLACE TRIGGER round_session_before BEFORE INSERT OR UPDATE OR DELETE ON atelier.round_session
    FOR EACH ROW EXECUTE FUNCTION atelier.round_part_before();
CREATE OR REPLACE TRIGGER round_rule_before BEFORE INSERT OR UPDATE OR DELETE ON atelier.round_rule
    FOR EACH ROW EXECUTE FUNCTION atelier.round_part_before();

CREATE OR REPLACE TRIGGER application_before BEFORE INSERT OR UPDATE ON atelier.application
    FOR EACH ROW EXECUTE FUNCTION atelier.application_before();
CREATE OR REPLACE TRIGGER application_after_insert AFTER INSERT ON atelier.application
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.application_after_insert();
CREATE OR REPLACE TRIGGER application_after_update AFTER UPDATE ON atelier.application
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.application_after_update();

CREATE OR REPLACE TRIGGER invitation_before BEFORE INSERT OR UPDATE ON atelier.invitation
    FOR EACH ROW EXECUTE FUNCTION atelier.invitation_before();

CREATE OR REPLACE TRIGGER assessment_before BEFORE UPDATE ON atelier.assessment
    FOR EACH ROW EXECUTE FUNCTION atelier.assessment_before();
-- Whose result it is moves by a merging alone.
CREATE OR REPLACE TRIGGER assessment_result_before
    BEFORE INSERT OR UPDATE OF assessment_id, attempt, score, taken_on ON atelier.assessment_result
    FOR EACH ROW EXECUTE FUNCTION atelier.assessment_result_before();
