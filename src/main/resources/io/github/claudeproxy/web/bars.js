import { h } from "./dom.js";
import { t, number, day, dayAgo } from "./i18n.js";

const SPACE = "http://www.w3.org/2000/svg";
const WIDTH = 600;
const HEIGHT = 96;

function shape(name, attributes) {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Requests of the last days, one bar a day, today included. */
export function bars(byDay, days, label) {
  const known = new Map(byDay.map((each) => [each.day, each.requests]));
  const values = Array.from({ length: days }, (_, at) => {
    const name = dayAgo(days - 1 - at);
    return { name, value: known.get(name) ?? 0 };
  });
  const most = Math.max(1, ...values.map((each) => each.value));
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", class: "bars", role: "img", "aria-label": label });
  const slot = WIDTH / days;
  values.forEach((each, at) => {
    const height = each.value ? Math.max(3, (each.value / most) * (HEIGHT - 4)) : 1;
    const bar = shape("rect", { x: at * slot + slot * 0.14, y: HEIGHT - height, width: slot * 0.72, height, rx: 2, class: each.value ? "bar" : "bar none" });
    const title = shape("title", {});
    title.textContent = `${day(each.name)}: ${number(each.value)}`;
    bar.append(title);
    svg.append(bar);
  });
  const first = values[0];
  return h("figure", { class: "chart" }, svg,
    h("figcaption", { class: "axis" }, h("span", null, day(first.name)), h("span", null, t("web.usage.most", number(most === 1 && !byDay.length ? 0 : most))), h("span", null, day(values.at(-1).name))));
}
