import { h, fill, button, skeleton } from "./dom.js";
import { t, dateTime } from "./i18n.js";
import { post, whenUnreachable } from "./api.js";
import { copyButton } from "./dialog.js";
import { page } from "./frame.js";
import { snippets } from "./snippets.js";
import { tryButton } from "./try.js";

const token = decodeURIComponent(location.pathname.slice("/join/".length));

page("web.join.title", async (main) => {
  whenUnreachable(() => t("web.unreachable"));
  fill(main, skeleton(3));
  try {
    welcome(main, await post("/api/team/invitation", { token }, { key: "-" }));
  } catch (failure) {
    gone(main, failure);
  }
});

function gone(main, failure) {
  fill(main, h("section", { class: "card hero" },
    h("h1", null, failure.status === 404 ? t("web.join.gone") : t("web.join.failed")),
    h("p", null, failure.status === 404 ? t("web.join.gone.text") : failure.message)));
}

function welcome(main, invited) {
  const error = h("p", { class: "error", role: "alert" });
  const reveal = button(t("web.join.reveal"), async () => {
    reveal.disabled = true;
    try {
      show(main, invited, await post("/api/team/key", { token }, { key: "-" }));
    } catch (failure) {
      reveal.disabled = false;
      if (failure.status === 404) gone(main, failure);
      else error.textContent = failure.message;
    }
  }, { kind: "primary large" });
  fill(main, h("section", { class: "card hero" },
    h("h1", null, t("web.join.heading")),
    h("p", { class: "lead" }, t("web.join.invites", invited.invited_by)),
    h("dl", { class: "facts" },
      h("dt", null, t("web.join.name")), h("dd", null, invited.key_name),
      h("dt", null, t("web.join.until")), h("dd", null, dateTime(invited.expires_at))),
    h("p", { class: "muted" }, t("web.join.once")),
    reveal, error));
}

/** The key is in this page's memory from here on, and nowhere else. */
function show(main, invited, made) {
  const heading = h("h1", { tabindex: -1 }, t("web.join.ready"));
  fill(main,
    h("section", { class: "card" }, heading,
      h("p", null, t("web.join.keep")),
      h("div", { class: "secret" }, h("code", null, made.key), copyButton(made.key))),
    h("section", { class: "card" }, h("h2", null, t("web.join.setup")), snippets({ key: made.key, masked: true })),
    h("section", { class: "card" }, h("h2", null, t("web.join.try")), h("p", { class: "muted" }, t("web.try.text")), tryButton(made.key)));
  heading.focus();
}
