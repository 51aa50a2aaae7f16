-- Whose job is due, client by client, however many one of them has.
create index booking_job_by_client on booking_job (lane, state, client_key, due_at);
