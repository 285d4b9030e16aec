import { h, fill, icon, skeleton } from "./dom.js";
import { loadTexts, t } from "./i18n.js";
import { get, session, whenSessionEnds, whenUnreachable } from "./api.js";
import { enter } from "./welcome.js";

const PAGES = [
  { path: "overview", icon: "overview", title: "web.overview.title", load: () => import("./overview.js") },
  { path: "keys", icon: "keys", title: "web.keys.title", load: () => import("./keys.js") },
  { path: "usage", icon: "usage", title: "web.usage.title", load: () => import("./usage.js") },
  { path: "activity", icon: "activity", title: "web.activity.title", load: () => import("./activity.js") },
  { path: "connection", icon: "connect", title: "web.connect.title", load: () => import("./connect.js") },
  { path: "people", icon: "people", title: "web.people.title", load: () => import("./people.js") },
  { path: "history", icon: "history", title: "web.history.title", load: () => import("./history.js") },
  { path: "doctor", icon: "doctor", title: "web.doctor.title", owner: true, load: () => import("./doctor.js") },
  { path: "settings", icon: "settings", title: "web.settings.title", load: () => import("./settings.js") },
];

const app = document.getElementById("app");
const main = h("main", { id: "main", tabindex: -1 });
let leaving = new AbortController();
let shown = null;

// asked for at once, so that neither waits for the other
let firstRun = session.get() ? null : get("/api/auth/first-run").catch((failure) => ({ failure }));
await loadTexts();
whenUnreachable(() => t("web.unreachable"));
whenSessionEnds(() => { document.querySelectorAll("dialog").forEach((each) => each.close()); start(); });
addEventListener("hashchange", () => (session.get() ? open() : start()));
start();

async function start() {
  leaving.abort();
  shown = null;
  if (session.get()) {
    draw();
    await open();
  } else {
    const asked = firstRun ?? get("/api/auth/first-run").catch((failure) => ({ failure }));
    firstRun = null;
    await enter(app, await asked, () => {
      // a deep link is kept, the way in is not
      if (!PAGES.some((page) => location.hash === `#/${page.path}`)) history.replaceState(null, "", "#/overview");
      start();
    });
  }
}

function draw() {
  const user = session.get().user;
  fill(app,
    h("a", { class: "skip", href: "#main", onclick: (event) => { event.preventDefault(); main.focus(); } }, t("web.skip")),
    h("div", { class: "shell" },
      h("aside", { class: "sidebar" }, h("div", { class: "sidebar-in" },
        h("div", { class: "brand" }, h("img", { src: "/web/icon.svg", alt: "", width: 24, height: 24 }), "Claude Proxy"),
        h("nav", { "aria-label": t("web.nav") }, PAGES.filter((page) => !page.owner || user.role === "owner").map((page) =>
          h("a", { href: `#/${page.path}`, dataset: { path: page.path } }, icon(page.icon), h("span", null, t(page.title))))),
        h("div", { class: "sidebar-foot" },
          h("span", { class: "who", title: user.email }, user.email),
          h("button", { type: "button", class: "icon-button", title: t("web.sign-out"), "aria-label": t("web.sign-out"), onclick: () => { session.clear(); location.hash = ""; start(); } }, icon("out"))))),
      main));
}

async function open() {
  const path = location.hash.replace(/^#\//, "").split("?")[0] || "overview";
  const page = PAGES.find((each) => each.path === path) ?? PAGES[0];
  if (!main.isConnected) draw();
  leaving.abort();
  leaving = new AbortController();
  document.title = `${t(page.title)} · Claude Proxy`;
  document.querySelectorAll("nav a[data-path]").forEach((link) => {
    const here = link.dataset.path === page.path;
    link.toggleAttribute("data-here", here);
    if (here) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else link.removeAttribute("aria-current");
  });
  const area = h("div", { class: "page" });
  fill(area, h("header", { class: "page-head" }, h("h1", null, t(page.title))), skeleton(4));
  fill(main, area);
  const first = shown === null;
  shown = page.path;
  const signal = leaving.signal;
  try {
    await (await page.load()).show(area, { title: t(page.title), signal, user: session.get()?.user, get });
  } catch (failure) {
    if (!signal.aborted) broken(area, page, failure);
  }
  if (!first && !signal.aborted) main.focus({ preventScroll: true });
  area.dataset.ready = "true";
}

function broken(area, page, failure) {
  fill(area, h("header", { class: "page-head" }, h("h1", null, t(page.title))),
    h("div", { class: "note bad", role: "alert" }, h("strong", null, t("web.failed")), h("p", null, failure.message),
      h("button", { type: "button", class: "button", onclick: open }, t("web.again"))));
}
