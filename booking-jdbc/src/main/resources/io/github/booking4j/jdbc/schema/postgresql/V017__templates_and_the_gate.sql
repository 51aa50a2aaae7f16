-- What a client's messages say in place of the default.
create table booking_template (
  client_key text collate "C" not null,
  kind text collate "C" not null,
  channel text collate "C" not null,
  subject text,
  content_text text not null,
  content_html text,
  primary key (client_key, kind, channel)
);

-- What the gate decided when a marketing message was to be sent.
alter table booking_message add column gate_allowed boolean;
alter table booking_message add column gate_reasons text;
alter table booking_message add column gate_decided_at timestamp with time zone;
