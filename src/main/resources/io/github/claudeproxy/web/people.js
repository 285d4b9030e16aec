import { h, fill, button, badge, iconButton } from "./dom.js";
import { t, date, ago, dateTime } from "./i18n.js";
import { get, run, remove } from "./api.js";
import { dialog, confirmDialog, copyButton, attempt, toast } from "./dialog.js";

const ROLES = { owner: "web.people.owner", admin: "web.people.admin" };

export async function show(area, page) {
  const founder = page.user.role === "owner";
  const [{ users }, { invitations }, { join_links: links }] = await Promise.all([
    get("/api/users"), get("/api/invitations").catch(() => ({ invitations: null })), get("/api/join-links"),
  ]);
  const again = () => attempt(() => show(area, page));
  const mayInvite = invitations !== null;
  fill(area,
    h("header", { class: "page-head" }, h("h1", null, page.title), mayInvite && button(t("web.people.invite"), () => invite(again), { kind: "primary", icon: "plus" })),
    h("section", { class: "card flush" }, h("h2", null, t("web.people.admins")), h("table", { class: "table" },
      h("thead", null, h("tr", null, h("th", { scope: "col" }, t("web.login.email")), h("th", { scope: "col" }, t("web.people.role")), h("th", { scope: "col", class: "wide" }, t("web.people.since")), h("th", { scope: "col" }, h("span", { class: "offscreen" }, t("web.people.remove"))))),
      h("tbody", null, users.map((user) => h("tr", null, h("td", { class: "name" }, user.email), h("td", null, badge(t(ROLES[user.role] ?? user.role), user.role === "owner" ? "good" : "quiet")), h("td", { class: "wide" }, date(user.created_at)),
        h("td", { class: "end" }, user.id !== page.user.id && (founder || mayInvite) && iconButton("close", t("web.people.remove"), () =>
          confirmDialog(t("web.people.remove"), t("web.people.remove.text", user.email), t("web.people.remove"), async () => { await remove(`/api/users/${user.id}`); again(); }), "danger"))))))),
    mayInvite && open(t("web.people.open"), t("web.people.none"), invitations.map((each) => ({ name: t("web.people.admin"), until: each.expires_at, path: `/api/invitations/${each.id}` })), again),
    open(t("web.links.title"), t("web.links.none"), links.map((each) => ({ name: each.key_name ?? each.key_id, until: each.expires_at, path: `/api/join-links/${each.id}` })), again));
}

function open(title, none, rows, again) {
  return h("section", { class: "card flush" }, h("h2", null, title), rows.length
    ? h("table", { class: "table" }, h("tbody", null, rows.map((row) => h("tr", null, h("td", { class: "name" }, row.name), h("td", null, t("web.links.ends", ago(row.until))),
        h("td", { class: "end" }, button(t("web.links.revoke"), () => attempt(async () => { await remove(row.path); toast(t("web.links.revoked")); again(); }), { kind: "small" }))))))
    : h("p", { class: "muted pad" }, none));
}

async function invite(again) {
  const made = await attempt(() => run("/api/invitations"));
  if (!made) return;
  // after the # nothing is sent to a server
  const url = `${location.origin}/#/invitation/${made.token}`;
  dialog(t("web.people.invited"), [h("p", null, t("web.people.invited.text", dateTime(made.expires_at))), h("div", { class: "secret" }, h("code", null, url), copyButton(url))], { onclose: again });
}
