// A clock that the journey turns: pauses of ten seconds and more pass when it says so, and not before.
const later = window.setTimeout.bind(window);
const never = window.clearTimeout.bind(window);
window.pauses = [];
window.setTimeout = (act, milliseconds = 0, ...rest) => {
  if (milliseconds < 10_000) return later(act, milliseconds, ...rest);
  const pause = { act, milliseconds, id: -1 - window.pauses.length - Math.random() };
  window.pauses.push(pause);
  return pause.id;
};
window.clearTimeout = (id) => {
  window.pauses = window.pauses.filter((pause) => pause.id !== id);
  never(id);
};
// Ends one pause of a length in [from, to] seconds; says how long it was, or nothing when there is none.
window.passPause = (from, to) => {
  const number = window.pauses.findIndex(({ milliseconds }) => milliseconds >= from * 1000 && milliseconds <= to * 1000);
  if (number < 0) return null;
  const [pause] = window.pauses.splice(number, 1);
  pause.act();
  return pause.milliseconds / 1000;
};
