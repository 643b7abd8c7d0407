-- Whom a ranking considered, admitted and listed, by sex and age band: counts only, see org.passerelle.matching.service.Composition.
alter table match_run add column composition jsonb;
-- What the vacancy was when it was ranked, and where those ranked are registered: null where that is not known.
alter table match_run add column contract_kind text;
alter table match_run add column entry_type text;
alter table match_run add column origin text check (origin ~ '^[A-Z]{2}$');
alter table match_run add column destination text check (destination ~ '^[A-Z]{2}$');
create index match_run_composed on match_run (ran_at) where composition is not null;

-- Nobody alters what was ranked, and nothing deletes it: kept as long as the database is.
create trigger append_only before update or delete or truncate on match_run
    for each statement execute function refuse_change();

-- Inspectors read the record of rankings of every service, statisticians count that of their own.
create policy inspectors_read on match_run for select
    using (caller_role() = 'INSPECTOR');
create policy statisticians_count on match_run for select
    using (caller_role() = 'STATISTICIAN' and tenant = caller_tenant());
