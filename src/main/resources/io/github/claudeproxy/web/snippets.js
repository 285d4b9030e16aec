import { h, fill, skeleton } from "./dom.js";
import { t } from "./i18n.js";
import { get } from "./api.js";
import { attempt, copyButton } from "./dialog.js";

const CLIENTS = {
  "claude-code": "Client.CLAUDE_CODE",
  "claude-code-settings": "Client.CLAUDE_CODE_SETTINGS",
  "vs-code": "Client.VS_CODE",
  python: "Client.PYTHON",
  typescript: "Client.TYPESCRIPT",
  java: "Client.JAVA",
  curl: "Client.CURL",
};
const SHELLS = { bash: "Shell.BASH", zsh: "Shell.ZSH", fish: "Shell.FISH", powershell: "Shell.POWERSHELL", cmd: "Shell.CMD" };
const KINDS = { install: "web.setup.install", run: "web.setup.run", file: "web.setup.file", merge: "web.setup.merge" };

const CA_FILE = "~/claude-proxy-ca.pem";

/** Whether the server's certificate comes from an authority of its own. */
const ownAuthority = () => fetch("/ca.pem", { method: "HEAD" }).then((answer) => answer.ok, () => false);

/** The shell that the visitor's system opens by itself. */
function usualShell() {
  const system = `${navigator.userAgentData?.platform ?? ""} ${navigator.platform ?? ""}`;
  if (/win/i.test(system) && !/darwin/i.test(system)) return "powershell";
  return /mac/i.test(system) ? "zsh" : "bash";
}

/** How a client is set up; `key` is put in here, in the page, and never sent anywhere. */
export function snippets(options = {}) {
  const state = { client: "claude-code", shell: usualShell(), all: [], placeholder: "", baseUrl: "" };
  const hidden = options.key && options.masked ? `${options.key.slice(0, 12)}_…` : "";
  const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": t("web.setup.client") });
  const shell = h("select", { "aria-label": t("web.setup.shell"), onchange: () => { state.shell = shell.value; show(); } },
    Object.entries(SHELLS).map(([id, key]) => h("option", { value: id, selected: id === state.shell }, t(key))));
  const body = h("div", { class: "snippet", role: "tabpanel", "aria-live": "off" }, skeleton(4));
  const trust = h("p", { class: "note", hidden: true }, t("web.setup.trust", CA_FILE, `openssl x509 -in ${CA_FILE} -noout -fingerprint -sha256`), " ", h("a", { href: "/ca.pem", download: "claude-proxy-ca.pem" }, t("web.setup.ca")));
  const box = h("div", { class: "snippets" }, trust, h("div", { class: "snippet-head" }, tabs, shell), body);

  function show() {
    fill(tabs, Object.entries(CLIENTS).map(([id, key]) =>
      h("button", {
        type: "button", role: "tab", class: "tab", "aria-selected": id === state.client, tabindex: id === state.client ? 0 : -1,
        onclick: () => { state.client = id; show(); }, onkeydown: move,
      }, t(key))));
    const found = state.all.find((each) => each.client === state.client && (each.shell === null || each.shell === state.shell));
    shell.hidden = !found || found.shell === null;
    fill(body, found?.steps.map(step));
  }

  function move(event) {
    const ids = Object.keys(CLIENTS);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    state.client = ids[(ids.indexOf(state.client) + by + ids.length) % ids.length];
    show();
    tabs.querySelector("[aria-selected=true]").focus();
  }

  function step(each) {
    const text = options.key ? each.text.replaceAll(state.placeholder, options.key) : each.text;
    const shown = hidden ? each.text.replaceAll(state.placeholder, hidden) : text;
    return h("section", { class: "step" },
      h("div", { class: "step-head" }, h("span", null, t(KINDS[each.kind], each.file ?? "")), copyButton(text)),
      h("pre", { tabindex: 0, oncopy: copyWhole }, h("code", null, shown)));
  }

  /** What is selected by hand is worth as much as what the button copies. */
  function copyWhole(event) {
    const selected = getSelection().toString();
    if (!hidden || !selected.includes(hidden)) return;
    event.clipboardData.setData("text/plain", selected.replaceAll(hidden, options.key));
    event.preventDefault();
  }

  box.load = async (baseUrl) => {
    const query = new URLSearchParams();
    if (baseUrl) query.set("base_url", baseUrl);
    const own = (baseUrl ?? location.origin).startsWith("https:") && (await ownAuthority());
    trust.hidden = !own;
    if (own) query.set("ca_file", CA_FILE);
    const setup = await attempt(() => get(`/api/team/setup?${query}`, { key: "-" }));
    if (!setup) return;
    state.all = setup.snippets;
    state.placeholder = setup.key_placeholder;
    show();
  };
  box.load(options.baseUrl);
  return box;
}
