import { h, fill, field } from "./dom.js";
import { t } from "./i18n.js";
import { post, session } from "./api.js";
import { showFailure } from "./dialog.js";

/** Registering, or signing in: whatever is next for whoever has no session. */
export function enter(app, asked, done) {
  const invitation = /^#\/invitation\/(.+)$/.exec(location.hash)?.[1];
  if (asked.failure) {
    fill(app, h("main", { class: "gate" }, h("div", { class: "note bad" }, asked.failure.message || t("web.unreachable"))));
    return;
  }
  const first = asked.first_run;
  form(app, { register: first || Boolean(invitation), first, invitation, done });
}

function form(app, how) {
  const register = how.register;
  document.title = `${register ? t("web.register.title") : t("web.login.title")} · Claude Proxy`;
  const fields = {
    email: field(t("web.login.email"), h("input", { type: "email", autocomplete: "username", required: true })),
    password: field(t("web.login.password"),
      h("input", { type: "password", autocomplete: register ? "new-password" : "current-password", required: true }),
      register ? { hint: t("web.register.password-hint") } : {}),
  };
  const general = h("p", { class: "error", role: "alert" });
  const ok = h("button", { type: "submit", class: "button primary large" }, register ? t("web.register.button") : t("web.login.button"));
  const box = h("form", { class: "form", novalidate: true }, fields.email, fields.password, strength(register && fields.password.input), general, ok);
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    ok.disabled = true;
    general.textContent = "";
    fields.email.fail();
    fields.password.fail();
    try {
      const body = { email: fields.email.input.value.trim(), password: fields.password.input.value };
      if (how.invitation) body.invitation = how.invitation;
      session.set(await post(register ? "/api/auth/register" : "/api/auth/login", body));
      if (how.first) location.hash = "#/connection";
      how.done();
    } catch (failure) {
      showFailure(failure, fields, general);
    } finally {
      ok.disabled = false;
    }
  });
  fill(app, h("main", { class: "gate" },
    h("div", { class: "gate-card" },
      h("div", { class: "brand large" }, h("img", { src: "/web/icon.svg", alt: "", width: 40, height: 40 })),
      h("h1", null, title(how)), h("p", { class: "muted" }, text(how)), box),
    h("p", { class: "muted small" }, h("a", { href: "/setup" }, t("web.login.teammate")))));
  fields.email.input.focus();
}

function title(how) {
  if (how.first) return t("web.register.first");
  return how.register ? t("web.register.invited") : t("web.login.title");
}

function text(how) {
  if (how.first) return t("web.register.first.text");
  return how.register ? t("web.register.invited.text") : t("web.login.text");
}

/** How long it takes to guess, roughly; the server decides what it takes. */
function strength(input) {
  if (!input) return null;
  const bar = h("meter", { min: 0, max: 4, low: 1.5, high: 2.5, optimum: 4, value: 0, "aria-label": t("web.register.strength") });
  input.addEventListener("input", () => {
    const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((kind) => kind.test(input.value)).length;
    bar.value = Math.min(4, (input.value.length * (1 + kinds / 4)) / 8);
  });
  return bar;
}
