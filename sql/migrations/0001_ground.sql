-- The ground under every noun: clock, keys, settings, countries, organisations, staff, audit, and the tables that
-- jobs, messages and repeated requests need. Row security and rights stand in current/access, triggers in current/triggers.

-- The one clock. A test database replaces this function by a frozen one; nothing else may.
CREATE FUNCTION atelier.now() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
    AS 'SELECT statement_timestamp()';

-- UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits of a version 4 with the version changed.
CREATE FUNCTION atelier.uuid7() RETURNS uuid
    LANGUAGE sql VOLATILE PARALLEL SAFE
    AS $$
    SELECT encode(set_bit(set_bit(overlay(
        uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
    $$;

-- Random symbols of Crockford's base 32 (no I, L, O, U): five random bits each, at most 22 symbols.
CREATE FUNCTION atelier.random_code(symbols integer) RETURNS text
    LANGUAGE sql VOLATILE PARALLEL SAFE
    AS $$
    SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + get_byte(bytes, place) % 32, 1), '' ORDER BY place)
    FROM (SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS bytes) AS random,
        generate_series(0, symbols - 1) AS place
    $$;

CREATE TABLE atelier.setting (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    name text NOT NULL CONSTRAINT setting_name_once UNIQUE,
    value jsonb NOT NULL
);

-- The IANA zones that this server knows, filled when the zone data are read (doctor --zones reads them again).
CREATE TABLE atelier.time_zone (
    name text PRIMARY KEY
);
INSERT INTO atelier.time_zone (name)
SELECT name FROM pg_timezone_names
WHERE name ~ '^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/' OR name IN ('UTC', 'Etc/UTC');

-- Countries and territories. A code is ISO 3166-1 alpha-2, a user-assigned one (XK), or X-… for a territory without any.
-- The note follows the name wherever the name is shown or printed.
CREATE TABLE atelier.country (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT country_code_once UNIQUE
        CONSTRAINT country_code_form CHECK (code ~ '^([A-Z]{2}|X-[A-Z]{2,10})$'),
    alpha3 text CONSTRAINT country_alpha3_form CHECK (alpha3 ~ '^[A-Z]{3}$'),
    name text NOT NULL CONSTRAINT country_name_present CHECK (btrim(name) <> ''),
    note text CONSTRAINT country_note_present CHECK (btrim(note) <> '')
);

-- Who trains, sends, hosts or pays. An office (kind 'office') has staff users and sees the persons in its scope.
CREATE TABLE atelier.organisation (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT organisation_code_once UNIQUE
        CONSTRAINT organisation_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'),
    name text NOT NULL CONSTRAINT organisation_name_present CHECK (btrim(name) <> ''),
    kind text NOT NULL CONSTRAINT organisation_kind_known
        CHECK (kind IN ('office', 'authority', 'partner', 'provider', 'donor', 'association', 'company')),
    country_code text REFERENCES atelier.country (code)
);

CREATE TABLE atelier.staff_user (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    name text NOT NULL CONSTRAINT staff_user_name_once UNIQUE
        CONSTRAINT staff_user_name_form CHECK (name ~ '^[a-z0-9_][a-z0-9_.@-]{0,62}$'),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    role text NOT NULL CONSTRAINT staff_user_role_known
        CHECK (role IN ('administrator', 'coordinator', 'office', 'trainer', 'donor')),
    retired_at timestamptz
);

-- A token is known by the SHA-256 of its text; the text is shown once and never reaches the database.
CREATE TABLE atelier.user_token (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    user_id uuid NOT NULL REFERENCES atelier.staff_user (id),
    hash bytea NOT NULL CONSTRAINT user_token_hash_once UNIQUE
        CONSTRAINT user_token_hash_length CHECK (octet_length(hash) = 32),
    label text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT atelier.now(),
    expires_at timestamptz,
    revoked_at timestamptz
);

-- Who changed what, by month. Personal values lie in audit_value, which an erasure empties; the row here keeps their
-- salted hash. No identity column: PostgreSQL 15 has none on partitioned tables.
CREATE SEQUENCE atelier.audit_id_seq;
CREATE TABLE atelier.audit (
    id bigint NOT NULL DEFAULT nextval('atelier.audit_id_seq'),
    at timestamptz NOT NULL DEFAULT atelier.now(),
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    actor_kind text NOT NULL,
    actor_user_id uuid,
    office_id uuid,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    operation text NOT NULL CONSTRAINT audit_operation_known CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE')),
    columns text[] NOT NULL,
    reason text,
    values_hash bytea NOT NULL,
    PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);
CREATE TABLE atelier.audit_default PARTITION OF atelier.audit DEFAULT;
CREATE INDEX audit_row ON atelier.audit (row_id, id);

CREATE TABLE atelier.audit_value (
    audit_id bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT atelier.now(),
    subject_id uuid,
    salt bytea NOT NULL,
    old jsonb,
    new jsonb,
    PRIMARY KEY (at, audit_id)
) PARTITION BY RANGE (at);
CREATE TABLE atelier.audit_value_default PARTITION OF atelier.audit_value DEFAULT;
CREATE INDEX audit_value_subject ON atelier.audit_value (subject_id) WHERE subject_id IS NOT NULL;

-- Work to be done later, taken with SKIP LOCKED and swept in batches when done.
CREATE TABLE atelier.job (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    kind text NOT NULL,
    payload jsonb NOT NULL,
    run_at timestamptz NOT NULL DEFAULT atelier.now(),
    attempts integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    done_at timestamptz,
    last_error text
);
CREATE INDEX job_due ON atelier.job (run_at, id) WHERE done_at IS NULL;

-- Messages that wait to be delivered; the delivery is written down with its outcome.
CREATE TABLE atelier.outbox (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    channel text NOT NULL,
    recipient text NOT NULL,
    person_id uuid,
    body jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT atelier.now(),
    delivered_at timestamptz,
    last_error text
);
CREATE INDEX outbox_waiting ON atelier.outbox (created_at, id) WHERE delivered_at IS NULL;

-- The first answer to a request that may be repeated, bound to its actor and to the hash of its body.
CREATE TABLE atelier.idempotency (
    actor text NOT NULL,
    key text NOT NULL CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255),
    body_hash bytea NOT NULL CONSTRAINT idempotency_hash_length CHECK (octet_length(body_hash) = 32),
    answer jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT atelier.now(),
    PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_age ON atelier.idempotency (created_at);
