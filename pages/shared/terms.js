// Shows the meaning of a glossary term beside it: on hover, on keyboard focus and on a tap; Esc or leaving it closes it.
(function () {
  "use strict";
  if (window.atlasTerms) return;
  window.atlasTerms = true;
  const GAP = 8; // px between the box, its term and the window's edge
  const box = document.createElement("div");
  box.id = "meaning";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);
  let term = null;

  // The box stands in the window, not in the page: no column, expander or edge can cut it off.
  function place() {
    const { left, top, bottom } = term.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) close(); // scrolled out of sight
    const right = document.documentElement.clientWidth - box.offsetWidth - GAP;
    const below = bottom + GAP / 2;
    const fits = below + box.offsetHeight + GAP <= innerHeight;
    box.style.left = `${Math.max(GAP, Math.min(left, right))}px`;
    box.style.top = `${fits ? below : Math.max(GAP, top - box.offsetHeight - GAP / 2)}px`;
  }
  function open(next) {
    close();
    term = next;
    term.setAttribute("aria-describedby", box.id);
    const page = getComputedStyle(document.querySelector(".stApp"));
    box.style.color = page.backgroundColor; // the page's own two colours, turned round: it stands out in both themes
    box.style.background = page.color;
    box.textContent = term.dataset.meaning;
    box.hidden = false;
    place();
  }
  function close() {
    term?.removeAttribute("aria-describedby");
    term = null;
    box.hidden = true;
  }

  const termAt = (target) => target?.closest?.(".term[data-meaning]");
  const inside = (target) => target && (box.contains(target) || term?.contains(target));
  for (const kind of ["pointerover", "focusin", "click"]) {
    addEventListener(kind, ({ target }) => termAt(target) && termAt(target) !== term && open(termAt(target)), true);
  }
  addEventListener("pointerout", ({ relatedTarget }) => {
    if (term && document.activeElement !== term && !inside(relatedTarget)) close();
  }, true);
  addEventListener("focusout", ({ relatedTarget }) => term && !inside(relatedTarget) && close(), true);
  addEventListener("pointerdown", ({ target }) => term && !inside(target) && close(), true);
  addEventListener("keydown", ({ key }) => key === "Escape" && close(), true);
  for (const kind of ["scroll", "resize"]) addEventListener(kind, () => term && place(), true);
  new MutationObserver(() => term && !term.isConnected && close()).observe(document.body, { subtree: true, childList: true });
})();
