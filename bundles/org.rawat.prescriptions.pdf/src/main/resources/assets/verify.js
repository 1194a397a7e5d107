// Compares a file without sending it: its SHA-256 goes to the clinic instead. Without this file, or
// where a browser has no Web Crypto, the form sends the file.

class VerifyFile extends HTMLElement {
  connectedCallback() {
    if (!globalThis.crypto?.subtle) return;
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => this.submitted(event));
  }

  async submitted(event) {
    const file = this.form.elements.file.files[0];
    if (!file) return;
    event.preventDefault();
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    this.form.elements.sha256.value =
      Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    this.form.elements.file.disabled = true;
    this.form.submit();
  }
}

customElements.define("verify-file", VerifyFile);
