// Where the app does not even begin to start, because the browser is too old for modules or boot.js did not come, this
// says so. Written for old browsers.
addEventListener("load", function () {
  if (window.datelineEarly) return;
  document.getElementById("stopped").removeAttribute("hidden");
  document.getElementById("stopped-reload").onclick = function () {
    location.reload();
  };
});
