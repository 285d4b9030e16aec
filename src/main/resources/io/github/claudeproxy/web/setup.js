import { h, fill, field } from "./dom.js";
import { t } from "./i18n.js";
import { page } from "./frame.js";
import { snippets } from "./snippets.js";
import { tryButton } from "./try.js";

page("web.setup.title", (main) => {
  const key = h("input", { type: "password", autocomplete: "off", spellcheck: "false", placeholder: "cpk_…" });
  const url = h("input", { type: "text", readonly: true, value: location.origin });
  fill(main,
    h("section", { class: "card" }, h("h1", null, t("web.setup.title")), h("p", { class: "muted" }, t("web.setup.text")),
      field(t("web.setup.url"), url), snippets({})),
    h("section", { class: "card" }, h("h2", null, t("web.join.try")), h("p", { class: "muted" }, t("web.try.text")),
      field(t("web.me.key"), key, { hint: t("web.me.memory") }), tryButton(() => key.value.trim())));
});
