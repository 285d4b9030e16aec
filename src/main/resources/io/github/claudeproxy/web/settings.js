import { h, fill, field, button } from "./dom.js";
import { t, chooseLanguage, chosenLanguage } from "./i18n.js";
import { get, put, post, run, session } from "./api.js";
import { attempt, confirmDialog, showFailure, toast } from "./dialog.js";

export async function show(area, page) {
  const limits = await get("/api/limits");
  fill(area, h("header", { class: "page-head" }, h("h1", null, page.title)), account(limits), language(), password(), sessions());
}

/** A card with a form in it: sends, and says what is wrong where it is wrong. */
function form(title, text, fields, send) {
  const general = h("p", { class: "error", role: "alert" });
  const ok = h("button", { type: "submit", class: "button primary" }, t("web.save"));
  const box = h("form", { class: "form", novalidate: true }, Object.values(fields), general, h("div", null, ok));
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    ok.disabled = true;
    general.textContent = "";
    Object.values(fields).forEach((each) => each.fail());
    try {
      await send();
      toast(t("web.saved"));
    } catch (failure) {
      showFailure(failure, fields, general);
    } finally {
      ok.disabled = false;
    }
  });
  return h("section", { class: "card" }, h("h2", null, title), text && h("p", { class: "muted" }, text), box);
}

function account(limits) {
  const fields = {
    calls_at_once: field(t("web.settings.at-once"), h("input", { type: "number", min: 1, value: limits.calls_at_once ?? "" }), { hint: t("web.settings.at-once-hint") }),
    hint: field(t("web.settings.hint"), h("input", { type: "text", maxlength: 200, value: limits.hint ?? "" }), { hint: t("web.settings.hint-hint") }),
    quota_mode: field(t("web.settings.quota"), h("select", null, [["off", t("web.settings.quota.off")], ["advise", t("web.settings.quota.advise")], ["enforce", t("web.settings.quota.enforce")]]
      .map(([value, label]) => h("option", { value, selected: value === limits.quota_mode }, label))), { hint: t("web.settings.quota-hint") }),
  };
  return form(t("web.settings.account"), null, fields, () => put("/api/limits", {
    ...limits,
    calls_at_once: fields.calls_at_once.input.value === "" ? null : Number(fields.calls_at_once.input.value),
    hint: fields.hint.input.value,
    quota_mode: fields.quota_mode.input.value,
  }));
}

function language() {
  const select = h("select", { onchange: () => chooseLanguage(select.value) }, [["", t("web.settings.language.browser")], ["en", "English"], ["de", "Deutsch"]]
    .map(([value, label]) => h("option", { value, selected: value === chosenLanguage() }, label)));
  return h("section", { class: "card" }, h("h2", null, t("web.settings.language")), field(t("web.settings.language"), select));
}

function password() {
  const fields = {
    current_password: field(t("web.settings.password.current"), h("input", { type: "password", autocomplete: "current-password" })),
    new_password: field(t("web.settings.password.new"), h("input", { type: "password", autocomplete: "new-password" }), { hint: t("web.register.password-hint") }),
  };
  return form(t("web.settings.password"), t("web.settings.password.text"), fields, async () => {
    session.set(await post("/api/auth/password", { current_password: fields.current_password.input.value, new_password: fields.new_password.input.value }));
    fields.current_password.input.value = "";
    fields.new_password.input.value = "";
  });
}

function sessions() {
  return h("section", { class: "card" }, h("h2", null, t("web.settings.sessions")), h("p", { class: "muted" }, t("web.settings.sessions.text")),
    h("div", null, button(t("web.settings.sessions.button"), () => confirmDialog(t("web.settings.sessions.button"), t("web.settings.sessions.text"), t("web.settings.sessions.button"), async () => {
      await run("/api/auth/logout-everywhere");
      session.clear();
      location.hash = "";
      location.reload();
    }), { kind: "danger" })));
}
