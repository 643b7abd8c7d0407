-- Who was placed where, by which contract, and what the vacancy promised then.

create table placement (
    id              uuid primary key,
    -- the service that keeps the seeker's file
    tenant          uuid        not null references organisation,
    -- null once the file is erased: what is left says nothing about a person
    seeker          uuid references seeker on delete set null,
    vacancy         uuid        not null references vacancy,
    vacancy_tenant  uuid        not null references organisation,
    -- the vacancy as it was when the seeker was placed: what is signed is held against that, whatever becomes of it
    vacancy_version bigint      not null,
    advertised      jsonb       not null,
    -- who recruited then
    agency          uuid references organisation,
    state           text        not null check (state in ('PREPARED', 'RUNNING', 'ENDED')),
    signed_on       date,
    departs_on      date,
    started_on      date,
    ended_on        date,
    ending          text check (ending in ('COMPLETED', 'LEFT', 'DISMISSED', 'AGREED', 'WITHDRAWN_FOR_PROTECTION',
                                           'NEVER_STARTED', 'OTHER')),
    terms           jsonb       not null,
    -- what the comparison of the contract with the advert came to
    comparison      text        not null check (comparison in ('PASS', 'FAIL', 'REVIEW', 'UNKNOWN', 'NOT_APPLICABLE')),
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    created_by      uuid        not null,
    updated_by      uuid        not null,
    check (state <> 'RUNNING' or started_on is not null),
    check (state <> 'PREPARED' or started_on is null),
    check (case when state = 'ENDED' then num_nulls(ended_on, ending) = 0 else num_nonnulls(ended_on, ending) = 0 end),
    check (ended_on >= started_on)
);
create index placement_tenant on placement (tenant, id);
create index placement_vacancy on placement (vacancy, id);
create index placement_vacancy_tenant on placement (vacancy_tenant, tenant);
create index placement_agency on placement (agency, state, id) where agency is not null;
create index placement_seeker on placement (seeker);
-- nobody is placed twice in one vacancy at a time
create unique index placement_once on placement (seeker, vacancy) where state <> 'ENDED';

-- A comparison of a signed contract with the advert is a check of the vacancy, and of this placement. In the chain it is a
-- member that is left out where there is none, so that the entries made before are what they were.
alter table recruitment_check add column placement uuid references placement;
create index recruitment_check_placement on recruitment_check (vacancy, placement, examination) where placement is not null;
alter table decision add column placement uuid references placement;

alter table placement enable row level security;
alter table placement force row level security;
create policy everything on placement
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy own_service on placement
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant());
-- The seeker is an id to them: the file stays with its service.
create policy the_vacancys_service_reads on placement for select
    using (caller_role() = 'COUNSELLOR' and vacancy_tenant = caller_tenant());
create policy inspectors_read on placement for select
    using (caller_role() = 'INSPECTOR');

-- Who places a seeker in another service's vacancy adds the comparison to that service's record, and the vacancy's clearance
-- follows from it in the same transaction.
create function caller_placed_in(vacancy_id uuid) returns boolean language sql stable as
    $$ select caller_role() = 'COUNSELLOR'
        and exists (select 1 from placement p where p.vacancy = vacancy_id and p.tenant = caller_tenant()) $$;
create function caller_placed_with(service uuid) returns boolean language sql stable as
    $$ select caller_role() = 'COUNSELLOR'
        and exists (select 1 from placement p where p.vacancy_tenant = service and p.tenant = caller_tenant()) $$;
create policy who_placed_compares on recruitment_check for insert
    with check (exists (select 1 from placement p
        where p.id = recruitment_check.placement and p.vacancy = recruitment_check.vacancy
            and p.vacancy_tenant = recruitment_check.organisation and p.tenant = caller_tenant()));
create policy who_placed_reads on record_seal for select
    using (caller_placed_with(organisation));
create policy who_placed_seals on record_seal for insert
    with check (caller_placed_with(organisation));
create policy who_placed_examines on vacancy for update
    using (caller_placed_in(id));
create policy who_placed_lines_up on review
    using (caller_placed_in(vacancy));
