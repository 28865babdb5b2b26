// The browser's part of every page: the Back button, Ctrl+Z in text fields, and sliders that the map follows live.
(function () {
  "use strict";
  const ONE_GESTURE_MS = 1000; // as in trail.py: a held key goes on with its gesture
  if (window.atlasHistory) return;
  let last = 0;
  const begin = () => { last = 0; };
  addEventListener("pointerdown", begin, true);
  addEventListener("focusin", begin, true);
  addEventListener("keydown", ({ key }) => (key === "Enter" || key === " ") && begin(), true);
  addEventListener("message", ({ data }) => data?.type === "streamlit:setComponentValue" && begin()); // a hand on the map

  // Addresses that one gesture writes replace each other.
  const push = history.pushState.bind(history);
  window.atlasHistory = history.pushState = (state, title, address) => {
    const goesOn = Date.now() - last < ONE_GESTURE_MS;
    last = Date.now();
    if (goesOn && new URL(address, location.href).pathname === location.pathname) history.replaceState(state, title, address);
    else push(state, title, address);
  };

  // A widget that is shown anew (widgets.py) gives its focus to the new one, so that the keyboard does not lose its place.
  let focused = null;
  addEventListener("focusin", ({ target }) => { focused = target; }, true);
  function passFocusOn() {
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    const label = focused.getAttribute("aria-label");
    const heir = label && document.querySelector(`${focused.tagName}[aria-label="${CSS.escape(label)}"]`);
    if (heir) heir.focus({ preventScroll: true });
  }
  new MutationObserver(passFocusOn).observe(document.body, { subtree: true, childList: true });

  // For those who hear the page: the sentence above the map is said when it has come to rest, so that a held key or a
  // slider does not chatter; the first one is read with the page.
  const REST_MS = 900; // ours: longer than a held key's pauses, shorter than anyone's patience
  const said = document.body.appendChild(document.createElement("div"));
  said.className = "spoken";
  said.setAttribute("role", "status");
  let heard = "", rest = null;
  let open = false; // the map in words: each step draws it anew, and folded
  addEventListener("toggle", ({ target }) => { if (target.matches?.("details.in-words")) open = target.open; }, true);
  function listen() {
    document.querySelectorAll("details.in-words").forEach((words) => { if (words.open !== open) words.open = open; });
    document.querySelectorAll("iframe[title^=streamlit_folium]:not([aria-label])").forEach((frame) => frame.setAttribute("aria-label", "Map"));
    const now = document.querySelector(".st-key-sentence p")?.textContent || "";
    if (!now || now === heard) return;
    clearTimeout(rest);
    if (heard) rest = setTimeout(() => { said.textContent = now; }, REST_MS);
    heard = now;
  }
  new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true });
  listen();

  // A new step of a lesson is read from its top.
  let step = "";
  new MutationObserver(() => {
    const now = document.querySelector(".st-key-lesson-head")?.textContent || "";
    if (now && now !== step) document.querySelector(".stMain")?.scrollTo(0, 0);
    step = now;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });

  // In a text field Ctrl+Z is the field's own; elsewhere it is Streamlit's shortcut of the undo button.
  addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input[type=text], textarea");
    if (typing && (event.ctrlKey || event.metaKey) && event.code === "KeyZ") event.stopImmediatePropagation();
  }, true);

  // While a hand moves something on the map, what is said beside it is of the place before.
  // A single step is answered sooner than anyone could see it dimmed.
  const DIM_MS = 250;
  let dim = null;
  window.atlasMoving = (on) => {
    if (on && dim === null) dim = setTimeout(() => document.body.classList.add("moving"), DIM_MS);
    if (on || dim === null) return;
    clearTimeout(dim);
    dim = null;
    document.body.classList.remove("moving");
  };

  // A slider tells the server when it is let go; the map hears it at once. The names are those of the controls' widgets.
  const tools = () => document.querySelector("iframe[title^=streamlit_folium]")?.contentWindow?.atlasTools;
  const isSlider = (element) => !!element.closest?.(".stSlider");
  function slid({ target }) {
    const keys = target.closest("[class*=st-key-]")?.className || "";
    const [, name] = keys.match(/st-key-(lat|lon|along|range)(?:_(?:mi|km|nmi))?\b/) || [];
    if (name) tools()?.slide(name, Number(target.value));
  }
  function press(down) {
    document.body.classList.toggle("sliding", down); // page.css: the frames let the pointer pass, or its release is lost in one
    tools()?.press(down);
  }
  addEventListener("pointerdown", ({ target }) => { if (isSlider(target)) press(true); else tools()?.forget(); }, true);
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, () => press(false), true);
  addEventListener("keydown", ({ target, ctrlKey, metaKey }) => (ctrlKey || metaKey || !isSlider(target)) && tools()?.forget(), true);
  new MutationObserver((changes) => changes.forEach(slid)).observe(document.body, { subtree: true, attributeFilter: ["value"] });
})();
