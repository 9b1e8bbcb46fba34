-- Bulk entry is for staff; the functions judge the actor themselves, or see with the actor's eyes.
GRANT EXECUTE ON FUNCTION atelier.add_persons(jsonb), atelier.name_key(text), atelier.persons_here(text[], integer[], date[])
    TO atelier_service;
