-- The triggers that keep the rules of projects, needs and head counts; their functions stand in current/functions, named
-- table_before and table_after.
CREATE OR REPLACE TRIGGER project_before BEFORE UPDATE ON atelier.project
    FOR EACH ROW EXECUTE FUNCTION atelier.project_before();
CREATE OR REPLACE TRIGGER project_donor_after_insert AFTER INSERT ON atelier.project_donor
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.project_donor_after();
CREATE OR REPLACE TRIGGER project_donor_after_update AFTER UPDATE ON atelier.project_donor
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.project_donor_after();
CREATE OR REPLACE TRIGGER project_cost_line_before BEFORE INSERT OR UPDATE ON atelier.project_cost_line
    FOR EACH ROW EXECUTE FUNCTION atelier.project_cost_line_before();
CREATE OR REPLACE TRIGGER project_paper_before BEFORE INSERT OR UPDATE ON atelier.project_paper
    FOR EACH ROW EXECUTE FUNCTION atelier.project_paper_before();

-- After session_before, which fires first by its name.
CREATE OR REPLACE TRIGGER session_project_before BEFORE UPDATE OF state, project_id ON atelier.session
    FOR EACH ROW EXECUTE FUNCTION atelier.session_project_before();

CREATE OR REPLACE TRIGGER need_before BEFORE INSERT OR UPDATE ON atelier.need
    FOR EACH ROW EXECUTE FUNCTION atelier.need_before();
CREATE OR REPLACE TRIGGER referral_before BEFORE INSERT OR UPDATE ON atelier.referral
    FOR EACH ROW EXECUTE FUNCTION atelier.referral_before();
CREATE OR REPLACE TRIGGER outcome_before BEFORE INSERT OR UPDATE ON atelier.outcome
    FOR EACH ROW EXECUTE FUNCTION atelier.outcome_before();
CREATE OR REPLACE TRIGGER head_count_before BEFORE INSERT OR UPDATE ON atelier.head_count
    FOR EACH ROW EXECUTE FUNCTION atelier.head_count_before();
