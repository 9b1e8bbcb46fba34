-- The rules of draws; their functions stand in current/functions/draw_triggers.
CREATE OR REPLACE TRIGGER draw_before BEFORE INSERT OR UPDATE OR DELETE ON atelier.draw
    FOR EACH ROW EXECUTE FUNCTION atelier.draw_before();
CREATE OR REPLACE TRIGGER draw_session_before BEFORE UPDATE OR DELETE ON atelier.draw_session
    FOR EACH ROW EXECUTE FUNCTION atelier.draw_part_before();
CREATE OR REPLACE TRIGGER draw_stratum_before BEFORE UPDATE OR DELETE ON atelier.draw_stratum
    FOR EACH ROW EXECUTE FUNCTION atelier.draw_part_before();
CREATE OR REPLACE TRIGGER draw_event_before BEFORE UPDATE OR DELETE ON atelier.draw_event
    FOR EACH ROW EXECUTE FUNCTION atelier.draw_part_before();
CREATE OR REPLACE TRIGGER draw_entry_before BEFORE DELETE ON atelier.draw_entry
    FOR EACH ROW EXECUTE FUNCTION atelier.draw_part_before();
CREATE OR REPLACE TRIGGER draw_entry_keys_insert AFTER INSERT ON atelier.draw_entry
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.draw_entry_keys();
CREATE OR REPLACE TRIGGER draw_entry_keys_update AFTER UPDATE ON atelier.draw_entry
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.draw_entry_keys();
CREATE OR REPLACE TRIGGER draw_entry_after_update AFTER UPDATE ON atelier.draw_entry
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.draw_entry_after_update();
CREATE OR REPLACE TRIGGER session_draw_seats BEFORE UPDATE OF capacity ON atelier.session
    FOR EACH ROW WHEN (NEW.capacity < OLD.capacity) EXECUTE FUNCTION atelier.session_draw_seats();
