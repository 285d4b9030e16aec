import { h, field } from "./dom.js";
import { t, dateTime } from "./i18n.js";
import { post } from "./api.js";
import { dialog, copyButton } from "./dialog.js";

/** A link just made: whoever opens it first gets the key. */
export function showLink(made) {
  const link = h("code", null, "");
  const code = h("img", { class: "qr", alt: t("web.links.qr"), width: 148, height: 148 });
  const base = h("input", { type: "text", value: location.origin, spellcheck: "false", onchange: () => draw() });
  const url = () => `${base.value.replace(/\/+$/, "")}${made.path}`;
  const draw = () => {
    link.textContent = url();
    post("/api/qr", { text: url() }).then((drawn) => (code.src = `data:image/svg+xml,${encodeURIComponent(drawn.svg)}`)).catch(() => {});
  };
  draw();
  dialog(t("web.links.ready"), [
    h("p", null, t("web.links.once", dateTime(made.expires_at))),
    h("div", { class: "secret" }, link, copyButton(url)),
    h("div", { class: "with-qr" }, field(t("web.setup.url"), base, { hint: t("web.keys.url-hint") }), h("figure", null, code, h("figcaption", { class: "hint" }, t("web.links.qr")))),
  ], { kind: "wide" });
}
