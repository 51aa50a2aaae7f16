-- Keys compare byte by byte (collate "C"), as Java and H2 compare them, so that everybody locks in one order.

create table booking_client (
  client_key text collate "C" not null,
  name text not null,
  email text not null,
  phone text not null,
  time_zone text not null,
  industry text not null,
  region text not null,
  status text not null,
  tier text not null,
  settings text not null,
  assistant_status text not null,
  assistant_id text,
  created_at timestamp with time zone not null,
  version integer not null,
  primary key (client_key)
);

create table booking_api_key (
  client_key text collate "C" not null,
  key_id uuid not null,
  name text not null,
  hash text not null,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  primary key (client_key, key_id)
);

create table booking_directory (
  kind text collate "C" not null,
  entry_value text collate "C" not null,
  client_key text collate "C" not null,
  subject text not null,
  place bigint generated always as identity,
  primary key (kind, entry_value, client_key)
);

create table booking_lead (
  client_key text collate "C" not null,
  lead_id uuid not null,
  phone text collate "C" not null,
  name text,
  email text,
  source text,
  service text,
  notes text,
  zones text not null,
  status text collate "C" not null,
  consent_basis text,
  consent_source text,
  consent_text text,
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
  client_key text collate "C" not null,
  enquiry_id uuid not null,
  lead_id uuid not null,
  received_at timestamp with time zone not null,
  arrival text not null,
  priority text not null,
  state text collate "C" not null,
  attempts integer not null,
  source text,
  service text,
  import_id uuid,
  primary key (client_key, enquiry_id)
);
create index booking_enquiry_by_lead on booking_enquiry (client_key, lead_id, enquiry_id);

create table booking_opt_out (
  client_key text collate "C" not null,
  address text collate "C" not null,
  source text not null,
  opted_out_at timestamp with time zone not null,
  primary key (client_key, address)
);

create table booking_import (
  client_key text collate "C" not null,
  import_id uuid not null,
  status text not null,
  total bigint not null,
  accepted bigint not null,
  duplicates bigint not null,
  reactivated bigint not null,
  invalid bigint not null,
  opted_out bigint not null,
  held bigint not null,
  problems text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  primary key (client_key, import_id)
);

create table booking_call (
  client_key text collate "C" not null,
  call_id uuid not null,
  lead_id uuid not null,
  enquiry_id uuid,
  direction text not null,
  priority smallint not null,
  status text collate "C" not null,
  queued_at timestamp with time zone not null,
  not_before timestamp with time zone not null,
  requested_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  account text collate "C",
  provider_id text,
  control_url text,
  decision_allowed boolean,
  decision_reasons text,
  decided_at timestamp with time zone,
  outcome text collate "C",
  ended_reason text,
  cost_amount numeric(18, 6),
  cost_currency char(3),
  transcript text,
  summary text,
  recording_url text,
  sentiment text,
  quality_score smallint,
  objections text,
  details text,
  version integer not null,
  dialled_at timestamp with time zone
    generated always as (case when direction = 'inbound' then queued_at else requested_at end) stored,
  primary key (client_key, call_id)
);
create index booking_call_by_lead on booking_call (client_key, lead_id, call_id);
create index booking_call_by_status on booking_call (client_key, status, call_id);
create index booking_call_by_outcome on booking_call (client_key, outcome, call_id) where outcome is not null;
create index booking_call_queued on booking_call (client_key, priority, not_before, call_id) where status = 'queued';
create index booking_call_live on booking_call (account)
  where status in ('dialling', 'unknown', 'placed', 'in_progress');
create index booking_call_dialled on booking_call (client_key, dialled_at) where dialled_at is not null;
create index booking_call_import_dialled on booking_call (client_key, dialled_at)
  where priority = 2 and direction = 'outbound' and dialled_at is not null;

create table booking_tool_answer (
  client_key text collate "C" not null,
  call_id uuid not null,
  tool_call_id text collate "C" not null,
  answer text not null,
  primary key (client_key, call_id, tool_call_id)
);

create table booking_voice_account (
  account text collate "C" not null,
  primary key (account)
);

create table booking_account_waiting (
  account text collate "C" not null,
  client_key text collate "C" not null,
  since timestamp with time zone not null,
  primary key (account, client_key)
);

create table booking_service (
  client_key text collate "C" not null,
  service_id text collate "C" not null,
  place bigint generated always as identity,
  name text not null,
  duration_ms bigint not null,
  buffer_before_ms bigint not null,
  buffer_after_ms bigint not null,
  price_amount numeric(18, 6),
  price_currency char(3),
  resources text not null,
  choice text not null,
  primary key (client_key, service_id)
);

create table booking_resource (
  client_key text collate "C" not null,
  resource_id text collate "C" not null,
  place bigint generated always as identity,
  name text not null,
  hours text not null,
  closures text not null,
  time_zone text not null,
  capacity integer not null,
  primary key (client_key, resource_id)
);

-- One row for each appointment that a resource holds at one time.
create table booking_lane (
  client_key text collate "C" not null,
  resource_id text collate "C" not null,
  lane smallint not null,
  primary key (client_key, resource_id, lane),
  foreign key (client_key, resource_id) references booking_resource (client_key, resource_id)
);

create table booking_appointment (
  client_key text collate "C" not null,
  appointment_id uuid not null,
  lead_id uuid not null,
  service_id text not null,
  resources text not null,
  local_start timestamp without time zone not null,
  time_zone text not null,
  utc_offset_seconds integer not null,
  start_at timestamp with time zone not null,
  end_at timestamp with time zone not null,
  zone_rules text not null,
  buffer_before_ms bigint not null,
  buffer_after_ms bigint not null,
  status text collate "C" not null,
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
  client_key text collate "C" not null,
  appointment_id uuid not null,
  resource_id text collate "C" not null,
  lane smallint not null,
  occupied_from timestamp with time zone not null,
  occupied_to timestamp with time zone not null,
  primary key (client_key, appointment_id, resource_id)
);
create index booking_occupation_by_start on booking_occupation (client_key, resource_id, occupied_from);

-- The guarantee: a cell of five minutes on a lane belongs to one appointment at most, and there are as many lanes as capacity.
create table booking_claim (
  client_key text collate "C" not null,
  resource_id text collate "C" not null,
  lane smallint not null,
  cell integer not null,
  appointment_id uuid not null,
  primary key (client_key, resource_id, lane, cell),
  foreign key (client_key, resource_id, lane) references booking_lane (client_key, resource_id, lane)
);

create table booking_message (
  client_key text collate "C" not null,
  message_id uuid not null,
  channel text not null,
  kind text not null,
  lead_id uuid,
  appointment_id uuid,
  appointment_moves integer,
  reminder_minutes integer,
  address text not null,
  content_subject text,
  content_text text,
  content_html text,
  due_at timestamp with time zone not null,
  status text collate "C" not null,
  attempts integer not null,
  requested_at timestamp with time zone,
  provider_id text,
  sent_at timestamp with time zone,
  error text,
  created_at timestamp with time zone not null,
  version integer not null,
  primary key (client_key, message_id)
);
create index booking_message_by_lead on booking_message (client_key, lead_id, message_id) where lead_id is not null;
create index booking_message_by_appointment on booking_message (client_key, appointment_id, message_id)
  where appointment_id is not null;
create index booking_message_by_status on booking_message (client_key, status, message_id);

create table booking_job (
  client_key text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  lane text collate "C" not null,
  state text collate "C" not null,
  due_at timestamp with time zone not null,
  attempts integer not null,
  token bigint not null,
  lease_until timestamp with time zone,
  woken_for timestamp with time zone,
  error text,
  created_at timestamp with time zone not null,
  primary key (client_key, kind, subject)
);
create index booking_job_by_due on booking_job (lane, state, due_at);
create sequence booking_job_token;

-- Events wait here, without a number, for the pass that numbers them.
create table booking_event_inbox (
  client_key text collate "C" not null,
  place bigint generated always as identity,
  event_type text not null,
  happened_at timestamp with time zone not null,
  data text not null,
  primary key (client_key, place)
);

create table booking_event (
  client_key text collate "C" not null,
  event_number bigint not null,
  event_type text not null,
  happened_at timestamp with time zone not null,
  data text not null,
  primary key (client_key, event_number)
);

create table booking_event_counter (
  client_key text collate "C" not null,
  latest bigint not null,
  primary key (client_key)
);

create table booking_idempotency (
  scope text collate "C" not null,
  claim_key text collate "C" not null,
  operation text not null,
  fingerprint text not null,
  subject text not null,
  claimed_at timestamp with time zone not null,
  primary key (scope, claim_key)
);
create index booking_idempotency_by_age on booking_idempotency (claimed_at);
