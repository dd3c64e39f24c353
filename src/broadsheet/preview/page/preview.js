// The page of the preview. The server sends the state of the issue whenever it changes; only what has another digest
// than before is shown anew, so that nobody loses the place where they were reading.
"use strict";

const VIEWS = ["all", "print", "mail", "web", "book", "text", "files"];
const shown = new Map(); // what is on the page → the digest it was made of

const $ = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const copyOf = (template) => $(template).content.firstElementChild.cloneNode(true);
const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const size = (bytes) => (bytes < 1000 ? `${bytes} B` : `${Math.round(bytes / 1000)} kB`);
const setIcon = (element, name) => element.querySelector("use").setAttribute("href", `#icon-${name}`);
const address = (name) => `files/${name.split("/").map(encodeURIComponent).join("/")}`;

/** Whether `key` must be shown anew, which is then remembered as done. */
function isNew(key, digest) {
  if (shown.get(key) === digest) return false;
  shown.set(key, digest);
  return true;
}

/** As many children in `list` as there are `items`, kept where they are, each filled by `fill`. */
function fillList(list, template, items, fill) {
  while (list.children.length > items.length) list.lastElementChild.remove();
  while (list.children.length < items.length) list.append(copyOf(template));
  items.forEach((item, index) => fill(list.children[index], item, index));
}

// -- the head -----------------------------------------------------------------------------------------------------

function showState(phase, words, step = "") {
  $("state").dataset.phase = phase;
  setIcon($("state"), phase);
  if ($("words").textContent !== words) $("words").textContent = words; // said aloud, so only when it changes
  $("step").textContent = step;
}

function tally(proof) {
  const errors = proof.diagnostics.filter((one) => one.severity === "error").length;
  const warnings = proof.diagnostics.length - errors;
  return [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ");
}

function showHead(proof) {
  $("publication").textContent = proof.publication;
  $("publication").lang = proof.language;
  $("issue").textContent = [proof.number && `No. ${proof.number}`, proof.issue].filter(Boolean).join(" · ");
  const words = {
    building: "Building",
    built: `Built in ${proof.seconds.toFixed(proof.seconds < 1 ? 2 : 1)} s`,
    failed: `Not built: ${tally(proof)}`,
  };
  showState(proof.phase, words[proof.phase], proof.step && `${proof.step}…`);
  const mark = { building: "", built: "", failed: "✗ " }[proof.phase];
  document.title = `${mark}${proof.publication} ${proof.issue} · Preview`;
}

// -- preflight ----------------------------------------------------------------------------------------------------

function showFinding(item, { icon, said, severity = "", place = "", code = "", hints = [] }) {
  item.dataset.icon = icon;
  setIcon(item, icon);
  item.querySelector(".message .vh").textContent = severity && `${severity}: `;
  item.querySelector(".said").textContent = said;
  item.querySelector(".place bdi").textContent = place;
  item.querySelector(".place").hidden = !place;
  item.querySelector(".code").textContent = code;
  item.querySelector(".code").hidden = !code;
  all(".hint", item).forEach((hint) => hint.remove());
  for (const words of hints) {
    const hint = copyOf("hint");
    hint.textContent = words;
    item.querySelector(".code").before(hint);
  }
}

function findingOf(diagnostic) {
  const { severity, message, file, line, code, hints } = diagnostic;
  const place = file ? (line ? `${file}:${line}` : file) : "";
  return { icon: severity === "error" ? "failed" : "warning", said: message, severity, place, code, hints };
}

function verdictOn(print) {
  const pages = count(print.pages.length, "page");
  if (print.verified === null) return { icon: "warning", said: `${pages}, not verified` };
  if (!print.verified) return { icon: "failed", said: `${pages}, not as planned, ${count(print.faults, "fault")}` };
  return { icon: print.faults ? "warning" : "built", said: `${pages}, verified to the line, ${count(print.faults, "fault")}` };
}

function showPreflight(proof) {
  if (proof.phase === "building") return; // what was found last stays until more is known
  const findings = proof.diagnostics.map(findingOf);
  if (proof.phase === "built" && !findings.length) findings.push({ icon: "built", said: "Nothing to complain about" });
  if (proof.print && !proof.print.carried) {
    findings.push({ ...verdictOn(proof.print), hints: proof.print.optimal ? ["No better plan is possible."] : [] });
  }
  fillList($("findings"), "finding", findings, showFinding);
  $("tally").textContent = tally(proof);
}

// -- the editions -------------------------------------------------------------------------------------------------

function showPanel(name, there, words, carried = false) {
  $(`panel-${name}`).hidden = !there;
  const tab = document.querySelector(`.tabs [data-view="${name}"]`);
  tab.hidden = !there;
  tab.querySelector(".count").textContent = words;
  const note = $(`panel-${name}`).querySelector("header > .carried");
  if (note) note.hidden = !carried;
}

function showPrint(print, direction) {
  showPanel("print", print, print && count(print.pages.length, "page"), print?.carried);
  if (!print || !isNew("print", print.digest)) return;
  const { icon, said } = verdictOn(print);
  $("verdict").dataset.icon = icon;
  setIcon($("verdict"), icon);
  $("verdict").querySelector("span").textContent = said;
  $("panel-print").querySelector(".end").textContent = `print.pdf, ${size(print.bytes)}`;
  $("pages").dir = direction;
  fillList($("pages"), "page", print.pages, (item, { width, height }, index) => {
    const picture = item.querySelector("img");
    picture.width = width;
    picture.height = height;
    picture.src = `pages/${print.digest}/${index + 1}.png`; // the old picture stays until this one is there
    item.querySelector("a").href = `files/print.pdf#page=${index + 1}`;
    item.querySelector("span").textContent = `Page ${index + 1}`;
  });
}

function showMail(mail) {
  showPanel("mail", mail, mail && size(mail.bytes), mail?.carried);
  if (!mail) return;
  $("subject").textContent = mail.subject;
  const pictures = $("bare").checked ? "bare" : "full";
  showFrames("mail", (look) => `mail/${mail.digest}/${look}/${pictures}`);
}

/** Show what is at `urlOf` each look in those frames of the panel that are wanted. */
function showFrames(panel, urlOf) {
  for (const figure of all(`#panel-${panel} figure`)) {
    const wanted = document.querySelector(`[data-frame="${figure.id}"]`).checked;
    figure.hidden = !wanted;
    const url = urlOf(figure.dataset.look);
    if (wanted && isNew(figure.id, url)) exchangeFrame(figure.querySelector(".screen"), url);
  }
}

/** An edition of several pages (web) or chapters (book), of which one is looked at. */
function showPages(panel, edition, noun) {
  showPanel(panel, edition, edition && count(edition.pages.length, noun), edition?.carried);
  if (!edition) return;
  const choice = $(`${panel}-page`);
  const before = choice.value;
  fillList(choice, "choice", edition.pages, (option, { path, title }) => {
    option.value = path;
    option.textContent = title;
  });
  choice.value = edition.pages.some(({ path }) => path === before) ? before : edition.pages[0].path;
  showFrames(panel, (look) => `${panel}/${edition.digest}/${look}/${choice.value}`);
}

/** Load `url` in a new frame under the old one, and let it take its place, and its place in the text, once it is there. */
function exchangeFrame(screen, url) {
  all(".coming", screen).forEach((frame) => frame.remove());
  const old = screen.firstElementChild;
  const next = old.cloneNode();
  next.className = "coming";
  next.src = url;
  next.addEventListener("load", () => {
    if (!next.classList.contains("coming") || !next.contentDocument) return; // replaced already, or not to be had
    next.contentDocument.scrollingElement.scrollTo(0, old.contentDocument?.scrollingElement?.scrollTop ?? 0);
    const focused = document.activeElement === old;
    old.remove();
    next.className = "";
    if (focused) next.focus();
    next.contentWindow.addEventListener("scroll", () => leadOthers(next), { passive: true });
  });
  screen.append(next);
}

const led = new Set(); // frames that are about to report a scroll which was our own doing

/** Scroll the other frames of the panel to the same share of what they show. */
function leadOthers(frame) {
  if (led.delete(frame)) return;
  const rest = (root) => Math.max(1, root.scrollHeight - root.clientHeight);
  const leader = frame.contentDocument.scrollingElement;
  const share = leader.scrollTop / rest(leader);
  for (const other of all("figure:not([hidden]) iframe:not(.coming)", frame.closest(".frames"))) {
    const root = other.contentDocument?.scrollingElement;
    if (other === frame || !root) continue;
    const before = root.scrollTop;
    root.scrollTop = share * rest(root);
    if (root.scrollTop !== before) led.add(other);
  }
}

function showTexts(texts, language) {
  showPanel("text", texts.length > 0, "");
  fillList($("texts"), "text", texts, async (figure, text) => {
    figure.querySelector(".carried").hidden = !text.carried;
    if (!isNew(`text of ${text.title}`, text.digest)) return;
    const pre = figure.querySelector("pre");
    figure.querySelector("span").textContent = text.title;
    figure.querySelector("a").textContent = `${text.name}, ${size(text.bytes)}`;
    figure.querySelector("a").href = address(text.name);
    pre.setAttribute("aria-label", text.title);
    pre.lang = language;
    const answer = await fetch(address(text.name));
    if (answer.ok && shown.get(`text of ${text.title}`) === text.digest) pre.textContent = await answer.text();
  });
}

function showFiles(files) {
  showPanel("files", files.length > 0, String(files.length));
  fillList($("files"), "file", files, (item, file) => {
    item.querySelector("a").textContent = file.name;
    item.querySelector("a").href = address(file.name);
    item.querySelector("span").textContent = size(file.bytes);
  });
}

function showEmpty(proof) {
  $("empty").hidden = proof.files.length > 0;
  $("empty").textContent =
    proof.phase === "failed"
      ? "There is nothing to show yet. Mend what stands under Preflight and save; the editions come by themselves."
      : "The first build is under way.";
}

// -- what is looked at --------------------------------------------------------------------------------------------

function showView() {
  const asked = location.hash.slice(1) || "all";
  const isThere = (view) => VIEWS.includes(view) && !document.querySelector(`.tabs [data-view="${view}"]`).hidden;
  const view = [asked, $("main").dataset.view].find(isThere) ?? "all";
  $("main").dataset.view = view;
  for (const tab of all(".tabs a")) {
    if (tab.dataset.view === view) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

// -- news ---------------------------------------------------------------------------------------------------------

let latest = null;

function show(proof) {
  latest = proof;
  showHead(proof);
  showPreflight(proof);
  showPrint(proof.print, proof.direction);
  showMail(proof.mail);
  showPages("web", proof.web, "page");
  showPages("book", proof.book, "chapter");
  showTexts(proof.texts, proof.language);
  showFiles(proof.files);
  showEmpty(proof);
  showView();
}

const news = new EventSource("events");
news.addEventListener("proof", (event) => show(JSON.parse(event.data)));
news.addEventListener("error", () => {
  const refused = news.readyState === EventSource.CLOSED;
  showState("stopped", "Stopped", refused ? "This preview is open in too many windows." : "What you see is the last state.");
});
addEventListener("hashchange", showView);
$("panel-mail").addEventListener("change", () => showMail(latest.mail));
$("panel-web").addEventListener("change", () => showPages("web", latest.web, "page"));
$("panel-book").addEventListener("change", () => showPages("book", latest.book, "chapter"));
showView();
