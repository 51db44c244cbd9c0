// What a screen reader makes of the page: roles, names and text of what is shown. The harness puts this before every
// script it runs, so nothing of it stays in the page. Only what Dateline's pages use of ARIA is here.

const squeeze = (text) => text.replace(/\s+/g, " ").trim();

/** Whether it is within a `details` that is closed, and no part of its summary. */
const folded = (element) => {
  const details = element.parentElement?.closest("details:not([open])");
  return Boolean(details && !details.querySelector("summary")?.contains(element)) || Boolean(details && folded(details));
};

const hidden = (element) => {
  if (element.closest("[aria-hidden=true], [hidden], [inert]") || folded(element)) return true;
  const style = getComputedStyle(element);
  // What is not laid out has no boxes, and neither has what is laid out as if it were only its content.
  return (element.getClientRects().length === 0 && style.display !== "contents") || style.visibility !== "visible";
};

const sectioned = (element) => element.parentElement?.closest("article, aside, main, nav, section");

const IMPLICIT = {
  A: (e) => e.hasAttribute("href") && "link",
  ARTICLE: () => "article",
  ASIDE: () => "complementary",
  BUTTON: () => "button",
  DIALOG: () => "dialog",
  FIELDSET: () => "group",
  FIGURE: () => "figure",
  FOOTER: (e) => !sectioned(e) && "contentinfo",
  FORM: (e) => labelled(e) && "form",
  H1: () => "heading", H2: () => "heading", H3: () => "heading", H4: () => "heading", H5: () => "heading", H6: () => "heading",
  HEADER: (e) => !sectioned(e) && "banner",
  IMG: (e) => e.getAttribute("alt") !== "" && "img",
  INPUT: (e) => ({ button: "button", checkbox: "checkbox", number: "spinbutton", radio: "radio", range: "slider", search: "searchbox", submit: "button" })[e.type] ?? "textbox",
  LI: () => "listitem",
  MAIN: () => "main",
  NAV: () => "navigation",
  OL: () => "list",
  OUTPUT: () => "status",
  SEARCH: () => "search",
  SECTION: (e) => labelled(e) && "region",
  SELECT: () => "combobox",
  TABLE: () => "table",
  TEXTAREA: () => "textbox",
  TIME: () => "time",
  UL: () => "list",
};
const NAMED_BY_CONTENT = ["button", "checkbox", "heading", "link", "menuitem", "option", "radio", "switch", "tab"];

const labelled = (element) => element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby");

const roleOf = (element) =>
  element.getAttribute("role")?.trim().split(/\s+/)[0] || IMPLICIT[element.tagName]?.(element) || "";

/** The text of `node` as it is read out; what is hidden is left out unless a label refers to it. */
const textOf = (node, evenHidden = false) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || /^(NOSCRIPT|SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName)) return "";
  if (!evenHidden && (node.hidden || node.getAttribute("aria-hidden") === "true")) return "";
  const style = getComputedStyle(node);
  if (!evenHidden && (style.display === "none" || style.visibility === "hidden" || folded(node))) return "";
  // A label takes the place of what is in a link or button, but only names what holds more than a word.
  if (node.hasAttribute("aria-label") && NAMED_BY_CONTENT.includes(roleOf(node))) return ` ${node.getAttribute("aria-label")} `;
  if (node.tagName === "IMG") return ` ${node.alt} `;
  if (node.tagName === "BR") return " ";
  const inside = [...node.childNodes].map((child) => textOf(child, evenHidden)).join("");
  return style.display === "inline" ? inside : ` ${inside} `;
};

const nameOf = (element) => {
  const refers = element.getAttribute("aria-labelledby");
  if (refers) {
    const parts = refers.trim().split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean);
    const name = squeeze(parts.map((part) => textOf(part, true)).join(" "));
    if (name) return name;
  }
  if (element.getAttribute("aria-label")?.trim()) return squeeze(element.getAttribute("aria-label"));
  if (element.labels?.length) return squeeze([...element.labels].map((label) => textOf(label, true)).join(" "));
  if (element.tagName === "IMG") return squeeze(element.alt);
  const caption = { FIELDSET: "legend", TABLE: "caption", FIGURE: "figcaption" }[element.tagName];
  if (caption && element.querySelector(caption)) return squeeze(textOf(element.querySelector(caption)));
  if (NAMED_BY_CONTENT.includes(roleOf(element))) {
    const name = squeeze([...element.childNodes].map((child) => textOf(child)).join(""));
    if (name) return name;
  }
  return squeeze(element.getAttribute("title") ?? element.getAttribute("placeholder") ?? "");
};

/** All shown elements of `role` under `root`; an empty `name` takes any. */
const all = (root, role, name = "") =>
  [...root.querySelectorAll("*")].filter(
    (element) => roleOf(element) === role && !hidden(element) && (name === "" || nameOf(element) === name));

/** Follows `path`, a list of [role, name], from the document inwards; the elements that its last step finds. */
const follow = (path) => path.reduce((roots, [role, name]) => [...new Set(roots.flatMap((root) => all(root, role, name)))], [document]);

const describe = (element) => (!element || element === document.body ? "" : squeeze(`${roleOf(element) || element.tagName.toLowerCase()} ${nameOf(element)}`));
