-- Complaints about a vacancy, an organisation or a placement. Confidential: whoever is complained about never learns of one from here, nor
-- does the administrator of the installation.
create function caller_country() returns text language sql stable as
    $$ select country from organisation where id = caller_organisation() $$;

create table complaint (
    id            uuid primary key,
    -- of the body that received it
    tenant        uuid        not null references organisation,
    -- the office that received it
    receiver      uuid        not null references organisation,
    -- what it is about: one of them
    vacancy       uuid references vacancy,
    organisation  uuid references organisation,
    placement     uuid references placement,
    brought_by    text        not null check (brought_by in ('SEEKER', 'UNION', 'INSPECTOR', 'ATTACHE')),
    anonymous     boolean     not null,
    account       text        not null check (length(account) between 1 and 10000),
    -- rules that were broken, as the complainant sees it
    grounds       text[]      not null,
    reprisal_risk boolean     not null,
    -- the organisations complained about
    respondents   uuid[]      not null,
    -- whose inspectors are concerned
    countries     text[]      not null check (cardinality(countries) > 0),
    state         text        not null check (state in ('RECEIVED', 'UNDER_EXAMINATION', 'REFERRED', 'CLOSED')),
    -- the key that has it in hand, null until somebody has
    in_hand_of    uuid,
    outcome       text check (outcome in ('UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD', 'WITHDRAWN')),
    -- those of the grounds that were found to be right
    upheld        text[]      not null,
    due_on        date,
    closed_on     date,
    -- what the list is ordered by, see org.passerelle.complaint.Complaint
    place         uuid        not null unique,
    received_at   timestamptz not null,
    received_by   uuid        not null,
    version       bigint      not null,
    check (num_nonnulls(vacancy, organisation, placement) = 1),
    check (case when state = 'CLOSED' then due_on is null and num_nulls(outcome, closed_on) = 0
        else due_on is not null and num_nonnulls(outcome, closed_on) = 0 end),
    check ((state = 'RECEIVED') <= (in_hand_of is null)),
    check (upheld <@ grounds and (upheld = '{}' or outcome in ('UPHELD', 'PARTLY_UPHELD')))
);
create index complaint_tenant on complaint (tenant, place);
create index complaint_respondents on complaint using gin (respondents);

-- Who complained, apart from what: seen by the office that was told, and by nobody else.
create table complainant (
    complaint uuid primary key references complaint,
    receiver  uuid not null references organisation,
    -- whoever is erased is erased here too
    seeker    uuid references seeker on delete cascade,
    name      text check (length(name) between 1 and 300),
    contact   text check (length(contact) between 1 and 300),
    check (num_nonnulls(seeker, name, contact) > 0)
);
create index complainant_seeker on complainant (seeker) where seeker is not null;

-- What was done, by whom and why.
create table complaint_step (
    id        uuid primary key,
    complaint uuid        not null references complaint deferrable initially deferred,
    kind      text        not null check (kind in ('RECEIVE', 'ACKNOWLEDGE', 'TAKE_OVER', 'REFER', 'ANSWER', 'CLOSE', 'CORRECT')),
    -- that it led to
    state     text        not null check (state in ('RECEIVED', 'UNDER_EXAMINATION', 'REFERRED', 'CLOSED')),
    reason    text check (length(reason) between 1 and 2000),
    referral  jsonb,
    answer    text check (length(answer) between 1 and 10000),
    outcome   text check (outcome in ('UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD', 'WITHDRAWN')),
    upheld    text[]      not null,
    -- what a correction took the place of
    before    jsonb,
    made_at   timestamptz not null,
    made_by   uuid        not null,
    made_for  uuid        not null references organisation,
    check (reason is not null or kind in ('RECEIVE', 'ACKNOWLEDGE', 'ANSWER')),
    check ((kind = 'REFER') = (referral is not null)),
    check ((kind = 'ANSWER') = (answer is not null)),
    check ((kind = 'CLOSE') = (outcome is not null)),
    check ((kind = 'CORRECT') = (before is not null))
);
create index complaint_step_complaint on complaint_step (complaint, id);
create trigger append_only before update or delete or truncate on complaint_step
    for each statement execute function refuse_change();

alter table complaint enable row level security;
alter table complaint force row level security;
create policy everything on complaint
    using (caller_role() = 'SYSTEM');
create policy whoever_receives on complaint for insert
    with check (caller_role() in ('COUNSELLOR', 'INSPECTOR')
        and tenant = caller_tenant() and receiver = caller_organisation()
        and caller_tenant() <> all (respondents) and caller_organisation() <> all (respondents));
create policy receiving_service_reads on complaint for select
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant()
        and caller_tenant() <> all (respondents) and caller_organisation() <> all (respondents));
create policy receiving_service_acts on complaint for update
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant()
        and caller_tenant() <> all (respondents) and caller_organisation() <> all (respondents));
create policy countries_inspectors_read on complaint for select
    using (caller_role() = 'INSPECTOR' and (select caller_country()) = any (countries)
        and caller_tenant() <> all (respondents) and caller_organisation() <> all (respondents));
create policy countries_inspectors_act on complaint for update
    using (caller_role() = 'INSPECTOR' and (select caller_country()) = any (countries)
        and caller_tenant() <> all (respondents) and caller_organisation() <> all (respondents));

-- Not even the service itself, which has no use for it.
alter table complainant enable row level security;
alter table complainant force row level security;
create policy whoever_was_told on complainant
    using (caller_role() in ('COUNSELLOR', 'INSPECTOR') and receiver = caller_organisation()
        and exists (select 1 from complaint c where c.id = complainant.complaint));

alter table complaint_step enable row level security;
alter table complaint_step force row level security;
create policy as_its_complaint on complaint_step for select
    using (exists (select 1 from complaint c where c.id = complaint_step.complaint));
create policy whoever_acts on complaint_step for insert
    with check (caller_role() in ('COUNSELLOR', 'INSPECTOR') and made_for = caller_organisation()
        and exists (select 1 from complaint c where c.id = complaint_step.complaint));

-- Rules that somebody competent has found to be broken, beyond what an advert shows: in a vacancy or by an organisation. What
-- led to it is not told here: examinations by anybody read it.
create table breach (
    id             uuid primary key,
    vacancy        uuid references vacancy,
    organisation   uuid references organisation,
    rule           text not null,
    established_on date not null,
    check (num_nonnulls(vacancy, organisation) = 1)
);
create index breach_vacancy on breach (vacancy) where vacancy is not null;
create index breach_organisation on breach (organisation) where organisation is not null;
create trigger append_only before update or delete or truncate on breach
    for each statement execute function refuse_change();
alter table breach enable row level security;
alter table breach force row level security;
create policy everybody_examines on breach for select
    using (caller_role() <> '');
create policy whoever_decides on breach for insert
    with check (caller_role() in ('SYSTEM', 'COUNSELLOR', 'INSPECTOR'));
