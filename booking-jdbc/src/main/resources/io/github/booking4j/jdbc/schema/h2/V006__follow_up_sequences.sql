create table booking_sequence (
  client_key varchar not null,
  outcome varchar not null,
  steps varchar not null,
  primary key (client_key, outcome)
);

create table booking_followed_lead (
  client_key varchar not null,
  lead_id uuid not null,
  outcome varchar not null,
  primary key (client_key, lead_id)
);
