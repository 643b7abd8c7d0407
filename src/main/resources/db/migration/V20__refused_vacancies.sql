-- Whether a vacancy was refused before under another reference is asked of each that is stored.
create index vacancy_refused on vacancy (organisation, occupation, country, id) where clearance = 'BLOCKED';
