// Before anything of the widget is drawn: the theme that its address asks for, so that no other is ever seen.

const asked = new URLSearchParams(location.search);
document.documentElement.setAttribute("data-theme", asked.get("theme") ?? "auto");
if (asked.get("chrome")?.includes("transparent")) document.documentElement.setAttribute("data-ground", "none");
