-- What calls had cost before their days were summed: a budget set now counts the whole month.
insert into booking_spending (client_key, currency, spent_on, cost_amount)
select call.client_key, call.cost_currency,
  cast(coalesce(call.dialled_at, call.queued_at) at time zone client.time_zone as date) as spent_on,
  sum(call.cost_amount)
from booking_call call join booking_client client on client.client_key = call.client_key
where call.cost_amount <> 0
group by 1, 2, 3
on conflict do nothing;
