-- That a lane exists is asked once for each occupation instead of once for each of its cells: on a busy resource that was half of
-- what claiming its time took. What is claimed and what is occupied are written together.
alter table booking_occupation
  add constraint booking_occupation_lane foreign key (client_key, resource_id, lane)
  references booking_lane (client_key, resource_id, lane);
alter table booking_claim drop constraint booking_claim_client_key_resource_id_lane_fkey;
