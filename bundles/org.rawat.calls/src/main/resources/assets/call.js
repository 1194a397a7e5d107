// The window of one call. The server says how the call stands; this page shows it, and carries the media.

const BEAT = 5000;
const NO_WAY = 25000;
const GONE = 45000;

class RawatCall extends HTMLElement {
  #live;
  #call;
  #leg;
  #peer = null;
  #local = { audio: null, video: null, screen: null };
  #wanted = { mic: true, cam: false, screen: false };
  #remote = new MediaStream();
  #module;
  #tone = null;
  #beat = 0;
  #clock = 0;
  #skew = 0;
  #wake = null;
  #opened = 0;
  #speaking = false;
  #held = false;

  /** The connection of the two browsers, while there is one. */
  get connection() {
    return this.#peer?.connection ?? null;
  }

  async connectedCallback() {
    const { call, type, status } = this.dataset;
    // All else is told by the server as soon as the line is there.
    this.#call = { call, type, status, version: 0, called: [], caller: null, answered: null };
    this.#leg = { account: this.dataset.account, device: "" };
    this.#wanted.cam = this.#call.type === "video";
    this.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("change", (event) => this.#changed(event));
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("pagehide", () => this.#stopMedia());
    this.#module = import(this.dataset.peer);
    await customElements.whenDefined("rawat-live");
    this.#live = document.querySelector("rawat-live");
    this.#leg.device = this.#live.device;
    this.#live.addEventListener("call.state", ({ detail }) => this.#told(detail));
    this.#live.addEventListener("call.signal", ({ detail }) => this.#signal(detail));
    this.#live.addEventListener("call.media", ({ detail }) => this.#otherMedia(detail));
    this.#live.addEventListener("state", () => this.#line());
    this.#beat = setInterval(() => this.#heard(), BEAT);
    this.#clock = setInterval(() => this.#tick(), 500);
    this.#part("[data-js]").hidden = false;
    await this.#line();
  }

  /** Once, when it is known how the call stands. */
  async #begin() {
    const answers = location.hash === "#answer";
    if (answers) history.replaceState(null, "", location.pathname);
    if (answers && this.#rings()) {
      await this.#answer();
    } else if (this.#mine() && this.#going()) {
      await this.#devices();
      await this.#go();
    }
  }

  disconnectedCallback() {
    clearInterval(this.#beat);
    clearInterval(this.#clock);
    this.#peer?.close();
    this.#stopMedia();
  }

  #part(selector) {
    return this.querySelector(selector);
  }

  #text(key) {
    return this.#part(`[data-text="${key}"]`)?.textContent ?? "";
  }

  #going() {
    return ["calling", "ringing", "ongoing"].includes(this.#call.status);
  }

  /** Whether this browser speaks in it, or called. */
  #mine() {
    const is = (leg) => leg && leg.account === this.#leg.account && leg.device === this.#leg.device;
    return is(this.#call.caller) || is(this.#call.answered);
  }

  #rings() {
    const unanswered = this.#call.status === "calling" || this.#call.status === "ringing";
    return unanswered && this.#call.called.includes(this.#leg.account);
  }

  async #line() {
    if (this.#live.state !== "online") {
      this.#status();
      return;
    }
    await this.#heard();
    if (this.#peer) {
      this.#live.request("call.attach", { call: this.#call.call, seen: this.#peer.seen }).catch(() => {});
    }
  }

  async #heard() {
    if (this.#live?.state !== "online" || !this.#going()) return;
    try {
      const before = Date.now();
      const state = await this.#live.request("call.heard", { call: this.#call.call });
      if (state.now) this.#skew = Date.parse(state.now) - (before + Date.now()) / 2;
      this.#told(state);
    } catch (e) {
      if (e?.code === "unsupported" || e?.kind === "NOT_FOUND") this.#withdrawn();
    }
  }

  #told(state) {
    if (!state || state.call !== this.#call.call || state.version < this.#call.version) return;
    const was = this.#call;
    this.#call = state;
    if (state.version === was.version) return;
    this.#show();
    if (was.version === 0) this.#begin();
    if (!this.#going()) this.#over();
    else if (was.version > 0 && state.status === "ongoing" && this.#mine()) this.#go();
  }

  /** The clinic took calls away: nobody will say so of this call any more. */
  #withdrawn() {
    this.#call = { ...this.#call, status: "ended", ending: "withdrawn" };
    this.#over();
  }

  #over() {
    this.#tone?.stop();
    this.#tone = null;
    this.#peer?.close();
    this.#peer = null;
    this.#speaking = false;
    this.#stopMedia();
    this.#wake?.release?.().catch?.(() => {});
    document.exitPictureInPicture?.().catch?.(() => {});
    this.#show();
  }

  // ---- what this browser sends

  /** Microphone, and the camera where it is wanted; what is refused is said, and the call goes on without it. */
  async #devices() {
    await Promise.all([this.#open("audio"), this.#wanted.cam ? this.#open("video") : null]);
    this.#list();
  }

  async #open(kind, constraints = {}) {
    if (this.#local[kind]?.readyState === "live") return;
    const usual =
      kind === "audio"
        ? { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
        : { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "user" };
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ [kind]: { ...usual, ...constraints } });
      const [track] = stream.getTracks();
      this.#local[kind]?.stop();
      this.#local[kind] = track;
      track.addEventListener("ended", () => this.#ended(kind, track));
      this.#trouble(kind, "");
    } catch (e) {
      this.#local[kind] = null;
      if (kind === "audio") this.#wanted.mic = false;
      else this.#wanted.cam = false;
      this.#trouble(kind, e?.name === "NotFoundError" || e?.name === "OverconstrainedError" ? "missing" : e?.name === "NotReadableError" ? "busy" : "denied");
    }
    await this.#apply();
  }

  /** Taken away by the system: a phone call came in, or the device was unplugged. */
  #ended(kind, track) {
    if (this.#local[kind] !== track) return;
    this.#local[kind] = null;
    if (kind === "audio") this.#wanted.mic = false;
    else this.#wanted.cam = false;
    this.#apply();
  }

  async #apply() {
    if (this.#local.audio) this.#local.audio.enabled = this.#wanted.mic;
    const picture = this.#local.screen ?? this.#local.video;
    const own = this.#part("[data-own]");
    const shown = picture ? new MediaStream([picture]) : null;
    if ((own.srcObject?.getTracks()[0] ?? null) !== picture) own.srcObject = shown;
    own.hidden = !picture;
    own.classList.toggle("calls-mirror", picture === this.#local.video);
    if (this.#peer) {
      await this.#peer.sends("audio", this.#local.audio);
      await this.#peer.sends("video", picture);
      this.#live
        .request("call.media", {
          call: this.#call.call,
          mic: Boolean(this.#local.audio && this.#wanted.mic),
          cam: Boolean(this.#local.video),
          screen: Boolean(this.#local.screen),
        })
        .catch(() => {});
    }
    this.#buttons();
  }

  #stopMedia() {
    for (const kind of Object.keys(this.#local)) {
      this.#local[kind]?.stop();
      this.#local[kind] = null;
    }
    const own = this.#part("[data-own]");
    if (own) own.srcObject = null;
  }

  async #toggle(what) {
    if (what === "mic") {
      this.#wanted.mic = !this.#wanted.mic;
      if (this.#wanted.mic && !this.#local.audio) await this.#open("audio");
    } else if (what === "cam") {
      this.#wanted.cam = !this.#wanted.cam;
      if (this.#wanted.cam) {
        await this.#open("video");
      } else {
        // Stopped, not hidden: the camera's light goes out.
        this.#local.video?.stop();
        this.#local.video = null;
      }
    } else if (this.#local.screen) {
      this.#local.screen.stop();
      this.#local.screen = null;
    } else {
      await this.#share();
    }
    await this.#apply();
  }

  async #share() {
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 10 } } });
      const [track] = stream.getVideoTracks();
      track.contentHint = "detail";
      track.addEventListener("ended", () => {
        if (this.#local.screen !== track) return;
        this.#local.screen = null;
        this.#apply();
      });
      this.#local.screen = track;
    } catch {
      // Nothing was chosen.
    }
  }

  async #flip() {
    const front = this.#local.video?.getSettings().facingMode !== "environment";
    this.#local.video?.stop();
    this.#local.video = null;
    await this.#open("video", { facingMode: { ideal: front ? "environment" : "user" } });
  }

  async #list() {
    const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    for (const select of this.querySelectorAll("select[data-device]")) {
      const kind = select.dataset.device;
      const now = kind === "audiooutput" ? this.#part("[data-other]").sinkId : this.#local[kind === "audioinput" ? "audio" : "video"]?.getSettings().deviceId;
      const options = all
        .filter((it) => it.kind === kind)
        .map((it, i) => new Option(it.label || `${select.labels[0]?.textContent ?? ""} ${i + 1}`, it.deviceId, false, it.deviceId === now));
      select.replaceChildren(...options);
      select.closest("div").hidden = options.length < 2;
    }
  }

  async #changed(event) {
    const select = event.target.closest("select[data-device]");
    if (!select) return;
    const exact = { deviceId: { exact: select.value } };
    if (select.dataset.device === "audiooutput") {
      await this.#part("[data-other]").setSinkId?.(select.value).catch(() => {});
    } else {
      const kind = select.dataset.device === "audioinput" ? "audio" : "video";
      this.#local[kind]?.stop();
      this.#local[kind] = null;
      await this.#open(kind, exact);
    }
  }

  // ---- the other end

  /** Begins to speak, once: in one tab of this browser. */
  async #go() {
    if (this.#call.status !== "ongoing" || this.#speaking || !this.#mine()) return;
    this.#speaking = true;
    if (!(await this.#hold())) {
      this.#speaking = false;
      this.#status("elsewhere-tab");
      return;
    }
    this.#tone?.stop();
    this.#tone = null;
    const { Peer } = await this.#module;
    const caller = this.#call.caller.account === this.#leg.account && this.#call.caller.device === this.#leg.device;
    const peer = new Peer({
      polite: !caller,
      send: (signal) => this.#live.request("call.signal", { call: this.#call.call, ...signal }),
      servers: () => this.#servers(),
    });
    this.#peer = peer;
    this.#opened = performance.now();
    peer.addEventListener("track", ({ detail }) => this.#track(detail));
    peer.addEventListener("connected", () => this.#connected());
    peer.addEventListener("quality", ({ detail }) => this.#quality(detail));
    peer.addEventListener("silent", ({ detail }) => this.#silent(detail));
    peer.addEventListener("words", ({ detail }) => this.#words(detail));
    peer.addEventListener("level", ({ detail }) => this.#level(detail));
    peer.addEventListener("restart", () => this.#status());
    peer.addEventListener("state", () => this.#status());
    await peer.sends("audio", this.#local.audio);
    await peer.sends("video", this.#local.screen ?? this.#local.video);
    await peer.open();
    await this.#live.request("call.attach", { call: this.#call.call, seen: 0 }).catch(() => {});
    await this.#apply();
    this.#wake = await navigator.wakeLock?.request("screen").catch(() => null);
    this.#show();
  }

  #hold() {
    if (this.#held || !navigator.locks) return Promise.resolve(true);
    return new Promise((answer) => {
      navigator.locks.request(`rawat-call-${this.#call.call}`, { ifAvailable: true }, (lock) => {
        this.#held = Boolean(lock);
        answer(this.#held);
        return lock ? new Promise(() => {}) : undefined;
      });
    });
  }

  async #servers() {
    let answer;
    try {
      answer = await this.#live.request("call.ice", { call: this.#call.call });
    } catch {
      answer = await this.#post("ice");
    }
    return { iceServers: answer.iceServers, iceTransportPolicy: answer.iceTransportPolicy };
  }

  async #post(what) {
    const response = await fetch(`/calls/sessions/${this.#call.call}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": this.dataset.csrf },
      body: JSON.stringify({ device: this.#leg.device }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }

  #signal(signal) {
    if (signal.call === this.#call.call) this.#peer?.take(signal);
  }

  #track(track) {
    this.#remote.addTrack(track);
    const other = this.#part("[data-other]");
    if (other.srcObject !== this.#remote) other.srcObject = this.#remote;
    other.play().catch(() => (this.#part("[data-play]").hidden = false));
    track.addEventListener("unmute", () => this.#show());
    track.addEventListener("mute", () => this.#show());
  }

  #connected() {
    this.#live.request("call.connected", { call: this.#call.call }).catch(() => {});
    this.#status();
  }

  #otherMedia(media) {
    if (media.call !== this.#call.call) return;
    for (const it of this.querySelectorAll("[data-other-media]")) it.hidden = media[it.dataset.otherMedia] !== (it.dataset.when === "on");
    this.#part("[data-other]").classList.toggle("calls-blank", !media.cam && !media.screen);
  }

  #quality(level) {
    const shown = this.#part("[data-quality]");
    if (shown.dataset.level === level) return;
    shown.dataset.level = level;
    shown.textContent = this.#text(`quality.${level}`);
    shown.hidden = false;
  }

  #level(level) {
    this.#part("[data-speech-only]").hidden = level !== "audio";
  }

  #silent(millis) {
    this.dataset.silent = millis > 1500 ? "true" : "false";
    this.#status();
    if (millis > GONE) this.#live.request("call.no-media", { call: this.#call.call }).catch(() => {});
  }

  #words(words) {
    const shown = this.#part("[data-words]");
    shown.textContent = words.join(" · ");
    shown.closest("[data-check]").hidden = false;
  }

  // ---- what is shown

  async #clicked(event) {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    event.preventDefault();
    const what = button.dataset.do;
    if (what === "answer") await this.#answer();
    else if (what === "end") await this.#end(this.#rings() ? "call.reject" : "call.end");
    else if (what === "flip") await this.#flip();
    else if (what === "pip") await this.#pip();
    else if (what === "full") await this.#full();
    else if (what === "play") {
      this.#part("[data-play]").hidden = true;
      await this.#part("[data-other]").play().catch(() => {});
    } else await this.#toggle(what);
  }

  #key(event) {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "m") this.#toggle("mic");
    else if (event.key === "v") this.#toggle("cam");
  }

  async #answer() {
    if (!this.#rings()) return;
    this.#part("[data-do=answer]").disabled = true;
    const devices = this.#devices();
    try {
      const state = await this.#live.request("call.answer", { call: this.#call.call });
      await devices;
      this.#told(state);
      this.#show();
      await this.#go();
    } catch (e) {
      await devices;
      this.#stopMedia();
      await this.#apply();
      this.#say(e?.message ?? this.#text("failed"));
      await this.#heard();
    }
  }

  async #end(type) {
    try {
      this.#told(await this.#live.request(type, { call: this.#call.call }));
    } catch {
      await this.#post(type === "call.end" ? "end" : "reject").catch(() => {});
    }
    if (this.#going()) this.#call = { ...this.#call, status: "ended", version: this.#call.version };
    this.#over();
  }

  async #pip() {
    const other = this.#part("[data-other]");
    await (document.pictureInPictureElement ? document.exitPictureInPicture() : other.requestPictureInPicture?.())?.catch?.(() => {});
  }

  async #full() {
    await (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen?.())?.catch?.(() => {});
  }

  #trouble(kind, what) {
    const shown = this.#part(`[data-trouble=${kind}]`);
    shown.hidden = !what;
    shown.textContent = what ? this.#text(`${kind}.${what}`) : "";
  }

  #say(text) {
    this.#part("[data-say]").textContent = text;
  }

  #show() {
    const { status } = this.#call;
    this.dataset.status = status;
    const ringing = this.#rings();
    const speaks = this.#mine();
    this.#part("[data-do=answer]").hidden = !ringing;
    this.#part("[data-do=end]").hidden = !this.#going() || !(ringing || speaks);
    for (const it of this.querySelectorAll("[data-when]")) {
      if (it.dataset.otherMedia === undefined) it.hidden = !(it.dataset.when === "speaking" ? speaks && this.#going() : it.dataset.when === "over" && !this.#going());
    }
    if (status === "ringing" && speaks && !this.#tone) this.#tone = new RingBack();
    if (status !== "ringing") {
      this.#tone?.stop();
      this.#tone = null;
    }
    this.#buttons();
    this.#status();
  }

  #buttons() {
    const on = { mic: this.#wanted.mic && this.#local.audio, cam: this.#local.video, screen: this.#local.screen };
    for (const [what, is] of Object.entries(on)) {
      const button = this.#part(`[data-do=${what}]`);
      button.setAttribute("aria-pressed", String(Boolean(is)));
      button.classList.toggle("calls-off", !is);
    }
    this.#part("[data-do=flip]").hidden = !this.#local.video || !matchMedia("(pointer: coarse)").matches;
    this.#part("[data-do=screen]").hidden = !navigator.mediaDevices?.getDisplayMedia;
    this.#part("[data-do=pip]").hidden = !document.pictureInPictureEnabled;
  }

  #status(special) {
    const { status } = this.#call;
    let key = special;
    if (!key && status === "ongoing") {
      if (!this.#mine()) key = "elsewhere";
      else if (this.#live.state !== "online") key = "line";
      else if (this.#peer?.connection?.connectionState !== "connected") key = this.#call.connectedAt ? "again" : "connecting";
      else key = this.dataset.silent === "true" ? "again" : "ongoing";
    }
    const side = this.#call.called.includes(this.#leg.account) ? "in" : "out";
    const text = this.#text(key ?? `${side}.${status}`);
    const shown = this.#part("[data-status-text]");
    if (shown.textContent !== text) shown.textContent = text;
  }

  #tick() {
    const { answeredAt, endedAt, durationSeconds, status } = this.#call;
    const shown = this.#part("[data-time]");
    if (!answeredAt || status === "failed") {
      shown.textContent = "";
      return;
    }
    const seconds = endedAt ? durationSeconds : Math.max(0, Math.floor((Date.now() + this.#skew - Date.parse(answeredAt)) / 1000));
    const two = (number) => String(number).padStart(2, "0");
    shown.textContent = `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    if (this.#peer && !this.#call.connectedAt && this.#peer.connection?.connectionState !== "connected" && performance.now() - this.#opened > NO_WAY) {
      this.#opened = Infinity;
      this.#live.request("call.no-media", { call: this.#call.call }).catch(() => {});
    }
  }
}

/** What the caller hears once a device rings. */
class RingBack {
  #context = null;
  #timer = 0;

  constructor() {
    try {
      this.#context = new AudioContext();
      this.#tone();
      this.#timer = setInterval(() => this.#tone(), 4000);
    } catch {
      // No sound on this machine.
    }
  }

  #tone() {
    const context = this.#context;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 425;
    volume.gain.value = 0.08;
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 1);
  }

  stop() {
    clearInterval(this.#timer);
    this.#context?.close().catch(() => {});
  }
}

customElements.define("rawat-call", RawatCall);
