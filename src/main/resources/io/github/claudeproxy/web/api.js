// The REST API. The session token lives in this tab alone: sessionStorage survives a reload, ends
// with the tab, is not shared with other tabs and is never sent by the browser on its own.

const SESSION = "claude-proxy.session";
const tags = new Map();

export class ApiError extends Error {
  constructor(status, detail, field) {
    super(detail);
    this.status = status;
    this.field = field;
  }
}

export const session = {
  get: () => JSON.parse(sessionStorage.getItem(SESSION) ?? "null"),
  set: (value) => sessionStorage.setItem(SESSION, JSON.stringify(value)),
  clear: () => sessionStorage.removeItem(SESSION),
};

let ended = () => {};
export const whenSessionEnds = (listener) => (ended = listener);
let unreachable = () => "";
export const whenUnreachable = (text) => (unreachable = text);

async function send(method, path, body, options = {}) {
  const headers = {};
  const token = options.key ?? session.get()?.token;
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  const plain = path.split("?")[0];
  // a whole state replaces the one that was read before, and no other
  if ((method === "PUT" || options.whole) && tags.has(plain)) headers["if-match"] = tags.get(plain);
  if (options.once) headers["idempotency-key"] = options.once;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: options.signal });
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new ApiError(0, unreachable());
  }
  if (answer.headers.has("etag")) tags.set(plain, answer.headers.get("etag"));
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401 && !options.key && session.get()) {
    session.clear();
    ended();
  }
  throw new ApiError(answer.status, problem.detail ?? problem.error?.message ?? answer.statusText, problem.errors?.[0]?.field);
}

async function json(method, path, body, options) {
  const answer = await send(method, path, body, options);
  return answer.status === 204 ? null : answer.json();
}

export const get = (path, options) => json("GET", path, undefined, options);
export const post = (path, body, options) => json("POST", path, body ?? {}, options);
export const put = (path, body) => json("PUT", path, body);
/** `whole`: the change holds all that was read, so it must not meet another one. */
export const patch = (path, body, options) => json("PATCH", path, body, options);
export const remove = (path) => json("DELETE", path);
/** A call that takes no body at all. */
export const run = (path) => json("POST", path);

export async function download(path, file) {
  const answer = await send("GET", path);
  const url = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement("a"), { href: url, download: file });
  link.click();
  URL.revokeObjectURL(url);
}

/** Server-sent events by fetch, because EventSource cannot send the session token. */
export async function events(path, signal, onEvent) {
  const answer = await send("GET", path, undefined, { signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const data = part.split("\n").filter((line) => line.startsWith("data: "));
      if (data.length) onEvent(JSON.parse(data.map((line) => line.slice(6)).join("\n")));
    }
  }
}
