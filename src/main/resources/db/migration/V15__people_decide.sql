-- What people decide on findings, what became of each vacancy's clearance, and what still waits for somebody to look.

-- On one finding, so on one rule and one version of a vacancy; the last one on a finding counts.
create table decision (
    id         uuid primary key,
    -- the vacancy's
    tenant     uuid        not null references organisation,
    vacancy    uuid        not null references vacancy,
    finding    uuid        not null references recruitment_check,
    rule       text        not null,
    kind       text        not null check (kind in ('UPHOLD', 'DISMISS', 'EXCEPTION', 'REQUEST_CORRECTION')),
    reason     text check (length(reason) between 1 and 2000),
    instrument text check (length(instrument) between 1 and 300),
    article    text check (length(article) between 1 and 100),
    correction text check (length(correction) between 1 and 2000),
    decided_at timestamptz not null,
    decided_by uuid        not null,
    check (kind <> 'DISMISS' or reason is not null),
    check (case when kind = 'EXCEPTION' then num_nulls(instrument, article) = 0
        else num_nonnulls(instrument, article) = 0 end),
    check ((kind = 'REQUEST_CORRECTION') = (correction is not null))
);
create index decision_vacancy on decision (vacancy, id);
create trigger append_only before update or delete or truncate on decision
    for each statement execute function refuse_change();

-- One row for each time a vacancy's clearance became another one: it lasts until the next row.
create table clearance_change (
    id              uuid primary key,
    vacancy         uuid        not null references vacancy deferrable initially deferred,
    vacancy_version bigint      not null,
    -- null for the first
    previous        text check (previous in ('CLEARED', 'REVIEW', 'BLOCKED')),
    clearance       text        not null check (clearance in ('CLEARED', 'REVIEW', 'BLOCKED')),
    cause           text        not null check (cause in ('EXAMINATION', 'DECISION', 'LICENCE')),
    examination     uuid,
    decision        uuid references decision deferrable initially deferred,
    changed_at      timestamptz not null,
    changed_by      text        not null,
    -- ties it to the change log's row of the vacancy
    transaction     xid8        not null default pg_current_xact_id(),
    check (previous is distinct from clearance),
    check ((cause = 'EXAMINATION') = (examination is not null)),
    check ((cause = 'DECISION') = (decision is not null))
);
create index clearance_change_vacancy on clearance_change (vacancy, id);
create trigger append_only before update or delete or truncate on clearance_change
    for each statement execute function refuse_change();

-- The queue: one row for each vacancy with findings that nobody has decided on. It follows from checks and decisions.
create table review (
    vacancy      uuid primary key references vacancy deferrable initially deferred,
    tenant       uuid        not null references organisation,
    organisation uuid        not null references organisation,
    -- of the gravest open finding
    severity     text        not null check (severity in ('BLOCKING', 'REVIEW')),
    -- what the queue is ordered by: a time-ordered id, with the leading bit set behind everything that blocks
    place        uuid        not null unique,
    since        timestamptz not null
);
create index review_tenant on review (tenant, place);

-- Vacancies stored before.
select set_config('passerelle.role', 'SYSTEM', true);
insert into clearance_change (id, vacancy, vacancy_version, clearance, cause, examination, changed_at, changed_by)
    select distinct on (c.vacancy) c.examination, c.vacancy, c.vacancy_version, v.clearance, 'EXAMINATION', c.examination,
        c.checked_at, c.checked_by
    from vacancy v join recruitment_check c on c.vacancy = v.id order by c.vacancy, c.examination desc;
insert into review (vacancy, tenant, organisation, severity, place, since)
    select v.id, v.tenant, v.organisation, min(c.severity),
        case min(c.severity) when 'BLOCKING' then c.examination else ('8' || substr(c.examination::text, 2))::uuid end,
        min(c.checked_at)
    from vacancy v join recruitment_check c on c.vacancy = v.id
    where c.examination = (select l.examination from recruitment_check l where l.vacancy = v.id
            order by l.examination desc limit 1)
        and c.severity <> 'NOTICE' and c.outcome in ('FAIL', 'REVIEW', 'UNKNOWN')
    group by v.id, c.examination;
-- Looked at now: tables with checks still to come cannot be altered.
set constraints all immediate;

-- Whoever ranked a vacancy is told when it becomes blocked: such a notification has no alert, no seeker and no score.
alter table notification
    add kind text not null default 'PAIR' check (kind in ('PAIR', 'BLOCKED')),
    add clearance_change uuid references clearance_change,
    alter alert drop not null,
    alter seeker drop not null,
    alter seeker_version drop not null,
    alter vacancy_version drop not null,
    alter score drop not null,
    add check (case when kind = 'PAIR'
        then clearance_change is null and num_nulls(alert, seeker, seeker_version, vacancy_version, score) = 0
        else clearance_change is not null
            and num_nonnulls(alert, seeker, seeker_version, vacancy_version, score) = 0 end);
-- nobody is told twice
create unique index notification_clearance_change on notification (clearance_change, owner)
    where clearance_change is not null;

alter table decision enable row level security;
alter table decision force row level security;
create policy as_its_vacancy on decision for select
    using (exists (select 1 from vacancy v where v.id = decision.vacancy));
create policy supervisors_decide on decision for insert
    with check (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR'));
create policy own_service_decides on decision for insert
    with check (caller_role() = 'COUNSELLOR' and tenant = caller_tenant());

alter table clearance_change enable row level security;
alter table clearance_change force row level security;
create policy as_its_vacancy on clearance_change for select
    using (exists (select 1 from vacancy v where v.id = clearance_change.vacancy));
-- Written in the same transaction as the vacancy, and before it.
create policy whoever_stores on clearance_change for insert
    with check (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'COUNSELLOR', 'PARTNER', 'INSPECTOR'));

alter table review enable row level security;
alter table review force row level security;
create policy everything on review
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR'));
create policy own_service on review
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant());
-- A partner's vacancy enters and leaves the queue as the partner sends it.
create policy own on review
    using (caller_role() = 'PARTNER' and organisation = caller_organisation());
