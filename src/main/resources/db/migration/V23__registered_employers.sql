-- The employer that a vacancy names by country and number is looked up in the whole register: whether somebody under
-- sanction is recognised must not depend on who may see the organisation. Only the examination of vacancies asks, for one
-- number at a time; it tells the name that is registered, which is public, and what licences were taken away.

create function registered_employers(asked_country text, asked_registration text) returns setof organisation
    language plpgsql as $$
declare
    role text := current_setting('passerelle.role', true);
begin
    perform set_config('passerelle.role', 'SYSTEM', true);
    return query select * from organisation where country = asked_country and registration = asked_registration;
    perform set_config('passerelle.role', role, true);
end $$;

create function licences_of_registered(asked_country text, asked_registration text) returns setof licence
    language plpgsql as $$
declare
    role text := current_setting('passerelle.role', true);
begin
    perform set_config('passerelle.role', 'SYSTEM', true);
    return query select l.* from licence l join organisation o on o.id = l.organisation
        where o.country = asked_country and o.registration = asked_registration
        order by l.valid_from desc, l.id;
    perform set_config('passerelle.role', role, true);
end $$;
