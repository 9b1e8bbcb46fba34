-- The triggers that keep rules about persons and what belongs to them.
CREATE OR REPLACE TRIGGER person_before BEFORE UPDATE ON atelier.person
    FOR EACH ROW EXECUTE FUNCTION atelier.person_before();
-- Not for whom it would find in order, since a million come at once.
CREATE OR REPLACE TRIGGER person_before_insert BEFORE INSERT ON atelier.person
    FOR EACH ROW WHEN (NEW.birth_year IS DISTINCT FROM extract(year FROM COALESCE(NEW.birth_date, make_date(NEW.birth_year, 1, 1)))
        OR COALESCE(NEW.birth_date, make_date(NEW.birth_year, 1, 1)) > (atelier.now() AT TIME ZONE 'UTC')::date - 1)
    EXECUTE FUNCTION atelier.person_before();
CREATE OR REPLACE TRIGGER consent_before BEFORE INSERT OR UPDATE OR DELETE ON atelier.consent
    FOR EACH ROW EXECUTE FUNCTION atelier.consent_before();
CREATE OR REPLACE TRIGGER consent_text_before BEFORE UPDATE OR DELETE ON atelier.consent_text
    FOR EACH ROW EXECUTE FUNCTION atelier.consent_text_before();
-- Foreign keys once a statement; see functions/statement_keys.sql.
CREATE OR REPLACE TRIGGER person_keys_insert AFTER INSERT ON atelier.person
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.person_keys();
CREATE OR REPLACE TRIGGER person_keys_update AFTER UPDATE ON atelier.person
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.person_keys();
CREATE OR REPLACE TRIGGER person_scope_keys_insert AFTER INSERT ON atelier.person_scope
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.person_scope_keys();
CREATE OR REPLACE TRIGGER person_scope_keys_update AFTER UPDATE ON atelier.person_scope
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.person_scope_keys();
CREATE OR REPLACE TRIGGER registration_keys_insert AFTER INSERT ON atelier.registration
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION atelier.registration_keys();
CREATE OR REPLACE TRIGGER registration_moved
    AFTER UPDATE OF session_id, person_id, reserved_seats_id, nomination_id, replaces, transferred_from ON atelier.registration
    FOR EACH ROW WHEN (NEW.session_id IS DISTINCT FROM OLD.session_id OR NEW.person_id IS DISTINCT FROM OLD.person_id
        OR NEW.reserved_seats_id IS DISTINCT FROM OLD.reserved_seats_id OR NEW.nomination_id IS DISTINCT FROM OLD.nomination_id
        OR NEW.replaces IS DISTINCT FROM OLD.replaces OR NEW.transferred_from IS DISTINCT FROM OLD.transferred_from)
    EXECUTE FUNCTION atelier.registration_moved();
CREATE OR REPLACE TRIGGER country_key_kept AFTER DELETE OR UPDATE OF code ON atelier.country
    FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();
CREATE OR REPLACE TRIGGER person_key_kept AFTER DELETE OR UPDATE OF id ON atelier.person
    FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();
CREATE OR REPLACE TRIGGER session_key_kept AFTER DELETE OR UPDATE OF id ON atelier.session
    FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();
CREATE OR REPLACE TRIGGER organisation_key_kept AFTER DELETE OR UPDATE OF id ON atelier.organisation
    FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();
CREATE OR REPLACE TRIGGER reserved_seats_key_kept AFTER DELETE OR UPDATE OF id ON atelier.reserved_seats
    FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();
CREATE OR REPLACE TRIGGER nomination_key_kept AFTER DELETE OR UPDATE OF id ON atelier.nomination
    FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();
CREATE OR REPLACE TRIGGER registration_key_kept AFTER DELETE OR UPDATE OF id ON atelier.registration
    FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();
