// Tells what somebody pays by a price list: for so many of an item, or at most for a weight on a route by the list's own
// steps, of which a begun increment counts whole; less a reduction.
// The same as PriceList.Price in generator/kinds/prices/price.go; a test holds the two together.
document.querySelectorAll("#tinh_gia").forEach(form => {
  const { muc, nac, gia } = JSON.parse(form.dataset.bang);
  const output = form.querySelector("output");
  const grouped = n => n.toLocaleString(document.documentElement.lang);

  function price(number, place, reduction) {
    if (!muc) return ofLetter(number, place, reduction);
    const amount = number * muc[place];
    return reduced(amount, reduction, `${grouped(number)} × ${grouped(muc[place])} = ${grouped(amount)}`);
  }

  function ofLetter(grams, route, reduction) {
    for (const [i, step] of nac.entries()) {
      if (step.moi && i > 0) {
        const times = Math.ceil((grams - nac[i - 1].den) / step.moi);
        const base = gia[i - 1][route], more = gia[i][route], amount = base + times * more;
        return reduced(amount, reduction, `${grouped(base)} + ${times} × ${grouped(more)} = ${grouped(amount)}`);
      }
      if (grams <= step.den) return reduced(gia[i][route], reduction, grouped(gia[i][route]));
    }
    return null;
  }

  function reduced(amount, reduction, how) {
    if (reduction === 0) return { amount, how };
    const less = Math.floor((amount * (100 - reduction) + 50) / 100);
    return { amount: less, how: form.dataset.giam.replace("%s", how).replace("%d", reduction).replace("%s", grouped(less)) };
  }

  function show() {
    const number = form.so.valueAsNumber;
    const found = number > 0 && Number.isInteger(number) ? price(number, Number(form.chon.value), Number(form.giam?.value ?? 0)) : null;
    if (!found) {
      output.textContent = form.dataset.ngoai;
      return;
    }
    const amount = document.createElement("strong");
    amount.textContent = found.amount === 0 ? form.dataset.mien : form.dataset.gia.replace("%s", grouped(found.amount));
    const from = document.createElement("small");
    from.textContent = form.dataset.theo;
    output.replaceChildren(amount, " ", form.dataset.cach.replace("%s", found.how), " ", from);
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", event => {
    event.preventDefault();
    show();
  });
  show();
});
