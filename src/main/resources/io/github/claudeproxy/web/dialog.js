import { h, icon, iconButton, button } from "./dom.js";
import { t } from "./i18n.js";
import { ApiError } from "./api.js";

/** A modal dialog; the browser keeps the focus in it and closes it with Escape. */
export function dialog(title, content, options = {}) {
  const id = "dialog-title";
  const box = h(
    "dialog",
    { class: `dialog ${options.kind ?? ""}`, "aria-labelledby": id },
    h("header", null, h("h2", { id }, title), iconButton("close", t("web.close"), () => box.close())),
    h("div", { class: "dialog-body" }, content),
    options.actions && h("footer", null, options.actions),
  );
  box.addEventListener("close", () => {
    box.remove();
    options.onclose?.();
  });
  document.body.append(box);
  box.showModal();
  return box;
}

/** A dialog around a form: sends, shows what is wrong beside its field, closes when done. */
export function formDialog(title, fields, send, options = {}) {
  const general = h("p", { class: "error", role: "alert" });
  const ok = h("button", { type: "submit", class: `button ${options.danger ? "danger" : "primary"}` }, options.ok ?? t("web.save"));
  const form = h("form", { novalidate: true, class: "form" }, options.intro && h("p", null, options.intro), Object.values(fields), general,
    h("footer", { class: "form-actions" }, button(t("web.cancel"), () => box.close()), ok));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    ok.disabled = true;
    general.textContent = "";
    Object.values(fields).forEach((field) => field.fail?.());
    try {
      await send();
      box.close();
    } catch (failure) {
      showFailure(failure, fields, general);
    } finally {
      ok.disabled = false;
    }
  });
  const box = dialog(title, form, options);
  (form.querySelector("input, select, textarea") ?? ok).focus();
  return box;
}

export function showFailure(failure, fields, general) {
  if (!(failure instanceof ApiError)) throw failure;
  const field = fields[failure.field];
  if (field?.fail) {
    field.fail(failure.message);
    field.input.focus();
  } else {
    general.textContent = failure.message;
  }
}

export function confirmDialog(title, text, ok, action) {
  return formDialog(title, {}, action, { intro: text, ok, danger: true });
}

let region;

/** A short message that screen readers hear too. */
export function toast(text, kind = "") {
  if (!region) {
    region = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
    document.body.append(region);
  }
  // a dialog that just did its work is gone then
  setTimeout(() => show(text, kind));
}

function show(text, kind) {
  // over an open dialog only what is inside it can be seen
  (document.querySelector("dialog[open]") ?? document.body).append(region);
  const note = h("div", { class: `toast ${kind}` }, icon(kind === "bad" ? "alert" : "check"), text);
  region.append(note);
  setTimeout(() => note.remove(), 4000);
}

/** Runs it and says what went wrong. */
export async function attempt(action) {
  try {
    return await action();
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    toast(failure.message, "bad");
    return undefined;
  }
}

export function copyButton(text, label = t("web.copy")) {
  const control = button(label, async () => {
    await navigator.clipboard?.writeText(typeof text === "function" ? text() : text).then(
      () => toast(t("web.copied")),
      () => toast(t("web.copy-failed"), "bad"),
    );
    if (!navigator.clipboard) copyByHand(typeof text === "function" ? text() : text);
  }, { icon: "copy", kind: "small" });
  return control;
}

/** Over plain HTTP there is no clipboard API. */
function copyByHand(text) {
  const area = h("textarea", { class: "offscreen", value: text, "aria-hidden": "true" });
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  toast(done ? t("web.copied") : t("web.copy-failed"), done ? "" : "bad");
}
