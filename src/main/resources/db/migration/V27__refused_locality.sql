-- Under row security an index is asked with nothing that might leak, neither ->> nor coalesce: all that was refused for the
-- same work in the whole country was read for each new vacancy. So the locality is a column of its own, empty where none is
-- stated.
alter table vacancy add column locality text not null generated always as (coalesce(place ->> 'locality', '')) stored;
drop index vacancy_refused;
create index vacancy_refused on vacancy (organisation, occupation, country, locality, id) where clearance = 'BLOCKED';
