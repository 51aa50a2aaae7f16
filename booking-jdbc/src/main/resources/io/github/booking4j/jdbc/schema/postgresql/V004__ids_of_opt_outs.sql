alter table booking_opt_out add column opt_out_id uuid default gen_random_uuid() not null;
alter table booking_opt_out alter column opt_out_id drop default;
create unique index booking_opt_out_by_id on booking_opt_out (client_key, opt_out_id);
