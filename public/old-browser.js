// For browsers that know no modules: says so, because nothing else of the page would.
document.addEventListener("DOMContentLoaded", function () {
  document.getElementById("stopped").removeAttribute("hidden");
  document.getElementById("stopped-reload").onclick = function () {
    location.reload();
  };
});
