// One step of the browser's Back button for one gesture: addresses that one gesture writes replace each other.
(function () {
  "use strict";
  const ONE_GESTURE_MS = 1000; // as in trail.py: a held key goes on with its gesture
  if (window.atlasHistory) return;
  let last = 0;
  const begin = () => { last = 0; };
  addEventListener("pointerdown", begin, true);
  addEventListener("focusin", begin, true);
  addEventListener("message", ({ data }) => data?.type === "streamlit:setComponentValue" && begin()); // a hand on the map
  const push = history.pushState.bind(history);
  window.atlasHistory = history.pushState = (state, title, address) => {
    const goesOn = Date.now() - last < ONE_GESTURE_MS;
    last = Date.now();
    if (goesOn && new URL(address, location.href).pathname === location.pathname) history.replaceState(state, title, address);
    else push(state, title, address);
  };
})();
