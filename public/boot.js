// Starts the app, or the widget. While its WebAssembly loads, the publisher's settings, the words of the interface and
// the first page of the news are asked for already; the app takes the answers from `datelineEarly`, by their addresses.
// If the app cannot start, the notice that waits in the page is shown.
// A plain script, and not a module: everything is in one block, so that it leaves no names behind.

{
  const script = document.querySelector("script[data-wasm]");
  const site = new URL(script.dataset.base, location.href);
  const program = new URL(script.dataset.js, location.href).href;
  const early = new Map();
  globalThis.datelineEarly = early;

  const keep = (address, answer) => {
    answer.catch(() => {}); // The app hears of it when it takes the answer.
    early.set(address, answer);
  };
  const late = () => ({ signal: AbortSignal.timeout?.(10_000) });
  const get = (address) => fetch(address, late());

  // A page has its language first in its path; a widget is told it, and the host page's.
  const asked = new URLSearchParams(location.search);
  const language = (tag) => tag.split(/[-_]/)[0].toLowerCase();

  function choose(editions) {
    if ("widget" in script.dataset) {
      const same = (tag) => (edition) => (edition.language ?? "en").toLowerCase() === tag.toLowerCase();
      const alike = (tag) => (edition) => language(edition.language ?? "en") === language(tag);
      const known = (tag) => tag && (editions.find(same(tag)) ?? editions.find(alike(tag)));
      return known(asked.get("lang")) ?? known(asked.get("page-lang")) ?? editions[0];
    }
    const prefix = location.pathname.slice(site.pathname.length).split("/")[0];
    return editions.slice(1).find((edition) => edition.language === prefix) ?? editions[0];
  }

  /** The settings, once all that they name for this page's address is asked for too. */
  async function settings(address) {
    const answer = await get(address);
    // A broken site.json is told by the app.
    if (answer.ok) await answer.clone().json().then(askForEdition).catch(() => {});
    return answer;
  }

  function askForEdition({ editions }) {
    const { language: tag = "en", source } = choose(editions);
    const words = language(tag);
    if (words !== "en") ask(new URL(`lang/${words}.json`, site).href);
    const feed = new URL(source.url, new URL("site.json", site)).href;
    document.getElementById("stopped-feed").href = feed;
    const { format = "json-feed" } = source;
    if (format === "json-feed" || format === "rss") ask(feed);
    if (format !== "json-feed") keep(`${format} ${feed}`, datelineFormats(format, feed, late()));
  }

  const loading = {};
  /** One of the programs beside the first; another try starts anew. */
  function loaded(name) {
    loading[name] ??= load(script.dataset[`${name}Js`], script.dataset[`${name}Wasm`], script.dataset[`${name}Css`]);
    loading[name].catch(() => delete loading[name]);
    return loading[name];
  }

  // A plain script, as the widget's program is, and how what it makes looks.
  async function load(src, address, css) {
    const looks = css && style(css);
    const wasm = fetch(address);
    // Who waits for them hears of it.
    Promise.all([looks, wasm]).catch(() => {});
    const element = Object.assign(document.createElement("script"), { src });
    await new Promise((loaded, failed) => {
      Object.assign(element, { onload: loaded, onerror: () => failed(new Error(`${src} did not come`)) });
      document.head.append(element);
    });
    await Promise.all([element.program({ module_or_path: wasm }), looks]);
    return element.program;
  }

  /** Answers as `fetch` does: the JSON Feed that stands for what is at an address in another format. */
  globalThis.datelineFormats = (format, address, init) =>
    loaded("formats").then(
      ({ answer }) => answer(format, address, init),
      (error) => new Response(error.message, { status: 500 }),
    );

  /** Gets ready to `read` the bodies of articles; the first needs no turn of its own. */
  globalThis.datelineBodies = async () => Object.assign(datelineBodies, { read: (await loaded("bodies")).read });
  if (script.dataset.bodiesJs && /\/article\//.test(location.pathname)) loaded("bodies").catch(() => {});

  let annex;
  let tries = 0;
  /** Has the annex do what it is asked: draw the page of this address in #annex, for one. It is loaded with the first. */
  globalThis.datelineAnnex = async (what) => {
    annex ??= loadAnnex(script.dataset);
    annex.catch(() => (annex = undefined)); // Another try starts anew.
    (await annex)[what]();
  };

  async function loadAnnex({ annexJs, annexWasm, annexCss }) {
    // An engine may remember for ever that a module did not come.
    const address = new URL(tries++ ? `${annexJs}?${tries}` : annexJs, location.href);
    const [program] = await Promise.all([import(address), style(annexCss)]);
    await program.default({ module_or_path: fetch(annexWasm) });
    return program;
  }

  globalThis.datelineAnnex.hide = () => annex?.then((program) => program.hide(), () => {});

  function style(href) {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    document.head.append(link);
    return new Promise((loaded, failed) => Object.assign(link, { onload: loaded, onerror: () => failed(new Error(href)) }));
  }

  const ask = (address) => keep(address, get(address));

  function stopped(error) {
    if (!document.defaultView) return; // The page was left, or its frame taken away.
    console.error(error);
    const notice = document.getElementById("stopped");
    notice.hidden = false;
    if (!("widget" in script.dataset)) return;
    // The host page's origin is in the fragment; see browser/host_page.rs.
    const host = location.hash.startsWith("#http") ? location.hash.slice(1) : "*";
    parent?.postMessage({ dateline: { error: String(error), height: notice.offsetHeight } }, host);
  }

  document.getElementById("stopped-reload").addEventListener("click", () => location.reload());
  // What stops the WebAssembly, its own fault or one of the browser, the app cannot tell of itself.
  const ours = (error) => error instanceof WebAssembly.RuntimeError || String(error?.stack).includes(program);
  const trapped = ({ error, reason = error }) => ours(reason) && stopped(reason);
  addEventListener("error", trapped);
  addEventListener("unhandledrejection", trapped);
  document.getElementById("stopped-feed").href = new URL("data/feed.json", site).href;
  const settingsAddress = new URL("site.json", site).href;
  keep(settingsAddress, settings(settingsAddress));
  start().catch(stopped);

  async function start() {
    const wasm = fetch(script.dataset.wasm);
    await (await initializer())({ module_or_path: wasm });
  }

  // The widget's program is a plain script after this one: WebKit's module loader may hang in a frame that is taken away.
  async function initializer() {
    if (!("widget" in script.dataset)) return (await import(program)).default;
    await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));
    return wasm_bindgen;
  }
}
