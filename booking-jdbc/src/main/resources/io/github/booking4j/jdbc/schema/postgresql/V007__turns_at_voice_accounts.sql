alter table booking_account_waiting add column priority smallint not null default 2;
alter table booking_account_waiting add column called_at timestamp with time zone;
