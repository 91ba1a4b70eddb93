import { EventStream } from './stream.js';
import { Transcript } from './transcript.js';

const find = id => document.getElementById(id);
const [status, notice, question, send, offline] = ['status', 'notice', 'question', 'send', 'offline'].map(find);
const transcript = new Transcript(find('transcript'));
const notices = { maintenance: 'Maintenance is about to begin.', degraded: 'The service works with restrictions.' };
let pending = null; // the question that was sent and is not in the log yet: { id, text }

const stream = new EventStream('ws', {
  connecting: () => show('connecting', 'Connecting'),
  live: (resumed, replay) => {
    const caughtUp = replay ? `Live again: #${replay.from} to #${replay.to} caught up` : 'Live again: nothing was missed';
    show('live', resumed ? caughtUp : 'Live');
    if (pending) say('Your question may not have arrived. Send it again, unless it shows up.');
  },
  waiting: delay => show('waiting', `Connection lost. Trying again in ${Math.max(1, Math.round(delay / 1000))} s`),
  offline: () => show('offline', 'Offline'),
  ended: reason => {
    show('ended', `Closed by the server: ${reason}`);
    say('Reload this page to come back.');
  },
  refused: checkLogin,
  beginsAt: seq => { if (seq > 1) transcript.mark('gap', `Events before #${seq} are no longer kept.`); },
  gap: showGap,
  event: (event, isCaughtUp) => {
    transcript.add(event, isCaughtUp);
    if (pending && event.payload.id === pending.id) arrived();
  },
  control: frame => {
    if (frame.type === 'server_draining') say('The server restarts; this page comes back by itself.');
    if (frame.type === 'notice') say(notices[frame.payload.code] ?? '');
    if (frame.type === 'error') refusedMessage(frame.payload);
  },
});

/** The place for an application to load from its own store what the stream cannot give again. */
function showGap({ from, to, reason }) {
  const missing = to < from ? '' : from === to ? ` Event #${from} is gone.` : ` Events #${from} to #${to} are gone.`;
  transcript.mark('gap', reason === 'epoch_changed' ? `The server's log began anew; what is above is from before.${missing}` : `A gap.${missing}`);
}

function show(state, text) {
  status.dataset.state = state;
  status.textContent = text;
  send.disabled = !stream.isLive;
  if (state === 'live') say('');
}

function say(text) {
  notice.textContent = text;
  notice.hidden = !text;
}

/** The question stays where it was typed until the log has it. */
function arrived() {
  if (question.value === pending.text) question.value = '';
  pending = null;
  say('');
}

function refusedMessage({ code, correlation_id: id }) {
  pending = null;
  say(`The server did not take that: ${code} (${id.slice(0, 8)} in its log).`);
}

async function checkLogin() {
  try {
    const answer = await fetch('me');
    if (answer.status === 401) location.assign('login');
    else find('user').textContent = await answer.text();
  } catch {
    // Nobody there: the stream tries again.
  }
}

find('composer').addEventListener('submit', submitted => {
  submitted.preventDefault();
  const text = question.value.trim();
  if (!text) return;
  pending = { id: Math.random().toString(36).slice(2), text: question.value };
  if (!stream.send('ask', { id: pending.id, text })) say('There is no connection; the question waits here.');
});

for (const example of document.querySelectorAll('.examples button')) {
  example.addEventListener('click', () => {
    question.value = example.textContent;
    question.focus();
  });
}

find('drop').addEventListener('click', () => stream.drop());
offline.addEventListener('click', () => {
  const leaves = offline.getAttribute('aria-pressed') === 'false';
  offline.setAttribute('aria-pressed', leaves);
  offline.textContent = leaves ? 'Go online' : 'Go offline';
  if (leaves) stream.leave();
  else stream.open();
});

checkLogin();
stream.open();
