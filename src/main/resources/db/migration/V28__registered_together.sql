-- As V23 lets them be found, those of many numbers at once.
drop function registered_employers(text, text);
create function registered_employers(countries text[], registrations text[]) returns setof organisation
    language plpgsql as $$
declare
    role text := current_setting('passerelle.role', true);
begin
    perform set_config('passerelle.role', 'SYSTEM', true);
    return query select o.* from unnest(countries, registrations) as asked (country, registration)
        join organisation o on o.country = asked.country and o.registration = asked.registration;
    perform set_config('passerelle.role', role, true);
end $$;

drop function licences_of_registered(text, text);
create function licences_of_registered(countries text[], registrations text[]) returns setof licence
    language plpgsql as $$
declare
    role text := current_setting('passerelle.role', true);
begin
    perform set_config('passerelle.role', 'SYSTEM', true);
    return query select l.* from unnest(countries, registrations) as asked (country, registration)
        join organisation o on o.country = asked.country and o.registration = asked.registration
        join licence l on l.organisation = o.id
        order by l.valid_from desc, l.id;
    perform set_config('passerelle.role', role, true);
end $$;
