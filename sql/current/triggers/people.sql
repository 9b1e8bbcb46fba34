-- The triggers that keep rules about persons and what belongs to them.
CREATE OR REPLACE TRIGGER person_before BEFORE INSERT OR UPDATE ON atelier.person
    FOR EACH ROW EXECUTE FUNCTION atelier.person_before();
CREATE OR REPLACE TRIGGER consent_before BEFORE INSERT OR UPDATE OR DELETE ON atelier.consent
    FOR EACH ROW EXECUTE FUNCTION atelier.consent_before();
CREATE OR REPLACE TRIGGER consent_text_before BEFORE UPDATE OR DELETE ON atelier.consent_text
    FOR EACH ROW EXECUTE FUNCTION atelier.consent_text_before();
