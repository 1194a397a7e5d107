// Under the dosage field: what was understood of it, while it is typed. Without this file it is shown after saving.

const DEBOUNCE = 200;

/** Asks what the dosage means and says it; fills in the quantity until the doctor writes one. */
class RxDosage extends HTMLElement {
  connectedCallback() {
    if (this.says) return;
    this.says = this.querySelector("[data-says-dosage]");
    this.caution = this.querySelector("[data-says-caution]");
    this.supply = this.querySelector("[data-says-supply]");
    this.row = this.closest("[data-row]");
    if (!this.says || !this.row) return;
    this.controller = new AbortController();
    const listen = { signal: this.controller.signal };
    this.row.addEventListener("input", (event) => this.changed(event.target), listen);
    // A medicine that is chosen changes its field: its form decides what "3x1" means.
    // A quantity is pinned by typing it and not by leaving its field, which changes it too.
    this.row.addEventListener("change", (event) => event.target !== this.field("quantity") && this.changed(event.target), listen);
    if (this.value("dosage") !== "") this.ask();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.controller?.abort();
    this.says = undefined;
  }

  field(name) {
    return [...this.row.querySelectorAll("input, select")].find(
      (field) => new RegExp(`^items\\.[^.]+\\.${name}$`).test(field.name) && !field.disabled,
    );
  }

  value(name) {
    return this.field(name)?.value.trim() ?? "";
  }

  changed(field) {
    const name = field.name.replace(/^items\.[^.]+\./, "");
    if (name === "quantity") {
      // A number that is typed is the doctor's; an empty field is filled in again.
      const computed = this.field("computed");
      if (computed) computed.value = "";
      if (field.value.trim() !== "") return;
    } else if (!["dosage", "durationDays", "form", "strength", "unit", "search", "make"].includes(name)) return;
    clearTimeout(this.timer);
    this.asking?.abort();
    this.timer = setTimeout(() => this.ask(), DEBOUNCE);
  }

  async ask() {
    clearTimeout(this.timer);
    this.asking?.abort();
    const text = this.value("dosage");
    if (text === "") {
      this.show({ understood: true, sentence: "", supply: "", quantity: null });
      return;
    }
    const asking = new AbortController();
    this.asking = asking;
    const query = new URLSearchParams({ text });
    for (const name of ["form", "strength", "unit", "durationDays", "make"]) {
      if (this.value(name) !== "") query.set(name, this.value(name));
    }
    try {
      const answer = await fetch(`${this.getAttribute("src")}?${query}`, {
        signal: asking.signal,
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const preview = await answer.json();
      // An answer to what stood there before is dropped.
      if (!asking.signal.aborted) this.show(preview);
    } catch (error) {
      if (!asking.signal.aborted) this.show({ understood: true, sentence: "", supply: "", quantity: null });
    }
  }

  show(preview) {
    this.says.textContent = preview.sentence;
    this.says.hidden = preview.sentence === "";
    this.says.classList.toggle("rx-free", !preview.understood);
    if (this.caution) {
      this.caution.textContent = preview.caution ?? "";
      this.caution.hidden = !preview.caution;
    }
    if (this.supply) {
      this.supply.textContent = preview.supply;
      this.supply.hidden = preview.supply === "";
    }
    this.fill(preview.quantity);
  }

  fill(quantity) {
    const field = this.field("quantity");
    const computed = this.field("computed");
    if (!field || !computed || this.row.classList.contains("rx-compound")) return;
    const pinned = field.value.trim() !== "" && field.value.trim() !== computed.value;
    if (pinned) return;
    field.value = quantity ?? "";
    computed.value = quantity ?? "";
  }
}

customElements.define("rx-dosage", RxDosage);
