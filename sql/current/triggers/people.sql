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
