// Narrows a list down by what is typed, without marks ("dang ky" finds "đăng ký"), and by what is chosen beside it. What was
// asked for stands in the address.
document.querySelectorAll("#bo_loc").forEach(form => {
  const fold = text => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").replace(/[–—]/g, "-").toLowerCase().trim();
  const input = document.getElementById("o_loc");
  const status = document.getElementById("so_ket_qua");
  const items = [...document.querySelectorAll("#ket_qua li")];
  const choices = [...form.querySelectorAll("select")];

  function filter() {
    const parts = fold(input.value).split(/\s+/).filter(Boolean);
    const marks = choices.map(choice => choice.value).filter(Boolean);
    let found = 0;
    for (const item of items) {
      const has = item.dataset.loc.split(" ");
      item.hidden = !(parts.every(part => item.dataset.tu.includes(part)) && marks.every(mark => has.includes(mark)));
      if (!item.hidden) found++;
    }
    for (const section of document.querySelectorAll("#ket_qua section")) {
      section.hidden = !section.querySelector("li:not([hidden])");
    }
    status.textContent = found === 0 ? form.dataset.khong : form.dataset.mot.replace("%d", found);
  }

  function remember() {
    const asked = new URLSearchParams();
    if (input.value) asked.set("q", input.value);
    for (const choice of choices) if (choice.value) asked.set(choice.name, choice.value.slice(choice.name.length + 1));
    history.replaceState(null, "", asked.size ? "?" + asked : location.pathname);
    filter();
  }

  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") ?? "";
  for (const choice of choices) {
    choice.value = `${choice.name}:${asked.get(choice.name)}`;
    if (choice.selectedIndex < 0) choice.value = "";
  }
  form.addEventListener("input", remember);
  form.addEventListener("change", remember);
  form.addEventListener("reset", () => setTimeout(remember));
  form.addEventListener("submit", event => event.preventDefault());
  form.querySelector("details").open = choices.some(choice => choice.value);
  form.hidden = false;
  filter();
});
