// Filters the list of everything by what is typed, without marks: "dang ky" finds "đăng ký".
const fold = text => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").replace(/[–—]/g, "-").toLowerCase().trim();
const input = document.getElementById("o-tim");
const status = document.getElementById("so-ket-qua");
const items = [...document.querySelectorAll("#ket-qua li")];
const words = document.currentScript.dataset;

function filter() {
  const parts = fold(input.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const item of items) {
    item.hidden = !parts.every(part => item.dataset.tu.includes(part));
    if (!item.hidden) found++;
  }
  for (const section of document.querySelectorAll("#ket-qua section")) {
    section.hidden = !section.querySelector("li:not([hidden])");
  }
  status.textContent = parts.length === 0 ? "" : found === 0 ? words.khong : words.mot.replace("%d", found);
}

input.value = new URLSearchParams(location.search).get("q") ?? "";
input.addEventListener("input", () => {
  history.replaceState(null, "", input.value ? "?q=" + encodeURIComponent(input.value) : location.pathname);
  filter();
});
document.getElementById("tim-the-nao").hidden = true;
filter();
