// Looks for the seal on a paper among the sums of what the portal publishes now, and names the page that has it. Whether
// the paper says what that page says is for its reader to compare.
document.querySelectorAll("#kiem_dau").forEach(form => {
  const output = form.querySelector("output");
  const { tep, co, so, khong, sai, loi } = form.dataset;

  async function text(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.status);
    return response.text();
  }

  // A line is the sum in 64 digits, two spaces and the path; a record's seal is the beginning of its data file's sum.
  async function pageOf(seal) {
    const line = (await text(form.action)).split("\n").find(line => line.startsWith(seal) && line.endsWith("/" + tep));
    if (!line) return null;
    const link = document.createElement("a");
    link.href = document.querySelector(".brand").pathname + line.slice(66, -tep.length);
    link.textContent = new DOMParser().parseFromString(await text(link.href), "text/html").querySelector("h1").textContent;
    return link;
  }

  async function show() {
    const seal = form.dau.value.toLowerCase().replace(/[\s.·-]/g, "");
    if (!/^[0-9a-f]{16,64}$/.test(seal)) {
      output.textContent = sai;
      return;
    }
    const link = await pageOf(seal);
    if (link) output.replaceChildren(co + " ", link, ". " + so);
    else output.textContent = khong;
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    show().catch(() => { output.textContent = loi; });
  });
  form.hidden = false;
});
