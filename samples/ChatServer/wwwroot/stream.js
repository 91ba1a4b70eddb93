// One user's stream of events over a socket that may be lost at any time: every event once and in order, or a gap that is
// announced. What a client has to do is in docs/manager.md; this is all of it.

const firstDelay = 500;
const longestDelay = 15000;
const policyViolation = 1008;

export class EventStream {
  #path;
  #listener;
  #socket = null;
  #established = null;
  #cursor = null; // of the last event: { epoch, seq }
  #failures = 0;
  #drainDelay = null;
  #timer = 0;

  /**
   * @param path of the endpoint
   * @param listener { connecting(), live(resumed), waiting(delay), offline(), ended(reason), refused(),
   *                   event(frame, isCaughtUp), gap(payload), beginsAt(seq), control(frame) }
   */
  constructor(path, listener) {
    this.#path = path;
    this.#listener = listener;
    // No sense in waiting on when the network is back.
    addEventListener('online', () => { if (this.#timer) this.open(); });
  }

  get isLive() { return this.#established !== null; }

  open() {
    this.#abandon();
    const address = new URL(this.#path, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    if (this.#cursor) address.search = new URLSearchParams({ epoch: this.#cursor.epoch, last_seq: this.#cursor.seq });
    const socket = this.#socket = new WebSocket(address);
    socket.onmessage = message => this.#receive(JSON.parse(message.data));
    socket.onclose = close => this.#lost(close.code, close.reason);
    this.#listener.connecting();
  }

  /** Sends a message; false where there is no connection to send it on. */
  send(type, payload) {
    if (!this.isLive || this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify({ type, payload }));
    return true;
  }

  /** Loses the connection, as a network would. */
  drop() {
    if (this.#socket) this.#lost(0, 'dropped');
  }

  /** Closes, and stays away until open(). */
  leave() {
    this.#abandon();
    this.#listener.offline();
  }

  #receive(frame) {
    if ('seq' in frame) return this.#accept(frame);
    switch (frame.type) {
      case 'connection_established': return this.#establish(frame.payload);
      case 'replay_gap': return this.#skip(frame.payload);
      case 'server_draining': this.#drainDelay = frame.payload.reconnect_after_ms; break;
    }
    this.#listener.control(frame);
  }

  #establish(payload) {
    const resumed = this.#cursor !== null;
    this.#failures = 0;
    this.#drainDelay = null;
    this.#established = { epoch: payload.epoch, replayedTo: payload.replay?.to ?? 0, resumed };
    if (!resumed) {
      this.#cursor = { epoch: payload.epoch, seq: payload.replay ? payload.replay.from - 1 : payload.seq };
      this.#listener.beginsAt(this.#cursor.seq + 1);
    }
    this.#listener.live(resumed, payload.replay);
  }

  #skip(gap) {
    this.#cursor = { epoch: this.#established.epoch, seq: gap.to };
    this.#listener.gap(gap);
  }

  #accept(frame) {
    const { epoch, seq } = this.#cursor;
    if (frame.epoch === epoch && frame.seq <= seq) return;
    // A hole that nobody announced: come back for what is behind the cursor.
    if (frame.epoch !== epoch || frame.seq !== seq + 1) return this.#lost(0, 'hole');
    this.#cursor = { epoch, seq: frame.seq };
    this.#listener.event(frame, this.#established.resumed && frame.seq <= this.#established.replayedTo);
  }

  #lost(code, reason) {
    const wasRefused = code !== 0 && !this.isLive;
    this.#abandon();
    if (code === policyViolation) return this.#listener.ended(reason);
    const most = Math.min(longestDelay, firstDelay * 2 ** this.#failures++);
    // Spread, so that not all clients of a server that was gone come back at once.
    const delay = this.#drainDelay ?? most * (0.5 + Math.random() / 2);
    this.#drainDelay = null;
    this.#timer = setTimeout(() => this.open(), delay);
    this.#listener.waiting(delay);
    if (wasRefused) this.#listener.refused();
  }

  /** Forgets the socket: nothing that still comes from it counts. */
  #abandon() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#established = null;
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
