import { h, fill, badge, button } from "./dom.js";
import { t, textOr, dateTime } from "./i18n.js";
import { get, download } from "./api.js";
import { attempt } from "./dialog.js";

export async function show(area, page) {
  const [alerts, audit] = await Promise.all([optional("/api/alerts?limit=50"), optional("/api/audit?limit=100")]);
  fill(area,
    h("header", { class: "page-head" }, h("h1", null, page.title), audit && button(t("web.usage.csv"), () => attempt(() => download("/api/audit.csv", "audit.csv")), { icon: "download" })),
    alerts && alertList(alerts.alerts), audit && changes(audit));
}

/** Only who founded the account sees the changes. */
async function optional(path) {
  try {
    return await get(path);
  } catch (failure) {
    if (failure.status === 403 || failure.status === 404) return null;
    throw failure;
  }
}

function alertList(alerts) {
  return h("section", { class: "card flush" }, h("h2", null, t("web.history.alerts")), alerts.length
    ? h("ul", { class: "alerts" }, alerts.map((alert) => h("li", null, h("div", null, h("strong", null, textOr(alert.title, `alert.${alert.kind}.title`, ...alert.values)), alert.active && badge(t("web.history.active"), "bad")), h("p", null, textOr(alert.text, `alert.${alert.kind}.text`, ...alert.values)), h("time", { class: "hint", datetime: alert.at }, dateTime(alert.at)))))
    : h("p", { class: "muted pad" }, t("web.history.no-alerts")));
}

function changes(page) {
  const body = h("tbody", null, page.changes.map(row));
  let next = page.next_cursor;
  const more = button(t("web.more"), () => attempt(async () => {
    const following = await get(`/api/audit?limit=100&cursor=${encodeURIComponent(next)}`);
    body.append(...following.changes.map(row));
    next = following.next_cursor;
    more.hidden = !next;
  }));
  more.hidden = !next;
  return h("section", { class: "card flush" }, h("h2", null, t("web.history.changes")), page.changes.length
    ? [h("div", { class: "table-box bare" }, h("table", { class: "table" },
        h("thead", null, h("tr", null, h("th", { scope: "col" }, t("web.history.when")), h("th", { scope: "col" }, t("web.history.what")), h("th", { scope: "col", class: "wide" }, t("web.history.values")))), body)), h("div", { class: "pad" }, more)]
    : h("p", { class: "muted pad" }, t("web.history.no-changes")));
}

const ACTIONS = {
  "account.limits": "web.history.account-limits", "backup.restore": "web.history.backup-restore", "backup.write": "web.history.backup-write", "call.stop": "web.history.call-stop", "connection.connect": "web.history.connect", "connection.disconnect": "web.history.disconnect", "connection.state": "web.history.connection-state",
  "invitation.create": "web.history.invite", "invitation.revoke": "web.history.invite-revoke", "join_link.create": "web.history.link", "join_link.revoke": "web.history.link-revoke", "join_link.use": "web.history.link-use",
  "key.delete": "web.history.key-delete", "key.disable": "web.history.key-disable", "key.enable": "web.history.key-enable", "key.endpoints": "web.history.key-endpoints", "key.expiry": "web.history.key-expiry", "key.generate": "web.history.key-generate",
  "key.limits": "web.history.key-limits", "key.rename": "web.history.key-rename", "key.restore": "web.history.key-restore", "key.rotate": "web.history.key-rotate", "network.change": "web.history.network", "network.renew_authority": "web.history.authority", "prices.change": "web.history.prices", "settings.change": "web.history.settings", "usage.reprice": "web.history.reprice", "user.end_sessions": "web.history.sessions",
  "user.password": "web.history.password", "user.register": "web.history.register", "user.remove": "web.history.remove", "user.reset_password": "web.history.reset", "webhook.change": "web.history.webhook",
};
const WAYS = { rest: "web.history.teammate", command_line: "web.history.command-line", window: "web.history.window", system: "web.history.system" };

function row(change) {
  const before = change.before ?? {};
  const after = change.after ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return h("tr", null,
    h("td", { class: "when" }, h("time", { datetime: change.at }, dateTime(change.at)), h("div", { class: "muted small" }, change.user || t(WAYS[change.way]))),
    h("td", { class: "name" }, ACTIONS[change.action] ? t(ACTIONS[change.action]) : h("code", null, change.action), h("div", { class: "muted small" }, change.action === "backup.restore" ? dateTime(change.label) : change.label)),
    h("td", { class: "wide small" }, names.map((name) => h("div", null, `${name}: ${text(before[name])} → ${text(after[name])}`))));
}

const text = (value) => (value === undefined || value === null || value === "" ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value));
