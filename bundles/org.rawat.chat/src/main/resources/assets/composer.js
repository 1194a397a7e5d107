// The place where a message is written. Without this module it is a plain form; with it nothing that was written is lost.

const TYPING_EVERY = 3000;

class Composer {
  #form;
  #body;
  #room;
  #live;
  #outbox;
  #conv;
  #typed = 0;
  #reply = null;

  constructor(form, live, outbox) {
    this.#form = form;
    this.#room = form.closest(".cv-room");
    this.#conv = this.#room.dataset.conversation;
    this.#body = form.querySelector("textarea[name=body]");
    this.#live = live;
    this.#outbox = outbox;
    form.addEventListener("submit", (event) => this.#send(event), true);
    this.#body.addEventListener("input", () => this.#input());
    this.#body.addEventListener("keydown", (event) => this.#key(event));
    this.#body.addEventListener("blur", () => this.#stops());
    outbox.addEventListener("state", ({ detail }) => detail.conv === this.#conv && this.#state(detail));
    this.#room.addEventListener("click", (event) => this.#clicked(event));
    this.#room.addEventListener("cv:reply", ({ detail }) => this.#answers(detail));
    if (!this.#body.value) this.#body.value = this.#draft ?? "";
    this.#grow();
    this.#waiting();
    this.#keyboard();
  }

  get #place() {
    return `rawat-draft-${this.#conv}`;
  }

  get #draft() {
    try {
      return localStorage.getItem(this.#place);
    } catch {
      return null;
    }
  }

  set #draft(text) {
    try {
      if (text) localStorage.setItem(this.#place, text);
      else localStorage.removeItem(this.#place);
    } catch {
      // A browser that keeps nothing keeps no drafts.
    }
  }

  async #waiting() {
    for (const message of await this.#outbox.of(this.#conv)) {
      this.#state({ ...message, state: message.refused ? "failed" : "waiting", said: message.refused === "old" ? "" : message.refused });
    }
  }

  async #send(event) {
    const body = this.#body.value.trim();
    if (!body) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const message = {
      cid: crypto.randomUUID(),
      conv: this.#conv,
      base: this.#room.dataset.base,
      body,
      replyTo: this.#reply ?? this.#formReply(),
      urgent: this.#form.querySelector("input[name=urgent]")?.checked || undefined,
    };
    try {
      await this.#outbox.put(message);
    } catch {
      // Nothing can be kept here: the plain form sends it.
      HTMLFormElement.prototype.submit.call(this.#form);
      return;
    }
    this.#body.value = "";
    this.#draft = "";
    this.#answers(null);
    const urgent = this.#form.querySelector("input[name=urgent]");
    if (urgent) urgent.checked = false;
    this.#grow();
    this.#stops();
    this.#body.focus();
  }

  #formReply() {
    const seq = Number(this.#form.querySelector("input[name=replyTo]")?.value ?? 0);
    return seq ? { seq, text: this.#form.querySelector("[data-reply-text]")?.textContent ?? "" } : undefined;
  }

  /** What one answers, shown above the field. */
  #answers(reply) {
    this.#reply = reply ?? null;
    const shown = this.#form.querySelector("[data-reply]");
    if (!shown) return;
    shown.hidden = !reply;
    shown.querySelector("[data-reply-text]").textContent = reply?.text ?? "";
    const field = this.#form.querySelector("input[name=replyTo]");
    if (field) field.value = reply ? String(reply.seq) : "";
    if (reply) this.#body.focus();
  }

  #state({ cid, body, replyTo, state, said }) {
    const words = this.#form.closest("[data-composer]").querySelector(`[data-text="${state}"]`)?.textContent;
    const detail = { cid, text: body, replyTo, state: state === "sent" ? "waiting" : state, said: said || words };
    this.#room.dispatchEvent(new CustomEvent("cv:echo", { detail }));
    if (state !== "failed") return;
    const foot = this.#room.querySelector(`[data-pending="${cid}"] .cv-foot`);
    for (const what of ["again", "drop"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-sm";
      button.dataset[what] = cid;
      button.textContent = this.#form.closest("[data-composer]").querySelector(`[data-text="${what}"]`)?.textContent ?? what;
      foot?.append(" ", button);
    }
  }

  async #clicked(event) {
    const cancel = event.target.closest("[data-reply-cancel]");
    if (cancel) {
      event.preventDefault();
      this.#answers(null);
      return;
    }
    const quick = event.target.closest("[data-quick]");
    if (quick) {
      event.preventDefault();
      this.#body.setRangeText(quick.dataset.quick, this.#body.selectionStart, this.#body.selectionEnd, "end");
      this.#body.focus();
      this.#input();
      return;
    }
    const button = event.target.closest("[data-again], [data-drop]");
    if (!button) return;
    const cid = button.dataset.again ?? button.dataset.drop;
    const message = (await this.#outbox.of(this.#conv)).find((it) => it.cid === cid);
    if (!message) return;
    if (button.dataset.again) await this.#outbox.again(message);
    else await this.#outbox.drop(message);
  }

  #input() {
    this.#draft = this.#body.value;
    this.#grow();
    if (!this.#body.value.trim()) {
      this.#stops();
      return;
    }
    const now = Date.now();
    if (now - this.#typed < TYPING_EVERY || this.#live.state !== "online") return;
    this.#typed = now;
    this.#live.request("typing", { conv: this.#conv, on: true }).catch(() => {});
  }

  #stops() {
    if (!this.#typed) return;
    this.#typed = 0;
    if (this.#live.state === "online") this.#live.request("typing", { conv: this.#conv, on: false }).catch(() => {});
  }

  /** Enter sends where there is a keyboard; on a phone it begins a line, as everywhere else there. */
  #key(event) {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
    if (!(event.ctrlKey || event.metaKey || matchMedia("(pointer: fine)").matches)) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #grow() {
    this.#body.style.setProperty("height", "auto");
    this.#body.style.setProperty("height", `${Math.min(this.#body.scrollHeight + 2, 180)}px`);
  }

  /** A keyboard that lies over the page does not hide the field. */
  #keyboard() {
    const view = window.visualViewport;
    if (!view) return;
    const place = this.#form.closest("[data-composer]");
    const move = () => place.style.setProperty("bottom", `${Math.max(0, innerHeight - view.height - view.offsetTop)}px`);
    view.addEventListener("resize", move);
    view.addEventListener("scroll", move);
  }
}

await customElements.whenDefined("rawat-live");
const live = document.querySelector("rawat-live");
const outbox =
  globalThis.rawatOutbox ??
  (await new Promise((resolve) => document.addEventListener("rawat:outbox", ({ detail }) => resolve(detail), { once: true })));
for (const form of document.querySelectorAll("form[data-chat-composer]")) {
  if (live && form.closest(".cv-room")) new Composer(form, live, outbox);
}
