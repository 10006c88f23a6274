// Narrows a list down by what is typed, without marks ("dang ky" finds "đăng ký"), and by what is chosen: each group of links
// becomes a choice. What was asked for stands in the address.
document.querySelectorAll("#bo_loc").forEach(form => {
  const fold = text => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").replace(/[–—]/g, "-").toLowerCase().trim();
  const input = document.getElementById("o_loc");
  const status = document.getElementById("so_ket_qua");
  const groups = [...document.querySelectorAll("#ket_qua > div")];
  const letters = document.querySelectorAll(".letters li");
  const items = [...document.querySelectorAll("#ket_qua li")];
  const choices = [...form.querySelectorAll("[data-loc]")].map(choiceOf);
  let words;

  function choiceOf(facet) {
    const choice = document.createElement("select");
    choice.name = facet.dataset.loc;
    choice.setAttribute("aria-label", facet.querySelector("p").textContent);
    choice.add(new Option(facet.querySelector("p").textContent, ""));
    for (const term of facet.querySelectorAll("li")) choice.add(new Option(term.textContent, term.querySelector("a").pathname.split("/").at(-2)));
    facet.replaceChildren(choice);
    return choice;
  }

  function filter() {
    words ??= items.map(item => fold(item.textContent));
    const parts = fold(input.value).split(/\s+/).filter(Boolean);
    const marks = choices.filter(choice => choice.value).map(choice => choice.name + ":" + choice.value);
    let found = 0;
    items.forEach((item, i) => {
      const has = (item.dataset.loc ?? "").split(" ");
      item.hidden = !(parts.every(part => words[i].includes(part)) && marks.every(mark => has.includes(mark)));
      if (!item.hidden) found++;
    });
    groups.forEach((group, i) => {
      group.hidden = !group.querySelector("li:not([hidden])");
      if (letters[i]) letters[i].hidden = group.hidden;
    });
    status.textContent = found === 0 ? form.dataset.khong : form.dataset.mot.replace("%d", found);
  }

  function remember() {
    const asked = new URLSearchParams();
    for (const field of [input, ...choices]) if (field.value) asked.set(field.name, field.value);
    history.replaceState(null, "", asked.size ? "?" + asked : location.pathname);
    filter();
  }

  const asked = new URLSearchParams(location.search);
  for (const field of [input, ...choices]) {
    field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = "";
  }
  form.addEventListener("input", remember);
  form.addEventListener("reset", () => setTimeout(remember));
  form.addEventListener("submit", event => event.preventDefault());
  if (asked.size) {
    form.querySelectorAll("details").forEach(details => details.open = choices.some(choice => choice.value));
    filter();
  }
});
