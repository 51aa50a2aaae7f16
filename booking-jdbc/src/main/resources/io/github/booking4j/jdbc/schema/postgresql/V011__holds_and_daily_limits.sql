-- A hold occupies its time until it is booked or given up.
alter table booking_appointment add column held_until timestamp with time zone;
alter table booking_occupation add column held_until timestamp with time zone;

-- Most appointments that start on a day.
alter table booking_service add column most_a_day integer;
alter table booking_resource add column most_a_day integer;
