-- The rules as they are applied together. Of each its version, severity and legal basis, which are the same for every vacancy
-- until a rule changes: on record once, by its hash (org.passerelle.recruitment.RuleSet), and no longer with every check.
create table rule_set (
    hash  bytea primary key check (length(hash) = 32),
    -- basis, rule, ruleVersion, severity; in the order of the checks
    rules jsonb not null check (jsonb_typeof(rules) = 'array' and jsonb_array_length(rules) between 1 and 255)
);
create trigger append_only before update or delete or truncate on rule_set
    for each statement execute function refuse_change();

-- What a rule stands on is for everybody to read; whoever adds to the record may be the first under new rules.
alter table rule_set enable row level security;
alter table rule_set force row level security;
create policy everybody_reads on rule_set for select
    using (caller_role() <> '');
create policy whoever_stores on rule_set for insert
    with check (caller_role() in ('SYSTEM', 'ADMINISTRATOR', 'INSPECTOR', 'COUNSELLOR', 'PARTNER'));

-- Null where it was recorded before: those entries say it themselves, with every check, and stay as they were hashed. Not a
-- foreign key: every transaction would lock the same row, and the verification of the record looks whether it is there.
alter table examination
    add column rules bytea check (length(rules) = 32),
    -- nothing is added that says it nowhere; what is there is looked at by the verification
    add constraint examination_rules check ((rules is null) = (checks #> '{0, severity}' is not null)) not valid;
