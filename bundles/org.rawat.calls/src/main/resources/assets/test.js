// Would a call work from here? Each part is tried for itself, with a verdict and what to do.

class RawatCallTest extends HTMLElement {
  #stream = null;
  #context = null;

  connectedCallback() {
    this.addEventListener("click", (event) => {
      if (event.target.closest("[data-begin]")) this.#begin();
      if (event.target.closest("[data-tone]")) this.#tone();
    });
    this.querySelector("[data-js]").hidden = false;
    addEventListener("pagehide", () => this.#stop());
  }

  disconnectedCallback() {
    this.#stop();
  }

  #stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#context?.close().catch(() => {});
    this.#context = null;
  }

  async #begin() {
    const button = this.querySelector("[data-begin]");
    button.disabled = true;
    this.#stop();
    this.#context = new AudioContext();
    for (const it of this.querySelectorAll("[data-check]")) this.#verdict(it.dataset.check, "busy");
    await Promise.all([this.#devices(), this.#socket(), this.#servers()]);
    button.disabled = false;
    this.querySelector("[data-done]").textContent = this.#text("done");
  }

  #text(key) {
    return this.querySelector(`[data-text="${key}"]`)?.textContent ?? key;
  }

  #verdict(check, verdict) {
    const row = this.querySelector(`[data-check=${check}]`);
    row.dataset.verdict = verdict;
    row.querySelector("[data-verdict-text]").textContent = this.#text(verdict);
    row.querySelector("[data-advice]").hidden = verdict !== "bad";
  }

  async #devices() {
    await this.#device("microphone", { audio: true }, (track) => this.#meter(track));
    await this.#device("camera", { video: true }, (track) => {
      const picture = this.querySelector("[data-picture]");
      picture.srcObject = new MediaStream([track]);
      picture.hidden = false;
    });
  }

  async #device(check, wanted, shown) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      this.#stream = new MediaStream([...(this.#stream?.getTracks() ?? []), ...stream.getTracks()]);
      shown(stream.getTracks()[0]);
      this.#verdict(check, "good");
    } catch {
      this.#verdict(check, "bad");
    }
  }

  #meter(track) {
    const meter = this.querySelector("meter");
    meter.hidden = false;
    const context = this.#context;
    const listener = context.createAnalyser();
    context.createMediaStreamSource(new MediaStream([track])).connect(listener);
    const wave = new Float32Array(listener.fftSize);
    const draw = () => {
      if (this.#context !== context) return;
      listener.getFloatTimeDomainData(wave);
      meter.value = Math.min(1, Math.sqrt(wave.reduce((sum, it) => sum + it * it, 0) / wave.length) * 6);
      requestAnimationFrame(draw);
    };
    draw();
  }

  #tone() {
    const context = new AudioContext();
    const tone = context.createOscillator();
    tone.frequency.value = 523;
    const volume = context.createGain();
    volume.gain.value = 0.2;
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 1);
    tone.addEventListener("ended", () => context.close());
  }

  async #socket() {
    await customElements.whenDefined("rawat-live");
    const live = document.querySelector("rawat-live");
    const until = performance.now() + 8000;
    while (live.state !== "online" && performance.now() < until) await new Promise((done) => setTimeout(done, 200));
    this.#verdict("socket", live.state === "online" ? "good" : "bad");
  }

  async #servers() {
    let servers = [];
    try {
      const response = await fetch("/calls/test/servers", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": this.dataset.csrf },
        body: "{}",
      });
      servers = (await response.json()).iceServers;
    } catch {
      for (const check of ["stun", "udp", "tcp", "tls"]) this.#verdict(check, "bad");
      return;
    }
    const all = servers.flatMap((it) => it.urls.map((url) => ({ ...it, urls: [url] })));
    const stun = all.filter((it) => it.urls[0].startsWith("stun"));
    const relays = {
      udp: all.filter((it) => it.urls[0].startsWith("turn:") && !it.urls[0].endsWith("transport=tcp")),
      tcp: all.filter((it) => it.urls[0].startsWith("turn:") && it.urls[0].endsWith("transport=tcp")),
      tls: all.filter((it) => it.urls[0].startsWith("turns:")),
    };
    await Promise.all([
      this.#candidates("stun", stun, "srflx", "all"),
      ...Object.entries(relays).map(([way, of]) => this.#candidates(way, of, "relay", "relay")),
    ]);
  }

  /** Whether any of these servers gives a candidate of that type. */
  async #candidates(check, servers, type, policy) {
    if (!servers.length) {
      this.#verdict(check, "none");
      return;
    }
    const found = await new Promise((answer) => {
      const pc = new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: policy });
      const done = (is) => {
        pc.close();
        answer(is);
      };
      setTimeout(() => done(false), 8000);
      pc.onicecandidate = ({ candidate }) => {
        if (candidate?.type === type) done(true);
        else if (!candidate) done(false);
      };
      pc.createDataChannel("test");
      pc.setLocalDescription().catch(() => done(false));
    });
    this.#verdict(check, found ? "good" : "bad");
  }
}

customElements.define("rawat-call-test", RawatCallTest);
