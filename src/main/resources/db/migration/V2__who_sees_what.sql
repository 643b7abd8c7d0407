-- The one place that says which rows a caller sees. The service sets the caller's role and tenant on the connection
-- (org.passerelle.access.CallerConnections); without them nothing is seen. SYSTEM is the service itself: indexer, loader.

create function caller_role() returns text language sql stable as
    $$ select coalesce(current_setting('passerelle.role', true), '') $$;
create function caller_tenant() returns uuid language sql stable as
    $$ select nullif(current_setting('passerelle.tenant', true), '')::uuid $$;

create function caller_organisation() returns uuid language sql stable as
    $$ select nullif(current_setting('passerelle.organisation', true), '')::uuid $$;

alter table organisation enable row level security;
alter table organisation force row level security;
create policy everything on organisation
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy the_services_see_all on organisation for select
    using (caller_role() in ('COUNSELLOR', 'SCHEME_MANAGER', 'INSPECTOR', 'STATISTICIAN'));
-- Services, inspectorates and agencies are public bodies and licensed ones; employers and other partners are not shown.
create policy own_and_public on organisation for select
    using (caller_role() = 'PARTNER'
        and (tenant = caller_tenant() or kind in ('PES', 'OFFICE', 'INSPECTORATE', 'AGENCY')));

alter table licence enable row level security;
alter table licence force row level security;
create policy everything on licence
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR'));
create policy as_its_organisation on licence for select
    using (exists (select 1 from organisation o where o.id = licence.organisation));

alter table api_key enable row level security;
alter table api_key force row level security;
create policy everything on api_key
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));

alter table seeker enable row level security;
alter table seeker force row level security;
create policy everything on seeker
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy own_service on seeker
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant());

alter table vacancy enable row level security;
alter table vacancy force row level security;
create policy everything on vacancy
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy own_service on vacancy
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant());
create policy own on vacancy
    using (caller_role() = 'PARTNER' and organisation = caller_organisation());
-- Work at home and abroad is what a service places people in: it sees every service's and partner's vacancies.
create policy the_services_see_all on vacancy for select
    using (caller_role() in ('COUNSELLOR', 'SCHEME_MANAGER', 'INSPECTOR'));

alter table recruitment_check enable row level security;
alter table recruitment_check force row level security;
create policy as_its_vacancy on recruitment_check for select
    using (exists (select 1 from vacancy v where v.id = recruitment_check.vacancy));
-- Checks are written in the same transaction as their vacancy, and before it.
create policy whoever_stores on recruitment_check for insert
    with check (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'COUNSELLOR', 'PARTNER', 'INSPECTOR'));

alter table match_run enable row level security;
alter table match_run force row level security;
create policy everything on match_run
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy own on match_run
    using (caller_role() = 'COUNSELLOR' and tenant = caller_tenant());

-- A licence that an inspector changes sets off new checks, which write the clearance of any service's vacancy.
create policy inspectors_examine on vacancy for update
    using (caller_role() = 'INSPECTOR');
