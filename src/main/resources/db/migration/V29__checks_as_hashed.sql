-- The checks of an examination are stored as they are hashed, letter by letter: what is verified need not be put in order first,
-- and what is added need not be taken apart.
--
-- RFC 8785 for what occurs here, as in V24: PostgreSQL writes strings and whole numbers as it asks for; what is left is the
-- order of the members and the spaces.
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

alter table examination
    drop constraint examination_checks_check,
    drop constraint examination_rules,
    alter column checks type text using pg_temp.canonical(checks),
    add constraint examination_checks check (checks like '[{%}]');
-- As V25: nothing is added that does not say by which rules, what is there is looked at by the verification.
alter table examination
    add constraint examination_rules check ((rules is null) = (checks like '%,"severity":"%')) not valid;
