// One end of a call: perfect negotiation (W3C WebRTC 1.0, section 10.7), fresh credentials before each restart,
// a watch over arriving media, and a ladder of bit rates. Knows neither page nor socket.

const WATCH = 250;
const STALL = 1500;
const BATCH = 80;
const RESTART_PAUSE = 4000;

/** What is sent at most, from a good line to one that carries speech only. */
export const LADDER = [
  { name: "high", bitrate: 1_500_000, scale: 1, framerate: 30, needs: 900_000 },
  { name: "middle", bitrate: 450_000, scale: 2, framerate: 24, needs: 300_000 },
  { name: "low", bitrate: 140_000, scale: 4, framerate: 15, needs: 130_000 },
  { name: "audio", bitrate: 0, scale: 1, framerate: 0, needs: 0 },
];
const SPEECH_LOW = 12_000;
const SPEECH = 32_000;

export class Peer extends EventTarget {
  #pc;
  #send;
  #servers;
  #polite;
  #rtc;
  #making = false;
  #ignoring = false;
  #answering = false;
  #last = 0;
  #out = [];
  #sending = false;
  #candidates = [];
  #batch = 0;
  #inbox = Promise.resolve();
  #tracks = { audio: null, video: null };
  #arrived = { packets: -1, at: 0 };
  #restarted = 0;
  #watch = 0;
  #ladder;
  #closed = false;
  #words;
  #connected = false;

  /**
   * send: one signal, resolves when the server has taken it; servers: a fresh RTCConfiguration; polite: the side that
   * was called; rtc: RTCPeerConnection or a double.
   */
  constructor({ send, servers, polite, rtc = globalThis.RTCPeerConnection }) {
    super();
    this.#send = send;
    this.#servers = servers;
    this.#polite = polite;
    this.#rtc = rtc;
    this.#ladder = new Ladder();
    this.#words = new Words(!polite);
  }

  get connection() {
    return this.#pc;
  }

  get words() {
    return this.#words.known;
  }

  get level() {
    return LADDER[this.#ladder.step].name;
  }

  /** Opens the connection; the caller's side makes the first offer. */
  async open() {
    const pc = new this.#rtc({ ...(await this.#servers()), bundlePolicy: "max-bundle" });
    if (this.#closed) {
      pc.close();
      return;
    }
    this.#pc = pc;
    pc.onnegotiationneeded = () => this.#offer();
    pc.onicecandidate = ({ candidate }) => this.#candidate(candidate);
    pc.ontrack = ({ track }) => this.#emit("track", track);
    pc.onconnectionstatechange = () => this.#state();
    pc.oniceconnectionstatechange = () => {
      if (pc.iceConnectionState === "failed") this.restart();
    };
    if (!this.#polite) {
      for (const kind of ["audio", "video"]) {
        const made = pc.addTransceiver(kind, { direction: "sendrecv" });
        await made.sender.replaceTrack(this.#tracks[kind]);
      }
      await this.#limits();
    }
    this.#watch = setInterval(() => this.#look(), WATCH);
  }

  close() {
    this.#closed = true;
    clearInterval(this.#watch);
    clearTimeout(this.#batch);
    this.#pc?.close();
  }

  /** What is sent of a kind from now on; null sends nothing. No negotiation: the line for it is there from the start. */
  async sends(kind, track) {
    this.#tracks[kind] = track;
    const line = this.#line(kind);
    if (line && !(kind === "video" && this.#ladder.speechOnly)) await line.sender.replaceTrack(track);
    await this.#limits();
  }

  #line(kind) {
    return this.#pc?.getTransceivers().find((it) => it.receiver.track.kind === kind);
  }

  async #offer() {
    try {
      this.#making = true;
      await this.#pc.setLocalDescription();
      await this.#describe();
    } catch (e) {
      this.#emit("trouble", e);
    } finally {
      this.#making = false;
    }
  }

  async #describe() {
    const { type, sdp } = this.#pc.localDescription;
    this.#queue({ desc: { type, sdp }, ...(await this.#words.beside(sdp)) });
  }

  /** A signal of the other side, in the order of its number; what was had already is left out. */
  take(signal) {
    if (signal.n <= this.#last) return this.#inbox;
    this.#last = signal.n;
    this.#inbox = this.#inbox.then(() => this.#taken(signal)).catch((e) => this.#emit("trouble", e));
    return this.#inbox;
  }

  get seen() {
    return this.#last;
  }

  async #taken({ desc, cands, commit, nonce, end }) {
    const pc = this.#pc;
    if (!pc || this.#closed) return;
    if (desc) {
      const ready = !this.#making && (pc.signalingState === "stable" || this.#answering);
      const collision = desc.type === "offer" && !ready;
      this.#ignoring = !this.#polite && collision;
      if (this.#ignoring) return;
      this.#answering = desc.type === "answer";
      await pc.setRemoteDescription(desc);
      this.#answering = false;
      if (desc.type === "offer") {
        for (const line of pc.getTransceivers()) {
          if (line.direction !== "sendrecv" && !line.stopped) line.direction = "sendrecv";
          const kind = line.receiver.track.kind;
          const track = kind === "video" && this.#ladder.speechOnly ? null : this.#tracks[kind];
          if (line.sender.track !== track) await line.sender.replaceTrack(track);
        }
        await pc.setLocalDescription();
        await this.#limits();
      }
    }
    if (commit !== undefined || nonce !== undefined) await this.#words.take({ commit, nonce });
    if (desc) {
      if (desc.type === "offer") await this.#describe();
      const more = await this.#words.reveal(pc);
      if (more) this.#queue(more);
      if (await this.#words.compute(pc)) this.#emit("words", this.#words.known);
    } else if (nonce !== undefined && (await this.#words.compute(pc))) {
      this.#emit("words", this.#words.known);
    }
    for (const candidate of cands ?? []) {
      try {
        await pc.addIceCandidate(candidate);
      } catch (e) {
        if (!this.#ignoring) this.#emit("trouble", e);
      }
    }
    if (end && pc.remoteDescription) await pc.addIceCandidate().catch(() => {});
  }

  #candidate(candidate) {
    if (candidate) this.#candidates.push(candidate.toJSON());
    else this.#candidates.push(null);
    if (!this.#batch) this.#batch = setTimeout(() => this.#flush(), BATCH);
  }

  #flush() {
    this.#batch = 0;
    const all = this.#candidates.splice(0);
    const cands = all.filter((it) => it);
    const signal = {};
    if (cands.length) signal.cands = cands.slice(0, 40);
    if (cands.length !== all.length) signal.end = true;
    if (signal.cands || signal.end) this.#queue(signal);
  }

  #queue(signal) {
    this.#out.push(signal);
    this.#drain();
  }

  /** One after the other; while the socket is away they wait here. */
  async #drain() {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#out.length && !this.#closed) {
      try {
        await this.#send(this.#out[0]);
        this.#out.shift();
      } catch (e) {
        if (e?.kind && e.kind !== "UNAVAILABLE" && e.kind !== "TOO_MANY") {
          this.#out.shift();
          this.#emit("trouble", e);
        } else {
          await new Promise((done) => setTimeout(done, (e?.retryAfter ?? 0.4) * 1000));
        }
      }
    }
    this.#sending = false;
  }

  #state() {
    const state = this.#pc.connectionState;
    if (state === "connected" && !this.#connected) {
      this.#connected = true;
      this.#emit("connected");
    }
    this.#emit("state", state);
  }

  /** New ways with new credentials: old ones are refused once their time is over. */
  async restart() {
    const now = performance.now();
    if (this.#closed || !this.#pc || now - this.#restarted < RESTART_PAUSE) return;
    this.#restarted = now;
    this.#emit("restart");
    try {
      const fresh = await this.#servers();
      if (this.#closed) return;
      this.#pc.setConfiguration({ ...fresh, bundlePolicy: "max-bundle" });
    } catch (e) {
      this.#emit("trouble", e);
    }
    this.#pc.restartIce();
  }

  async #look() {
    const pc = this.#pc;
    if (!pc || this.#closed || !this.#connected) return;
    let stats;
    try {
      stats = await pc.getStats();
    } catch {
      return;
    }
    const now = performance.now();
    const read = readStats(stats);
    if (read.packets !== this.#arrived.packets) {
      this.#arrived = { packets: read.packets, at: now };
    } else if (read.packets > 0 && now - this.#arrived.at > STALL + (this.#polite ? 600 : 0)) {
      this.restart();
    }
    const silent = read.packets > 0 ? now - this.#arrived.at : 0;
    this.#emit("silent", silent);
    const changed = this.#ladder.take(read, now);
    if (changed) {
      const line = this.#line("video");
      if (line) await line.sender.replaceTrack(this.#ladder.speechOnly ? null : this.#tracks.video);
      await this.#limits();
      this.#emit("level", this.level);
    }
    this.#emit("quality", this.#ladder.quality(read, silent));
  }

  async #limits() {
    const pc = this.#pc;
    if (!pc) return;
    const step = LADDER[this.#ladder.step];
    for (const line of pc.getTransceivers()) {
      const parameters = line.sender.getParameters();
      const encoding = parameters.encodings?.[0];
      if (!encoding) continue;
      if (line.receiver.track.kind === "audio") {
        encoding.maxBitrate = this.#ladder.speechLow ? SPEECH_LOW : SPEECH;
        encoding.networkPriority = "high";
        encoding.priority = "high";
      } else if (step.bitrate) {
        encoding.maxBitrate = step.bitrate;
        encoding.scaleResolutionDownBy = step.scale;
        encoding.maxFramerate = step.framerate;
      }
      await line.sender.setParameters(parameters).catch(() => {});
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The few numbers of RTCStatsReport that decide something. */
export function readStats(stats) {
  const read = { packets: 0, lost: 0, concealed: 0, samples: 0, rtt: 0, loss: 0, available: 0, sent: 0, video: 0 };
  for (const it of stats.values()) {
    if (it.type === "inbound-rtp") {
      read.packets += it.packetsReceived ?? 0;
      read.lost += Math.max(0, it.packetsLost ?? 0);
      if (it.kind === "audio") {
        read.concealed += Math.max(0, (it.concealedSamples ?? 0) - (it.silentConcealedSamples ?? 0));
        read.samples += it.totalSamplesReceived ?? 0;
      } else {
        read.video += it.framesDecoded ?? 0;
      }
    } else if (it.type === "remote-inbound-rtp") {
      read.loss = Math.max(read.loss, it.fractionLost ?? 0);
      read.rtt = Math.max(read.rtt, it.roundTripTime ?? 0);
    } else if (it.type === "candidate-pair" && it.nominated && it.state === "succeeded") {
      read.available = Math.max(read.available, it.availableOutgoingBitrate ?? 0);
      read.rtt = Math.max(read.rtt, it.currentRoundTripTime ?? 0);
    }
  }
  return read;
}

/** When to send less, and when more again. Begins careful: a bad line is spoilt by its first seconds. */
export class Ladder {
  step = 1;
  speechLow = true;
  #badSince = 0;
  #goodSince = 0;
  #before = null;
  #recent = { conceal: 0, lost: 0 };
  #looked = 0;

  get speechOnly() {
    return LADDER[this.step].bitrate === 0;
  }

  /** Looks once a second; true when something has changed. */
  take(read, now) {
    if (now - this.#looked < 1000) return false;
    this.#looked = now;
    const before = this.#before ?? read;
    this.#before = read;
    const packets = read.packets - before.packets;
    const samples = read.samples - before.samples;
    this.#recent = {
      conceal: samples > 0 ? (read.concealed - before.concealed) / samples : 0,
      lost: packets > 0 ? (read.lost - before.lost) / (packets + Math.max(0, read.lost - before.lost)) : 0,
    };
    const narrow = read.available > 0 && read.available < LADDER[this.step].needs;
    const bad = read.loss > 0.08 || read.rtt > 0.9 || narrow;
    const good =
      read.loss < 0.02 && read.rtt < 0.4 && (read.available === 0 || read.available > LADDER[Math.max(0, this.step - 1)].needs);
    this.#badSince = bad ? this.#badSince || now : 0;
    this.#goodSince = good ? this.#goodSince || now : 0;
    const was = `${this.step} ${this.speechLow}`;
    if (bad && (now - this.#badSince >= 1500 || read.loss > 0.2)) {
      if (this.step < LADDER.length - 1) this.step++;
      if (read.available > 0 && read.available < 100_000) this.step = LADDER.length - 1;
      this.speechLow = this.speechLow || this.speechOnly;
      this.#badSince = now;
    } else if (good && now - this.#goodSince >= (this.speechOnly ? 12000 : 5000)) {
      if (this.step > 0) this.step--;
      this.speechLow = false;
      this.#goodSince = now;
    }
    return was !== `${this.step} ${this.speechLow}`;
  }

  /** good, fair or poor: by what the ear and the eye notice. */
  quality(read, silent) {
    const { conceal, lost } = this.#recent;
    if (silent > 1000 || conceal > 0.08 || lost > 0.1 || read.rtt > 0.8) return "poor";
    if (conceal > 0.02 || lost > 0.03 || read.rtt > 0.35 || this.speechOnly) return "fair";
    return "good";
  }
}

/**
 * Four words from both certificates' fingerprints. The caller binds itself to a random number before it knows the other's,
 * so that somebody in the middle cannot look for certificates whose words agree: it has one try in four thousand million.
 */
export class Words {
  #commits;
  #nonce = crypto.getRandomValues(new Uint8Array(16));
  #theirNonce;
  #theirCommit;
  #revealed = false;
  known = null;

  constructor(commits) {
    this.#commits = commits;
  }

  /** What goes beside a description. */
  async beside(sdp) {
    return this.#commits ? { commit: hex(await digest(this.#nonce, fingerprint(sdp))) } : { nonce: hex(this.#nonce) };
  }

  async take({ commit, nonce }) {
    if (commit !== undefined) this.#theirCommit = commit;
    if (nonce !== undefined) this.#theirNonce = nonce;
  }

  /** The caller's number, once the other's is here. */
  async reveal(pc) {
    if (!this.#commits || this.#revealed || this.#theirNonce === undefined || !pc.remoteDescription) return null;
    this.#revealed = true;
    return { nonce: hex(this.#nonce) };
  }

  async compute(pc) {
    if (this.#theirNonce === undefined || !pc.localDescription || !pc.remoteDescription) return false;
    const own = fingerprint(pc.localDescription.sdp);
    const other = fingerprint(pc.remoteDescription.sdp);
    const theirs = bytes(this.#theirNonce);
    if (!this.#commits && hex(await digest(theirs, other)) !== this.#theirCommit) {
      this.known = null;
      return false;
    }
    const [a, b] = this.#commits ? [own, other] : [other, own];
    const [m, n] = this.#commits ? [this.#nonce, theirs] : [theirs, this.#nonce];
    this.known = [...(await digest(a, b, m, n)).slice(0, 4)].map((it) => WORDS[it]);
    return true;
  }
}

function fingerprint(sdp) {
  return new TextEncoder().encode(
    [...sdp.matchAll(/^a=fingerprint:(.*)$/gm)].map((it) => it[1].trim().toLowerCase()).sort().filter((it, i, all) => it !== all[i - 1]).join(" "),
  );
}

async function digest(...parts) {
  const all = [];
  for (const part of parts) all.push(part.length >> 8, part.length & 255, ...part);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(all)));
}

function hex(all) {
  return [...all].map((it) => it.toString(16).padStart(2, "0")).join("");
}

function bytes(text) {
  return new Uint8Array((text.match(/../g) ?? []).map((it) => parseInt(it, 16)));
}

/** 256 plain words, each unlike the others in sound. */
export const WORDS = (
  "abu adik air akar alas anak angin api asap atap awan ayah ayam badai bahu baju bakso balon bambu bantal " +
  "batik batu bawang bayam bebek becak bedak benang benteng beras besi biji bintang bola botol buah buaya bubur budi buku " +
  "bulan bumi bunga burung busur cabai cacing cahaya candi cangkir cermin cicak cinta cokelat cucu cuka dada dadu dahan danau " +
  "dapur daun debu delima desa dinding domba dongeng durian ekor elang emas ember embun empat enam es fajar foto gading " +
  "gajah galah gambar garam garpu gasing gedung gelas gendang gerbang gergaji gigi gitar gua gula gunting gunung guru hakim halte " +
  "hangat harimau hati hijau hujan hutan ibu ikan inti itik jagung jahe jala jalan jambu jarum jati jeruk jendela jembatan " +
  "jerami kaca kaki kakek kaktus kamar kambing kancil kandang kapal kapas kapur karang kartu kasur katak kayu kebun kelapa kelinci " +
  "kemeja kendi kerang kereta keris kertas kilat kipas koin kolam kompas kopi koran kota kuda kue kuku kulit kunci kupu " +
  "kursi ladang lagu lampu langit lantai laut layang lebah lemari lengan lilin lima lonceng lumba lumut macan madu mangga mata " +
  "mawar meja melati merah merpati mimpi minyak mobil monyet musik nanas nasi nenek nila obor ombak otak pagar paku palu " +
  "panah panci pandan pantai papan pasar pasir payung pelangi pena perahu permata pesawat petir pinang pintu pisang pohon puisi pulau " +
  "purnama putih rambut rantai rawa ribu roda rotan roti rumah rumput rusa sabun sagu salju sambal sapi sapu sarung sawah " +
  "sayap sayur sekolah selimut semut senja sepatu sepeda serigala singa sirih suara sumur surat taman tangga"
).split(" ");
