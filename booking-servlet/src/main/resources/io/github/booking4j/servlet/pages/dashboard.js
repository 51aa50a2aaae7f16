// The page of one client: its figures, what happens now, what is ahead. Everything it knows comes from the API beside it.

const key = decodeURIComponent(location.pathname.split('/').filter(part => part).pop());
const api = (path, query = '') => `../api/${path.replace('{key}', encodeURIComponent(key))}${query}`;
const session = `${encodeURIComponent(key)}/session`;

const REFRESH_MILLIS = 5000; // at most this often: a client has a limited number of requests a minute
const IDLE_MILLIS = 60000; // and this often when nothing happens: days end, appointments pass
const REPLAY_MILLIS = 1000;
const MOST_IN_FEED = 60;
const MOST_LOOKUPS = 5;
const MOST_CALLS = 12;

const OUTCOMES = {
  booked: 'Booked', interested: 'Interested', callback_requested: 'Asked to be called back',
  not_interested: 'Not interested', no_answer: 'No answer', busy: 'Busy', voicemail: 'Voicemail',
  wrong_number: 'Wrong number', opted_out: 'Asked not to be called', failed: 'Failed',
};
const ANSWERED = ['booked', 'interested', 'callback_requested', 'not_interested', 'wrong_number', 'opted_out'];
const STATUSES = {
  queued: 'Waiting', dialling: 'Dialling', unknown: 'Checking with the provider', placed: 'Ringing',
  in_progress: 'Talking', ended: 'Report on its way', cancelled: 'Not called',
};

const state = {
  days: 1, client: null, leads: new Map(), counts: {}, feed: [], lastEvent: 0, source: null,
  timer: null, dueAt: 0, refreshing: false, again: false, openCalls: new Set(),
};

const $ = id => document.getElementById(id);

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

class SignedOut extends Error {}

async function get(path, query) {
  const answer = await fetch(api(path, query), { headers: { Accept: 'application/json' } });
  if (answer.status === 401 || answer.status === 404) throw new SignedOut();
  if (answer.status === 429) state.dueAt = Date.now() + 1000 * Number(answer.headers.get('Retry-After') || 10);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

// ---------------------------------------------------------------- words

const zone = () => state.client?.timeZone;
const format = (time, options) => new Intl.DateTimeFormat(undefined, options).format(new Date(time));
const clock = (time, timeZone = zone()) => format(time, { hour: 'numeric', minute: '2-digit', timeZone });
const whole = number => new Intl.NumberFormat().format(number);
const percent = rate => `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(rate)} %`;
const money = sum => sum === null ? '–'
  : new Intl.NumberFormat(undefined, { style: 'currency', currency: sum.currency }).format(sum.amount);

function seconds(value) {
  if (value === null || value === undefined) return '–';
  if (value < 1) return `${Math.round(value * 1000)} ms`;
  if (value < 90) return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: value < 10 ? 2 : 0 }).format(value)} s`;
  if (value < 5400) return `${Math.round(value / 60)} min`;
  return `${Math.round(value / 3600)} h`;
}

/** How long a call was. */
function lasted(value) {
  const whole = Math.round(value);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}

function who(id, otherwise = 'a lead') {
  const lead = state.leads.get(id);
  return lead ? lead.name || lead.phone : otherwise;
}

const KINDS = { confirmation: 'Confirmation', reminder: 'Reminder', reschedule: 'New time', cancellation: 'Cancellation', welcome: 'Welcome message' };
const WAYS = { sms: 'text', email: 'email' };

/** What an event means, in words; null: it is not shown. */
function told(event) {
  const data = event.data;
  const name = who(data.leadId);
  switch (event.type) {
    case 'lead.created': return data.status === 'held' ? `${name} arrived and waits for consent` : `${name} arrived`;
    case 'lead.reactivated': return `${name} is back and will be called`;
    case 'lead.duplicate': return `${name} enquired again`;
    case 'lead.opted_out': return `${name} asked not to be contacted again`;
    case 'lead.stopped': return `${name} is no longer pursued`;
    case 'import.completed': return `Import finished: ${whole(data.accepted + data.reactivated)} of ${whole(data.total)} rows taken in`;
    case 'call.started': return `Calling ${name}`;
    case 'call.ended': return ended(name, data);
    case 'appointment.booked': return `${name} booked ${data.service.replaceAll('-', ' ')} for ${format(data.start, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone: zone() })}`;
    case 'appointment.rescheduled': return `${name} moved an appointment`;
    case 'appointment.cancelled': return `The appointment of ${name} was cancelled`;
    case 'appointment.completed': return `${name} came`;
    case 'appointment.no_show': return `${name} did not come`;
    case 'message.sent': return `${KINDS[data.kind] || 'Message'} by ${WAYS[data.channel] || data.channel} sent${data.leadId ? ` to ${name}` : ''}`;
    case 'message.failed': return `${KINDS[data.kind] || 'Message'} by ${WAYS[data.channel] || data.channel} to ${name} failed`;
    case 'message.received': return `${name} wrote back`;
    case 'client.onboarded': return 'The account was opened';
    case 'quality.alert': return 'The quality of calls fell';
    case 'error.alert': return 'Something needs a look';
    default: return null;
  }
}

function ended(name, data) {
  const after = data.durationSeconds > 0 ? ` after ${lasted(data.durationSeconds)}` : '';
  switch (data.outcome) {
    case 'booked': return `${name} said yes${after}`;
    case 'interested': return `${name} is interested${after}`;
    case 'callback_requested': return `${name} wants to be called back`;
    case 'not_interested': return `${name} is not interested`;
    case 'no_answer': return `${name} did not answer`;
    case 'busy': return `The line of ${name} was busy`;
    case 'voicemail': return `The voicemail of ${name} answered`;
    case 'wrong_number': return `The number of ${name} is wrong`;
    case 'opted_out': return `${name} asked not to be called again`;
    default: return `The call to ${name} failed`;
  }
}

const colour = name => `var(--${name}, var(--quiet))`;

function colourOf(event) {
  if (event.type === 'call.ended') return colour(event.data.outcome);
  if (event.type.startsWith('appointment.')) return colour(event.type.endsWith('booked') ? 'booked' : 'opted_out');
  if (event.type.startsWith('lead.')) return colour(event.type === 'lead.opted_out' ? 'opted_out' : 'callback_requested');
  if (event.type.startsWith('message.')) return colour(event.type === 'message.failed' ? 'failed' : 'voicemail');
  return colour('not_interested');
}

// ---------------------------------------------------------------- figures

function show(name, text, note) {
  const number = document.querySelector(`[data-figure="${name}"]`);
  if (number.textContent !== text) {
    const known = number.textContent !== '–';
    number.textContent = text;
    if (known) flash(number.closest('.figure'));
  }
  if (note !== undefined) document.querySelector(`[data-note="${name}"]`).textContent = note;
}

function flash(card) {
  card.classList.add('flash');
  requestAnimationFrame(() => requestAnimationFrame(() => card.classList.remove('flash')));
}

/** A figure that only grows goes up at once with each event; the next answer of the server settles it. */
function count(name, more) {
  if (name in state.counts) {
    state.counts[name] += more;
    show(name, whole(state.counts[name]));
  }
}

function countEvent(event) {
  if (event.type === 'lead.created') count('leads', 1);
  if (event.type === 'appointment.booked') count('appointments', 1);
  if (event.type === 'call.started') count('calls', 1);
  if (event.type === 'call.ended' && ANSWERED.includes(event.data.outcome)) count('answered', 1);
}

function showMetrics(metrics) {
  const counts = { leads: metrics.leads, calls: metrics.calls, answered: metrics.answered, appointments: metrics.appointments };
  // What happened while the server counted is settled by the next answer: no figure goes down for a moment.
  const settled = name => state.again ? Math.max(counts[name], state.counts[name] || 0) : counts[name];
  const { leads, calls, answered, appointments } = Object.fromEntries(Object.keys(counts).map(name => [name, settled(name)]));
  state.counts = { leads, calls, answered, appointments };
  const spent = metrics.cost === null ? 'nothing spent' : `${money(metrics.cost)} spent`;
  show('leads', whole(leads), state.days === 1 ? 'today' : `in ${state.days} days`);
  show('calls', whole(calls), leads ? `${percent(100 * calls / leads)} of leads` : 'none yet');
  show('answered', whole(answered), calls ? `${percent(metrics.answerRate)} answer rate` : 'no call yet');
  show('appointments', whole(appointments), calls ? `${percent(metrics.conversionRate)} of calls book` : 'no call yet');
  show('cost', money(metrics.costPerAppointment), spent);
  const slowest = metrics.responseTime.p90;
  show('response', seconds(metrics.responseTime.p50), slowest === null ? 'no call yet' : `9 of 10 within ${seconds(slowest)}`);
  showOutcomes(metrics.outcomes);
}

function showOutcomes(outcomes) {
  const present = Object.keys(OUTCOMES).filter(name => outcomes[name] > 0);
  $('bar').replaceChildren(...present.map(name => {
    const part = element('span');
    part.style.flexGrow = outcomes[name];
    part.style.background = colour(name);
    part.title = `${OUTCOMES[name]}: ${outcomes[name]}`;
    return part;
  }));
  $('legend').replaceChildren(...present.map(name => element('li', '', dot(colour(name)), OUTCOMES[name], element('b', '', whole(outcomes[name])))));
  if (!present.length) $('legend').append(element('li', 'quiet', 'No call has ended in this period.'));
}

function dot(background) {
  const made = element('span', 'dot');
  made.style.background = background;
  return made;
}

// ---------------------------------------------------------------- lists

function showUpcoming(appointments) {
  const standing = appointments.filter(appointment => ['booked', 'confirmed'].includes(appointment.status)).slice(0, 8);
  $('upcoming-empty').hidden = standing.length > 0;
  $('upcoming').replaceChildren(...standing.map(appointment => {
    const timeZone = appointment.timeZone;
    const day = element('div', 'day',
      element('span', '', format(appointment.start, { weekday: 'short', timeZone })),
      element('b', '', format(appointment.start, { day: 'numeric', timeZone })),
      element('span', '', format(appointment.start, { month: 'short', timeZone })));
    const what = element('div', 'main',
      element('b', '', appointment.lead.name || appointment.lead.phone || 'A lead'),
      element('span', 'quiet small', `${appointment.service.replaceAll('-', ' ')} · ${appointment.resource}`));
    const when = element('time', '', clock(appointment.start, timeZone), element('span', 'until', ` – ${clock(appointment.end, timeZone)}`));
    when.dateTime = appointment.start;
    return element('li', '', element('div', 'row', day, what, when));
  }));
}

const beganAt = call => Date.parse(call.startedAt || call.requestedAt || call.queuedAt);

function showCalls(calls) {
  const told = calls.sort((one, other) => beganAt(other) - beganAt(one)).slice(0, MOST_CALLS);
  $('calls-empty').hidden = told.length > 0;
  $('calls').replaceChildren(...told.map(call => {
    const name = call.outcome || call.status;
    const tag = element('span', 'tag', dot(colour(name)), OUTCOMES[call.outcome] || STATUSES[call.status]);
    const facts = [call.durationSeconds > 0 ? lasted(call.durationSeconds) : null, call.cost ? money(call.cost) : null]
      .filter(fact => fact).join(' · ');
    const row = element('div', 'row',
      element('div', 'main', element('b', '', who(call.leadId, 'A lead')), facts ? element('span', 'quiet small', facts) : null),
      tag, element('time', '', clock(call.endedAt || call.startedAt || call.queuedAt)));
    if (!call.transcript && !call.summary) return element('li', '', row);
    row.append(element('span', 'more'));
    const details = element('details', '', element('summary', '', row), talk(call));
    details.open = state.openCalls.has(call.id);
    details.addEventListener('toggle', () => details.open ? state.openCalls.add(call.id) : state.openCalls.delete(call.id));
    return element('li', '', details);
  }));
}

function talk(call) {
  const score = call.qualityScore ? `Quality ${call.qualityScore} of 10` : null;
  const mood = call.sentiment ? `${call.sentiment} mood` : null;
  const facts = [score, mood].filter(fact => fact).join(' · ');
  return element('div', 'talk',
    call.summary ? element('p', '', element('b', '', call.summary)) : null,
    call.transcript ? element('pre', '', call.transcript) : null,
    facts ? element('p', 'quiet small', facts) : null);
}

// ---------------------------------------------------------------- activity

/** Adds what happened; a run of the same thing by the hundred (an import) is one line that counts. */
function tell(event, live) {
  const last = state.feed[0];
  const bulk = event.type === 'lead.created' || event.type === 'lead.duplicate';
  if (bulk && last && last.events[0].type === event.type) {
    last.events.unshift(event);
    last.events.length = Math.min(last.events.length, 3);
    last.count++;
  } else if (told(event) !== null) {
    state.feed.unshift({ events: [event], count: 1, fresh: live });
    state.feed.length = Math.min(state.feed.length, MOST_IN_FEED);
  }
}

let painting = false;

function paintFeed() {
  if (painting) return;
  painting = true;
  requestAnimationFrame(() => {
    painting = false;
    $('feed-empty').hidden = state.feed.length > 0;
    $('feed').replaceChildren(...state.feed.map(entry => {
      const [event] = entry.events;
      const text = entry.count > 2
        ? `${whole(entry.count)} leads ${event.type === 'lead.created' ? 'arrived' : 'enquired again'}, the last was ${who(event.data.leadId)}`
        : entry.events.slice(0, entry.count).map(told).join(', ');
      const line = element('li', entry.fresh ? 'new' : '', dot(colourOf(event)),
        element('span', 'what', text.charAt(0).toUpperCase() + text.slice(1)), element('time', '', clock(event.time)));
      entry.fresh = false;
      return line;
    }));
  });
}

/** A lead that is not there any more has no name; that is no reason to sign out. */
function gone(problem) {
  if (problem instanceof SignedOut) return null;
  throw problem;
}

/** The names of those who are on the page and not known yet. */
async function lookUp(calls) {
  const wanted = () => [...new Set([...calls.map(call => call.leadId), ...state.feed.map(entry => entry.events[0].data.leadId)])]
    .filter(id => id && !state.leads.has(id));
  if (wanted().length > MOST_LOOKUPS) {
    const page = await get('leads/{key}', '?limit=200');
    page.items.forEach(lead => state.leads.set(lead.id, lead));
  }
  for (const id of wanted().slice(0, MOST_LOOKUPS)) {
    state.leads.set(id, await get(`leads/{key}/${id}`).catch(gone));
  }
}

function listen() {
  state.source?.close();
  const source = new EventSource(api('realtime/{key}/events', `?recent=${MOST_IN_FEED}`));
  state.source = source;
  let newFrom = Infinity; // what comes with the opening happened before
  source.onopen = () => {
    newFrom = Math.min(newFrom, Date.now() + REPLAY_MILLIS);
    live(true, 'Live');
    refreshSoon(); // figures may have moved while nobody listened
  };
  source.onerror = () => {
    live(false, 'Reconnecting');
    if (source.readyState === EventSource.CLOSED && source === state.source) setTimeout(begin, 5000);
  };
  const take = message => {
    const event = JSON.parse(message.data);
    if (event.id <= state.lastEvent) return; // a new stream begins with the last ones again
    state.lastEvent = event.id;
    const fresh = Date.now() > newFrom;
    if (fresh) countEvent(event);
    tell(event, fresh);
    paintFeed();
    refreshSoon();
  };
  ['lead.created', 'lead.reactivated', 'lead.duplicate', 'lead.opted_out', 'lead.stopped', 'lead.updated', 'import.completed', 'call.queued', 'call.started',
    'call.cancelled', 'call.ended', 'appointment.booked', 'appointment.rescheduled', 'appointment.cancelled', 'appointment.completed',
    'appointment.no_show', 'message.sent', 'message.delivered', 'message.failed', 'message.received', 'client.onboarded',
    'quality.alert', 'error.alert'].forEach(type => source.addEventListener(type, take));
}

function live(on, text) {
  $('live').classList.toggle('on', on);
  $('live').textContent = text;
}

// ---------------------------------------------------------------- life

function refreshSoon() {
  if (state.refreshing) {
    state.again = true;
    return;
  }
  schedule(Math.max(0, state.dueAt - Date.now()));
}

function schedule(millis) {
  const at = Date.now() + millis;
  if (state.timer && state.timerAt <= at) return;
  clearTimeout(state.timer);
  state.timerAt = at;
  state.timer = setTimeout(refresh, millis);
}

async function refresh() {
  state.timer = null;
  state.refreshing = true;
  state.again = false;
  state.dueAt = Date.now() + REFRESH_MILLIS;
  try {
    const now = encodeURIComponent(new Date().toISOString());
    const days = state.days;
    // By status: among the newest calls there may be none but those that wait.
    const [metrics, upcoming, talking, over] = await Promise.all([
      get('analytics/{key}/metrics', `?days=${days}`),
      get('appointments/{key}', `?from=${now}&limit=20`),
      get('calls/{key}', `?status=in_progress&limit=${MOST_CALLS}`),
      get('calls/{key}', `?status=ended&limit=${MOST_CALLS}`)]);
    const calls = [...talking.items, ...over.items];
    if (days === state.days) showMetrics(metrics);
    showUpcoming(upcoming.items);
    await lookUp(calls).finally(() => {
      showCalls(calls);
      paintFeed();
    });
    showDay();
  } catch (problem) {
    if (problem instanceof SignedOut) return leave();
  } finally {
    state.refreshing = false;
  }
  schedule(state.again ? Math.max(0, state.dueAt - Date.now()) : IDLE_MILLIS);
}

function showDay() {
  const day = format(Date.now(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone() });
  $('where').textContent = `${day} · ${zone().replaceAll('_', ' ')}`;
}

async function begin() {
  try {
    const answer = await fetch(session);
    if (!answer.ok) throw new Error(`session: ${answer.status}`);
    if (!(await answer.json()).signedIn) throw new SignedOut();
    state.client = await get('clients/{key}');
  } catch (problem) {
    if (!(problem instanceof SignedOut)) {
      live(false, 'Reconnecting');
      $('waiting').hidden = !$('board').hidden || !$('door').hidden;
      setTimeout(begin, 5000);
      return;
    }
    leave();
    return;
  }
  $('waiting').hidden = true;
  document.title = `${state.client.businessName} · dashboard`;
  $('business').textContent = state.client.businessName;
  showDay();
  $('door').hidden = true;
  $('board').hidden = false;
  await refresh();
  if (!$('board').hidden) listen();
}

function leave() {
  state.source?.close();
  state.source = null;
  clearTimeout(state.timer);
  state.timer = null;
  state.feed = [];
  state.lastEvent = 0;
  state.leads.clear();
  $('board').hidden = true;
  $('waiting').hidden = true;
  $('door').hidden = false;
  $('door-client').textContent = key;
  $('door-name').value = key; // for password managers
}

$('sign-in').addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('button');
  button.disabled = true;
  $('door-error').textContent = '';
  try {
    const answer = await fetch(session, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ apiKey: form.elements.key.value.trim() }),
    });
    if (answer.ok) {
      form.reset();
      await begin();
    } else {
      $('door-error').textContent = answer.status === 401 ? 'This key does not open this dashboard.' : 'That did not work. Please try again.';
    }
  } catch {
    $('door-error').textContent = 'The server cannot be reached.';
  } finally {
    button.disabled = false;
  }
});

$('sign-out').addEventListener('click', async () => {
  await fetch(session, { method: 'DELETE' }).catch(() => null);
  leave();
});

$('range').addEventListener('click', event => {
  const days = Number(event.target.dataset?.days);
  if (!days || days === state.days) return;
  state.days = days;
  $('range').querySelectorAll('button').forEach(button => button.setAttribute('aria-pressed', String(Number(button.dataset.days) === days)));
  state.counts = {};
  clearTimeout(state.timer);
  state.timer = null;
  refresh();
});

begin();
