import { h, button } from "./dom.js";
import { t, ago, date, textLanguage } from "./i18n.js";
import { get } from "./api.js";
import { attempt } from "./dialog.js";

const NOTHING_NEW = { off: "web.about.off", forbidden: "web.about.forbidden", not_configured: "web.about.not-configured", waiting: "web.about.waiting", up_to_date: "web.about.current", failed: "web.about.failed" };

/** The version, what is new in a newer one, and on demand the licences of all that is in it. */
export function about(its) {
  const parts = h("div", { class: "stack tight" });
  parts.append(h("div", null, button(t("web.about.licences"), () => attempt(() => list(parts)))));
  return h("section", { class: "card", id: "about" }, h("h2", null, t("web.about.title")),
    h("p", null, t("web.about.version", its.version), " ", h("span", { class: "muted" }, `· Java ${its.java} · ${t("web.about.free")}`)),
    its.update.release ? newer(its.update.release)
      : h("p", { class: "muted" }, t(NOTHING_NEW[its.update.state]), its.update.checked_at && ` (${ago(its.update.checked_at)})`, its.update.message && ` ${its.update.message}`),
    parts);
}

/** Why nobody here can switch on the look for newer versions, or null. */
export function whyNoUpdates({ update }) {
  return ["forbidden", "not_configured"].includes(update.state) ? t(NOTHING_NEW[update.state]) : null;
}

/** A note of a newer version, or null. */
export async function newerVersion() {
  const { update } = await get("/api/about");
  return update.release && newer(update.release);
}

function newer(release) {
  return h("div", { class: "note good", id: "newer" }, h("strong", null, t("web.about.newer", release.version)),
    h("p", { class: "notes" }, release.notes[textLanguage()] ?? release.notes.en),
    h("p", { class: "hint" }, t("web.about.published", date(release.published_at))),
    h("a", { class: "button small", href: release.page, target: "_blank", rel: "noopener noreferrer" }, t("web.about.page")));
}

async function list(area) {
  const { licences } = await get("/api/about/licences");
  area.replaceChildren(h("p", { class: "hint" }, t("web.about.runtime")),
    h("table", { class: "plain" }, h("tbody", null, licences.map((each) =>
      h("tr", null, h("td", { class: "name" }, each.library), h("td", null, each.version),
        h("td", null, each.url ? h("a", { href: each.url, target: "_blank", rel: "noopener noreferrer" }, each.name) : each.name))))));
}
