import { h, fill } from "./dom.js";
import { t, day } from "./i18n.js";

const HEIGHT = 240;
const COLORS = ["--chart-1", "--chart-2", "--chart-3", "--chart-4"];

let library;

/** uPlot comes only where there is a chart, and its look with it. */
function load() {
  library ??= import("./uplot.js").then((module) => module.default);
  if (!document.querySelector("link[href='/web/uplot.css']")) document.head.append(h("link", { rel: "stylesheet", href: "/web/uplot.css" }));
  return library;
}

/** Bars of days, the series on top of each other; the numbers also as a table for screen readers. */
export async function stacked(box, { days, series, show, label, signal }) {
  const legend = h("div", { class: "legend", "aria-hidden": "true" });
  const canvas = h("div", { class: "plot", "aria-hidden": "true" });
  fill(box, legend, canvas, table(days, series, show, label));
  const UPlot = await load();
  if (signal.aborted || !box.isConnected) return;
  const sums = [];
  series.forEach((each, at) => sums.push(each.values.map((value, x) => value + (at ? sums[at - 1][x] : 0))));
  // the highest sum is drawn first, the lower ones over it
  const order = series.map((_, at) => at).reverse();
  const data = [days.map((_, x) => x), ...order.map((at) => sums[at])];
  const paint = () => {
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    const plot = new UPlot(options(UPlot, { days, series, order, show, color, width: canvas.clientWidth, point }), data, canvas);
    return plot;
  };
  const point = (x) => {
    const at = x ?? days.length - 1;
    fill(legend, h("strong", null, day(days[at])), series.map((each, index) => h("span", { class: "key" }, h("i", { class: `dot dot-${index + 1}` }), `${each.label} ${show(each.values[at])}`)));
  };
  point(null);
  let plot = paint();
  const again = () => { plot.destroy(); plot = paint(); };
  const sizes = new ResizeObserver(() => plot.setSize({ width: canvas.clientWidth, height: HEIGHT }));
  sizes.observe(canvas);
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", again);
  signal.addEventListener("abort", () => { sizes.disconnect(); scheme.removeEventListener("change", again); plot.destroy(); });
}

function options(UPlot, { days, series, order, show, color, width, point }) {
  const axis = { stroke: color("--muted"), font: "12px system-ui, sans-serif", grid: { stroke: color("--border"), width: 1 }, ticks: { show: false } };
  return {
    width, height: HEIGHT, legend: { show: false }, cursor: { y: false, points: { show: false }, drag: { x: false } },
    scales: { x: { time: false, range: [-0.5, days.length - 0.5] }, y: { range: (_, __, most) => [0, most > 0 ? most * 1.08 : 1] } },
    padding: [8, 4, 0, 0],
    axes: [
      { ...axis, size: 26, grid: { show: false }, values: (_, at) => at.map((x) => (Number.isInteger(x) && days[x] ? day(days[x]) : "")), space: 70 },
      { ...axis, size: 62, values: (_, at) => at.map((value) => show(value)) },
    ],
    series: [{}, ...order.map((at) => ({ label: series[at].label, fill: color(COLORS[at]), stroke: color(COLORS[at]), width: 0, points: { show: false }, paths: UPlot.paths.bars({ size: [0.72, 48], radius: 0 }) }))],
    hooks: { setCursor: [(plot) => point(plot.cursor.idx)] },
  };
}

function table(days, series, show, label) {
  return h("div", { class: "offscreen" }, h("table", null, h("caption", null, label),
    h("thead", null, h("tr", null, h("th", { scope: "col" }, t("web.usage.day")), series.map((each) => h("th", { scope: "col" }, each.label)))),
    h("tbody", null, days.map((name, x) => h("tr", null, h("th", { scope: "row" }, day(name)), series.map((each) => h("td", null, show(each.values[x]))))))));
}
