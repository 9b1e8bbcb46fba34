-- What is taught, who pays, and where: projects, trainings with their modules, venues with their rooms.

CREATE TABLE atelier.project (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT project_code_once UNIQUE
        CONSTRAINT project_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'),
    name text NOT NULL CONSTRAINT project_name_present CHECK (btrim(name) <> ''),
    starts_on date,
    ends_on date,
    planned integer CONSTRAINT project_planned_positive CHECK (planned >= 0),
    note text,
    CONSTRAINT project_period CHECK (ends_on >= starts_on)
);

-- Who pays for a project, and which share of it (0 to 1; the shares of one project need not be known).
CREATE TABLE atelier.project_donor (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    project_id uuid NOT NULL REFERENCES atelier.project (id),
    organisation_id uuid NOT NULL REFERENCES atelier.organisation (id),
    share numeric(5, 4) CONSTRAINT project_donor_share CHECK (share > 0 AND share <= 1),
    CONSTRAINT project_donor_once UNIQUE (project_id, organisation_id)
);

-- What is taught. Titles are texts by language tag (BCP 47); the neutral title is what a certificate says, so that it
-- tells an employer no more than the holder may want.
CREATE TABLE atelier.training (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT training_code_once UNIQUE
        CONSTRAINT training_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'),
    title jsonb NOT NULL CONSTRAINT training_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    neutral_title jsonb CONSTRAINT training_neutral_title_english
        CHECK (neutral_title IS NULL OR COALESCE(btrim(neutral_title ->> 'en'), '') <> ''),
    theme text NOT NULL CONSTRAINT training_theme_present CHECK (btrim(theme) <> ''),
    -- The completion rule: the share of the session's minutes that must be attended, and every required module.
    -- NULL means that the training gives no certificate.
    minimum_attendance numeric(4, 3) CONSTRAINT training_minimum_attendance
        CHECK (minimum_attendance > 0 AND minimum_attendance <= 1),
    certificate_months integer CONSTRAINT training_certificate_months
        CHECK (certificate_months BETWEEN 1 AND 1200)
);

CREATE TABLE atelier.training_module (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    training_id uuid NOT NULL REFERENCES atelier.training (id),
    number integer NOT NULL CONSTRAINT training_module_number CHECK (number > 0),
    title jsonb NOT NULL CONSTRAINT training_module_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    required boolean NOT NULL DEFAULT true,
    CONSTRAINT training_module_once UNIQUE (training_id, number),
    CONSTRAINT training_module_of_training UNIQUE (id, training_id)
);

CREATE TABLE atelier.venue (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT venue_code_once UNIQUE
        CONSTRAINT venue_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'),
    name text NOT NULL CONSTRAINT venue_name_present CHECK (btrim(name) <> ''),
    country_code text NOT NULL REFERENCES atelier.country (code),
    town text NOT NULL CONSTRAINT venue_town_present CHECK (btrim(town) <> ''),
    address text
);

CREATE TABLE atelier.room (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    venue_id uuid NOT NULL REFERENCES atelier.venue (id),
    code text NOT NULL CONSTRAINT room_code_once UNIQUE
        CONSTRAINT room_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
    name text NOT NULL CONSTRAINT room_name_present CHECK (btrim(name) <> ''),
    seats integer NOT NULL CONSTRAINT room_seats_positive CHECK (seats > 0)
);
