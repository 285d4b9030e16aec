import { h, field } from "./dom.js";
import { t, dateTime } from "./i18n.js";
import { get, post } from "./api.js";
import { dialog, copyButton } from "./dialog.js";

/** The address that teammates use: the first that other machines reach, where that is known. */
export function addressInput(changed) {
  const known = h("datalist", { id: `addresses-${Math.random().toString(36).slice(2)}` });
  const input = h("input", { type: "text", value: location.origin, spellcheck: "false", list: known.id, onchange: changed });
  get("/api/network").then(({ urls }) => {
    known.append(...urls.map((each) => h("option", { value: each.url })));
    const first = urls.find((each) => each.reach !== "this_machine" && each.reach !== "virtual");
    if (first && input.value === location.origin) {
      input.value = first.url.replace(/\/+$/, "");
      changed();
    }
  }).catch(() => {});
  document.querySelectorAll("body > datalist").forEach((each) => each.remove());
  document.body.append(known);
  return input;
}

/** A link just made: whoever opens it first gets the key. */
export function showLink(made) {
  const link = h("code", null, "");
  const code = h("img", { class: "qr", alt: t("web.links.qr"), width: 148, height: 148 });
  const base = addressInput(() => draw());
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
