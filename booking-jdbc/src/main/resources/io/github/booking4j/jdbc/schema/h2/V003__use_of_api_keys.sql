alter table booking_api_key add column last_used_at timestamp with time zone;
