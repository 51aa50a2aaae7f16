-- The invitation, iCalendar text, that goes with an email.
alter table booking_message add column content_calendar character varying;
