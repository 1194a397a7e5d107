// <rawat-live>: the one socket of this browser, for the modules of every page. One tab leads and
// holds the socket; the others hear and speak through it. Every tab sees the same:
//
//   live.request(type, data)  a promise of the reply's data; rejects with the reply's err
//   live.state                "online", "connecting" or "offline"; event "state" when it changes,
//                             and the attribute of that name
//   live.device               how this browser is called
//   live.lastSeq              the number of the last durable event, null when none is known
//   events                    each event of the server under its type, its data as detail;
//                             "hello" (detail: {state, gap}) after each connection, "gap" when
//                             history must be read anew, "signed-out" when the session has ended

const LADDER = [0, 300, 1200, 2700, 4800, 7000];
const TICKET_GOOD = 4 * 60_000;
const REPLY_WITHIN = 35_000;
const BEAT_WITHIN = 10_000;
const PROBE_WITHIN = 2_000;
const CONNECT_WITHIN = 10_000;
const RECENT = 60_000;

const SESSION_ENDED = 4001;
const ACCOUNT_CHANGED = 4002;
const BAD_TICKET = 4003;
const TOO_MANY = 4004;
const FLOODING = 4009;
const PROTOCOL = 4011;

const problem = (code) => ({ kind: "UNAVAILABLE", code, message: "" });

/** What outlives a page; a browser that keeps nothing for us is asked for nothing. */
const kept = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Then a page that comes begins at the head.
    }
  },
};

/** The socket itself: connects, comes again, resumes. Only the leading tab has one. */
class Line {
  #host;
  #socket = null;
  #open = false;
  #stopped = false;
  #tries = 0;
  #ids = 0;
  #waiting = new Map();
  #timers = new Set();
  #beating = 0;
  #retry = 0;
  #connecting = false;

  constructor(host) {
    this.#host = host;
  }

  start() {
    this.#connect();
  }

  /** Closes for good; nothing comes after this. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#retry);
    this.#drop("gone");
  }

  get open() {
    return this.#open;
  }

  request(type, data, within = REPLY_WITHIN) {
    if (!this.#open && type !== "hello") return Promise.reject(problem("offline"));
    return new Promise((resolve, reject) => {
      const id = String(++this.#ids);
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(problem("late"));
      }, within);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ id, t: type, d: data }));
    });
  }

  /** Says whether a page is in sight; a line that does not answer is dead, and left. */
  beat(within = BEAT_WITHIN) {
    clearTimeout(this.#beating);
    if (!this.#open) return;
    const socket = this.#socket;
    this.request("beat", { visible: this.#host.anyVisible() }, within).then(
      (reply) => {
        this.#host.ticket(reply.ticket);
        this.#host.show("online");
      },
      (err) => {
        if (err.code === "late" && socket === this.#socket) this.#lost(socket, 0);
      },
    );
    this.#beating = setTimeout(() => this.beat(), this.#host.beatEvery * 1000);
  }

  /** The line may be back, or somebody looks: do not wait for the next step of the ladder. */
  now() {
    if (this.#stopped) return;
    if (this.#open) {
      this.beat(PROBE_WITHIN);
    } else if (!this.#connecting) {
      this.#tries = 0;
      clearTimeout(this.#retry);
      this.#connect();
    }
  }

  async #connect() {
    if (this.#stopped || this.#connecting) return;
    this.#connecting = true;
    this.#host.show("connecting");
    let ticket;
    try {
      ticket = await this.#host.takeTicket();
    } catch (e) {
      this.#connecting = false;
      if (e === "signed-out") this.#host.signedOut();
      else this.#again();
      return;
    }
    if (this.#stopped) return;
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/live", [
      "rawat.v1",
      "ticket." + ticket,
    ]);
    this.#socket = socket;
    const timer = setTimeout(() => this.#lost(socket, 0), CONNECT_WITHIN);
    socket.addEventListener("open", () => this.#hello(socket, timer));
    socket.addEventListener("message", (event) => {
      if (socket === this.#socket) this.#received(JSON.parse(event.data));
    });
    socket.addEventListener("close", (event) => {
      clearTimeout(timer);
      this.#lost(socket, event.code);
    });
  }

  async #hello(socket, timer) {
    try {
      const reply = await this.request("hello", this.#host.introduction(), CONNECT_WITHIN);
      if (socket !== this.#socket) return;
      clearTimeout(timer);
      this.#connecting = false;
      this.#open = true;
      this.#tries = 0;
      this.#host.ticket(reply.ticket);
      this.#host.welcomed(reply);
      this.beat();
    } catch {
      this.#lost(socket, 0);
    }
  }

  #received(frame) {
    if (frame.re === undefined) {
      if (frame.t !== undefined) this.#host.heard(frame);
      return;
    }
    const waiting = this.#waiting.get(frame.re);
    if (!waiting) return;
    this.#waiting.delete(frame.re);
    clearTimeout(waiting.timer);
    if (frame.ok) waiting.resolve(frame.d);
    else waiting.reject(frame.err);
  }

  #drop(code) {
    const socket = this.#socket;
    this.#socket = null;
    this.#open = false;
    this.#connecting = false;
    clearTimeout(this.#beating);
    if (socket && socket.readyState < WebSocket.CLOSING) socket.close(1000);
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(problem(code));
    }
    this.#waiting.clear();
  }

  #lost(socket, code) {
    if (socket !== this.#socket) return;
    this.#drop("offline");
    if (this.#stopped) return;
    if (code === SESSION_ENDED) this.#host.signedOut();
    else if (code === BAD_TICKET || code === ACCOUNT_CHANGED) this.#again();
    else if (code === TOO_MANY) this.#later(60_000);
    else if (code === FLOODING) this.#later(10_000);
    else if (code === PROTOCOL) this.#later(30_000);
    else this.#again();
  }

  #again() {
    const step = LADDER[Math.min(this.#tries, LADDER.length - 1)];
    this.#tries++;
    // Whoever was cut off together does not come again together.
    this.#later(step + Math.random() * Math.min(1000, 100 + step));
  }

  #later(millis) {
    this.#host.show(this.#tries > 2 || !navigator.onLine ? "offline" : "connecting");
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), millis);
  }
}

class RawatLive extends HTMLElement {
  #tab = crypto.randomUUID();
  #state = "connecting";
  #lastSeq = null;
  #line = null;
  #channel = null;
  #leading = null;
  #leader = null;
  #tickets = null;
  #csrf = "";
  #ids = 0;
  #asked = new Map();
  #visible = new Map();
  #recent = [];
  #saving = 0;
  #wired = false;
  #running = false;
  #over = false;
  #looking = 0;
  beatEvery = 20;

  get state() {
    return this.#state;
  }

  get lastSeq() {
    return this.#lastSeq;
  }

  /** How this browser is called, the same in all of its tabs. */
  get device() {
    let device = kept.get("rawat-live-device");
    if (!device) {
      device = this.#tab;
      kept.set("rawat-live-device", device);
    }
    return device;
  }

  /** Whether this tab holds the socket. */
  get leads() {
    return this.#line !== null;
  }

  request(type, data = {}) {
    if (this.#line) return this.#line.request(type, data);
    if (!this.#channel || this.#state !== "online") return Promise.reject(problem("offline"));
    return new Promise((resolve, reject) => {
      const n = ++this.#ids;
      const timer = setTimeout(() => this.#answered(n, false, problem("late")), REPLY_WITHIN);
      this.#asked.set(n, { resolve, reject, timer });
      this.#tell({ k: "ask", n, type, data });
    });
  }

  connectedCallback() {
    if (!this.#wired) this.#wire();
    this.#run();
  }

  #wire() {
    this.#wired = true;
    const ticket = this.getAttribute("ticket");
    this.#tickets = { ticket, until: performance.timeOrigin + TICKET_GOOD };
    this.#csrf = this.getAttribute("csrf");
    addEventListener("pagehide", () => this.#rest());
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      // The page slept: its ticket and its numbers may be old, its session too.
      this.#tickets = null;
      this.#over = false;
      this.#run();
    });
    addEventListener("online", () => this.#awake());
    addEventListener("offline", () => {
      if (this.#line) this.show("offline");
    });
    document.addEventListener("visibilitychange", () => this.#seen());
  }

  disconnectedCallback() {
    this.#rest();
  }

  #run() {
    if (this.#running || this.#over) return;
    this.#running = true;
    if (!navigator.locks || typeof BroadcastChannel === "undefined") {
      this.#lead();
      return;
    }
    this.#channel = new BroadcastChannel("rawat-live-" + this.getAttribute("account"));
    this.#channel.addEventListener("message", (event) => this.#told(event.data));
    this.#tell({ k: "join", since: performance.timeOrigin, visible: this.#inSight });
    this.#elect(false);
    this.#look();
  }

  #rest() {
    if (!this.#running) return;
    this.#running = false;
    clearTimeout(this.#looking);
    this.#save();
    this.#tell({ k: "left" });
    this.#resign();
    this.#leading?.abort();
    this.#channel?.close();
    this.#channel = null;
    this.#fail("gone");
  }

  // Which tab leads

  #elect(steal) {
    const waiting = new AbortController();
    this.#leading?.abort();
    this.#leading = waiting;
    navigator.locks
      .request(
        "rawat-live-" + this.getAttribute("account"),
        steal ? { steal: true } : { signal: waiting.signal },
        () =>
          new Promise((release) => {
            if (waiting.signal.aborted) {
              release();
              return;
            }
            waiting.signal.addEventListener("abort", () => release());
            this.#lead();
          }),
      )
      .catch(() => {
        // Another tab took over, or this one no longer asks.
        if (this.#leading !== waiting || waiting.signal.aborted) return;
        this.#resign();
        this.#elect(false);
      });
  }

  #lead() {
    this.#leader = this.#tab;
    this.#fail("offline");
    if (this.#lastSeq === null) {
      const seq = Number.parseInt(kept.get(this.#key), 10);
      if (seq >= 0) this.#lastSeq = seq;
    }
    this.#line = new Line(this);
    this.setAttribute("leads", "");
    this.#tell({ k: "lead", state: this.#state });
    this.#line.start();
  }

  #resign() {
    this.#line?.stop();
    this.#line = null;
    this.removeAttribute("leads");
    this.#leader = null;
  }

  /** A tab in sight does not rely on a leader that the browser has put to sleep. */
  #look() {
    clearTimeout(this.#looking);
    if (!this.#running || this.#line || !this.#channel || !this.#inSight) return;
    this.#leader = null;
    this.#tell({ k: "who" });
    this.#looking = setTimeout(async () => {
      if (this.#leader || this.#line || !this.#running || !this.#inSight) return;
      const { held } = await navigator.locks.query();
      const name = "rawat-live-" + this.getAttribute("account");
      if (held.some((lock) => lock.name === name) && !this.#leader && !this.#line) {
        this.#elect(true);
      }
    }, 1000);
  }

  // Between the tabs

  #tell(message) {
    this.#channel?.postMessage({ ...message, from: this.#tab });
  }

  #told(message) {
    const { k, from } = message;
    if (k === "join" || k === "sight") this.#visible.set(from, message.visible);
    if (k === "left") this.#visible.delete(from);
    if (k === "lead" || k === "here") {
      if (k === "lead") this.#fail("offline");
      this.#leader = from;
      if (!this.#line) this.#shown(message.state);
    }
    if (k === "lead") this.#tell({ k: "sight", visible: this.#inSight });
    if (k === "state" && !this.#line) this.#shown(message.state);
    if (k === "event" && !this.#line) this.#dispatch(message.frame);
    if (k === "hello" && !this.#line) this.#greeted(message.detail, message.seq);
    if (k === "over" && !this.#over) this.signedOut(false);
    if (message.to === this.#tab && k === "answer") {
      this.#answered(message.n, message.ok, message.value);
    }
    if (message.to === this.#tab && k === "recent") {
      this.#leader = from;
      this.#shown(message.state);
      for (const frame of message.frames) this.#dispatch(frame);
      if (this.#lastSeq === null) this.#lastSeq = message.seq;
    }
    if (this.#line) this.#asLeader(message);
  }

  #asLeader({ k, from, n, type, data, since }) {
    if (k === "ask") {
      const answer = (ok, value) => this.#tell({ k: "answer", to: from, n, ok, value });
      this.#line.request(type, data).then(
        (value) => answer(true, value),
        (err) => answer(false, err),
      );
    }
    if (k === "join") {
      // What came while that tab's page was on its way.
      const frames = this.#recent.filter((one) => one.at >= since).map((one) => one.frame);
      const seq = this.#lastSeq;
      this.#tell({ k: "recent", to: from, frames, seq, state: this.#state });
    }
    if (k === "who") this.#tell({ k: "here", state: this.#state });
    if (k === "join" || k === "sight" || k === "left") this.#line.beat();
  }

  #answered(n, ok, value) {
    const asked = this.#asked.get(n);
    if (!asked) return;
    this.#asked.delete(n);
    clearTimeout(asked.timer);
    if (ok) asked.resolve(value);
    else asked.reject(value);
  }

  #fail(code) {
    for (const n of [...this.#asked.keys()]) this.#answered(n, false, problem(code));
  }

  // What the line asks and says

  get #inSight() {
    return document.visibilityState === "visible";
  }

  anyVisible() {
    return this.#inSight || [...this.#visible.values()].some(Boolean);
  }

  introduction() {
    return {
      device: this.device,
      lastSeq: this.#lastSeq,
      visible: this.anyVisible(),
      lang: document.documentElement.lang,
    };
  }

  ticket(ticket) {
    if (ticket) this.#tickets = { ticket, until: Date.now() + TICKET_GOOD };
  }

  /** A ticket that was not used yet; another one is fetched when there is none. */
  async takeTicket() {
    const mine = this.#tickets;
    this.#tickets = null;
    if (mine && Date.now() < mine.until) return mine.ticket;
    for (let again = false; ; again = true) {
      const response = await fetch("/api/realtime/tickets", {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRF-Token": this.#csrf },
      });
      if (response.ok) return (await response.json()).ticket;
      if (response.status === 401) throw "signed-out";
      if (response.status !== 403 || again) throw "unavailable";
      const session = await fetch("/api/session", { headers: { Accept: "application/json" } });
      if (!session.ok) throw "unavailable";
      const { signedIn, csrf } = await session.json();
      if (!signedIn) throw "signed-out";
      this.#csrf = csrf;
    }
  }

  welcomed(reply) {
    this.beatEvery = reply.beatEvery;
    for (const frame of reply.events) this.heard(frame);
    const detail = { state: reply.state, gap: reply.gap, serverTime: reply.serverTime };
    this.#tell({ k: "hello", detail, seq: reply.upTo });
    this.#greeted(detail, reply.upTo);
    this.show("online");
  }

  #greeted(detail, seq) {
    // Also backwards: a log that was restored from a backup is shorter than it was.
    if (detail.gap || this.#lastSeq === null || seq > this.#lastSeq) this.#lastSeq = seq;
    this.#saveSoon();
    this.dispatchEvent(new CustomEvent("hello", { detail }));
    if (detail.gap) this.dispatchEvent(new CustomEvent("gap", { detail }));
  }

  heard(frame) {
    const now = Date.now();
    while (this.#recent.length > 0 && this.#recent[0].at < now - RECENT) this.#recent.shift();
    this.#recent.push({ at: now, frame });
    this.#tell({ k: "event", frame });
    this.#dispatch(frame);
  }

  #dispatch({ seq, t, d }) {
    if (seq !== undefined) {
      if (this.#lastSeq !== null && seq <= this.#lastSeq) return;
      this.#lastSeq = seq;
      this.#saveSoon();
      if (t === "log.skip") return;
    }
    this.dispatchEvent(new CustomEvent(t === "log.gap" ? "gap" : t, { detail: d }));
  }

  show(state) {
    if (state === this.#state) return;
    this.#tell({ k: "state", state });
    this.#shown(state);
  }

  #shown(state) {
    if (!state || state === this.#state) return;
    this.#state = state;
    this.setAttribute("state", state);
    this.dispatchEvent(new CustomEvent("state", { detail: { state } }));
  }

  signedOut(first = true) {
    this.#over = true;
    if (first) this.#tell({ k: "over" });
    this.#shown("offline");
    this.#rest();
    this.dispatchEvent(new CustomEvent("signed-out"));
  }

  // What happens to the page

  #seen() {
    this.#tell({ k: "sight", visible: this.#inSight });
    if (this.#line) this.#line.beat();
    if (this.#inSight) this.#awake();
  }

  #awake() {
    if (this.#line) this.#line.now();
    else this.#look();
  }

  get #key() {
    return "rawat-live-seq-" + this.getAttribute("account");
  }

  #saveSoon() {
    if (!this.#line || this.#saving) return;
    this.#saving = setTimeout(() => this.#save(), 250);
  }

  #save() {
    clearTimeout(this.#saving);
    this.#saving = 0;
    if (this.#line && this.#lastSeq !== null) kept.set(this.#key, String(this.#lastSeq));
  }
}

customElements.define("rawat-live", RawatLive);
