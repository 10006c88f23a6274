// Tells the day on which a time limit ends. The day of filing does not count; an end on a day off moves to the next
// working day. The same as deadline in generator/test/browser/deadline_test.go, which holds the two together.
document.querySelectorAll("#hen_tra").forEach(form => {
  const output = form.querySelector("output");
  const off = new Set(form.dataset.nghi.split(" "));
  const worked = new Set(form.dataset.lamBu.split(" "));
  const years = form.dataset.nam.split(" ");
  const day = 86_400_000, locale = document.documentElement.lang === "en" ? "en-GB" : "vi";
  const printed = { timeZone: "UTC", day: "numeric", month: locale === "vi" ? "numeric" : "long", year: "numeric" };

  const iso = time => new Date(time).toISOString().slice(0, 10);
  const works = time => worked.has(iso(time)) || !off.has(iso(time)) && new Date(time).getUTCDay() % 6 !== 0;

  function deadline(filed, number, unit) {
    let end = filed;
    if (unit === "ngay_lam_viec") {
      for (let left = number; left > 0;) if (works(end += day)) left--;
      return end;
    }
    end = unit === "thang" ? monthsAfter(filed, number) : filed + number * day;
    while (!works(end)) end += day;
    return end;
  }

  function monthsAfter(time, number) {
    const date = new Date(time), year = date.getUTCFullYear(), month = date.getUTCMonth() + number;
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Date.UTC(year, month, Math.min(date.getUTCDate(), last));
  }

  function show() {
    const filed = form.ngay.valueAsNumber;
    if (Number.isNaN(filed)) {
      output.textContent = "";
      return;
    }
    const [number, unit] = form.cach.value.split(" ");
    const end = deadline(filed, Number(number), unit);
    const year = iso(end).slice(0, 4);
    const strong = document.createElement("strong");
    strong.textContent = form.dataset.ketQua.replace("%s", new Date(end).toLocaleDateString(locale, printed));
    const known = years.includes(year) && years.includes(iso(filed).slice(0, 4));
    output.replaceChildren(strong, known ? "" : " " + form.dataset.thieu);
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", event => {
    event.preventDefault();
    show();
  });
  const now = new Date();
  form.ngay.value = iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  show();
});
