// Watches the connection; where a network lets none through, says so and shows a picture.
(() => {
    "use strict";
    const PATIENCE_MS = 8000; // until a page that has had no answer says so; our choice
    const GRACE_MS = 2000; // for a lost connection to come back before it is said; our choice
    const AWAY =
        "The server does not answer just now. Nothing is lost: the address of this page holds " +
        "your map and how far you are. This page comes back by itself.";
    const CUT =
        "The connection was cut and the network lets no new one through. Nothing is lost: the " +
        "address of this page holds your map. If this stays, reload the page: it then says what " +
        "to ask your IT person.";
    const Real = window.WebSocket;
    // the site's own, whatever a host or a proxy puts before it
    const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
    const ROOT = new URL("../", src);
    let answered = false; // whether the server has ever said anything on a WebSocket
    let connected = false;
    let failures = 0;
    /** @type {HTMLElement | null} */
    let panel = null;
    /** @type {HTMLElement | null} */
    let first = null; // the first picture, once it is kept

    const make = (name, text, inside) => {
        const element = document.createElement(name);
        element.textContent = text;
        return inside ? inside.appendChild(element) : element;
    };

    async function answers(address) {
        try {
            return (await fetch(address, { cache: "no-store" })).ok;
        } catch {
            return false;
        }
    }

    function pictureAddress(kind) {
        const known = new URLSearchParams();
        for (const [key, value] of new URLSearchParams(location.search)) {
            // from a page's source, where & is written &amp;
            const name = key.replace(/^(amp;)+/, "");
            // a = where all of it was escaped
            if (/^(at|range|from|day|show)(=|$)/.test(name)) known.append(name, value);
        }
        return `${ROOT.pathname}map.${kind}?${known}`;
    }

    // Where the page never had an answer it is covered: there is nothing below. Else a line at its
    // foot is enough.
    function show(reached) {
        const whole = reached && !answered;
        hide();
        const box = make("section", "");
        box.setAttribute("role", "alert");
        box.setAttribute("aria-label", "Connection");
        box.id = "atlas-connection";
        box.className = whole ? "whole" : "line";
        box.style.cssText =
            `position:fixed;inset:${whole ? "0" : "auto 0 0 0"};z-index:2000000;overflow:auto;` +
            `padding:${whole ? "1.5rem" : ".6rem"} max(1rem,calc(50vw - 26rem));` +
            "border-top:2px solid #b84f00;font:16px/1.5 system-ui,sans-serif;" +
            "background:Canvas;color:CanvasText;color-scheme:light dark";
        if (whole) blocked(box);
        else make("p", reached ? CUT : AWAY, box).style.margin = "0";
        // Streamlit's own word for it, which names no way out
        make("style", "[data-testid=stDialog] { display: none }", box);
        panel = document.body.appendChild(box);
    }

    function blocked(box) {
        make("h1", "The map cannot keep its connection", box).style.fontSize = "1.6rem";
        make(
            "p",
            "This page is here, but the moving map needs a WebSocket, and something on this " +
                "network stops it. It is most often a school's web filter or proxy. Nothing is " +
                "wrong with your computer.",
            box,
        );
        make("h2", "What to ask your IT person", box).style.fontSize = "1.2rem";
        make(
            "p",
            "“Please allow WebSocket connections to this address, and do not inspect or time " +
                "them out:”",
            box,
        );
        make(
            "code",
            new URL("_stcore/stream", ROOT).href.replace(/^http/, "ws"),
            box,
        ).style.userSelect = "all";
        make("h2", "Until then: the map as a picture", box).style.fontSize = "1.2rem";
        make("p", "It needs no such connection. It shows what the address of this page says.", box);
        keepPicture(box);
        const ways = make("p", "", box);
        for (const [kind, words] of [
            ["png", "Picture (PNG)"],
            ["pdf", "For printing (PDF)"],
            ["svg", "Drawing (SVG)"],
        ]) {
            const link = make("a", words, ways);
            link.href = pictureAddress(kind);
            link.style.cssText = "display:inline-block;padding:.4rem .8rem .4rem 0";
        }
        const again = make("button", "Try again", box);
        again.style.cssText = "font:inherit;padding:.4rem 1rem";
        again.addEventListener("click", () => location.reload());
    }

    // The first picture of the map's page, or of another page's address one that is drawn for it.
    function keepPicture(box) {
        first ||= document.getElementById("first");
        if (first) {
            first.className = "kept"; // first_picture.css
            first.ariaHidden = null;
            box.append(first);
            return;
        }
        const picture = make("img", "", box);
        picture.src = pictureAddress("png");
        picture.alt = "The map of this page's address, as a picture with legend and sources";
        picture.style.cssText = "max-width:100%;display:block;margin:.5rem 0";
    }

    function hide() {
        panel?.remove();
        panel = null;
    }

    // Streamlit tries again by itself: it asks for the server's health first, and then for a
    // WebSocket.
    let looking = false;
    async function look() {
        if (looking || connected) return;
        looking = true;
        const reached = await answers(new URL("healthz", ROOT));
        looking = false;
        if (!connected && (!answered || !reached || failures > 2)) show(reached);
    }

    window.WebSocket = class extends Real {
        constructor(address, protocols) {
            super(address, protocols);
            if (!String(address).includes("/_stcore/stream")) return;
            this.addEventListener("message", () => {
                answered = connected = true;
                failures = 0;
                hide();
            });
            this.addEventListener("close", () => {
                connected = false;
                failures += 1;
                if (!answered && failures > 1) look();
                if (answered) setTimeout(look, GRACE_MS); // most often it is back by then
            });
        }
    };
    window.rangePage ||= /** @type {RangePage} */ ({});
    rangePage.connection = { root: ROOT, pictureAddress, make };
    setTimeout(look, PATIENCE_MS);
    setInterval(() => {
        if (panel) look();
    }, PATIENCE_MS);
})();
