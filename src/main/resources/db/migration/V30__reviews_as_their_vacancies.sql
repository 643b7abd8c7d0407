-- A review has its vacancy's service and owner, which the vacancy refers to: they need not be looked for again.
alter table review
    drop constraint review_tenant_fkey,
    drop constraint review_organisation_fkey;

-- PostgreSQL asks the policies of a table one after the other for each row that is added or changed, the last in the alphabet
-- first. Those that look at placements concern counsellors and other services' vacancies only, which is soon told.
alter policy who_placed_lines_up on review
    using (caller_role() = 'COUNSELLOR' and tenant <> caller_tenant() and caller_placed_in(vacancy));
alter policy who_placed_examines on vacancy
    using (caller_role() = 'COUNSELLOR' and tenant <> caller_tenant() and caller_placed_in(id));
