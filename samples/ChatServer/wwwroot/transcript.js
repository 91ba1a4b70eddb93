// Shows events as rows, a run's rows in one card, in the order of their seq. Everything that comes from outside is set as
// text, never as markup.

const statusWords = { completed: 'done', failed: 'failed', cancelled: 'cancelled' };

export class Transcript {
  #root;
  #runs = new Map();
  #tools = new Map();

  constructor(root) {
    this.#root = root;
  }

  add(event, isCaughtUp) {
    const wasAtEnd = this.#isAtEnd;
    const row = event.type === 'user_message' ? this.#question(event) : this.#rowOf(event);
    row.dataset.seq = event.seq;
    row.dataset.type = event.type;
    if (isCaughtUp) {
      row.classList.add('caught-up');
      row.title = 'Sent while this tab had no connection';
    }
    if (wasAtEnd) this.#root.scrollTop = this.#root.scrollHeight;
  }

  /** A line across the conversation: something about the stream itself. */
  mark(kind, text) {
    const wasAtEnd = this.#isAtEnd;
    this.#show(element('p', `mark ${kind}`, text));
    if (wasAtEnd) this.#root.scrollTop = this.#root.scrollHeight;
  }

  get #isAtEnd() {
    return this.#root.scrollHeight - this.#root.scrollTop - this.#root.clientHeight < 80;
  }

  #show(node) {
    document.getElementById('empty')?.remove();
    this.#root.append(node);
    return node;
  }

  #question({ payload }) {
    return this.#show(element('p', 'question', payload.text));
  }

  #rowOf(event) {
    const run = this.#run(event);
    const row = element('li', 'event');
    row.append(element('span', 'seq', `#${event.seq}`), element('code', 'type', event.type), this.#detail(event, run, row));
    run.list.append(row);
    return row;
  }

  #run(event) {
    let run = this.#runs.get(event.run_id);
    if (!run) {
      const card = element('article', 'run');
      const head = element('header');
      const state = element('span', 'state', 'running');
      const list = element('ol');
      head.append(element('h2', '', event.agent_name ?? 'agent'), state);
      card.append(head, list);
      card.dataset.state = 'running';
      run = { card, state, list };
      this.#runs.set(event.run_id, run);
      this.#show(card);
    }
    return run;
  }

  #detail({ type, payload }, run, row) {
    const detail = element('div', 'detail');
    switch (type) {
      case 'agent_started':
        detail.append(element('span', 'faint', 'The run begins.'));
        break;
      case 'agent_thinking':
        detail.append(element('span', 'thought', payload.reasoning));
        break;
      case 'tool_executing':
        row.classList.add('executing');
        this.#tools.set(payload.tool_call_id, row);
        detail.append(element('strong', '', payload.tool_name), ...values(payload, 'parameters'));
        break;
      case 'tool_completed':
        this.#tools.get(payload.tool_call_id)?.classList.remove('executing');
        this.#tools.delete(payload.tool_call_id);
        row.classList.add(payload.status);
        detail.append(element('strong', '', payload.tool_name), ...values(payload, 'result'), outcome(payload));
        break;
      case 'agent_completed':
        row.classList.add(payload.status);
        run.card.dataset.state = payload.status;
        run.state.textContent = statusWords[payload.status] ?? payload.status;
        detail.append(element('span', 'answer', answer(payload)), outcome(payload));
        break;
      default:
        detail.append(...values({ payload }, 'payload'));
    }
    return detail;
  }
}

function answer(payload) {
  if (payload.status === 'completed') return typeof payload.result === 'string' ? payload.result : JSON.stringify(payload.result);
  return payload.error ? `That did not work (${payload.error.correlation_id.slice(0, 8)} in the server's log).` : 'The run was cancelled.';
}

function outcome(payload) {
  const time = payload.execution_time_ms < 10 ? payload.execution_time_ms.toFixed(1) : Math.round(payload.execution_time_ms);
  return element('span', 'faint outcome', `${statusWords[payload.status] ?? payload.status} · ${time} ms`);
}

/** A flat object as names and values, anything else as JSON. */
function values(payload, name) {
  if (payload.omitted) return [element('span', 'faint', 'too large to be sent')];
  const value = payload[name];
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [element('code', '', String(value))];
  return Object.entries(value).map(([key, inner]) => {
    const pair = element('span', 'pair');
    pair.append(element('span', 'faint', key), element('code', '', typeof inner === 'string' ? inner : JSON.stringify(inner)));
    return pair;
  });
}

function element(tag, className = '', text = null) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== null) node.textContent = text;
  return node;
}
