// The room of a conversation, live. What stands here was made by the server, entry by entry in the order of their numbers;
// this module keeps it so: nothing twice, nothing left out, whatever the line does meanwhile.

const PAGE = 50;
const READ_AFTER = 250;
const TYPING_GONE = 6000;

class Room {
  #section;
  #thread;
  #live;
  #conv;
  #base;
  #last = 0;
  #first = 0;
  #atEnd;
  #catching = null;
  #reading = 0;
  #read = 0;
  #marks = new Map();
  #typing = new Map();
  #status;
  #format;
  #dayFormat;

  constructor(section, live) {
    this.#section = section;
    this.#live = live;
    this.#thread = section.querySelector("[data-thread]");
    this.#conv = section.dataset.conversation;
    this.#base = section.dataset.base;
    this.#status = section.dataset.status;
    const all = [...this.#thread.querySelectorAll("[data-seq]")];
    this.#first = Number(all[0]?.dataset.seq ?? 0);
    this.#last = Number(all.at(-1)?.dataset.seq ?? 0);
    this.#atEnd = !section.querySelector("[data-later]");
    const timeZone = section.dataset.zone || undefined;
    const lang = document.documentElement.lang;
    this.#format = new Intl.DateTimeFormat(lang, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.#dayFormat = new Intl.DateTimeFormat(lang, { timeZone, day: "numeric", month: "long", year: "numeric" });
    const mine = (event) => event.detail?.conv === this.#conv;
    live.addEventListener("msg.new", (event) => mine(event) && this.#came(event.detail));
    live.addEventListener("msg.upd", (event) => mine(event) && this.#changed(event.detail.entry));
    live.addEventListener("conv.upd", (event) => mine(event) && this.#moved(event.detail));
    live.addEventListener("rcpt", (event) => mine(event) && this.#receipt(event.detail));
    live.addEventListener("typing", (event) => mine(event) && this.#types(event.detail));
    live.addEventListener("hello", () => this.#resume());
    live.addEventListener("gap", () => this.#catchUp());
    section.addEventListener("cv:echo", (event) => this.#echo(event.detail));
    document.addEventListener("visibilitychange", () => this.#readSoon());
    addEventListener("focus", () => this.#readSoon());
    addEventListener("scroll", () => this.#readSoon(), { passive: true });
    this.#history();
    if (live.state === "online") this.#resume();
    if (!location.hash) this.#toEnd();
  }

  // ---- what comes

  #came({ seq, entry }) {
    this.#typing.delete(entry.sender.person);
    this.#showTyping();
    if (!this.#atEnd || seq <= this.#last) return;
    if (seq === this.#last + 1) this.#append(entry);
    else this.#catchUp();
  }

  /** After a silence: how far the thread is, and everybody's marks; then what is missing. */
  async #resume() {
    try {
      const answer = await this.#live.request("rcpt", { conv: this.#conv });
      for (const mark of answer.marks) this.#receipt(mark);
      if (answer.status !== this.#status) this.#moved(answer);
      if (answer.lastSeq > this.#last) await this.#catchUp();
      this.#readSoon();
    } catch {
      // The next hello asks again.
    }
  }

  #catchUp() {
    if (!this.#atEnd) return Promise.resolve();
    this.#catching ??= this.#fetchMissing().finally(() => (this.#catching = null));
    return this.#catching;
  }

  async #fetchMissing() {
    for (;;) {
      const page = await this.#page(`after=${this.#last}`);
      for (const entry of page.entries) if (entry.seq > this.#last) this.#append(entry);
      if (!page.later) return;
    }
  }

  async #page(query) {
    const response = await fetch(`${this.#base}?${query}`, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }

  #append(entry) {
    const stay = this.#nearEnd();
    const made = this.#item(entry);
    const local = entry.cid && this.#thread.querySelector(`[data-pending="${entry.cid}"]`);
    local?.remove();
    if (!this.#sameDay(this.#lastAt(), entry.at)) this.#thread.insertBefore(this.#day(entry.at), this.#pending());
    this.#thread.insertBefore(made, this.#pending());
    this.#last = entry.seq;
    this.#first ||= entry.seq;
    this.#section.querySelector(".rawat-empty")?.remove();
    this.#tick(made);
    if (stay || entry.sender.mine) this.#toEnd();
    this.#readSoon();
    this.#section.dispatchEvent(new CustomEvent("cv:entry", { detail: entry }));
  }

  #pending() {
    return this.#thread.querySelector("[data-pending]");
  }

  #lastAt() {
    return [...this.#thread.querySelectorAll("[data-seq] time")].at(-1)?.dateTime;
  }

  #sameDay(one, other) {
    return Boolean(one) && this.#dayFormat.format(new Date(one)) === this.#dayFormat.format(new Date(other));
  }

  #changed(entry) {
    const old = this.#thread.querySelector(`[data-seq="${entry.seq}"]`);
    if (!old || (Number(old.dataset.version) > entry.version && entry.kind === "text")) return;
    const made = this.#item(entry);
    old.replaceWith(made);
    this.#tick(made);
    const pinned = this.#section.querySelector(`[data-pinned="${entry.seq}"] .cv-text`);
    if (pinned) this.#text(pinned, entry);
  }

  async #moved({ status, pinned }) {
    if (status !== undefined && status !== this.#status) {
      this.#status = status;
      this.#section.dataset.status = status;
      const place = this.#section.querySelector("[data-composer]");
      place.querySelectorAll("form, details, .cv-until").forEach((it) => (it.hidden = status !== "OPEN"));
      const said = place.querySelector("[data-said]") ?? place.appendChild(element("div", "alert alert-info"));
      said.dataset.said = "";
      said.setAttribute("role", "status");
      said.hidden = status === "OPEN";
      said.textContent = status === "OPEN" ? "" : this.#word(`explain.${status}`);
    }
    if (pinned !== undefined) await this.#pin(pinned);
  }

  async #pin(seq) {
    const shown = this.#section.querySelector("[data-pinned]");
    if (seq === null) {
      shown?.remove();
      return;
    }
    if (shown?.dataset.pinned === String(seq)) return;
    const { entries } = await this.#page(`after=${seq - 1}`);
    const aside = element("aside", "alert alert-info cv-pinned");
    aside.dataset.pinned = String(seq);
    aside.setAttribute("aria-label", this.#word("pinned"));
    const inner = aside.appendChild(element("div"));
    inner.appendChild(element("strong")).textContent = this.#word("pinned");
    const text = inner.appendChild(element("p", "cv-text mb-0"));
    text.dir = "auto";
    this.#text(text, entries[0]);
    if (shown) shown.replaceWith(aside);
    else this.#thread.before(aside);
  }

  // ---- one's own, before the server has it

  /** state: waiting, failed (said, may be tried again) or gone. */
  #echo({ cid, text, replyTo, state, said }) {
    let item = this.#thread.querySelector(`[data-pending="${cid}"]`);
    if (state === "gone" || this.#thread.querySelector(`[data-cid="${cid}"]`)) {
      item?.remove();
      return;
    }
    if (!item) {
      item = element("li", "cv-entry cv-mine cv-pending");
      item.dataset.pending = cid;
      const bubble = item.appendChild(element("div", "cv-bubble"));
      if (replyTo) bubble.appendChild(element("blockquote", "cv-quote")).textContent = replyTo.text;
      const shown = bubble.appendChild(element("p", "cv-text"));
      shown.dir = "auto";
      shown.textContent = text;
      bubble.appendChild(element("p", "cv-foot"));
      this.#thread.append(item);
      this.#toEnd();
    }
    item.dataset.state = state;
    const foot = item.querySelector(".cv-foot");
    foot.replaceChildren(said ?? this.#word(state));
  }

  // ---- receipts

  #receipt(mark) {
    const before = this.#marks.get(mark.account);
    this.#marks.set(mark.account, {
      side: mark.side,
      delivered: Math.max(mark.delivered, before?.delivered ?? 0),
      read: Math.max(mark.read, before?.read ?? 0),
    });
    for (const item of this.#thread.querySelectorAll("[data-mine]")) this.#tick(item);
  }

  #tick(item) {
    if (item.dataset.mine === undefined) return;
    let delivered = 0;
    let read = 0;
    for (const mark of this.#marks.values()) {
      if (mark.side === this.#section.dataset.side) continue;
      delivered = Math.max(delivered, mark.delivered);
      read = Math.max(read, mark.read);
    }
    const seq = Number(item.dataset.seq);
    const tick = seq <= read ? "read" : seq <= delivered ? "delivered" : "sent";
    const shown = item.querySelector("[data-tick]");
    const rank = ["sent", "delivered", "read"];
    if (!shown || rank.indexOf(tick) <= rank.indexOf(shown.dataset.tick)) return;
    shown.dataset.tick = tick;
    shown.textContent = this.#word(`tick.${tick}`);
  }

  /** What is in sight of somebody who looks has been read. */
  #readSoon() {
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => this.#say(), READ_AFTER);
  }

  #say() {
    if (document.visibilityState !== "visible" || !document.hasFocus() || this.#live.state !== "online") return;
    let read = 0;
    for (const item of [...this.#thread.querySelectorAll("[data-seq]")].reverse()) {
      if (item.getBoundingClientRect().top < innerHeight - 8) {
        read = Number(item.dataset.seq);
        break;
      }
    }
    if (read <= this.#read) return;
    this.#live.request("rcpt", { conv: this.#conv, read }).then(
      () => (this.#read = Math.max(this.#read, read)),
      () => {},
    );
  }

  // ---- who is there

  #types({ person, name, on }) {
    clearTimeout(this.#typing.get(person)?.timer);
    if (on) {
      const timer = setTimeout(() => {
        this.#typing.delete(person);
        this.#showTyping();
      }, TYPING_GONE);
      this.#typing.set(person, { name, timer });
    } else {
      this.#typing.delete(person);
    }
    this.#showTyping();
  }

  #showTyping() {
    const shown = this.#section.querySelector("[data-typing]");
    if (!shown) return;
    const [first] = this.#typing.values();
    const text = first ? this.#word("typing").replace("{0}", first.name ?? "") : "";
    if (shown.textContent !== text) shown.textContent = text;
  }

  // ---- history

  /** Earlier entries come when one scrolls up to them; nobody is told of them. */
  #history() {
    const link = this.#section.querySelector("[data-earlier]");
    if (!link) return;
    let busy = false;
    const more = async () => {
      if (busy) return;
      busy = true;
      try {
        const page = await this.#page(`before=${this.#first}`);
        this.#prepend(page.entries);
        if (!page.earlier) {
          watch.disconnect();
          link.closest("p").remove();
        } else {
          link.href = `${this.#base}?before=${this.#first}`;
        }
      } catch {
        // The link stays and can be followed.
      }
      busy = false;
    };
    link.addEventListener("click", (event) => {
      event.preventDefault();
      more();
    });
    const watch = new IntersectionObserver((seen) => {
      if (seen[0].isIntersecting && scrollY < innerHeight) more();
    });
    addEventListener("scroll", () => watch.observe(link), { once: true, passive: true });
  }

  #prepend(entries) {
    if (!entries.length) return;
    const thread = this.#thread;
    const log = thread.closest("[role=log]") ?? thread;
    log.setAttribute("aria-live", "off");
    log.setAttribute("aria-busy", "true");
    const anchor = thread.querySelector("[data-seq]");
    const before = anchor?.getBoundingClientRect().top ?? 0;
    const first = thread.firstElementChild;
    let at = null;
    for (const entry of entries) {
      if (!this.#sameDay(at, entry.at)) thread.insertBefore(this.#day(entry.at), first);
      at = entry.at;
      const made = this.#item(entry);
      thread.insertBefore(made, first);
      this.#tick(made);
    }
    const old = anchor?.querySelector("time")?.dateTime;
    if (first?.matches(".cv-day") && this.#sameDay(at, old)) first.remove();
    this.#first = entries[0].seq;
    if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
    requestAnimationFrame(() =>
      setTimeout(() => {
        log.removeAttribute("aria-busy");
        log.removeAttribute("aria-live");
      }, PAGE),
    );
  }

  #nearEnd() {
    return document.documentElement.scrollHeight - scrollY - innerHeight < 240;
  }

  #toEnd() {
    if (!this.#atEnd) return;
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  }

  // ---- how an entry looks: as the server's template makes it

  #word(key) {
    return this.#section.querySelector(`[data-text="${key}"]`)?.textContent ?? "";
  }

  #day(at) {
    const item = element("li", "cv-day");
    item.appendChild(element("span")).textContent = this.#dayFormat.format(new Date(at));
    return item;
  }

  #item(entry) {
    const item = element("li", entry.sender.mine ? "cv-entry cv-mine" : "cv-entry");
    item.id = `m-${entry.seq}`;
    Object.assign(item.dataset, {
      entry: entry.id,
      seq: String(entry.seq),
      version: String(entry.version),
      kind: entry.kind,
      side: entry.sender.side,
    });
    if (entry.sender.mine) Object.assign(item.dataset, { mine: "", cid: entry.cid ?? "" });
    if (entry.urgent) item.dataset.urgent = "";
    if (entry.deleted) item.dataset.deleted = "";
    const bubble = item.appendChild(element("div", "cv-bubble"));
    const head = bubble.appendChild(element("p", "cv-head"));
    const name = head.appendChild(element("span", "cv-name"));
    name.dir = "auto";
    name.textContent = entry.sender.mine ? this.#word("you") : entry.sender.name;
    if (entry.urgent) head.append(" ", label("badge rawat-badge rawat-red", this.#word("urgent")));
    if (entry.replyTo) bubble.append(this.#quote(entry.replyTo));
    const text = bubble.appendChild(element("p", "cv-text"));
    text.dir = "auto";
    if (entry.deleted) {
      text.classList.add("cv-gone");
      text.textContent = this.#word("deleted");
    } else if (entry.kind === "text") {
      this.#text(text, entry);
    } else {
      text.textContent = this.#word(`kind.${entry.kind}`);
      this.#fragment(item, entry);
    }
    bubble.append(this.#foot(entry));
    return item;
  }

  #quote({ seq, sender, text }) {
    const quote = element("blockquote", "cv-quote");
    const link = quote.appendChild(element("a"));
    link.href = `${this.#base}?around=${seq}#m-${seq}`;
    link.appendChild(element("span")).textContent = sender;
    quote.append(": ");
    const said = quote.appendChild(element("span"));
    said.dir = "auto";
    said.textContent = text || this.#word("quoted-gone");
    return quote;
  }

  /** The server has found the links, in their order: only these become links. */
  #text(place, { text, links }) {
    place.replaceChildren();
    let at = 0;
    for (const { text: shown, href, host } of links ?? []) {
      const found = text.indexOf(shown, at);
      if (found < 0 || !/^https?:\/\//i.test(href)) continue;
      place.append(text.slice(at, found));
      const link = place.appendChild(element("a"));
      Object.assign(link, { href, rel: "noopener noreferrer nofollow", target: "_blank", textContent: shown });
      if (!shown.toLowerCase().includes(host)) place.append(" ", label("cv-host", `(${host})`));
      at = found + shown.length;
    }
    place.append(text.slice(at));
  }

  #foot(entry) {
    const foot = element("p", "cv-foot");
    const time = foot.appendChild(element("time"));
    time.dateTime = entry.at;
    time.textContent = this.#format.format(new Date(entry.at));
    if (entry.editedAt && !entry.deleted) foot.append(` · ${this.#word("edited")}`);
    if (entry.sender.mine) {
      const tick = label("cv-tick", this.#word("tick.sent"));
      tick.dataset.tick = "sent";
      foot.append(" · ", tick);
    }
    if (entry.confirmedAt) {
      const when = this.#format.format(new Date(entry.confirmedAt));
      foot.append(" · ", label("cv-confirmed", this.#word("confirmed").replace("{0}", when)));
    }
    if (!entry.deleted && this.#section.querySelector("[data-composer] form")) {
      const more = element("a", "cv-more");
      more.href = `${this.#base}/entries/${entry.id}`;
      more.textContent = this.#word("more");
      more.setAttribute("aria-label", this.#word("more-of").replace("{0}", entry.sender.name).replace("{1}", time.textContent));
      foot.append(" · ", more);
    }
    return foot;
  }

  /** What is not of text is shown as its own function shows it: the server's piece of the same page. */
  async #fragment(item, entry) {
    try {
      const response = await fetch(`${this.#base}?around=${entry.seq}`, { headers: { Accept: "text/html" } });
      if (!response.ok) return;
      const page = new DOMParser().parseFromString(trusted(await response.text()), "text/html");
      const made = page.getElementById(`m-${entry.seq}`);
      if (!made || !item.isConnected) return;
      item.querySelector(".cv-bubble").replaceWith(document.adoptNode(made.querySelector(".cv-bubble")));
      this.#tick(item);
    } catch {
      // Its kind stands there in words.
    }
  }
}

function element(name, classes = "") {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  return made;
}

function label(classes, text) {
  const made = element("span", classes);
  made.textContent = text;
  return made;
}

/** Our own server's page, read for one piece of it; never a text that came over the socket. */
const policy = globalThis.trustedTypes?.createPolicy("rawat-room", { createHTML: (html) => html });
function trusted(html) {
  return policy ? policy.createHTML(html) : html;
}

await customElements.whenDefined("rawat-live");
const live = document.querySelector("rawat-live");
for (const section of document.querySelectorAll(".cv-room[data-conversation]")) {
  if (live) new Room(section, live);
}
