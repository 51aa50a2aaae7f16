alter table booking_account_waiting add column priority smallint default 2 not null;
alter table booking_account_waiting add column called_at timestamp with time zone;
