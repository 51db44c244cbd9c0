// Draws news widgets: where its script tag stands, and as the element <dateline-news>. See widget-help.html beside it.
(() => {
  const NAMES =
    "limit tag category author query sort layout show theme accent chrome lang height refresh target loading".split(" ");
  const { currentScript: script } = document;
  const tag = script ?? document.querySelector("script[src*='/embed.js']");
  if (!tag) return console.error("Dateline: put embed.js into the page itself, as <script async src=…>");
  const base = new URL(".", tag.src);
  // A page from a file has no origin, and neither has one in a sandbox, nor then the frame: the source is the check.
  const nobody = self.origin === "null";

  class News extends HTMLElement {
    static base = base.href;
    static observedAttributes = [...NAMES, "title"];

    connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const box = document.createElement("div");
      this.slotted = document.createElement("slot");
      this.frame = document.createElement("iframe");
      box.style.minWidth = "180px";
      // Out of sight, but as wide as it will be.
      this.frame.style.cssText = "display:block;visibility:hidden;border:0;width:100%;height:0";
      box.append(this.slotted);
      root.replaceChildren(box);
      this.ends = new AbortController();
      addEventListener("message", (event) => this.hear(event), { signal: this.ends.signal });
      const start = () => {
        this.near.disconnect();
        const config = this.config();
        const asked = Object.entries(config).filter(([, value]) => value !== null);
        this.frame.src = `${base}widget.html?${new URLSearchParams(asked)}#${self.origin}`;
        this.dress(config);
        box.append(this.frame);
        this.late = setTimeout(() => this.fire("error", { message: `${base.host} did not answer in time` }), 15000);
      };
      this.near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && start(), {
        rootMargin: "600px",
      });
      if (this.getAttribute("loading") === "eager") start();
      else this.near.observe(box);
    }

    disconnectedCallback() {
      this.ends.abort();
      this.near.disconnect();
      clearTimeout(this.late);
      this.shadowRoot.replaceChildren();
      this.alive = this.seen = this.frame = this.height = null;
    }

    attributeChangedCallback() {
      if (!this.frame || this.changed) return;
      this.changed = true;
      queueMicrotask(() => {
        this.changed = false;
        if (this.alive) this.send();
      });
    }

    config() {
      const config = { "page-lang": document.documentElement.lang || null };
      for (const name of NAMES) config[name] = this.getAttribute(name);
      // Where the page is seen through, its scheme is that of the text too.
      let { colorScheme } = getComputedStyle(this);
      if (colorScheme === "normal") colorScheme = document.querySelector("meta[name=color-scheme]")?.content ?? "light";
      const one = colorScheme.includes("dark") ? !colorScheme.includes("light") && "dark" : "light";
      if (config.chrome?.includes("transparent") && (config.theme ?? "auto") === "auto" && one) config.theme = one;
      return config;
    }

    send() {
      const config = this.config();
      this.dress(config);
      this.frame.contentWindow.postMessage({ dateline: { config } }, nobody ? "*" : base.origin);
    }

    dress({ theme }) {
      this.frame.title = this.title || this.textContent.trim() || base.host;
      // A frame is transparent only where its scheme is that of the element around it.
      this.frame.style.colorScheme = theme === "light" || theme === "dark" ? theme : "light dark";
    }

    hear({ source, origin, data }) {
      if (!source || source !== this.frame.contentWindow) return;
      if (origin !== base.origin && !(nobody && origin === "null")) return;
      const { ready, height, error, open } = data?.dateline ?? {};
      this.alive = true;
      if (Number.isFinite(height) && height >= 0) this.height = `${Math.min(height, 10000)}px`;
      const failed = typeof error === "string";
      // Where there is nothing else to see, the frame says what failed.
      this.seen ||= ready === true || (failed && !this.childElementCount && !this.textContent.trim());
      if (this.seen) {
        Object.assign(this.frame.style, { visibility: "", height: this.height });
        this.slotted.style.display = "none";
      }
      if (ready === true) {
        this.send();
        this.fire("ready", {});
      }
      if (failed) this.fire("error", { message: error });
      if (typeof open === "string" && /^https?:/.test(open)) this.fire("open", { url: open });
    }

    fire(name, detail) {
      if (name !== "open") clearTimeout(this.late);
      this.dispatchEvent(new CustomEvent(`dateline-${name}`, { bubbles: true, composed: true, detail }));
    }
  }

  // A page may have news of several publishers, each by a loader of its own.
  let name = "dateline-news";
  while (customElements.get(name) && customElements.get(name).base !== base.href) name += "-";
  if (!customElements.get(name)) customElements.define(name, News);

  if (!script || script.closest("head")) return;
  const widget = document.createElement(name);
  for (const attribute of NAMES) {
    const value = script.getAttribute(`data-${attribute}`);
    if (value !== null) widget.setAttribute(attribute, value);
  }
  const link = document.createElement("a");
  link.href = base;
  link.textContent = base.host;
  widget.append(link);
  script.after(widget);
})();
