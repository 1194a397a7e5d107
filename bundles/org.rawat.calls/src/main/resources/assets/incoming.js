// Rings on whichever page is open. One tab sounds, all of them show; what the server says ends it everywhere.

const NEXT = 3000;

class RawatIncoming extends HTMLElement {
  #live;
  #call = null;
  #sound = null;
  #release = null;
  #versions = new Map();

  async connectedCallback() {
    await customElements.whenDefined("rawat-live");
    this.#live = document.querySelector("rawat-live");
    if (!this.#live) return;
    this.#live.addEventListener("call.state", (event) => this.#told(event.detail));
    this.#live.addEventListener("state", () => this.#ask());
    this.addEventListener("click", (event) => this.#clicked(event));
    document.addEventListener("submit", (event) => this.#begins(event), true);
    this.#ask();
  }

  disconnectedCallback() {
    this.#quiet();
  }

  /** What rings already when the page comes. */
  async #ask() {
    if (this.#live.state !== "online") return;
    try {
      const { live } = await this.#live.request("call.live", {});
      for (const call of live) this.#told(call);
      if (this.#call && !live.some((it) => it.call === this.#call.call)) this.#hide();
    } catch {
      // Asked again when the line is back.
    }
  }

  #told(call) {
    if (!call || (this.#versions.get(call.call) ?? 0) >= call.version) return;
    this.#versions.set(call.call, call.version);
    const rings = (call.status === "calling" || call.status === "ringing") && call.called.includes(this.dataset.account);
    if (rings && !location.pathname.endsWith(call.call)) this.#show(call);
    else if (this.#call?.call === call.call) this.#hide();
  }

  #show(call) {
    const first = this.#call?.call !== call.call;
    this.#call = call;
    if (!first) return;
    this.querySelector("[data-name]").textContent = call.callerName;
    for (const it of this.querySelectorAll("[data-type]")) it.hidden = it.dataset.type !== call.type;
    this.querySelector("[data-answer]").href = `/calls/sessions/${call.call}#answer`;
    this.hidden = false;
    this.querySelector("[role=alertdialog]").focus();
    this.#title = document.title;
    document.title = `☎ ${call.callerName}`;
    this.#live.request("call.ring", { call: call.call }).catch(() => {});
    this.#ring();
  }

  #title = "";

  #hide() {
    this.#call = null;
    this.hidden = true;
    if (this.#title) document.title = this.#title;
    this.#title = "";
    this.#quiet();
  }

  /** The tab that gets the lock sounds; when it is closed the next one does. */
  #ring() {
    if (!navigator.locks) {
      this.#sound = new Ring();
      return;
    }
    navigator.locks.request("rawat-ring", () => {
      if (!this.#call) return undefined;
      this.#sound = new Ring();
      return new Promise((done) => (this.#release = done));
    });
  }

  #quiet() {
    this.#sound?.stop();
    this.#sound = null;
    this.#release?.();
    this.#release = null;
  }

  async #clicked(event) {
    if (event.target.closest("[data-answer]")) {
      // The call's own window: this page can be left.
      this.#quiet();
      return;
    }
    const button = event.target.closest("[data-reject], [data-ignore]");
    if (!button || !this.#call) return;
    const { call } = this.#call;
    if (button.matches("[data-ignore]")) {
      this.#hide();
      return;
    }
    button.disabled = true;
    try {
      await this.#live.request("call.reject", { call });
      this.#hide();
    } catch {
      setTimeout(() => this.#ask(), NEXT);
    } finally {
      button.disabled = false;
    }
  }

  /** A call that begins here belongs to this browser. */
  #begins(event) {
    const field = event.target.querySelector?.("input[name=device][data-call-device]");
    if (field && this.#live.device) field.value = this.#live.device;
  }
}

/** Two soft tones and a pause; silent where the browser does not let a page sound yet. */
export class Ring {
  #context = null;
  #timer = 0;

  constructor() {
    try {
      this.#context = new AudioContext();
      this.#tone();
      this.#timer = setInterval(() => this.#tone(), NEXT);
    } catch {
      // No sound on this machine: the dialog shows.
    }
    navigator.vibrate?.([400, 200, 400]);
  }

  #tone() {
    const context = this.#context;
    context.resume?.();
    const now = context.currentTime;
    for (const [at, pitch] of [
      [0, 587],
      [0.45, 740],
    ]) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0, now + at);
      volume.gain.linearRampToValueAtTime(0.18, now + at + 0.05);
      volume.gain.linearRampToValueAtTime(0, now + at + 0.4);
      tone.connect(volume).connect(context.destination);
      tone.start(now + at);
      tone.stop(now + at + 0.45);
    }
  }

  stop() {
    clearInterval(this.#timer);
    this.#context?.close().catch(() => {});
    navigator.vibrate?.(0);
  }
}

customElements.define("rawat-incoming", RawatIncoming);
