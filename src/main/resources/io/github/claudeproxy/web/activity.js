import { h, fill, badge, button, iconButton, empty } from "./dom.js";
import { t, number, compact, duration, time } from "./i18n.js";
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
  const draw = () => {
    fill(running, now.length ? table(now, true) : empty(t("web.activity.quiet"), t("web.activity.quiet.text")));
    fill(recent, ended.size ? [table([...ended.values()].reverse().slice(0, most), false), ended.size > most && h("div", { class: "pad" }, button(t("web.more"), () => { most = KEPT; draw(); }))] : h("p", { class: "muted pad" }, t("web.activity.none")));
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

function table(calls, canStop) {
  return h("table", { class: "table" },
    h("thead", null, h("tr", null,
      h("th", { scope: "col" }, t("web.activity.key")), h("th", { scope: "col" }, t("web.activity.model")), h("th", { scope: "col" }, t("web.keys.state")),
      h("th", { scope: "col", class: "number" }, t("web.activity.duration")), h("th", { scope: "col", class: "number wide" }, t("web.usage.input")),
      h("th", { scope: "col", class: "number wide" }, t("web.usage.output")), h("th", { scope: "col", class: "wide" }, t("web.activity.started")),
      canStop && h("th", { scope: "col" }, h("span", { class: "offscreen" }, t("web.activity.stop"))))),
    h("tbody", null, calls.map((call) => row(call, canStop))));
}

function row(call, canStop) {
  const [label, kind] = STATES[call.state] ?? [call.state, "quiet"];
  const stop = () => attempt(async () => { await run(`/api/activity/${call.request_id}/stop`); toast(t("web.activity.stopped")); });
  return h("tr", null,
    h("td", { class: "name" }, call.key_name), h("td", { class: "name" }, call.model ?? "–"),
    h("td", null, badge(t(label), kind), call.status >= 400 && h("span", { class: "muted small" }, ` ${call.status}`)),
    h("td", { class: "number" }, duration(call.duration_ms)), h("td", { class: "number wide" }, compact(call.input_tokens + call.cache_read_input_tokens + call.cache_creation_input_tokens)),
    h("td", { class: "number wide" }, number(call.output_tokens)), h("td", { class: "wide" }, time(call.started_at)),
    canStop && h("td", null, iconButton("stop", t("web.activity.stop"), stop, "danger")));
}
