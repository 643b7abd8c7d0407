-- What the law says, country by country: dated facts with their sources. A correction is a new version of an entry; the
-- highest version counts.
create table register_entry (
    id          uuid        not null,
    version     bigint      not null check (version >= 0),
    kind        text        not null check (kind in ('CONVENTION', 'FEE_RULE', 'LICENSING_AUTHORITY', 'MINIMUM_WAGE',
                                                     'WORKING_TIME', 'MINIMUM_AGE', 'UNION_RIGHTS', 'SOCIAL_SECURITY')),
    countries   text[]      not null check (cardinality(countries) between 1 and 60),
    -- what tells facts of one kind, country and day apart: the instrument, the sector, the agreement
    subject     text        not null,
    -- null only for a convention that is not ratified
    valid_from  date check (valid_from is not null or kind = 'CONVENTION'),
    -- the last day, null without an end
    valid_until date check (valid_until >= valid_from),
    fact        jsonb       not null,
    source      text        not null check (length(source) between 1 and 500),
    as_of       date        not null,
    confidence  text        not null check (confidence in ('CONFIRMED', 'REPORTED')),
    note        text check (length(note) <= 1000),
    withdrawn   boolean     not null,
    -- why this version was made; every version but the first of an entry says it
    reason      text check (length(reason) <= 500),
    recorded_at timestamptz not null,
    -- the key it was entered with, null for what comes with the service
    recorded_by uuid,
    primary key (id, version),
    check (version = 0 or reason is not null)
);

create trigger append_only before update or delete or truncate on register_entry
    for each statement execute function refuse_change();

-- The law is for everybody to read, and for those who supervise recruitment to enter.
alter table register_entry enable row level security;
alter table register_entry force row level security;
create policy everybody_reads on register_entry for select
    using (caller_role() <> '');
create policy supervisors_enter on register_entry for insert
    with check (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR'));
