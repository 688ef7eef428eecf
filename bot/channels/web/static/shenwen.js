// Makes the page answer in place; without it every form still works.
const form = document.querySelector("#ask");
const turns = document.querySelector("#turns");
let listening;
/** The turn that is being filled, and what of it a screen reader has read out. */
let filling;
let heard = [];

if (form && turns) {
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-ask]")) onAsk(event);
    else if (event.target.matches("[data-feedback]")) void onFeedback(event);
  });
  const field = form.querySelector("textarea");
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener("input", () => grow(field));
  const locate = form.querySelector("#locate");
  locate.hidden = !("geolocation" in navigator);
  locate.addEventListener("click", askHere);
  listen("listen" in turns.dataset);
  // A conversation is read on where it stopped, not from its first turn.
  if (!location.hash) turns.lastElementChild?.scrollIntoView({ block: "start" });
}
// In large type the quoted words may lie below the head of their measure, to which the address leads.
addEventListener("load", () => {
  document.querySelector("#mark")?.scrollIntoView({ block: "center" });
});

/** Lets the field grow with its text, up to the style sheet's limit. */
function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

function onAsk(event) {
  event.preventDefault();
  const asked = new FormData(event.target, event.submitter);
  if (form.getAttribute("aria-busy") === "true" || !asked.get("question").trim()) return;
  void ask(asked, event.target);
}

/** Asks with the browser's position, which goes along with this one message. */
function askHere() {
  if (form.getAttribute("aria-busy") === "true") return;
  setBusy(true, form.dataset.locating);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const asked = new FormData(form);
      asked.set("longitude", coords.longitude.toFixed(5));
      asked.set("latitude", coords.latitude.toFixed(5));
      void ask(asked, form);
    },
    () => {
      setBusy(false);
      turns.insertAdjacentElement("afterend", note("failure", form.dataset.locateFailed));
    },
    { timeout: 10_000, maximumAge: 60_000 },
  );
}

async function ask(asked, source, isAgain = false) {
  setBusy(true);
  try {
    const response = await fetch("/ask", {
      method: "POST",
      headers: { Accept: "text/event-stream" },
      body: new URLSearchParams(asked),
    });
    if (!response.ok || !response.body) throw new Error(String(response.status));
    await show(response.body);
    if (source === form) clearField();
  } catch {
    // A message is answered once: sent again, it gets the answer that was cut off.
    if (filling && !isAgain) return void (await ask(asked, source, true));
    filling?.remove();
    filling = undefined;
    showFailure(asked, source);
  } finally {
    setBusy(false);
  }
}

function clearField() {
  const field = form.querySelector("textarea");
  field.value = "";
  grow(field);
}

function setBusy(busy, text = form.dataset.sending) {
  form.setAttribute("aria-busy", String(busy));
  for (const button of form.querySelectorAll("button")) button.disabled = busy;
  document.querySelector("#waiting")?.remove();
  if (!busy) return;
  document.querySelector("#failure")?.remove();
  turns.insertAdjacentElement("afterend", note("waiting", text));
}

function note(id, text) {
  const element = document.createElement("p");
  element.id = id;
  element.className = "note";
  element.setAttribute("role", "status");
  element.textContent = text;
  return element;
}

function showFailure(asked, source) {
  const failure = note("failure", form.dataset.failed);
  const again = document.createElement("button");
  again.type = "button";
  again.className = "weui-btn weui-btn_mini weui-btn_default";
  again.textContent = form.dataset.retry;
  again.addEventListener("click", () => ask(asked, source));
  failure.append(" ", again);
  turns.insertAdjacentElement("afterend", failure);
  again.focus();
}

/** Reads the events and builds the turn from the pieces that the server has rendered. */
async function show(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  let isDone = false;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) isDone = apply(event) || isDone;
  }
  if (!isDone) throw new Error("cut off");
}

/** Gives whether the turn is done. */
function apply(event) {
  const name = /^event: (.*)$/m.exec(event)?.[1];
  const data = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? "{}");
  if (name === "draft") startDraft(data);
  if (name === "sentence") addSentence(data);
  if (name === "turn") startTurn(data);
  if (name === "part") addPart(data.html);
  if (name === "after") filling.querySelector(".answer").insertAdjacentHTML("beforeend", data.html);
  if (name !== "done") return false;
  form.querySelector("[name=messageId]").value = data.nextMessageId;
  listen(data.isWithStaff);
  // Who has read along is not taken back to the beginning.
  if (!("kept" in filling.dataset)) filling.scrollIntoView({ block: "start" });
  filling = undefined;
  return true;
}

/** A turn with the answer, or where the answer will be. */
function placeTurn({ id, lang, question }) {
  document.querySelector("#intro")?.remove();
  document.querySelector("#forget").hidden = false;
  document.getElementById(`t-${id}`)?.remove();
  filling?.remove();
  filling = document.createElement("article");
  filling.id = `t-${id}`;
  filling.className = "turn";
  filling.tabIndex = -1;
  filling.innerHTML = `${question}<div class="answer"><div class="answer__parts"></div></div>`;
  filling.querySelector(".answer").lang = lang;
  turns.append(filling);
}

/** While a model writes: what stands before it; the label comes with its first word. */
function startDraft({ generated, opening, ...turn }) {
  placeTurn(turn);
  filling.dataset.draft = generated;
  filling.querySelector(".answer__parts").innerHTML = opening;
  filling.scrollIntoView({ block: "start" });
}

/** Adds a sentence, which is read out by itself: nothing that stands there already is changed. */
function addSentence({ text, starts }) {
  const parts = filling.querySelector(".answer__parts");
  if (!parts.querySelector(".generated"))
    parts.insertAdjacentHTML("afterbegin", filling.dataset.draft);
  if (starts) {
    const part = document.createElement("p");
    part.className = `part part--${starts.kind} part--draft`;
    const name = document.createElement("b");
    name.textContent = starts.name;
    if (starts.name) part.append(name);
    parts.append(part);
  }
  const sentence = document.createElement("span");
  sentence.textContent = text;
  parts.lastElementChild.append(sentence);
}

/** Makes room for the answer. What was shown of it early gives way, and is not read out again where it is the same. */
function startTurn({ isKept, ...turn }) {
  heard = [];
  if (filling?.id !== `t-${turn.id}` || !("draft" in filling.dataset)) {
    placeTurn(turn);
    return;
  }
  const parts = filling.querySelector(".answer__parts");
  heard = Array.from(parts.children, ({ textContent }) => textContent);
  delete filling.dataset.draft;
  parts.replaceChildren();
  filling.toggleAttribute("data-kept", isKept);
  if (isKept) return;
  const replaced = document.createElement("p");
  replaced.className = "note replaced";
  replaced.textContent = form.dataset.replaced;
  parts.append(replaced);
}

function addPart(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const part of template.content.children) {
    if (heard.some((text) => part.textContent.includes(text)))
      part.setAttribute("aria-live", "off");
  }
  filling.querySelector(".answer__parts").append(template.content);
}

/** While the staff may write, what they wrote is fetched every ten seconds. */
function listen(isWithStaff) {
  clearInterval(listening);
  listening = isWithStaff ? setInterval(fetchWords, 10_000) : undefined;
}

/** A page that nobody sees asks for nothing. */
async function fetchWords() {
  if (document.hidden) return;
  const last = [...turns.querySelectorAll("[data-staff]")].at(-1)?.id.slice(2) ?? "";
  const response = await fetch(`/turns?${new URLSearchParams({ after: last })}`).catch(() => null);
  if (!response?.ok) return;
  const { turns: fresh, isOpen } = await response.json();
  for (const { id, html } of fresh) {
    if (!document.getElementById(`t-${id}`)) turns.insertAdjacentHTML("beforeend", html);
  }
  if (!isOpen) listen(false);
}

async function onFeedback(event) {
  event.preventDefault();
  const { target, submitter } = event;
  const response = await fetch("/feedback", {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(new FormData(target, submitter)),
  }).catch(() => undefined);
  if (!response?.ok) return;
  target.querySelector("span").textContent = target.dataset.thanks;
  for (const button of target.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button === submitter));
  }
}
