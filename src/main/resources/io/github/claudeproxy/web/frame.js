import { h, fill } from "./dom.js";
import { loadTexts, t } from "./i18n.js";

/** A teammate's page: a narrow column, no navigation but to the other such pages. */
export async function page(title, draw) {
  await loadTexts();
  document.title = `${t(title)} · Claude Proxy`;
  const main = h("main", { class: "sheet", id: "main" });
  const here = location.pathname;
  fill(document.getElementById("app"),
    h("a", { class: "skip", href: "#main" }, t("web.skip")),
    h("header", { class: "sheet-head" }, h("span", { class: "brand" }, h("img", { src: "/web/icon.svg", alt: "", width: 24, height: 24 }), "Claude Proxy"),
      h("nav", { "aria-label": t("web.nav") }, link("/setup", t("web.setup.nav"), here), link("/me", t("web.me.nav"), here))),
    main);
  draw(main);
}

function link(href, text, here) {
  return h("a", { href, "aria-current": href === here ? "page" : null }, text);
}
