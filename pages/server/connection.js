// Watches the connection to the server and, where a network lets none through, says what to ask for and shows a picture.
(function () {
  "use strict";
  const PATIENCE_MS = 8000; // until a page that has had no answer says so; ours
  const GRACE_MS = 2000; // for a lost connection to come back before it is told; ours
  const AWAY = "The server does not answer just now. Nothing is lost: the address of this page holds your map and how far you are. " +
    "This page comes back by itself.";
  const CUT = "The connection was cut and the network lets no new one through. Nothing is lost: the address of this page holds your map. " +
    "If this stays, reload the page: it then says what to ask your IT person.";
  const Real = window.WebSocket;
  const ROOT = new URL("../", document.currentScript.src); // the site's own, whatever a host or a proxy puts before it
  let answered = false; // whether the server has ever said anything on a WebSocket
  let connected = false;
  let failures = 0;
  let panel = null;

  const make = (name, text, inside) => {
    const element = document.createElement(name);
    element.textContent = text;
    return inside ? inside.appendChild(element) : element;
  };

  async function answers(address) {
    try { return (await fetch(address, { cache: "no-store" })).ok; } catch { return false; }
  }

  function pictureAddress(kind) {
    const known = new URLSearchParams();
    for (const [key, value] of new URLSearchParams(location.search)) {
      const name = key.replace(/^(amp;)+/, ""); // from a page's source, where & is written &amp;
      if (/^(at|range|from|day|show)(=|$)/.test(name)) known.append(name, value); // a = where all of it was escaped
    }
    return `${ROOT.pathname}map.${kind}?${known}`;
  }

  // Where the page never had an answer it is covered: there is nothing below. Else a line at its foot is enough.
  function show(reached) {
    const whole = reached && !answered;
    hide();
    panel = make("section", "");
    panel.setAttribute("role", "alert");
    panel.setAttribute("aria-label", "Connection");
    panel.id = "atlas-connection";
    panel.className = whole ? "whole" : "line";
    panel.style.cssText = `position:fixed;inset:${whole ? "0" : "auto 0 0 0"};z-index:2000000;overflow:auto;` +
      `padding:${whole ? "1.5rem" : ".6rem"} max(1rem,calc(50vw - 26rem));border-top:2px solid #b84f00;` +
      "font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText;color-scheme:light dark";
    if (whole) blocked();
    else make("p", reached ? CUT : AWAY, panel).style.margin = "0";
    make("style", "[data-testid=stDialog] { display: none }", panel); // Streamlit's own word for it, which names no way out
    document.body.appendChild(panel);
  }

  function blocked() {
    make("h1", "The map cannot keep its connection", panel).style.fontSize = "1.6rem";
    make("p", "This page is here, but the moving map needs a WebSocket, and something on this network stops it. " +
      "It is most often a school's web filter or proxy. Nothing is wrong with your computer.", panel);
    make("h2", "What to ask your IT person", panel).style.fontSize = "1.2rem";
    make("p", "“Please allow WebSocket connections to this address, and do not inspect or time them out:”", panel);
    make("code", new URL("_stcore/stream", ROOT).href.replace(/^http/, "ws"), panel).style.userSelect = "all";
    make("h2", "Until then: the map as a picture", panel).style.fontSize = "1.2rem";
    make("p", "It needs no such connection. It shows what the address of this page says.", panel);
    const picture = make("img", "", panel);
    picture.src = pictureAddress("png");
    picture.alt = "The map of this page's address, as a picture with legend and sources";
    picture.style.cssText = "max-width:100%;display:block;margin:.5rem 0";
    const ways = make("p", "", panel);
    for (const [kind, words] of [["png", "Picture (PNG)"], ["pdf", "For printing (PDF)"], ["svg", "Drawing (SVG)"]]) {
      const link = make("a", words, ways);
      link.href = pictureAddress(kind);
      link.style.cssText = "display:inline-block;padding:.4rem .8rem .4rem 0";
    }
    const again = make("button", "Try again", panel);
    again.style.cssText = "font:inherit;padding:.4rem 1rem";
    again.addEventListener("click", () => location.reload());
  }

  function hide() {
    panel?.remove();
    panel = null;
  }

  // Streamlit tries again by itself: it asks for the server's health first, and then for a WebSocket.
  let looking = false;
  async function look() {
    if (looking || connected) return;
    looking = true;
    const reached = await answers(new URL("healthz", ROOT));
    looking = false;
    if (!connected && (!answered || !reached || failures > 2)) show(reached);
  }

  window.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      if (!String(given[0]).includes("/_stcore/stream")) return;
      this.addEventListener("message", () => { answered = connected = true; failures = 0; hide(); });
      this.addEventListener("close", () => {
        connected = false;
        failures += 1;
        if (!answered && failures > 1) look();
        if (answered) setTimeout(look, GRACE_MS); // most often it is back by then
      });
    }
  };
  window.atlasSite = { root: ROOT, pictureAddress, make };
  setTimeout(look, PATIENCE_MS);
  setInterval(() => { if (panel) look(); }, PATIENCE_MS);
})();
