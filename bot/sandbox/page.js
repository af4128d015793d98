"use strict";
const $ = (id) => document.getElementById(id);
let state = null, place = "C0GENERAL", thread = null, user = localStorage.user || "U0ANA", shown = "";
const el = (tag, props = {}, ...kids) => { const n = Object.assign(document.createElement(tag), props); n.append(...kids); return n; };
const post = (what, data) => fetch("/do/" + what, { method: "POST", body: JSON.stringify({ user, ...data }) }).then((r) => r.json()).then((r) => { refresh(); return r; });
const unescape = (t) => t.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

function rich(text) { // mrkdwn: code, bold, mentions
  const out = el("span");
  for (const part of text.split(/(```[^]*?```|`[^`\n]+`|\*[^*\n]+\*|<@[A-Z0-9]+>|\n)/)) {
    if (part.startsWith("```")) out.append(el("pre", { textContent: unescape(part.slice(3, -3)) }));
    else if (/^`.+`$/.test(part)) out.append(el("code", { textContent: unescape(part.slice(1, -1)) }));
    else if (/^\*.+\*$/.test(part)) out.append(el("b", { textContent: unescape(part.slice(1, -1)) }));
    else if (/^<@.+>$/.test(part)) { const id = part.slice(2, -1); out.append(el("b", { textContent: "@" + (id === state.bot ? "ftroi" : state.users[id] || id) })); }
    else if (part === "\n") out.append(el("br"));
    else out.append(unescape(part));
  }
  return out;
}
function cellText(c) { return c.type === "rich_text" ? c.elements[0].elements[0].text : c.text; }
function table(block) {
  const [head, ...rows] = block.rows, t = el("table");
  if (block.caption) t.append(el("caption", { textContent: block.caption }));
  t.append(el("thead", {}, el("tr", {}, ...head.map((c) => el("th", { textContent: cellText(c), scope: "col" })))));
  t.append(el("tbody", {}, ...rows.map((r) => el("tr", {}, ...r.map((c) => el("td", { textContent: cellText(c), className: c.type === "raw_number" ? "number" : "" }))))));
  return el("div", { className: "scroll" }, t);
}
function chart(block) {
  const ns = "http://www.w3.org/2000/svg", { series, axis_config: axis } = block.chart, W = 640, H = 280, L = 70, B = 40, T = 10, R = 10;
  const values = series.flatMap((s) => s.data.map((d) => d.value)), top = Math.max(0, ...values), low = Math.min(0, ...values), n = axis.categories.length;
  const x = (i) => L + (W - L - R) * (n < 2 ? 0.5 : i / (n - 1)), y = (v) => H - B - (H - B - T) * ((v - low) / (top - low || 1));
  const svg = document.createElementNS(ns, "svg"); svg.setAttribute("viewBox", `0 0 ${W} ${H}`); svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", block.title + ". " + series.map((s) => s.name + ": " + s.data.map((d) => d.label + " " + d.value).join(", ")).join("; "));
  const add = (tag, attrs, text) => { const e = document.createElementNS(ns, tag); for (const k in attrs) e.setAttribute(k, attrs[k]); if (text) e.textContent = text; svg.append(e); };
  for (let k = 0; k <= 4; k++) { const v = low + (top - low) * k / 4; add("line", { class: "grid", x1: L, x2: W - R, y1: y(v), y2: y(v) }); add("text", { x: L - 6, y: y(v) + 4, "text-anchor": "end" }, Math.round(v).toLocaleString("en")); }
  axis.categories.forEach((c, i) => { if (n <= 12 || i % 2 === 0) add("text", { x: x(i), y: H - B + 16, "text-anchor": "middle" }, c); });
  add("text", { x: (L + W) / 2, y: H - 4, "text-anchor": "middle" }, axis.x_label || "");
  const colours = ["var(--a)", "var(--b)", "var(--c)", "#ecb22e", "#9b59b6"];
  series.forEach((s, j) => { add("polyline", { fill: "none", stroke: colours[j % 5], "stroke-width": 2.5, "stroke-dasharray": j ? "" : "6 4", points: s.data.map((d, i) => x(i) + "," + y(d.value)).join(" ") }); });
  const legend = el("div", { className: "dim" }, ...series.flatMap((s, j) => { const k = el("b", { textContent: (j ? "— " : "- - ") + s.name }); k.style.color = colours[j % 5]; return [k, "   "]; }), axis.y_label || "");
  const f = el("figure", {}, el("figcaption", { textContent: block.title }), svg, legend); f.dataset.chart = JSON.stringify(block.chart); return f;
}
function button(b, ts) { const n = el("button", { type: "button", textContent: b.text.text, className: b.style || "" }); n.dataset.action = b.action_id; n.onclick = () => post("press", { action_id: b.action_id, value: b.value, ts }); return n; }
function block(b, ts) {
  const box = (cls, ...kids) => el("div", { className: "block " + cls }, ...kids);
  if (b.type === "header") return box("header", b.text.text);
  if (b.type === "section") return b.accessory ? box("row", rich(b.text.text), button(b.accessory, ts)) : box("section", rich(b.text.text));
  if (b.type === "context") return box("dim", ...b.elements.map((e) => rich(e.text)));
  if (b.type === "divider") return el("hr");
  if (b.type === "actions") return box("actions", ...b.elements.map((e) => button(e, ts)));
  if (b.type === "data_table" || b.type === "table") return box("", table(b));
  if (b.type === "data_visualization") return box("", chart(b));
  return box("", JSON.stringify(b));
}
function message(m, inThread) {
  const when = new Date(m.ts * 1000).toTimeString().slice(0, 5), who = m.user === state.bot ? "ftroi" : state.users[m.user];
  const n = el("article", { className: "message" + (m.only_for ? " only" : "") }, el("div", {}, el("span", { className: "who", textContent: who }), el("span", { className: "when", textContent: "  " + when }), ...(m.only_for ? [el("div", { className: "dim", textContent: "Only visible to you" })] : [])));
  n.dataset.ts = m.ts;
  n.append(...(m.blocks.length ? m.blocks.map((b) => block(b, m.ts)) : [el("div", { className: "block" }, rich(m.text))]));
  if (!inThread && !m.only_for) {
    const count = state.messages.filter((r) => r.thread_ts === m.ts).length;
    const open = el("button", { type: "button", className: "open-thread", textContent: count ? `${count} repl${count > 1 ? "ies" : "y"}` : "Reply in thread" });
    open.onclick = () => { thread = m.ts; shown = ""; draw(); $("reply-text").focus(); }; n.append(open);
  }
  return n;
}
function draw() {
  const key = JSON.stringify([state.version, place, thread, user]); if (key === shown) return; shown = key;
  const places = [...Object.entries(state.channels).map(([id, n]) => [id, "# " + n]), [state.dm, "ftroi (direct message)"], ["home", "ftroi: Home"]];
  $("places").replaceChildren(...places.map(([id, name]) => { const b = el("button", { type: "button", textContent: name }); b.dataset.place = id; if (id === place) b.setAttribute("aria-current", "page"); b.onclick = () => go(id); return el("li", {}, b); }));
  $("title").textContent = places.find(([id]) => id === place)[1];
  const home = place === "home"; $("composer").hidden = home; $("composer").style.display = home ? "none" : "";
  const feed = $("feed"), end = feed.scrollHeight - feed.scrollTop - feed.clientHeight < 80;
  if (home) feed.replaceChildren(...(state.home ? state.home.blocks.map((b) => block(b, null)) : ["Opening..."]));
  else feed.replaceChildren(...state.messages.filter((m) => m.channel === place && !m.thread_ts).map((m) => message(m, false)));
  if (end) feed.scrollTop = feed.scrollHeight;
  $("thread").hidden = !thread;
  if (thread) { const r = $("replies"); r.replaceChildren(...state.messages.filter((m) => m.ts === thread || m.thread_ts === thread).map((m) => message(m, true))); r.scrollTop = r.scrollHeight; }
  modal();
}
function modal() {
  const d = $("modal"), v = state.view; if (!v) { if (d.open) d.close(); d.dataset.id = ""; return; } if (d.dataset.id === v.id) return; d.dataset.id = v.id;
  const f = el("form", { method: "dialog" }); f.style.display = "block"; f.append(el("h2", { textContent: v.title.text }));
  for (const b of v.blocks) { if (b.type !== "input") { f.append(block(b, null)); continue; } const i = el("input", { name: b.block_id, id: "f-" + b.block_id, value: b.element.initial_value || "", placeholder: b.element.placeholder ? b.element.placeholder.text : "", maxLength: b.element.max_length || 3000 }); f.append(el("label", { htmlFor: i.id, textContent: b.label.text + (b.optional ? " (optional)" : "") }), i, el("div", { className: "error", id: "e-" + b.block_id })); }
  const cancel = el("button", { type: "button", textContent: v.close.text }); cancel.onclick = () => post("close", {}); f.append(el("p", { className: "actions" }, el("button", { className: "primary", textContent: v.submit.text }), cancel));
  f.onsubmit = async (e) => { e.preventDefault(); const values = Object.fromEntries(new FormData(f)); const r = await post("submit", { values }); f.querySelectorAll(".error").forEach((n) => { n.textContent = (r.errors || {})[n.id.slice(2)] || ""; }); };
  d.replaceChildren(f); if (!d.open) d.showModal();
}
function go(id) { place = id; thread = null; shown = ""; if (id === "home") post("home", {}); draw(); }
async function refresh() { try { state = await (await fetch("/state?user=" + user)).json(); draw(); } catch (e) { /* the server is away: the next tick tries again */ } }
$("composer").onsubmit = (e) => { e.preventDefault(); const text = $("text").value.trim(); if (text) post("send", { channel: place, text }); $("text").value = ""; };
$("reply").onsubmit = (e) => { e.preventDefault(); const text = $("reply-text").value.trim(); if (text) post("send", { channel: place, text, thread_ts: thread }); $("reply-text").value = ""; };
$("close-thread").onclick = () => { thread = null; shown = ""; draw(); };
$("user").onchange = (e) => { user = localStorage.user = e.target.value; go("C0GENERAL"); refresh(); };
refresh().then(() => { $("user").replaceChildren(...Object.entries(state.users).map(([id, n]) => el("option", { value: id, textContent: n, selected: id === user }))); });
setInterval(refresh, 500);
