// What the reader has chosen stands on the root element before anything is painted, and again whenever it changes: here,
// in another tab, or by another program of the page. browser/storage.rs keeps it under this name. Written for old browsers.
(function (script) {
  function heed() {
    var root = document.documentElement;
    var chosen = {};
    try {
      var folder = new URL(script.getAttribute("data-base"), location.href).pathname.replace(/\/+$/, "");
      chosen = JSON.parse(localStorage.getItem("dateline-1:" + folder + "/:settings")) || chosen;
    } catch (error) {
      // Nothing is kept here, or it is broken: everything is as it was at first.
    }
    ["theme", "text-size", "typeface", "line-width"].forEach(function (name) {
      var value = chosen[name];
      if (typeof value === "string" && /^[a-z0-9-]+$/.test(value)) root.setAttribute("data-" + name, value);
      else root.removeAttribute("data-" + name);
    });
  }
  addEventListener("storage", heed);
  heed();
})(document.currentScript);
