// Elements from data. Every text becomes a text node, so nothing a person typed is ever markup.

export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || (value === false && !name.startsWith("aria-"))) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (["value", "checked", "disabled", "selected"].includes(name)) element[name] = value;
    else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
  return parent;
}

const PATHS = {
  overview: "M3 11l9-8 9 8M5 9.5V21h14V9.5",
  keys: "M11.4 11.6a5.5 5.5 0 1 1-7.8 7.8 5.5 5.5 0 0 1 7.8-7.8zM11.4 11.6L21 2M15.5 7.5l3 3L22 7l-3-3",
  usage: "M4 20V10M10 20V4M16 20v-7M21 20H3",
  activity: "M3 12h4l3 8 4-16 3 8h4",
  people: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21v-1a6 6 0 0 1 12 0v1M16 3.5a4 4 0 0 1 0 7.5M18 14.5a6 6 0 0 1 4 5.5v1",
  connect: "M9 7V3M15 7V3M6 7h12v4a6 6 0 0 1-12 0zM12 17v4",
  settings: "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4",
  history: "M3 12a9 9 0 1 0 3-6.7L3 8M3 3v5h5M12 7v5l3 2",
  doctor: "M9 4h6v3H9zM9 5H6v16h12V5h-3M8.5 14.5l2.5 2.5 4.5-5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  check: "M5 12.5l4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6L6 18",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4",
  plus: "M12 5v14M5 12h14",
  out: "M14 4h5v16h-5M3 12h11M10 8l4 4-4 4",
  alert: "M12 9v4M12 17h.01M12 3L2 20h20z",
  link: "M10 14a5 5 0 0 0 7 0l3-3a5 5 0 0 0-7-7l-1 1M14 10a5 5 0 0 0-7 0l-3 3a5 5 0 0 0 7 7l1-1",
  download: "M12 4v11M7 11l5 5 5-5M4 20h16",
  stop: "M7 7h10v10H7z",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function button(label, onclick, options = {}) {
  return h(
    "button",
    { type: "button", class: `button ${options.kind ?? ""}`, onclick, disabled: options.disabled ?? false },
    options.icon && icon(options.icon),
    h("span", null, label),
  );
}

export function iconButton(name, label, onclick, kind = "") {
  return h("button", { type: "button", class: `icon-button ${kind}`, title: label, "aria-label": label, onclick }, icon(name));
}

let fields = 0;

/** A labelled input; `input` is the control itself. */
export function field(label, input, options = {}) {
  const id = `field-${++fields}`;
  input.id = id;
  const hint = options.hint && h("p", { class: "hint", id: `${id}-hint` }, options.hint);
  const error = h("p", { class: "error", id: `${id}-error`, role: "alert" });
  input.setAttribute("aria-describedby", [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" "));
  const row = h("div", { class: "field" }, h("label", { for: id }, label), input, hint, error);
  row.input = input;
  row.fail = (text) => {
    error.textContent = text ?? "";
    input.setAttribute("aria-invalid", text ? "true" : "false");
  };
  return row;
}

export function skeleton(lines = 3) {
  return h("div", { class: "skeleton", "aria-hidden": "true" }, Array.from({ length: lines }, () => h("div")));
}

export function empty(title, text, action) {
  return h("div", { class: "empty" }, h("h2", null, title), h("p", null, text), action);
}

export function badge(text, kind) {
  return h("span", { class: `badge ${kind}` }, text);
}
