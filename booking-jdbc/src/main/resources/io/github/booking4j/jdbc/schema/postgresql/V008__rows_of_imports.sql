alter table booking_import add column row_count bigint;

-- Rows of imports in the background, until they are imported.
create table booking_import_part (
  client_key text collate "C" not null,
  import_id uuid not null,
  part integer not null,
  row_data text not null,
  primary key (client_key, import_id, part)
);
