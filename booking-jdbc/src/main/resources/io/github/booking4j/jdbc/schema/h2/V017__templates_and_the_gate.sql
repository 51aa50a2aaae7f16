-- What a client's messages say in place of the default.
create table booking_template (
  client_key varchar not null,
  kind varchar not null,
  channel varchar not null,
  subject varchar,
  content_text varchar not null,
  content_html varchar,
  primary key (client_key, kind, channel)
);

-- What the gate decided when a marketing message was to be sent.
alter table booking_message add column gate_allowed boolean;
alter table booking_message add column gate_reasons varchar;
alter table booking_message add column gate_decided_at timestamp with time zone;
