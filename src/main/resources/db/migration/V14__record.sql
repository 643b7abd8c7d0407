-- The record that nobody can alter unseen. The entries of an organisation, the one whose data the vacancies are (vacancy.tenant),
-- are a chain: each has its position, from 1, the hash of the one before it, and its own hash, the SHA-256 of its canonical form
-- (org.passerelle.recruitment.RecordEntry). Each transaction that adds entries ends with a seal: how many there are, and the
-- last one's hash. Who takes entries from the end leaves a seal behind that says so.
alter table recruitment_check
    add column organisation uuid,
    add column position     bigint,
    add column previous     bytea,
    add column hash         bytea;

create table record_seal (
    organisation uuid        not null references organisation,
    -- of the organisation's chain, when it was sealed
    entries      bigint      not null check (entries > 0),
    -- of the last of them
    hash         bytea       not null check (length(hash) = 32),
    sealed_at    timestamptz not null,
    primary key (organisation, entries)
);

-- What was recorded so far is chained in the order it was made. RFC 8785 for what occurs here: PostgreSQL writes strings and
-- whole numbers as it asks for; what is left is the order of the members and the spaces.
create function pg_temp.canonical(value jsonb) returns text language plpgsql as $$
begin
    case jsonb_typeof(value)
        when 'object' then
            return (select '{' || coalesce(string_agg(to_json(e.name)::text || ':' || pg_temp.canonical(e.member), ','
                        order by e.name collate "C"), '') || '}'
                    from jsonb_each(value) as e (name, member));
        when 'array' then
            return (select '[' || coalesce(string_agg(pg_temp.canonical(e.element), ',' order by e.n), '') || ']'
                    from jsonb_array_elements(value) with ordinality as e (element, n));
        else
            return value::text;
    end case;
end $$;

alter table recruitment_check no force row level security;
alter table recruitment_check disable trigger append_only;
do $$
declare
    entry record;
    chain uuid;
    place bigint;
    last  bytea;
begin
    for entry in
        select c.*, v.tenant from recruitment_check c join vacancy v on v.id = c.vacancy order by v.tenant, c.id
    loop
        if entry.tenant is distinct from chain then
            if chain is not null then
                insert into record_seal values (chain, place, last, now());
            end if;
            chain := entry.tenant;
            place := 0;
            last := decode(repeat('00', 32), 'hex');
        end if;
        place := place + 1;
        entry.hash := sha256(convert_to(pg_temp.canonical(jsonb_build_object(
            'basis', to_jsonb(entry.basis),
            'checkedAt', to_char(entry.checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'checkedBy', entry.checked_by,
            'evidence', entry.evidence,
            'examination', entry.examination,
            'id', entry.id,
            'organisation', chain,
            'outcome', entry.outcome,
            'position', place,
            'previous', encode(last, 'hex'),
            'rule', entry.rule,
            'ruleVersion', entry.rule_version,
            'severity', entry.severity,
            'vacancy', entry.vacancy,
            'vacancyVersion', entry.vacancy_version)), 'UTF8'));
        update recruitment_check set organisation = chain, position = place, previous = last, hash = entry.hash
            where id = entry.id;
        last := entry.hash;
    end loop;
    if chain is not null then
        insert into record_seal values (chain, place, last, now());
    end if;
end $$;
drop function pg_temp.canonical(jsonb);
alter table recruitment_check enable trigger append_only;
alter table recruitment_check force row level security;

alter table recruitment_check
    alter column organisation set not null,
    alter column position     set not null,
    alter column previous     set not null,
    alter column hash         set not null,
    add check (position > 0),
    add check (length(previous) = 32),
    add check (length(hash) = 32),
    -- a chain has no forks
    add constraint recruitment_check_chain unique (organisation, position);

create trigger append_only before update or delete or truncate on record_seal
    for each statement execute function refuse_change();

-- Supervisors see the whole record, also where a vacancy is gone that should not be.
drop policy as_its_vacancy on recruitment_check;
create policy as_its_vacancy on recruitment_check for select
    using ((select caller_role()) in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR')
        or exists (select 1 from vacancy v where v.id = recruitment_check.vacancy));
-- Who stores a vacancy adds to the own organisation's chain. A licence that an inspector changes adds to any.
drop policy whoever_stores on recruitment_check;
create policy whoever_stores on recruitment_check for insert
    with check (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR')
        or (caller_role() in ('COUNSELLOR', 'PARTNER') and organisation = caller_tenant()));

alter table record_seal enable row level security;
alter table record_seal force row level security;
create policy supervisors_read on record_seal for select
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR'));
create policy supervisors_seal on record_seal for insert
    with check (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR'));
create policy own_is_read on record_seal for select
    using (caller_role() in ('COUNSELLOR', 'PARTNER') and organisation = caller_tenant());
create policy own_is_sealed on record_seal for insert
    with check (caller_role() in ('COUNSELLOR', 'PARTNER') and organisation = caller_tenant());
