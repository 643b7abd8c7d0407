-- What was refused is held against what is offered in the same locality: the others need not be read.
drop index vacancy_refused;
create index vacancy_refused on vacancy (organisation, occupation, country, coalesce(place ->> 'locality', ''), id)
    where clearance = 'BLOCKED';
