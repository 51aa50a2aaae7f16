create table booking_sequence (
  client_key text collate "C" not null,
  outcome text collate "C" not null,
  steps text not null,
  primary key (client_key, outcome)
);

create table booking_followed_lead (
  client_key text collate "C" not null,
  lead_id uuid not null,
  outcome text not null,
  primary key (client_key, lead_id)
);
