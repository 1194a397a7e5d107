// The page on which a prescription is written, made faster. Without this file it works too.

const DEBOUNCE = 180;
const SHORTEST = 2;
const SOURCES_EVERY = 5000;
/** So long nothing is typed before it is saved, and so long it waits after a failure. */
const QUIET = 1200;
const RETRY = 10000;
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

  /** Whether somebody types a name and has not chosen yet. */
  get open() {
    return this.input?.value.trim() && !this.field("product").value && !this.field("name").value;
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
      // What this doctor prescribes often comes first among what fits as well.
      const prefer = this.dataset.prefer ? `&prefer=${this.dataset.prefer}` : "";
      const url = `${this.getAttribute("src")}?prescribable=true&q=${encodeURIComponent(text)}${prefer}`;
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
        if (!open && last >= 0) this.unfold();
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
    this.closest("[data-part], [data-row]")?.querySelector('[name$=".amount"], [name$=".dosage"]')?.focus();
    // Values that a script sets tell nobody that they changed.
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  unit(text) {
    const unit = this.closest("[data-part], [data-row]")?.querySelector("[data-unit]");
    if (!unit) return;
    unit.textContent = text;
    unit.hidden = text === "";
  }

  unfold() {
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

/** Gives a copy of a template its numbers; what stands in a template inside it too. */
function numbered(fragment, values) {
  for (const element of fragment.querySelectorAll("*")) {
    for (const attribute of element.attributes) {
      for (const [mark, value] of Object.entries(values)) attribute.value = attribute.value.replaceAll(mark, value);
    }
    if (element instanceof HTMLTemplateElement) numbered(element.content, values);
  }
  return fragment;
}

const first = (row) => row.querySelector("input:not([type=hidden]), select, textarea");

/** A list of fieldsets that grows and shrinks in place. */
class RxList extends HTMLElement {
  /** Where the fieldsets stand, and what the buttons are. */
  start(list, remove) {
    this.list = this.querySelector(list);
    this.addEventListener("click", (event) => {
      const button = event.target.closest(remove);
      if (!button) return;
      event.preventDefault();
      this.taken([...this.list.children].find((one) => one.contains(button)));
    });
    this.number();
  }

  put(fragment) {
    const added = fragment.firstElementChild;
    this.list.append(fragment);
    this.number();
    first(added).focus();
  }

  taken(one) {
    const after = one.nextElementSibling ?? one.previousElementSibling;
    one.remove();
    if (after) first(after).focus();
    else this.emptied();
    this.number();
    this.says.textContent = this.dataset.removed;
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get says() {
    return [...this.querySelectorAll("[data-says]")].find((one) => one.closest("rx-rows, rx-ingredients") === this);
  }

  number() {
    [...this.list.children].forEach((one, index) => {
      one.querySelector("[data-legend]").textContent = this.dataset.title.replace("{0}", index + 1);
    });
  }

  /** A number that no field of this list has yet. */
  next(pattern) {
    const used = [...this.list.querySelectorAll("[name]")].map((field) => Number(pattern.exec(field.name)?.[1] ?? -1));
    return Math.max(-1, ...used) + 1;
  }
}

/** The medicines. */
class RxRows extends RxList {
  connectedCallback() {
    if (this.list) return;
    this.querySelector("[data-more]")?.remove();
    for (const button of this.querySelectorAll("[data-add]")) {
      button.hidden = false;
      button.addEventListener("click", (event) => {
        event.preventDefault();
        this.add(button.dataset.add);
      });
    }
    this.start("[data-rows]", "[data-remove]");
    // Without a script there are spare rows; here one is enough.
    [...this.list.children].slice(1).filter((row) => this.blank(row)).forEach((row) => row.remove());
    this.number();
  }

  blank(row) {
    return [...row.querySelectorAll("input, textarea, select")].every((field) => field.value === "");
  }

  add(kind) {
    const copy = this.querySelector(`template[data-${kind}]`).content.cloneNode(true);
    this.put(numbered(copy, { __n__: this.next(/^items\.(\d+)\./), __m__: "__m__" }));
  }

  emptied() {
    this.add("simple");
  }
}

/** What goes into a compound. */
class RxIngredients extends RxList {
  connectedCallback() {
    if (this.list) return;
    this.querySelector("[data-add-part]").addEventListener("click", (event) => {
      event.preventDefault();
      this.add();
    });
    this.start("[data-parts]", "[data-remove-part]");
  }

  add() {
    const row = this.closest("[data-row]").querySelector('[name$=".kind"]').name.split(".")[1];
    const copy = this.querySelector("template").content.cloneNode(true);
    this.put(numbered(copy, { __n__: row, __m__: this.next(/\.ingredients\.(\d+)\./) }));
  }

  emptied() {
    this.add();
  }
}

/**
 * Saves while somebody types, with the version that this page has seen. What was changed elsewhere
 * is never written over unasked, what was typed here is never taken away.
 */
class RxAutosave extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.closest("form");
    this.says = document.createElement("p");
    this.says.className = "rawat-soft rx-autosave";
    this.says.setAttribute("role", "status");
    this.choice = document.createElement("div");
    this.choice.className = "alert alert-warning";
    this.choice.setAttribute("role", "alert");
    this.choice.hidden = true;
    this.append(this.says, this.choice);
    const typed = () => {
      this.changed = true;
      this.later(QUIET);
    };
    this.form.addEventListener("input", typed);
    this.form.addEventListener("change", typed);
    window.addEventListener("online", () => this.changed && this.later(0));
    // A page that is left before its last words are saved asks first.
    window.addEventListener("beforeunload", (event) => {
      if (this.changed && !this.leaving) event.preventDefault();
    });
    // Whoever presses a button while a save is under way waits for it: the page then has its version.
    this.form.addEventListener("submit", (event) => {
      clearTimeout(this.timer);
      if (!this.saving) {
        this.leaving = true;
        return;
      }
      event.preventDefault();
      const button = event.submitter;
      this.saving.finally(() => {
        this.leaving = true;
        this.form.requestSubmit(button);
      });
    });
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  later(delay) {
    clearTimeout(this.timer);
    if (!this.blocked) this.timer = setTimeout(() => this.save(), delay);
  }

  save() {
    if (this.saving) return;
    // Half a name is not saved; it waits for the choice, and says so.
    if ([...this.form.querySelectorAll("rx-medicine")].some((one) => one.open)) {
      this.says.textContent = this.dataset.not.replace("{0}", this.dataset.open);
      return;
    }
    this.saving = this.send().finally(() => {
      this.saving = null;
      if (this.changed && !this.failed) this.later(QUIET);
    });
  }

  async send() {
    const sent = new URLSearchParams(new FormData(this.form));
    sent.set("do", "save");
    this.changed = false;
    this.failed = true;
    this.says.textContent = this.dataset.saving;
    let answer;
    let body;
    try {
      answer = await fetch(this.form.action, { method: "POST", body: sent, headers: { Accept: "application/json" }, redirect: "manual" });
      body = await answer.json();
    } catch (error) {
      this.changed = true;
      this.tried = true;
      this.says.textContent = this.dataset.offline;
      this.later(RETRY);
      return;
    }
    if (answer.ok) this.saved(body);
    else this.refused(answer.status, body);
  }

  saved(draft) {
    this.failed = false;
    if (this.field("_key")) {
      // The draft is begun: from here on it is changed. What was typed since goes with the next save.
      this.set("attempt", this.field("_key").value);
      this.field("_key").remove();
      this.set("_method", "PUT");
      this.form.action = `/doctor/prescriptions/${draft.id}`;
      history.replaceState(null, "", `/doctor/prescriptions/${draft.id}/edit`);
      if (this.tried) this.changed = true;
    }
    this.set("version", draft.version);
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    this.says.textContent = this.dataset.saved.replace("{0}", time);
  }

  refused(status, problem) {
    this.changed = true;
    this.tried = true;
    if (status === 409) {
      this.conflict(problem);
      return;
    }
    if (status === 401) this.says.textContent = this.dataset.ended;
    else this.says.textContent = this.dataset.not.replace("{0}", problem.errors?.[0]?.detail ?? problem.detail ?? problem.title);
    if (status === 401 || status >= 500 || status === 429) this.later(RETRY);
  }

  /** Both choices, and nothing happens before one is taken. */
  conflict(problem) {
    this.blocked = true;
    this.says.textContent = "";
    const stale = problem.type?.endsWith(":stale");
    const text = document.createElement("p");
    text.textContent = stale ? this.dataset.moved : problem.detail;
    const buttons = document.createElement("div");
    buttons.className = "btn-list";
    const newest = document.createElement("a");
    newest.className = "btn";
    newest.href = this.form.action + (stale ? "/edit" : "");
    newest.textContent = this.dataset.newest;
    newest.addEventListener("click", () => (this.leaving = true));
    buttons.append(newest);
    if (stale) {
      const mine = document.createElement("button");
      mine.type = "button";
      mine.className = "btn";
      mine.textContent = this.dataset.mine;
      mine.addEventListener("click", () => this.overwrite());
      buttons.append(mine);
    }
    this.choice.replaceChildren(text, buttons);
    this.choice.hidden = false;
  }

  /** The doctor has said so: what stands here follows on what was saved elsewhere. */
  async overwrite() {
    try {
      const answer = await fetch(this.form.action, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.set("version", (await answer.json()).version);
    } catch (error) {
      this.says.textContent = this.dataset.offline;
      return;
    }
    this.blocked = false;
    this.choice.hidden = true;
    this.later(0);
  }

  field(name) {
    return this.form.querySelector(`input[type=hidden][name="${name}"]`);
  }

  set(name, value) {
    let field = this.field(name);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      this.form.append(field);
    }
    field.value = value;
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
customElements.define("rx-ingredients", RxIngredients);
customElements.define("rx-rows", RxRows);
customElements.define("rx-autosave", RxAutosave);
customElements.define("rx-print", RxPrint);
