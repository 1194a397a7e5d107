// The page on which a prescription is written, made faster. Without this file it works too.

const DEBOUNCE = 180;
const SHORTEST = 2;
const SOURCES_EVERY = 5000;
let numbers = 0;

/** A message with its places filled. */
function filled(text, ...values) {
  return values.reduce((all, value, index) => all.replace(`{${index}}`, value), text);
}

/** A time in the reader's language; today's without the date. */
function moment(iso) {
  const time = new Date(iso);
  const today = time.toDateString() === new Date().toDateString();
  const style = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(time);
}

/** Looks for a medicine while typing: the combobox pattern of WAI-ARIA with a list of options. */
class RxMedicine extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector('input[name$=".search"]');
    if (!this.input) return;
    this.querySelector("[data-search]")?.remove();
    this.querySelector("[data-choices]")?.remove();
    this.list = document.createElement("ul");
    this.list.className = "rx-hits";
    this.list.id = `rx-hits-${++numbers}`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.querySelector("label").textContent);
    this.status = document.createElement("p");
    this.status.className = "form-hint mb-0";
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // The list must not take the focus from the field before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(Number(option.dataset.index));
    });
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  field(name) {
    return this.querySelector(`input[type=hidden][name$=".${name}"]`);
  }

  typed() {
    // What was chosen before is not meant any more.
    for (const name of ["product", "name", "strength", "form", "unit"]) this.field(name).value = "";
    this.unit("");
    clearTimeout(this.timer);
    this.asking?.abort();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) {
      this.close();
      this.status.textContent = "";
      return;
    }
    this.timer = setTimeout(() => this.ask(text), DEBOUNCE);
  }

  async ask(text) {
    const asking = new AbortController();
    this.asking = asking;
    try {
      const url = `${this.getAttribute("src")}?prescribable=true&q=${encodeURIComponent(text)}`;
      const answer = await fetch(url, { signal: asking.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const hits = await answer.json();
      // An answer to what stood there before is dropped.
      if (asking.signal.aborted || this.input.value.trim() !== text) return;
      this.show(hits);
      document.querySelector("rx-sources")?.refresh?.();
    } catch (error) {
      if (asking.signal.aborted) return;
      this.close();
      this.status.textContent = this.dataset.failed;
    }
  }

  show(hits) {
    this.hits = hits;
    this.active = -1;
    this.list.replaceChildren(...hits.map((hit, index) => this.option(hit, index)));
    const any = hits.length > 0 && document.activeElement === this.input;
    this.list.hidden = !any;
    this.input.setAttribute("aria-expanded", String(any));
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = hits.length > 0 ? this.dataset.found.replace("{0}", hits.length) : this.dataset.none;
  }

  option(hit, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.dataset.index = index;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.textContent = hit.label;
    const remarks = [];
    if (hit.matched) remarks.push(hit.matched);
    if (hit.controlled && hit.controlled !== "NONE") remarks.push(this.dataset.controlled);
    // What is a pharmacy's is as old as its last word of it.
    if (hit.asOf) remarks.push(filled(this.dataset.asOf, hit.source, moment(hit.asOf)));
    if (remarks.length > 0) {
      const small = document.createElement("small");
      small.textContent = ` ${remarks.join(" · ")}`;
      option.append(small);
    }
    return option;
  }

  key(event) {
    const open = !this.list.hidden;
    const last = (this.hits?.length ?? 0) - 1;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        if (!open && last >= 0) this.open();
        if (last >= 0) {
          const step = event.key === "ArrowDown" ? 1 : -1;
          const from = this.active < 0 && step < 0 ? last + 1 : this.active;
          this.mark((from + step + last + 1) % (last + 1));
        }
        break;
      case "Home":
      case "End":
        if (open && this.active >= 0) {
          event.preventDefault();
          this.mark(event.key === "Home" ? 0 : last);
        }
        break;
      case "Enter":
        // In this field it chooses; it never sends a half-written prescription.
        event.preventDefault();
        if (open && last >= 0) this.choose(Math.max(0, this.active));
        break;
      case "Tab":
        if (open && this.active >= 0) this.choose(this.active);
        break;
      case "Escape":
        if (open) {
          event.preventDefault();
          this.close();
        }
        break;
    }
  }

  mark(index) {
    this.active = index;
    for (const option of this.list.children) {
      const chosen = Number(option.dataset.index) === index;
      option.setAttribute("aria-selected", String(chosen));
      if (chosen) {
        this.input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      }
    }
  }

  choose(index) {
    const hit = this.hits[index];
    this.field("product").value = hit.id;
    this.field("name").value = hit.name;
    this.field("strength").value = hit.strength;
    this.field("form").value = hit.form;
    this.field("unit").value = hit.unit;
    this.input.value = hit.label;
    this.input.classList.remove("is-invalid");
    this.input.removeAttribute("aria-invalid");
    this.unit(hit.unit);
    this.close();
    this.status.textContent = "";
    this.closest("[data-row]")?.querySelector('[name$=".dosage"]')?.focus();
  }

  unit(text) {
    const unit = this.closest("[data-row]")?.querySelector("[data-unit]");
    if (!unit) return;
    unit.textContent = text;
    unit.hidden = text === "";
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    if (!this.list) return;
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    for (const option of this.list.children) option.setAttribute("aria-selected", "false");
  }
}

/** Says which pharmacies do not answer, as it is while one types. */
class RxSources extends HTMLElement {
  async refresh() {
    if (Date.now() - (this.asked ?? 0) < SOURCES_EVERY) return;
    this.asked = Date.now();
    try {
      const answer = await fetch(this.getAttribute("src"), { headers: { Accept: "application/json" } });
      if (answer.ok) this.show(await answer.json());
    } catch {
      // The search itself says when the catalogue is away.
    }
  }

  show(sources) {
    const silent = sources.filter((source) => !source.available && source.silentSince);
    const texts = silent.map((source) => filled(this.dataset.silent, source.name, moment(source.silentSince)));
    const shown = [...this.querySelectorAll("p")];
    // What is said already is not said again to whoever listens.
    if (shown.length === texts.length && silent.every((source, index) => this.said?.[index] === texts[index])) return;
    this.said = texts;
    this.replaceChildren(...texts.map((text) => {
      const notice = document.createElement("p");
      notice.className = "alert alert-warning";
      notice.textContent = text;
      return notice;
    }));
  }
}

/** The rows: added and removed in place. */
class RxRows extends HTMLElement {
  connectedCallback() {
    this.rows = this.querySelector("[data-rows]");
    this.querySelector("[data-more]")?.remove();
    const add = this.querySelector("[data-add]");
    add.hidden = false;
    add.addEventListener("click", () => this.add());
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-remove]");
      if (!button) return;
      event.preventDefault();
      this.remove_(button.closest("[data-row]"));
    });
    // The server counts rows from the first without gaps.
    this.closest("form").addEventListener("submit", () => {
      [...this.rows.children].forEach((row, index) => {
        for (const field of row.querySelectorAll("[name]")) {
          field.name = field.name.replace(/^items\.\d+\./, `items.${index}.`);
        }
      });
    });
    // Without a script there are spare rows; here one is enough.
    [...this.rows.children].slice(1).filter((row) => this.blank(row)).forEach((row) => row.remove());
    this.number();
  }

  numbers() {
    return [...this.rows.querySelectorAll('[name$=".dosage"]')].map((field) => Number(field.name.split(".")[1]));
  }

  blank(row) {
    return [...row.querySelectorAll("input, textarea, select")].every((field) => field.value === "");
  }

  add() {
    const copy = this.querySelector("template").content.cloneNode(true);
    const n = String(Math.max(-1, ...this.numbers()) + 1);
    for (const element of copy.querySelectorAll("*")) {
      for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll("__n__", n);
    }
    const row = copy.querySelector("[data-row]");
    this.rows.append(row);
    this.number();
    row.querySelector("input:not([type=hidden])").focus();
  }

  remove_(row) {
    const after = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (this.rows.children.length === 0) this.add();
    else (after.querySelector("input:not([type=hidden])") ?? after).focus();
    this.number();
    this.querySelector("[data-says]").textContent = this.dataset.removed;
  }

  number() {
    [...this.rows.children].forEach((row, index) => {
      row.querySelector("[data-legend]").textContent = this.dataset.title.replace("{0}", index + 1);
    });
  }
}

/** Prints the page. */
class RxPrint extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => print());
  }
}

customElements.define("rx-medicine", RxMedicine);
customElements.define("rx-sources", RxSources);
customElements.define("rx-rows", RxRows);
customElements.define("rx-print", RxPrint);
