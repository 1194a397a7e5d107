// On every page: the counts beside the menu's entries and in the list, and the word to the server that something has
// arrived here. One tab says it for all of them.

const TOGETHER = 400;

await customElements.whenDefined("rawat-live");
const live = document.querySelector("rawat-live");
const arrived = new Map();
let saying = 0;

function show(selector, count) {
  for (const badge of document.querySelectorAll(selector)) {
    badge.hidden = count === 0;
    badge.querySelector("[data-unread-count]").textContent = count > 99 ? "99+" : String(count);
  }
}

function totals({ asPatient, asDoctor }) {
  show("[data-unread=PATIENT]", asPatient);
  show("[data-unread=DOCTOR]", asDoctor);
}

function say() {
  saying = 0;
  for (const [conv, seq] of arrived) {
    arrived.delete(conv);
    live.request("rcpt", { conv, delivered: seq }).catch(() => {
      // Said again with the next entry, or when the line is back.
    });
  }
}

/** The newest line of a conversation that the list shows, at its top. */
function line({ conv, entry }) {
  const item = document.querySelector(`[data-conversations] > [data-conversation="${conv}"]`);
  if (!item || Number(item.dataset.lastSeq) >= entry.seq) return;
  item.dataset.lastSeq = String(entry.seq);
  const last = item.querySelector(".cv-line-last");
  const words = document.querySelector("[data-list-texts]");
  const kind = words?.querySelector(`[data-text="kind.${entry.kind}"]`)?.textContent ?? "";
  const own = entry.sender.mine ? `${words?.querySelector("[data-text=you]")?.textContent ?? ""} ` : "";
  last.textContent = own + (entry.kind === "text" ? entry.text.replace(/\s+/g, " ").slice(0, 90) : kind);
  item.parentElement.prepend(item);
}

live?.addEventListener("unread", ({ detail }) => {
  totals(detail);
  show(`[data-unread-of="${detail.conv}"]`, detail.count);
});
live?.addEventListener("hello", ({ detail }) => {
  const unread = detail.state?.unread;
  if (!unread) return;
  totals(unread);
  for (const item of document.querySelectorAll("[data-unread-of]")) {
    show(`[data-unread-of="${item.dataset.unreadOf}"]`, unread.conversations[item.dataset.unreadOf] ?? 0);
  }
});
live?.addEventListener("msg.new", ({ detail }) => {
  line(detail);
  if (!live.leads || detail.entry.sender.mine) return;
  arrived.set(detail.conv, Math.max(detail.seq, arrived.get(detail.conv) ?? 0));
  saying ||= setTimeout(say, TOGETHER);
});
