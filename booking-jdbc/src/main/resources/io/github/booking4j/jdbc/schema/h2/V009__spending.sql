-- What calls have cost, by the day on the client's clock.
create table booking_spending (
  client_key varchar not null,
  currency char(3) not null,
  spent_on date not null,
  cost_amount numeric(18, 6) not null,
  primary key (client_key, currency, spent_on)
);

-- Budgets that were told as used up.
create table booking_used_up_budget (
  client_key varchar not null,
  budget varchar not null,
  primary key (client_key, budget)
);
