-- One seeker's score for a vacancy is put on record like a ranking.
alter table match_run drop constraint match_run_direction_check;
alter table match_run add constraint match_run_direction_check
    check (direction in ('CANDIDATES', 'OPPORTUNITIES', 'PAIR'));

-- Many vacancies ranked as one job. Any copy of the service takes the next entry of any job.
create table match_job (
    id            uuid primary key,
    tenant        uuid        not null references organisation,
    requested_by  uuid        not null references api_key,
    -- an administrator's job considers the seekers of all services
    every_service boolean     not null,
    purpose       text check (length(purpose) <= 300),
    -- of titles and reasons
    language      text        not null check (language ~ '^[a-z]{2}$'),
    hits          int         not null check (hits between 1 and 500),
    weights       jsonb       not null,
    state         text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    total         int         not null check (total >= 0),
    done          int         not null default 0,
    refused       int         not null default 0,
    failed        int         not null default 0,
    created_at    timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    check (done between 0 and total and refused + failed <= done),
    check ((finished_at is null) = (state in ('QUEUED', 'RUNNING')))
);
create index match_job_tenant on match_job (tenant, id);
create index match_job_unfinished on match_job (id) where finished_at is null;

create table match_job_entry (
    id         uuid primary key,
    job        uuid  not null references match_job on delete cascade,
    vacancy    uuid  not null,
    state      text  not null default 'PENDING' check (state in ('PENDING', 'RANKED', 'REFUSED', 'FAILED')),
    run        uuid references match_run,
    considered int,
    eligible   int,
    candidates jsonb,
    problem    jsonb,
    unique (job, vacancy),
    check ((state = 'RANKED') = (run is not null and considered is not null and eligible is not null
        and candidates is not null)),
    check ((problem is not null) = (state in ('REFUSED', 'FAILED')))
);
create index match_job_entry_job on match_job_entry (job, id);
create index match_job_entry_pending on match_job_entry (job, id) where state = 'PENDING';

-- Who wants to hear of new pairs. Scores in hundredths.
create table alert (
    id            uuid primary key,
    tenant        uuid        not null references organisation,
    owner         uuid        not null references api_key,
    every_service boolean     not null,
    name          text check (length(name) between 1 and 200),
    seeker        uuid references seeker on delete cascade,
    vacancy       uuid references vacancy,
    minimum_score int         not null check (minimum_score between 1 and 10000),
    -- of vacancies, as the seeker's country of residence has it
    market        text check (market in ('HOME', 'ABROAD')),
    countries     text[]      not null default '{}',
    -- what was stored before this transaction is no news
    since         bigint      not null default (pg_snapshot_xmin(pg_current_snapshot())::text::bigint),
    version       bigint      not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    check ((seeker is null) <> (vacancy is null)),
    check (seeker is not null or (market is null and countries = '{}'))
);
create index alert_owner on alert (owner, id);
create index alert_seeker on alert (seeker) where seeker is not null;
create index alert_vacancy on alert (vacancy) where vacancy is not null;

-- Ids and a score, no personal data; gone with the seeker's file.
create table notification (
    id              uuid primary key,
    alert           uuid        not null references alert on delete cascade,
    tenant          uuid        not null references organisation,
    owner           uuid        not null references api_key,
    every_service   boolean     not null,
    seeker          uuid        not null references seeker on delete cascade,
    vacancy         uuid        not null references vacancy,
    seeker_version  bigint      not null,
    vacancy_version bigint      not null,
    score           int         not null check (score between 1 and 10000),
    notified_at     timestamptz not null,
    read_at         timestamptz,
    -- nobody is told twice
    unique (alert, seeker, vacancy, seeker_version, vacancy_version)
);
create index notification_owner on notification (owner, id);
create index notification_seeker on notification (seeker);

-- How far a reader of the change log has come that keeps its position here.
create table change_reader (
    name        text primary key,
    transaction xid8   not null,
    id          bigint not null
);
insert into change_reader (name, transaction, id)
    values ('alerts', pg_snapshot_xmin(pg_current_snapshot()), 0);

alter table match_job enable row level security;
alter table match_job force row level security;
create policy everything on match_job
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy own on match_job
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant() and not every_service);

alter table match_job_entry enable row level security;
alter table match_job_entry force row level security;
create policy as_its_job on match_job_entry
    using (exists (select 1 from match_job j where j.id = match_job_entry.job));

alter table alert enable row level security;
alter table alert force row level security;
create policy everything on alert
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy own on alert
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant() and not every_service);

alter table notification enable row level security;
alter table notification force row level security;
create policy everything on notification
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy own on notification
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant() and not every_service);
