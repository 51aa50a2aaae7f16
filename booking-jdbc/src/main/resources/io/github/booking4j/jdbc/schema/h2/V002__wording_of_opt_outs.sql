alter table booking_opt_out add column wording varchar;
