// Starts the app. While its WebAssembly loads, the publisher's settings and the first page of the news are asked for
// already; the app takes the answers from `datelineEarly`, by their addresses. If the app cannot start, the notice
// that waits in the page is shown.

const script = document.querySelector("script[data-wasm]");
const site = new URL(script.dataset.base, location.href);
const early = new Map();
globalThis.datelineEarly = early;

const limit = () => (AbortSignal.timeout ? AbortSignal.timeout(10_000) : undefined);
const ask = (address) => {
  const answer = fetch(address, { signal: limit() });
  answer.catch(() => {}); // The app hears of it when it takes the answer.
  early.set(address, answer);
  return answer;
};

/** The address of the first page of the edition that this page's address opens. */
async function firstPage() {
  const answer = await ask(new URL("site.json", site).href);
  if (!answer.ok) return;
  const { editions } = await answer.clone().json();
  const prefix = location.pathname.slice(site.pathname.length).split("/")[0];
  const edition = editions.slice(1).find(({ language }) => language === prefix) ?? editions[0];
  const feed = new URL(edition.source.url, new URL("site.json", site)).href;
  document.getElementById("stopped-feed").href = feed;
  if ((edition.source.format ?? "json-feed") === "json-feed") ask(feed);
}

function stopped(error) {
  console.error(error);
  document.getElementById("stopped").hidden = false;
}

document.getElementById("stopped-reload").addEventListener("click", () => location.reload());
// A trap in the WebAssembly is no Rust panic, so the app cannot tell of it itself.
const trapped = ({ error, reason = error }) => reason instanceof WebAssembly.RuntimeError && stopped(reason);
addEventListener("error", trapped);
addEventListener("unhandledrejection", trapped);
document.getElementById("stopped-feed").href = new URL("data/feed.json", site).href;
firstPage().catch(() => {}); // A broken site.json is told by the app, which reads it again.
try {
  const wasm = fetch(script.dataset.wasm);
  const { default: init } = await import(script.dataset.js);
  await init({ module_or_path: wasm });
} catch (error) {
  stopped(error);
}
