-- H2 has no partial indexes; otherwise this is the schema of PostgreSQL.

create table booking_client (
  client_key varchar not null,
  name varchar not null,
  email varchar not null,
  phone varchar not null,
  time_zone varchar not null,
  industry varchar not null,
  region varchar not null,
  status varchar not null,
  tier varchar not null,
  settings varchar not null,
  assistant_status varchar not null,
  assistant_id varchar,
  created_at timestamp with time zone not null,
  version integer not null,
  primary key (client_key)
);

create table booking_api_key (
  client_key varchar not null,
  key_id uuid not null,
  name varchar not null,
  hash varchar not null,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  primary key (client_key, key_id)
);

create table booking_directory (
  kind varchar not null,
  entry_value varchar not null,
  client_key varchar not null,
  subject varchar not null,
  place bigint generated always as identity,
  primary key (kind, entry_value, client_key)
);

create table booking_lead (
  client_key varchar not null,
  lead_id uuid not null,
  phone varchar not null,
  name varchar,
  email varchar,
  source varchar,
  service varchar,
  notes varchar,
  zones varchar not null,
  status varchar not null,
  consent_basis varchar,
  consent_source varchar,
  consent_text varchar,
  consent_time timestamp with time zone,
  created_at timestamp with time zone not null,
  last_contacted_at timestamp with time zone,
  version integer not null,
  primary key (client_key, lead_id),
  constraint booking_lead_phone unique (client_key, phone)
);
create index booking_lead_by_status on booking_lead (client_key, status, lead_id);
create index booking_lead_by_source on booking_lead (client_key, source, lead_id);
create index booking_lead_by_arrival on booking_lead (client_key, created_at);

create table booking_enquiry (
  client_key varchar not null,
  enquiry_id uuid not null,
  lead_id uuid not null,
  received_at timestamp with time zone not null,
  arrival varchar not null,
  priority varchar not null,
  state varchar not null,
  attempts integer not null,
  source varchar,
  service varchar,
  import_id uuid,
  primary key (client_key, enquiry_id)
);
create index booking_enquiry_by_lead on booking_enquiry (client_key, lead_id, enquiry_id);

create table booking_opt_out (
  client_key varchar not null,
  address varchar not null,
  source varchar not null,
  opted_out_at timestamp with time zone not null,
  primary key (client_key, address)
);

create table booking_import (
  client_key varchar not null,
  import_id uuid not null,
  status varchar not null,
  total bigint not null,
  accepted bigint not null,
  duplicates bigint not null,
  reactivated bigint not null,
  invalid bigint not null,
  opted_out bigint not null,
  held bigint not null,
  problems varchar not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  primary key (client_key, import_id)
);

create table booking_call (
  client_key varchar not null,
  call_id uuid not null,
  lead_id uuid not null,
  enquiry_id uuid,
  direction varchar not null,
  priority smallint not null,
  status varchar not null,
  queued_at timestamp with time zone not null,
  not_before timestamp with time zone not null,
  requested_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  account varchar,
  provider_id varchar,
  control_url varchar,
  decision_allowed boolean,
  decision_reasons varchar,
  decided_at timestamp with time zone,
  outcome varchar,
  ended_reason varchar,
  cost_amount numeric(18, 6),
  cost_currency char(3),
  transcript varchar,
  summary varchar,
  recording_url varchar,
  sentiment varchar,
  quality_score smallint,
  objections varchar,
  details varchar,
  version integer not null,
  dialled_at timestamp with time zone
    generated always as (case when direction = 'inbound' then queued_at else requested_at end),
  primary key (client_key, call_id)
);
create index booking_call_by_lead on booking_call (client_key, lead_id, call_id);
create index booking_call_by_status on booking_call (client_key, status, call_id);
create index booking_call_by_outcome on booking_call (client_key, outcome, call_id);
create index booking_call_queued on booking_call (client_key, status, priority, not_before, call_id);
create index booking_call_live on booking_call (account, status);
create index booking_call_dialled on booking_call (client_key, dialled_at);
create index booking_call_import_dialled on booking_call (client_key, priority, direction, dialled_at);

create table booking_tool_answer (
  client_key varchar not null,
  call_id uuid not null,
  tool_call_id varchar not null,
  answer varchar not null,
  primary key (client_key, call_id, tool_call_id)
);

create table booking_voice_account (
  account varchar not null,
  primary key (account)
);

create table booking_account_waiting (
  account varchar not null,
  client_key varchar not null,
  since timestamp with time zone not null,
  primary key (account, client_key)
);

create table booking_service (
  client_key varchar not null,
  service_id varchar not null,
  place bigint generated always as identity,
  name varchar not null,
  duration_ms bigint not null,
  buffer_before_ms bigint not null,
  buffer_after_ms bigint not null,
  price_amount numeric(18, 6),
  price_currency char(3),
  resources varchar not null,
  choice varchar not null,
  primary key (client_key, service_id)
);

create table booking_resource (
  client_key varchar not null,
  resource_id varchar not null,
  place bigint generated always as identity,
  name varchar not null,
  hours varchar not null,
  closures varchar not null,
  time_zone varchar not null,
  capacity integer not null,
  primary key (client_key, resource_id)
);

-- One row for each appointment that a resource holds at one time.
create table booking_lane (
  client_key varchar not null,
  resource_id varchar not null,
  lane smallint not null,
  primary key (client_key, resource_id, lane),
  foreign key (client_key, resource_id) references booking_resource (client_key, resource_id)
);

create table booking_appointment (
  client_key varchar not null,
  appointment_id uuid not null,
  lead_id uuid not null,
  service_id varchar not null,
  resources varchar not null,
  local_start timestamp without time zone not null,
  time_zone varchar not null,
  utc_offset_seconds integer not null,
  start_at timestamp with time zone not null,
  end_at timestamp with time zone not null,
  zone_rules varchar not null,
  buffer_before_ms bigint not null,
  buffer_after_ms bigint not null,
  status varchar not null,
  price_amount numeric(18, 6),
  price_currency char(3),
  call_id uuid,
  created_at timestamp with time zone not null,
  moves integer not null,
  version integer not null,
  primary key (client_key, appointment_id)
);
create index booking_appointment_by_start on booking_appointment (client_key, start_at, appointment_id);
create index booking_appointment_by_lead on booking_appointment (client_key, lead_id, start_at, appointment_id);
create index booking_appointment_by_booking on booking_appointment (client_key, created_at);

-- What occupies a resource, buffers included: for reading.
create table booking_occupation (
  client_key varchar not null,
  appointment_id uuid not null,
  resource_id varchar not null,
  lane smallint not null,
  occupied_from timestamp with time zone not null,
  occupied_to timestamp with time zone not null,
  primary key (client_key, appointment_id, resource_id)
);
create index booking_occupation_by_start on booking_occupation (client_key, resource_id, occupied_from);

-- The guarantee: a cell of five minutes on a lane belongs to one appointment at most, and there are as many lanes as capacity.
create table booking_claim (
  client_key varchar not null,
  resource_id varchar not null,
  lane smallint not null,
  cell integer not null,
  appointment_id uuid not null,
  primary key (client_key, resource_id, lane, cell),
  foreign key (client_key, resource_id, lane) references booking_lane (client_key, resource_id, lane)
);

create table booking_message (
  client_key varchar not null,
  message_id uuid not null,
  channel varchar not null,
  kind varchar not null,
  lead_id uuid,
  appointment_id uuid,
  appointment_moves integer,
  reminder_minutes integer,
  address varchar not null,
  content_subject varchar,
  content_text varchar,
  content_html varchar,
  due_at timestamp with time zone not null,
  status varchar not null,
  attempts integer not null,
  requested_at timestamp with time zone,
  provider_id varchar,
  sent_at timestamp with time zone,
  error varchar,
  created_at timestamp with time zone not null,
  version integer not null,
  primary key (client_key, message_id)
);
create index booking_message_by_lead on booking_message (client_key, lead_id, message_id);
create index booking_message_by_appointment on booking_message (client_key, appointment_id, message_id);
create index booking_message_by_status on booking_message (client_key, status, message_id);

create table booking_job (
  client_key varchar not null,
  kind varchar not null,
  subject varchar not null,
  lane varchar not null,
  state varchar not null,
  due_at timestamp with time zone not null,
  attempts integer not null,
  token bigint not null,
  lease_until timestamp with time zone,
  woken_for timestamp with time zone,
  error varchar,
  created_at timestamp with time zone not null,
  primary key (client_key, kind, subject)
);
create index booking_job_by_due on booking_job (lane, state, due_at);
create sequence booking_job_token;

-- Events wait here, without a number, for the pass that numbers them.
create table booking_event_inbox (
  client_key varchar not null,
  place bigint generated always as identity,
  event_type varchar not null,
  happened_at timestamp with time zone not null,
  data varchar not null,
  primary key (client_key, place)
);

create table booking_event (
  client_key varchar not null,
  event_number bigint not null,
  event_type varchar not null,
  happened_at timestamp with time zone not null,
  data varchar not null,
  primary key (client_key, event_number)
);

create table booking_event_counter (
  client_key varchar not null,
  latest bigint not null,
  primary key (client_key)
);

create table booking_idempotency (
  scope varchar not null,
  claim_key varchar not null,
  operation varchar not null,
  fingerprint varchar not null,
  subject varchar not null,
  claimed_at timestamp with time zone not null,
  primary key (scope, claim_key)
);
create index booking_idempotency_by_age on booking_idempotency (claimed_at);
