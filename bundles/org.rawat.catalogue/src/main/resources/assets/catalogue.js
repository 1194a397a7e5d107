// How far a file is, without loading the page again and again. Without this file there is a link.

const PAUSE = 500;

/** Asks until the file is read, then shows the report. */
class CatalogueProgress extends HTMLElement {
  connectedCallback() {
    this.bar = this.querySelector("progress");
    this.label = this.querySelector("[data-percent]");
    this.querySelector("[data-refresh]")?.remove();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async ask() {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        const state = await answer.json();
        if (state.phase !== "WAITING" && state.phase !== "READING") {
          location.reload();
          return;
        }
        this.bar.value = state.percent;
        this.label.textContent = `${state.percent} %`;
      } else if (answer.status < 500) {
        location.reload();
        return;
      }
    } catch {
      // The server is away for a moment: the file waits, and so does the page.
    }
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }
}

customElements.define("catalogue-progress", CatalogueProgress);
