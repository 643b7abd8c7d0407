-- Codes that stand beside those that records were stored with, since a new version of their classification.
create table recoding (
    id             uuid primary key,
    tenant         uuid        not null references organisation,
    record_kind    text        not null check (record_kind in ('SEEKER', 'VACANCY')),
    record         uuid        not null,
    field          text        not null check (length(field) between 1 and 200),
    classification text        not null,
    -- what is stored in the record; a record that is entered anew has another version, and is no longer meant
    from_version   text        not null,
    from_code      text        not null,
    to_version     text        not null,
    to_code        text        not null,
    match          text        not null check (match in ('EXACT', 'CLOSE', 'BROAD', 'NARROW')),
    source         text        not null,
    recoded_at     timestamptz not null,
    recoded_by     uuid        not null,
    foreign key (classification, to_version) references classification
);
create index recoding_record on recoding (record);

-- Append-only, but gone with its record: a person who is erased leaves no codes behind.
create trigger append_only before update or truncate on recoding
    for each statement execute function refuse_change();
create trigger only_with_its_record before delete on recoding
    for each statement when (pg_trigger_depth() = 0) execute function refuse_change();

create function forget_recoding() returns trigger language plpgsql as $$
begin
    delete from recoding where record = old.id;
    return null;
end $$;
create trigger forget_recoding after delete on seeker for each row execute function forget_recoding();
create trigger forget_recoding after delete on vacancy for each row execute function forget_recoding();

-- Rankings follow: the record is indexed again.
create function log_recoding() returns trigger language plpgsql as $$
begin
    insert into change (kind, entity) values (new.record_kind, new.record);
    return null;
end $$;
create trigger log_recoding after insert on recoding for each row execute function log_recoding();

alter table recoding enable row level security;
alter table recoding force row level security;
create policy everything on recoding
    using (caller_role() in ('SYSTEM', 'ADMINISTRATOR'));
create policy as_its_record on recoding for select
    using (case record_kind
        when 'SEEKER' then exists (select 1 from seeker s where s.id = recoding.record)
        else exists (select 1 from vacancy v where v.id = recoding.record) end);
create policy own on recoding for delete
    using (caller_role() in ('COUNSELLOR', 'PARTNER') and tenant = caller_tenant());
-- What a counsellor deletes with a record must be visible to the deletion, though the record is gone already.
create policy own_visible on recoding for select
    using (caller_role() in ('COUNSELLOR', 'PARTNER') and tenant = caller_tenant());
