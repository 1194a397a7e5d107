// On every page: messages that were written and are not yet with the server. They wait in the browser's own database, so
// that neither a killed tab nor a dead line loses one, and go out one after the other under the id that they were given when
// they were written: sent twice, they are stored once.

const OLD = 24 * 3600_000;
const ANOTHER_WAY = 8_000;
const AGAIN = 3_000;

await customElements.whenDefined("rawat-live");
const live = document.querySelector("rawat-live");
const account = live?.getAttribute("account") ?? "";
const channel = new BroadcastChannel(`rawat-outbox-${account}`);
const outbox = new EventTarget();

const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open(`rawat-outbox-${account}`, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("messages", { keyPath: "order", autoIncrement: true });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** One transaction, done when it is durable. */
async function store(mode, work) {
  const db = await opened;
  return new Promise((resolve, reject) => {
    const transaction = db.transaction("messages", mode, { durability: "strict" });
    const request = work(transaction.objectStore("messages"));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

function tell(message, state, said) {
  const detail = { ...message, state, said };
  outbox.dispatchEvent(new CustomEvent("state", { detail }));
  channel.postMessage(detail);
}

channel.addEventListener("message", ({ data }) => {
  if (data.state) outbox.dispatchEvent(new CustomEvent("state", { detail: data }));
  else drain();
});

/** Keeps a message; it is safe when this has resolved. */
outbox.put = async (message) => {
  const kept = { ...message, at: Date.now() };
  kept.order = await store("readwrite", (it) => it.add(kept));
  tell(kept, "waiting");
  channel.postMessage({});
  drain();
  return kept;
};

/** Those of one conversation, in their order. */
outbox.of = async (conv) => (await store("readonly", (it) => it.getAll())).filter((it) => it.conv === conv);

/** Takes one out again, for good. */
outbox.drop = async (message) => {
  await store("readwrite", (it) => it.delete(message.order));
  tell(message, "gone");
};

/** Tries one again that was refused, or is old. */
outbox.again = async (message) => {
  const again = { ...message, at: Date.now(), refused: undefined };
  await store("readwrite", (it) => it.put(again));
  tell(again, "waiting");
  drain();
};

/** Unsupported: Rawat has just started, and messages are not there yet. */
const passing = (err) => !err?.kind || err.code === "unsupported" || err.kind === "UNAVAILABLE" || err.kind === "TOO_MANY" || err.kind === "UNEXPECTED";

/** Over the socket; where a network lets no socket through, over a plain request. */
async function send({ conv, cid, body, replyTo, urgent, base }) {
  const data = { cid, body };
  if (replyTo) data.replyTo = replyTo.seq;
  if (urgent) data.urgent = true;
  if (live.state === "online") return live.request("msg.send", { conv, ...data });
  if (Date.now() - since < ANOTHER_WAY || !navigator.onLine) throw { kind: "UNAVAILABLE" };
  const response = await fetch(`${base}/send`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": live.getAttribute("csrf") },
    body: JSON.stringify(data),
  });
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  const passes = response.status >= 500 || response.status === 429 || response.status === 401 || response.status === 403;
  throw { kind: passes ? "UNAVAILABLE" : "CONFLICT", message: problem.detail ?? problem.title };
}

let since = Date.now();
let draining = false;
let timer = 0;

function drain() {
  clearTimeout(timer);
  if (draining || !live) return;
  draining = true;
  navigator.locks
    .request(`rawat-outbox-${account}`, { ifAvailable: true }, (lock) => (lock ? empty() : false))
    .then(
      (left) => left && later(),
      () => later(),
    )
    .finally(() => (draining = false));
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(drain, AGAIN + Math.random() * 1000);
}

/** True when something is left that may go later. */
async function empty() {
  const stuck = new Set();
  for (;;) {
    const all = await store("readonly", (it) => it.getAll());
    const next = all.find((it) => !it.refused && !stuck.has(it.conv));
    if (!next) return stuck.size > 0;
    if (Date.now() - next.at > OLD) {
      await refuse(next, "");
      continue;
    }
    try {
      const answer = await send(next);
      await store("readwrite", (it) => it.delete(next.order));
      tell({ ...next, seq: answer.seq }, "sent");
    } catch (err) {
      if (passing(err)) {
        // Whatever was written after it in that conversation waits too: the order is the writer's.
        stuck.add(next.conv);
        tell(next, "waiting");
      } else {
        await refuse(next, err.message ?? "");
      }
    }
  }
}

async function refuse(message, said) {
  const refused = { ...message, refused: said || "old" };
  await store("readwrite", (it) => it.put(refused));
  tell(refused, "failed", said);
}

live?.addEventListener("state", () => {
  since = Date.now();
  if (live.state === "online") drain();
  else later();
});
addEventListener("online", drain);
document.addEventListener("visibilitychange", drain);

globalThis.rawatOutbox = outbox;
document.dispatchEvent(new CustomEvent("rawat:outbox", { detail: outbox }));
drain();
