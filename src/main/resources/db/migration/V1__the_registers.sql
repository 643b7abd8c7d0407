-- One row per file: what is read and locked together is stored together. Lists that belong to one file only are JSONB.

create table organisation (
    id           uuid primary key,
    kind         text        not null check (kind in ('PES', 'OFFICE', 'EMPLOYER', 'AGENCY', 'INSPECTORATE', 'PARTNER', 'UNION', 'TRAINING_PROVIDER', 'OPERATOR')),
    name         text        not null check (length(name) between 1 and 300),
    country      text        not null check (country ~ '^[A-Z]{2}$'),
    parent       uuid references organisation,
    -- the organisation at the top of the parents: whose data this is
    tenant       uuid        not null references organisation deferrable initially deferred,
    aliases      text[]      not null default '{}',
    registration text check (length(registration) between 1 and 100),
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (parent is distinct from id),
    check (parent is not null or tenant = id),
    check (kind <> 'OFFICE' or parent is not null)
);
create unique index organisation_registration on organisation (country, registration) where registration is not null;
create index organisation_parent on organisation (parent);
create unique index organisation_one_operator on organisation (kind) where kind = 'OPERATOR';

create table licence (
    id           uuid primary key,
    organisation uuid        not null references organisation,
    number       text        not null check (length(number) between 1 and 100),
    authority    text        not null check (length(authority) between 1 and 300),
    country      text        not null check (country ~ '^[A-Z]{2}$'),
    destinations text[]      not null default '{}',
    valid_from   date        not null,
    valid_until  date,
    state        text        not null check (state in ('VALID', 'SUSPENDED', 'REVOKED')),
    state_since  date        not null,
    state_reason text check (length(state_reason) <= 1000),
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    unique (country, authority, number),
    check (valid_until is null or valid_until >= valid_from),
    check (state = 'VALID' or state_reason is not null)
);
create index licence_organisation on licence (organisation);

create table api_key (
    id           uuid primary key,
    organisation uuid        not null references organisation,
    tenant       uuid        not null references organisation,
    role         text        not null check (role in ('ADMINISTRATOR', 'COUNSELLOR', 'PARTNER', 'SCHEME_MANAGER', 'INSPECTOR', 'STATISTICIAN')),
    name         text        not null check (length(name) between 1 and 200),
    prefix       text        not null check (length(prefix) between 1 and 12),
    hash         bytea       not null unique check (length(hash) = 32),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    created_at   timestamptz not null,
    created_by   uuid references api_key
);
create index api_key_organisation on api_key (organisation);

create table classification (
    id         text        not null check (id ~ '^[a-z0-9._-]{1,50}$'),
    version    text        not null check (length(version) between 1 and 50),
    -- the files of the published layout, as they came
    files      bytea       not null,
    loaded_at  timestamptz not null,
    -- the version that new records are coded with and look-ups answer from
    current    boolean     not null,
    primary key (id, version)
);
create unique index classification_current on classification (id) where current;

create table seeker (
    id                     uuid primary key,
    tenant                 uuid        not null references organisation,
    office                 uuid        not null references organisation,
    country                text        not null check (country ~ '^[A-Z]{2}$'),
    reference              text        not null check (length(reference) between 1 and 100),
    given_name             text        not null check (length(given_name) between 1 and 200),
    family_name            text        not null check (length(family_name) between 1 and 200),
    sex                    text        not null check (sex in ('F', 'M', 'X', 'UNKNOWN')),
    birth_date             date check (birth_date > date '1900-01-01'),
    nationalities          text[]      not null default '{}',
    residence              jsonb       not null check (residence ->> 'country' = country),
    contact                jsonb,
    classification         text        not null,
    classification_version text        not null,
    occupations            jsonb       not null check (jsonb_typeof(occupations) = 'array'),
    skills                 jsonb       not null check (jsonb_typeof(skills) = 'array'),
    languages              jsonb       not null check (jsonb_typeof(languages) = 'array'),
    education              jsonb,
    qualifications         jsonb       not null check (jsonb_typeof(qualifications) = 'array'),
    licences               text[]      not null default '{}',
    training               jsonb       not null check (jsonb_typeof(training) = 'array'),
    wishes                 jsonb       not null,
    available_from         date,
    movements              jsonb       not null check (jsonb_typeof(movements) = 'array'),
    consents               jsonb       not null check (jsonb_typeof(consents) = 'array'),
    version                bigint      not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    created_by             uuid        not null,
    updated_by             uuid        not null,
    unique (tenant, reference),
    foreign key (classification, classification_version) references classification
);
create index seeker_tenant on seeker (tenant, id);
create index seeker_updated on seeker (tenant, updated_at);

create table vacancy (
    id                     uuid primary key,
    tenant                 uuid        not null references organisation,
    -- whose it is: a partner's that sent it, else the service's
    organisation           uuid        not null references organisation,
    source                 text        not null check (source ~ '^[A-Za-z0-9._-]{1,50}$'),
    reference              text        not null check (length(reference) between 1 and 100),
    source_version         bigint check (source_version >= 0),
    state                  text        not null check (state in ('PUBLISHED', 'WITHDRAWN')),
    title                  text        not null check (length(title) between 1 and 300),
    description            text check (length(description) <= 50000),
    language               text        not null check (language ~ '^[a-z]{2}$'),
    occupation             text        not null,
    classification         text        not null,
    classification_version text        not null,
    entry_type             text        not null check (entry_type in ('SKILLED', 'APPRENTICE', 'TRAINEE')),
    positions              int         not null check (positions between 1 and 10000),
    employer               jsonb,
    intermediary           uuid references organisation,
    country                text        not null check (country ~ '^[A-Z]{2}$'),
    place                  jsonb       not null check (place ->> 'country' = country),
    contract               jsonb,
    pay                    jsonb,
    requirements           jsonb       not null,
    conditions             jsonb       not null,
    -- null: not stated; an empty list: stated that there are none
    charges                jsonb check (jsonb_typeof(charges) = 'array'),
    agreement              text check (length(agreement) <= 300),
    scheme                 text check (length(scheme) <= 100),
    published_on           date        not null,
    expires_on             date,
    clearance              text        not null check (clearance in ('CLEARED', 'REVIEW', 'BLOCKED')),
    checked_on             date        not null,
    version                bigint      not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    created_by             uuid        not null,
    updated_by             uuid        not null,
    unique (organisation, reference, source),
    check (expires_on is null or expires_on >= published_on),
    foreign key (classification, classification_version) references classification
);
create index vacancy_tenant on vacancy (tenant, id);
create index vacancy_updated on vacancy (updated_at);
create index vacancy_checked on vacancy (checked_on) where state = 'PUBLISHED';
create index vacancy_occupation on vacancy (occupation);
create index vacancy_intermediary on vacancy (intermediary) where intermediary is not null;

-- The fair-recruitment record: one row per rule and examination, never changed afterwards.
create table recruitment_check (
    id              uuid primary key,
    vacancy         uuid        not null references vacancy deferrable initially deferred,
    vacancy_version bigint      not null,
    -- the checks of one examination were made together
    examination     uuid        not null,
    rule            text        not null,
    rule_version    int         not null check (rule_version > 0),
    severity        text        not null check (severity in ('BLOCKING', 'REVIEW', 'NOTICE')),
    outcome         text        not null check (outcome in ('PASS', 'FAIL', 'REVIEW', 'UNKNOWN', 'NOT_APPLICABLE')),
    evidence        jsonb       not null check (jsonb_typeof(evidence) = 'array'),
    basis           text[]      not null,
    checked_at      timestamptz not null,
    checked_by      text        not null
);
create index recruitment_check_vacancy on recruitment_check (vacancy, examination);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete or truncate on recruitment_check
    for each statement execute function refuse_change();

-- Rankings, complete enough to explain them months later.
create table match_run (
    id          uuid primary key,
    tenant      uuid        not null references organisation,
    requested_by uuid       not null,
    purpose     text check (length(purpose) <= 300),
    direction   text        not null check (direction in ('CANDIDATES', 'OPPORTUNITIES')),
    subject     uuid        not null,
    request     jsonb       not null,
    plan        jsonb,
    index_state jsonb       not null,
    eligible    bigint      not null check (eligible >= 0),
    considered  bigint      not null check (considered >= eligible),
    results     jsonb       not null,
    ran_at      timestamptz not null
);
create index match_run_subject on match_run (subject, id);
create index match_run_tenant on match_run (tenant, id);

create table idempotency_key (
    caller      uuid        not null,
    key         text        not null check (length(key) between 1 and 200),
    fingerprint bytea       not null,
    status      int,
    headers     jsonb,
    body        text,
    created_at  timestamptz not null,
    primary key (caller, key)
);
create index idempotency_key_age on idempotency_key (created_at);
create index idempotency_key_location on idempotency_key ((headers ->> 'Location'));

-- The change log. Ids are handed out before commit, so readers order by transaction id and read below the snapshot's xmin.
create table change (
    id          bigint generated always as identity,
    transaction xid8        not null default pg_current_xact_id(),
    kind        text        not null check (kind in ('SEEKER', 'VACANCY')),
    entity      uuid        not null,
    changed_at  timestamptz not null default now(),
    primary key (transaction, id)
);

create function log_change() returns trigger language plpgsql as $$
begin
    insert into change (kind, entity) values (upper(tg_table_name), coalesce(new.id, old.id));
    return null;
end $$;
create trigger log_change after insert or update or delete on seeker for each row execute function log_change();
create trigger log_change after insert or delete on vacancy for each row execute function log_change();
-- A day that has passed in an examination without a finding is no new version, and nothing for readers.
create trigger log_update after update on vacancy for each row
    when (old.version is distinct from new.version or old.checked_on is not distinct from new.checked_on)
    execute function log_change();

-- A hint only; identical notifications of one transaction are sent once.
create function notify_change() returns trigger language plpgsql as $$
begin
    perform pg_notify('change', '');
    return null;
end $$;
create trigger notify_change after insert on change for each statement execute function notify_change();

-- One row: readers that have not come so far must start from zero.
create table change_horizon (
    only_row         boolean primary key default true check (only_row),
    forgotten_before xid8 not null
);
insert into change_horizon (forgotten_before) values ('0');
