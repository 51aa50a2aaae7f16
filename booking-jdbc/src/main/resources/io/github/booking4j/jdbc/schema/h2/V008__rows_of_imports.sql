alter table booking_import add column row_count bigint;

-- Rows of imports in the background, until they are imported.
create table booking_import_part (
  client_key varchar not null,
  import_id uuid not null,
  part integer not null,
  row_data varchar not null,
  primary key (client_key, import_id, part)
);
