-- One entry of the record per examination: its checks are made together, of one version of a vacancy, at one time and by one
-- key, and are hashed together. The canonical form is in org.passerelle.recruitment.RecordEntry; the id of a check is that of
-- its examination with the check's place, from 1, in the last byte.
create table examination (
    id              uuid primary key check (right(id::text, 2) = '00'),
    -- whose chain it is in, and where
    organisation    uuid        not null,
    position        bigint      not null check (position > 0),
    previous        bytea       not null check (length(previous) = 32),
    hash            bytea       not null check (length(hash) = 32),
    vacancy         uuid        not null references vacancy deferrable initially deferred,
    vacancy_version bigint      not null,
    -- whose contract was compared with the advert, null where the vacancy itself was examined
    placement       uuid references placement,
    checked_at      timestamptz not null,
    checked_by      text        not null,
    -- one per rule, in their order: rule, ruleVersion, severity, outcome, evidence, basis
    checks          jsonb       not null check (jsonb_typeof(checks) = 'array' and jsonb_array_length(checks) between 1 and 255),
    -- a chain has no forks
    constraint examination_chain unique (organisation, position),
    constraint examination_of_vacancy unique (vacancy, id)
);
-- some 5 KB, compressed in place to less than 2: whoever reads an entry reads its checks
alter table examination alter column checks set storage main;
create index examination_placement on examination (vacancy, placement, id) where placement is not null;

-- What is recorded is carried over in its order and chained anew, as V14 did; the chains end with one seal each. RFC 8785 for
-- what occurs here: PostgreSQL writes strings and whole numbers as it asks for; what is left is the order of the members and
-- the spaces.
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
create function pg_temp.of_check(id uuid) returns uuid language sql immutable as
    $$ select (left(id::text, 34) || '00')::uuid $$;

-- The owner reads and writes all of them.
alter table recruitment_check no force row level security;
alter table record_seal no force row level security;
alter table decision no force row level security;
alter table clearance_change no force row level security;
alter table record_seal disable trigger append_only;
alter table decision disable trigger append_only;
alter table clearance_change disable trigger append_only;
alter table decision drop constraint decision_finding_fkey;

-- What was cut off, slipped in or put out of order must not be sealed as if it were whole. What was changed in place is found
-- by verify-record of the version before.
do $$
declare
    broken uuid;
begin
    select coalesce(c.organisation, s.organisation) into broken
    from (select organisation, count(*) as entries, max(position) as last from recruitment_check group by organisation) c
        full join (select distinct on (organisation) organisation, entries, hash from record_seal
            order by organisation, entries desc) s on s.organisation = c.organisation
        left join recruitment_check l on l.organisation = s.organisation and l.position = s.entries
    where c.entries is distinct from s.entries or c.last is distinct from s.entries or l.hash is distinct from s.hash
    limit 1;
    if broken is null then
        select c.organisation into broken
        from recruitment_check c join recruitment_check p on p.organisation = c.organisation and p.position = c.position - 1
        where c.previous <> p.hash
        limit 1;
    end if;
    if broken is not null then
        raise exception 'The record of organisation % is not whole: verify it before it is carried over', broken
            using errcode = 'integrity_constraint_violation';
    end if;
end $$;

-- Where each check goes.
create temporary table carried on commit drop as
    select id, organisation, pg_temp.of_check(examination) as examination, position,
        row_number() over (partition by examination order by position) as place
    from recruitment_check;
create unique index on carried (id);
create index on carried (examination);
analyze carried;

delete from record_seal;
do $$
declare
    entry record;
    chain uuid;
    place bigint;
    last  bytea;
    hash  bytea;
    own   jsonb;
    form  text;
begin
    for entry in
        select c.organisation, c.examination, m.vacancy, m.vacancy_version, m.placement, m.checked_at, m.checked_by
        from carried c join recruitment_check m on m.id = c.id
        where c.place = 1 order by c.organisation, c.position
    loop
        if entry.organisation is distinct from chain then
            if chain is not null then
                insert into record_seal values (chain, place, last, now());
            end if;
            chain := entry.organisation;
            place := 0;
            last := decode(repeat('00', 32), 'hex');
        end if;
        place := place + 1;
        select jsonb_agg(jsonb_build_object(
                'basis', to_jsonb(m.basis),
                'evidence', m.evidence,
                'outcome', m.outcome,
                'rule', m.rule,
                'ruleVersion', m.rule_version,
                'severity', m.severity) order by c.place),
            -- All members written out: what takes its time is done a million times.
            '[' || string_agg(concat('{"basis":[', (select string_agg(to_json(b)::text, ',' order by n)
                        from unnest(m.basis) with ordinality as basis (b, n)),
                '],"evidence":', case m.evidence when '[]' then '[]' else pg_temp.canonical(m.evidence) end,
                ',"outcome":', to_json(m.outcome), ',"rule":', to_json(m.rule), ',"ruleVersion":', m.rule_version,
                ',"severity":', to_json(m.severity), '}'), ',' order by c.place) || ']'
            into own, form from carried c join recruitment_check m on m.id = c.id where c.examination = entry.examination;
        hash := sha256(convert_to(concat('{"checkedAt":"',
            to_char(entry.checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            '","checkedBy":', to_json(entry.checked_by), ',"checks":', form, ',"id":"', entry.examination,
            '","organisation":"', chain, '",', '"placement":"' || entry.placement || '",', '"position":', place,
            ',"previous":"', encode(last, 'hex'), '","vacancy":"', entry.vacancy,
            '","vacancyVersion":', entry.vacancy_version, '}'), 'UTF8'));
        insert into examination values (entry.examination, chain, place, last, hash, entry.vacancy, entry.vacancy_version,
            entry.placement, entry.checked_at, entry.checked_by, own);
        last := hash;
    end loop;
    if chain is not null then
        insert into record_seal values (chain, place, last, now());
    end if;
end $$;
update decision d set finding = (left(c.examination::text, 34) || lpad(to_hex(c.place), 2, '0'))::uuid
    from carried c where c.id = d.finding;
update clearance_change set examination = pg_temp.of_check(examination) where examination is not null;
-- Looked at now: tables with checks still to come cannot be altered.
set constraints all immediate;
set constraints all deferred;

drop function pg_temp.canonical(jsonb);
drop function pg_temp.of_check(uuid);
drop table recruitment_check;

-- A decision's finding is in an examination of its vacancy.
alter table decision
    add column examination uuid generated always as ((left(finding::text, 34) || '00')::uuid) stored,
    add check (right(finding::text, 2) <> '00'),
    add constraint decision_examination foreign key (vacancy, examination) references examination (vacancy, id);
alter table record_seal enable trigger append_only;
alter table decision enable trigger append_only;
alter table clearance_change enable trigger append_only;
alter table record_seal force row level security;
alter table decision force row level security;
alter table clearance_change force row level security;

create trigger append_only before update or delete or truncate on examination
    for each statement execute function refuse_change();

alter table examination enable row level security;
alter table examination force row level security;
-- Supervisors see the whole record, also where a vacancy is gone that should not be.
create policy as_its_vacancy on examination for select
    using ((select caller_role()) in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR')
        or exists (select 1 from vacancy v where v.id = examination.vacancy));
-- Who stores a vacancy adds to the own organisation's chain. A licence that an inspector changes adds to any.
create policy whoever_stores on examination for insert
    with check (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR')
        or (caller_role() in ('COUNSELLOR', 'PARTNER') and organisation = caller_tenant()));
create policy who_placed_compares on examination for insert
    with check (exists (select 1 from placement p
        where p.id = examination.placement and p.vacancy = examination.vacancy
            and p.vacancy_tenant = examination.organisation and p.tenant = caller_tenant()));
