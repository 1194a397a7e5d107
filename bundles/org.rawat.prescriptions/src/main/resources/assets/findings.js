// What the checks say of a prescription, while it is typed. Without this file it is said after saving.

/** So long nothing is typed before it is asked, and so long it waits after a failure. */
const QUIET = 500;
const RETRY = 10000;
/** What is asked about; the rest of the form changes nothing. */
const ASKED = /^(items\.|weightKg$|_csrf$)/;

/** Asks about what stands on the form, shows the answer to its newest state and to no other. */
class RxFindings extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.closest("form");
    this.found = this.querySelector("[data-found]");
    this.asks = this.querySelector("[data-asks]");
    this.says = this.querySelector("[data-says]");
    this.controller = new AbortController();
    const listen = { signal: this.controller.signal };
    const changed = (event) => {
      const name = event.target.name;
      if (name === undefined || ASKED.test(name)) this.later(QUIET);
    };
    this.form.addEventListener("input", changed, listen);
    this.form.addEventListener("change", changed, listen);
    window.addEventListener("online", () => this.failed && this.later(0), listen);
    // A favourite or a copy stands here before anything is typed.
    if (this.sent().filled) this.later(0);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.controller?.abort();
    this.form = undefined;
  }

  later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), delay);
  }

  /** The fields to ask about, without medicines that are looked for and not chosen yet. */
  sent() {
    const open = [...this.form.querySelectorAll("rx-medicine")].filter((one) => one.open);
    const left = open.map((one) => one.querySelector('[name$=".search"]').name.replace(/search$/, ""));
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      // Of a compound one ingredient is left out; of anything else the whole row.
      if (ASKED.test(name) && !left.some((at) => name.startsWith(at))) body.append(name, value);
    }
    const filled = [...body].some(([name, value]) => /\.(name|product)$/.test(name) && value !== "");
    return { body, filled, open: open.length > 0 };
  }

  ask() {
    clearTimeout(this.timer);
    const { body, filled, open } = this.sent();
    const what = `${this.form.action}?${body}&${open}`;
    if (what === this.answered || (!filled && !open && this.hidden)) return;
    // Whatever was asked before is about something else.
    this.asking?.abort();
    // Asked for as a document: the browser reads it without a script, and no text becomes a page here.
    const asking = new XMLHttpRequest();
    this.asking = asking;
    this.hidden = false;
    this.pending(true);
    asking.open("POST", `${this.form.action}/checks`);
    asking.responseType = "document";
    asking.setRequestHeader("Accept", "text/html");
    asking.addEventListener("load", () => {
      this.pending(false);
      const found = asking.response?.querySelector("[data-found]");
      if (found) {
        this.failed = false;
        this.answered = what;
        this.show(found, asking.response, open);
        // Whoever is signed out is led to the page on which one signs in.
      } else this.fail(asking.responseURL.includes("/sign-in") ? this.dataset.ended : this.dataset.failed);
    });
    asking.addEventListener("error", () => {
      this.pending(false);
      this.fail(this.dataset.offline);
    });
    asking.send(body);
  }

  /** That somebody waits is seen at once; what was found before is about something else. */
  pending(now) {
    this.asks.textContent = now ? this.dataset.asking : "";
    this.asks.hidden = !now;
    this.found.setAttribute("aria-busy", String(now));
  }

  show(found, piece, open) {
    for (const name of found.querySelectorAll("[data-row-name]")) {
      const legend = this.row(name.dataset.rowName)?.querySelector("[data-legend]");
      if (legend) name.textContent = legend.textContent;
    }
    this.found.replaceChildren(...found.childNodes);
    if (open) this.found.append(this.warning(this.dataset.open));
    for (const place of this.form.querySelectorAll("[data-beside]")) place.replaceChildren();
    for (const beside of piece.querySelectorAll("[data-beside]")) {
      this.row(beside.dataset.beside)?.querySelector("[data-beside]")?.replaceChildren(...beside.childNodes);
    }
    this.say([found.dataset.says, open ? this.dataset.open : ""].join(" ").trim());
  }

  /** Never silence: what could not be asked is not checked, and said so. */
  fail(text) {
    this.failed = true;
    this.answered = undefined;
    this.found.replaceChildren(this.warning(text));
    for (const place of this.form.querySelectorAll("[data-beside]")) place.replaceChildren();
    this.say(text);
    this.later(RETRY);
  }

  warning(text) {
    const notice = document.createElement("div");
    notice.className = "alert alert-warning";
    notice.textContent = text;
    return notice;
  }

  say(text) {
    // What is said already is not said again to whoever listens.
    if (this.says.textContent !== text) this.says.textContent = text;
  }

  row(number) {
    return this.form.querySelector(`[name^="items.${number}."]`)?.closest("[data-row]");
  }
}

customElements.define("rx-findings", RxFindings);
