// Goes from article to article within the page, and tells what of an article's HTML is there that should not be.

const ELEMENTS =
  "a aside blockquote br caption code div em figcaption figure h2 h3 h4 hr img li ol p pre strong sub sup table tbody td th thead time tr ul".split(" ");
const ATTRIBUTES =
  "alt aria-label class colspan datetime decoding height href loading rel role rowspan scope src start tabindex title width".split(" ");
const ADDRESSES = "action background cite data formaction href ping poster src srcset xlink:href".split(" ");
// The picture that the site itself shows where none is.
const BLANK = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
const MARKS = /__owned|\.trap/;

/** Whether `holds` came true within `limit` milliseconds; it is asked whenever the document changes. */
const becomes = (holds, limit) =>
  new Promise((resolve) => {
    const end = (value) => (observer.disconnect(), clearTimeout(timer), resolve(value));
    const look = () => holds() && end(true);
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => end(false), limit);
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  });

/** The whole article is there: its text, and in the head its data, which come after the heading. */
const whole = () => document.querySelector("main article") && !document.querySelector("main .placeholder")
  && document.querySelector('head > script[type="application/ld+json"]');

/** Shows the article as Back and Forward do. */
const show = async (slug, title, limit) => {
  const path = `/article/${slug}`;
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
  const begins = () => document.querySelector("main h1")?.textContent.replace(title, "") ?? "0";
  const there = await becomes(() => !/^\d/.test(begins()) && begins() !== document.querySelector("main h1")?.textContent && whole(), limit);
  return [!there && "is not shown", location.pathname !== path && `leads to ${location.href}`].filter(Boolean);
};

/** What an article can have no part in: the same on every page. */
const own = () => JSON.stringify([
  typeof document.querySelector, typeof document.getElementById, typeof document.createElement, typeof document.cookie,
  typeof history.pushState, typeof fetch, document.body.tagName, document.defaultView === window, self === top,
  location.origin, document.baseURI.split("/").slice(0, 3).join("/"), document.forms.length, document.scripts.length,
  [...document.querySelectorAll("[name]")].map((e) => `${e.localName} ${e.name}`).filter((name) => !/^meta /.test(name)),
  [...document.querySelectorAll("base, style, svg, math, iframe, object, embed, link[rel~=stylesheet], meta[http-equiv], input, textarea, select, video, audio, template")]
    .map((e) => e.localName + (e.getAttribute("href") ?? "")),
  document.querySelector("main").checkVisibility?.() ?? true,
]);

const faults = () => {
  const found = [];
  const report = (why, element) => found.push(`${why}: ${element.cloneNode(false).outerHTML.slice(0, 160)}`);
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "srcdoc" || MARKS.test(element.id)) report("attribute", element);
      if (!ADDRESSES.includes(name) || value === BLANK) continue;
      if (!URL.canParse(value, document.baseURI) || !/^(https?|mailto):/.test(new URL(value, document.baseURI).protocol)) report("address", element);
      if (name !== "href" && value.includes(".trap")) report("loads", element);
    }
  }
  // What the site itself says of an article beside a card is none of the body's.
  const inside = document.querySelectorAll(".article-body *:not(.story-line *)");
  for (const element of inside) {
    if (!ELEMENTS.includes(element.localName) || element.namespaceURI !== document.body.namespaceURI) report("element", element);
    for (const { name } of element.attributes) if (!ATTRIBUTES.includes(name)) report(name, element);
    for (const word of element.classList)
      if (!/^(article-body|picture|related-card|story-line)/.test(word)) report("class", element);
  }
  // What waits for a reader to do something gets it; a link would be followed.
  for (const element of inside)
    for (const type of ["click", "mouseover", "focus", "error", "load", "toggle", "animationend"])
      if (element.localName !== "a") element.dispatchEvent(new Event(type));
  if (window.__owned !== undefined) found.push(`ran, or named something: ${window.__owned}`);
  return found;
};

/** Visits `articles`, each `[slug, title, whether its payload may be read]`, and tells what is wrong. */
const visit = async (articles, limit) => {
  if (!(await becomes(whole, limit))) return ["the good article is not shown"];
  const before = own();
  const found = [];
  for (const [slug, title, readable] of articles) {
    const wrong = [...(await show(slug, title, limit)), ...faults()];
    const words = document.querySelector(".article-body")?.textContent ?? "";
    if (!readable && MARKS.test(words)) wrong.push(`says ${words.slice(0, 160)}`);
    if (own() !== before) wrong.push(`changes ${before} to ${own()}`);
    found.push(...wrong.slice(0, 4).map((fault) => `${title} ${fault}`));
    if (found.length > 20) break;
  }
  return found;
};

/** The body that is shown, in the notation of `benign.txt`, a line for each block. */
const outline = () => [...document.querySelector(".article-body").childNodes].map(one).filter(Boolean).join("\n");

const one = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll("\u00a0", "⍽").replaceAll("\n", "⏎");
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const inside = [...node.childNodes].map(one).join("");
  const short = (address) => (address.startsWith(location.origin) ? address.slice(location.origin.length) : address);
  const name = { blockquote: "quote", em: "i", figcaption: "cap", strong: "b" }[node.localName] ?? node.localName;
  switch (name) {
    case "br": case "hr": return name;
    case "div": case "tbody": case "thead": return inside;
    case "a": return `a:${short(node.href)}(${inside})`;
    case "aside": return `card:${short(node.querySelector("a").href)}(${node.querySelector("a").textContent})`;
    case "img": return `img:${short(node.src)}(${node.alt}${node.hasAttribute("width") ? `,${node.getAttribute("width")}x${node.getAttribute("height")}` : ""})`;
    case "ol": return `ol${node.start === 1 ? "" : `:${node.start}`}(${inside})`;
    case "p": return node.matches(".article-body__embed") ? `embed:${short(node.querySelector("a").href)}` : `p(${inside})`;
    case "pre": return `pre(${node.textContent.replaceAll("\u00a0", "⍽").replaceAll("\n", "⏎")})`;
    case "td": case "th": return `${name}${node.colSpan > 1 || node.rowSpan > 1 ? `:${node.colSpan}x${node.rowSpan}` : ""}(${inside})`;
    default: return `${name}(${inside})`;
  }
};

/** The outline of each of `articles`. */
const outlines = async (articles, limit) => {
  const all = [];
  for (const [slug, title] of articles) {
    const wrong = await show(slug, title, limit);
    all.push(wrong.length ? wrong.join("; ") : outline());
  }
  return all;
};
