create table booking_appointment_change (
  client_key text collate "C" not null,
  appointment_id uuid not null,
  version integer not null,
  kind text not null,
  changed_at timestamp with time zone not null,
  start_at timestamp with time zone not null,
  primary key (client_key, appointment_id, version)
);
