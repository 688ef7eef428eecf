// What is nicer with JavaScript; every page works without it.

/** Pages on which something is under way are read anew, quietly, until it is done. */
async function readAgain() {
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!response.ok || response.redirected) return location.reload();
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.querySelector("main").replaceWith(page.querySelector("main"));
  if (page.body.dataset.again) setTimeout(readAgain, 1000 * Number(page.body.dataset.again));
}
if (document.body.dataset.again) setTimeout(readAgain, 1000 * Number(document.body.dataset.again));

/** Asks before what cannot be taken back. */
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
});

/** A choice that only changes what is shown needs no button. */
document.addEventListener("change", (event) => {
  if (event.target.matches("form.find select")) event.target.form.requestSubmit();
});
