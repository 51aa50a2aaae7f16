create table booking_appointment_change (
  client_key varchar not null,
  appointment_id uuid not null,
  version integer not null,
  kind varchar not null,
  changed_at timestamp(6) with time zone not null,
  start_at timestamp(6) with time zone not null,
  primary key (client_key, appointment_id, version)
);
