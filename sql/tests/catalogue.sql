-- test: Row security is enabled and forced on every table, and no role of ours bypasses it
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('unguarded', (SELECT string_agg(relname, ', ') FROM pg_class
    WHERE relnamespace = 'atelier'::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE 'schema\_%' AND NOT (relrowsecurity AND relforcerowsecurity)), NULL::text);
SELECT pg_temp.same('bypassing', (SELECT string_agg(rolname, ', ') FROM pg_roles WHERE rolname IN ('atelier_owner', 'atelier_engine', 'atelier_service', 'atelier_local') AND (rolbypassrls OR rolsuper)), NULL::text);

-- test: Every view reads with the rights of who asks
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('definer views', (SELECT string_agg(relname, ', ') FROM pg_class
    WHERE relnamespace = 'atelier'::regnamespace AND relkind = 'v' AND NOT COALESCE(reloptions @> '{security_invoker=true}', false)), NULL::text);

-- test: The service's role owns nothing, and neither it nor the public may call what decides behind the doors
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('owned', (SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN ('atelier_service', 'atelier_local')), 0::bigint);
SELECT pg_temp.same('public', (SELECT string_agg(p.proname, ', ') FROM pg_proc p WHERE p.pronamespace = 'atelier'::regnamespace
    AND EXISTS (SELECT FROM aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) x WHERE x.grantee = 0)), NULL::text);
SELECT pg_temp.same('behind the doors', (SELECT string_agg(p.proname, ', ') FROM pg_proc p WHERE p.pronamespace = 'atelier'::regnamespace
    AND p.proname IN ('resolve', 'write_audit', 'promote', 'hold_people', 'hold_room', 'admission_round', 'admission_items', 'count_seats', 'join_bundles', 'busy', 'clash', 'expected', 'person_reference')
    AND has_function_privilege('atelier_service', p.oid, 'EXECUTE')), NULL::text);

-- test: Every function that runs as the engine fixes its search path and belongs to the engine
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('unfixed', (SELECT string_agg(p.proname, ', ') FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
    WHERE p.pronamespace = 'atelier'::regnamespace AND p.prosecdef
    AND NOT (COALESCE(p.proconfig, '{}') @> '{"search_path=atelier, public, pg_temp"}' AND (r.rolname = 'atelier_engine' OR p.proname IN ('make_audit_months', 'count_for_draw')))), NULL::text);

-- test: Every table is audited but the few that are named
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('unaudited', (SELECT string_agg(c.relname, ', ' ORDER BY c.relname) FROM pg_class c
    WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition AND c.relname NOT LIKE 'schema\_%'
    AND (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname IN ('audit_insert', 'audit_update', 'audit_delete')) < 3),
    'country_zone, draw_entry, hold, holiday, idempotency, job, outbox, room_hold, staged_file, staged_piece, time_zone, town, working_week');

-- test: Every constraint and index is named after its table
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('unnamed', (SELECT string_agg(k.conname, ', ') FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE c.relnamespace = 'atelier'::regnamespace AND NOT c.relispartition AND NOT starts_with(k.conname, c.relname)), NULL::text);

-- test: A country's code is an ISO code, a user-assigned one, or X- for a territory without any
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.country (code, name, note) VALUES ('X-SOMALILAND', 'Somaliland', 'Territory without an ISO code');
SELECT pg_temp.refused($$INSERT INTO atelier.country (code, name) VALUES ('ARM', 'Armenia')$$, 'country_code_form');
SELECT pg_temp.refused($$INSERT INTO atelier.country (code, name) VALUES ('AM', 'Armenia')$$, 'country_code_once');
SELECT pg_temp.same('Kosovo', (SELECT note LIKE 'References to Kosovo%1244 (1999)' FROM atelier.country WHERE code = 'XK'), true);

-- test: Texts that must be there can't be empty, nor missing where a state or a purpose asks for them
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$INSERT INTO atelier.training (code, title, theme) VALUES ('XX', '{"fr": "Accueil"}', 'x')$$, 'training_title_english');
SELECT pg_temp.refused($$INSERT INTO atelier.training (code, title, neutral_title, theme) VALUES ('XX', '{"en": "A"}', '{"fr": "B"}', 'x')$$, 'training_neutral_title_english');
SELECT pg_temp.refused($$INSERT INTO atelier.session (code, kind, host_office_id, zone, language, capacity) SELECT 'S9', 'meeting', id, 'UTC', 'en', 5 FROM atelier.organisation WHERE code = 'HQ'$$, 'session_titled');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.person_scope (person_id, office_id, purpose, until)
    SELECT p.id, o.id, 'sharing', '2027-01-01' FROM atelier.person p, atelier.organisation o WHERE o.code = 'GE'$$, 'person_scope_sharing_explained');
