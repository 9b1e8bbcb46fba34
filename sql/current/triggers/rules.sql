-- The triggers that keep rules; their functions stand in current/functions, named table_before and table_after.
CREATE OR REPLACE TRIGGER session_before_insert BEFORE INSERT ON atelier.session
    FOR EACH ROW EXECUTE FUNCTION atelier.session_before();
-- What the database counts itself is moved by statements that change nothing else.
CREATE OR REPLACE TRIGGER session_before BEFORE UPDATE ON atelier.session
    FOR EACH ROW WHEN (NEW.taken = OLD.taken AND NEW.waiting = OLD.waiting AND NEW.kept = OLD.kept)
    EXECUTE FUNCTION atelier.session_before();
CREATE OR REPLACE TRIGGER session_after_insert AFTER INSERT ON atelier.session
    FOR EACH ROW EXECUTE FUNCTION atelier.session_after_insert();
CREATE OR REPLACE TRIGGER session_after AFTER UPDATE OF state, capacity, part_of, place ON atelier.session
    FOR EACH ROW EXECUTE FUNCTION atelier.session_after();

CREATE OR REPLACE TRIGGER session_lock_people BEFORE UPDATE OF state ON atelier.session
    FOR EACH ROW WHEN (NEW.state = 'cancelled' AND OLD.state <> 'cancelled') EXECUTE FUNCTION atelier.session_lock_people();

CREATE OR REPLACE TRIGGER block_before BEFORE INSERT OR UPDATE ON atelier.block
    FOR EACH ROW EXECUTE FUNCTION atelier.block_before();
CREATE OR REPLACE TRIGGER block_after AFTER INSERT OR UPDATE OR DELETE ON atelier.block
    FOR EACH ROW EXECUTE FUNCTION atelier.block_after();

CREATE OR REPLACE TRIGGER assignment_before BEFORE INSERT OR UPDATE ON atelier.assignment
    FOR EACH ROW EXECUTE FUNCTION atelier.assignment_before();
CREATE OR REPLACE TRIGGER assignment_after AFTER INSERT OR UPDATE ON atelier.assignment
    FOR EACH ROW EXECUTE FUNCTION atelier.assignment_after();

CREATE OR REPLACE TRIGGER registration_before BEFORE UPDATE ON atelier.registration
    FOR EACH ROW EXECUTE FUNCTION atelier.registration_before();
CREATE OR REPLACE TRIGGER registration_after_insert AFTER INSERT ON atelier.registration
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.registration_after_insert();
CREATE OR REPLACE TRIGGER registration_after_update AFTER UPDATE ON atelier.registration
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.registration_after_update();
CREATE OR REPLACE TRIGGER registration_after_delete AFTER DELETE ON atelier.registration
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.registration_after_delete();

CREATE OR REPLACE TRIGGER certificate_before BEFORE INSERT OR UPDATE OR DELETE ON atelier.certificate
    FOR EACH ROW EXECUTE FUNCTION atelier.certificate_before();

CREATE OR REPLACE TRIGGER reserved_seats_before BEFORE INSERT OR UPDATE ON atelier.reserved_seats
    FOR EACH ROW EXECUTE FUNCTION atelier.reserved_seats_before();
CREATE OR REPLACE TRIGGER reserved_seats_after AFTER INSERT OR UPDATE OR DELETE ON atelier.reserved_seats
    FOR EACH ROW EXECUTE FUNCTION atelier.reserved_seats_after();

CREATE OR REPLACE TRIGGER hold_after_delete AFTER DELETE ON atelier.hold
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.hold_after_delete();
