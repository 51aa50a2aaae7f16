-- What calls had cost before their days were summed: a budget set now counts the whole month.
insert into booking_spending (client_key, currency, spent_on, cost_amount)
select cost.client_key, cost.currency, cost.spent_on, sum(cost.amount)
from (
  select call.client_key, call.cost_currency as currency, call.cost_amount as amount,
    -- a cast of the instant would take the day of the session's zone
    cast(formatdatetime(coalesce(call.dialled_at, call.queued_at), 'yyyy-MM-dd', 'en', client.time_zone) as date)
      as spent_on
  from booking_call call join booking_client client on client.client_key = call.client_key
  where call.cost_amount <> 0
) cost
where not exists (
  select 1 from booking_spending known
  where known.client_key = cost.client_key and known.currency = cost.currency and known.spent_on = cost.spent_on)
group by cost.client_key, cost.currency, cost.spent_on;
