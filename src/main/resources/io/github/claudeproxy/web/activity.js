import { h, fill, badge, button, iconButton, empty } from "./dom.js";
import { t, textOr, number, compact, duration, time } from "./i18n.js";
import { events, run } from "./api.js";
import { attempt, toast } from "./dialog.js";

const STATES = {
  queued: ["web.activity.queued", "quiet"], sending: ["web.activity.sending", "busy"], streaming: ["web.activity.streaming", "busy"],
  completed: ["web.activity.completed", "good"], client_aborted: ["web.activity.aborted", "quiet"], upstream_error: ["web.activity.failed", "bad"],
  timed_out: ["web.activity.timed-out", "bad"], refused: ["web.activity.refused", "bad"], stopped: ["web.activity.stopped", "quiet"],
};
const KEPT = 200;
const SHOWN = 30;

export async function show(area, page) {
  const live = h("span", { class: "live", role: "status" });
  const running = h("div", { class: "table-box" });
  const recent = h("div", { class: "table-box" });
  fill(area,
    h("header", { class: "page-head" }, h("h1", null, page.title), live),
    h("section", null, h("h2", null, t("web.activity.running")), running),
    h("section", null, h("h2", null, t("web.activity.recent")), recent));
  const ended = new Map();
  let now = [];
  let most = SHOWN;
  const runs = table(true);
  const ends = table(false);
  const more = h("div", { class: "pad" }, button(t("web.more"), () => { most = KEPT; draw(); }));
  const quiet = empty(t("web.activity.quiet"), t("web.activity.quiet.text"));
  const none = h("p", { class: "muted pad" }, t("web.activity.none"));
  const draw = () => {
    runs.update(now);
    ends.update([...ended.values()].reverse().slice(0, most));
    place(running, [now.length ? runs.element : quiet]);
    place(recent, ended.size ? [ends.element, ...(ended.size > most ? [more] : [])] : [none]);
  };
  draw();
  const clock = setInterval(() => { now.forEach((call) => (call.duration_ms += 1000)); if (now.length) draw(); }, 1000);
  page.signal.addEventListener("abort", () => clearInterval(clock));
  follow();

  async function follow() {
    while (!page.signal.aborted) {
      try {
        fill(live, badge(t("web.activity.live"), "good"));
        await events("/api/activity/stream", page.signal, (event) => {
          now = event.running;
          for (const call of event.ended) {
            ended.delete(call.request_id);
            ended.set(call.request_id, call);
          }
          while (ended.size > KEPT) ended.delete(ended.keys().next().value);
          draw();
        });
      } catch (failure) {
        if (page.signal.aborted || failure.status === 401) return;
      }
      fill(live, badge(t("web.activity.offline"), "bad"));
      await new Promise((again) => setTimeout(again, 2000));
    }
  }
}

/** A table whose rows stay the same elements while their calls last, so that what has the focus keeps it. */
function table(canStop) {
  const rows = new Map();
  const body = h("tbody");
  const element = h("table", { class: "table" },
    h("thead", null, h("tr", null,
      h("th", { scope: "col" }, t("web.activity.key")), h("th", { scope: "col" }, t("web.activity.model")), h("th", { scope: "col" }, t("web.keys.state")),
      h("th", { scope: "col", class: "number" }, t("web.activity.duration")), h("th", { scope: "col", class: "number wide" }, t("web.usage.input")),
      h("th", { scope: "col", class: "number wide" }, t("web.usage.output")), h("th", { scope: "col", class: "wide" }, t("web.activity.started")),
      canStop && h("th", { scope: "col" }, h("span", { class: "offscreen" }, t("web.activity.stop"))))),
    body);
  const update = (calls) => {
    const gone = new Set(rows.keys());
    const shown = calls.map((call) => {
      gone.delete(call.request_id);
      if (!rows.has(call.request_id)) rows.set(call.request_id, row(call, canStop));
      const known = rows.get(call.request_id);
      known.update(call);
      return known.element;
    });
    gone.forEach((id) => rows.delete(id));
    place(body, shown);
  };
  return { element, update };
}

/** Makes these the children, moving as little as can be. */
function place(parent, children) {
  const wanted = new Set(children);
  [...parent.children].forEach((child) => wanted.has(child) || child.remove());
  children.forEach((child, at) => parent.children[at] === child || parent.insertBefore(child, parent.children[at] ?? null));
}

function row(call, canStop) {
  const stop = () => attempt(async () => { await run(`/api/activity/${call.request_id}/stop`); toast(t("web.activity.stopped")); });
  const state = h("td");
  const model = h("td", { class: "name" });
  const numbers = ["number", "number wide", "number wide"].map((each) => h("td", { class: each }));
  let drawn = "";
  const update = (now) => {
    const look = `${now.state} ${now.status}`;
    if (look !== drawn) {
      const [label, kind] = STATES[now.state] ?? [now.state, "quiet"];
      fill(state, badge(STATES[now.state] ? t(label) : label, kind), now.status >= 400 && h("span", { class: "muted small" }, ` ${now.status}`),
        now.refused_for && h("div", { class: "muted small" }, textOr(now.refused_for, `RefusedFor.${now.refused_for.toUpperCase()}`)));
      drawn = look;
    }
    write(model, now.model ?? "–");
    write(numbers[0], duration(now.duration_ms));
    write(numbers[1], compact(now.input_tokens + now.cache_read_input_tokens + now.cache_creation_input_tokens));
    write(numbers[2], number(now.output_tokens));
  };
  const element = h("tr", null,
    h("td", { class: "name" }, call.key_name), model, state, numbers, h("td", { class: "wide" }, time(call.started_at)),
    canStop && h("td", null, iconButton("stop", t("web.activity.stop"), stop, "danger")));
  return { element, update };
}

function write(cell, text) {
  if (cell.textContent !== text) cell.textContent = text;
}
