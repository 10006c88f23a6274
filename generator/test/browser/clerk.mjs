// A clerk before the page on which content is changed: finds things by what is written on them, and counts what it does.
// A place is what is written around a box and on it, from the outside in: "Cách thức thực hiện 1 › Lệ phí › Số tiền".
export class Clerk {
  actions = 0;

  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(8000);
  }

  async follow(name) { await this.#act(this.click(this.page.getByRole("link", { name, exact: true }).first())); }

  // press presses a button, and looks for what is to be seen then, if that is told.
  async press(place, seen) {
    const [within, name] = this.#within(place);
    await this.#act(this.click(within.getByRole("button", { name, exact: true }).last()));
    if (seen) await this.page.getByText(seen).first().waitFor();
  }

  // name gives a new record its name.
  async name(id) { await this.#act(this.type(this.page.getByLabel(/^Tên trong địa chỉ của trang/), id)); }

  async fill(place, text) { await this.#act(this.type(this.#box(place), text)); }

  // paste puts into a box, and from there on, what was copied in another program.
  async paste(place, text) {
    await this.page.evaluate(text => navigator.clipboard.writeText(text), text);
    await this.#act(this.#box(place).focus().then(() => this.page.keyboard.press("Control+A")).then(() => this.page.keyboard.press("Control+V")));
  }

  async tick(place) { await this.#act(this.mark(this.#box(place))); }

  async choose(place, label) { await this.#act(this.pick(this.#box(place), label)); }

  async attach(place, ...files) { await this.#act(this.#box(place).setInputFiles(files)); }

  async unfold(place, name) {
    const [within] = this.#within(`${place} › ${name}`);
    await this.#act(this.click(within.locator("summary", { hasText: name }).last()));
  }

  sees(place) { return this.#box(place).waitFor(); }

  text(place) { return this.#box(place).inputValue(); }

  #box(place) {
    const [within, name] = this.#within(place);
    const words = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return within.getByLabel(new RegExp(`^\\s*${words}( cần có)?\\s*$`)).first();
  }

  #within(place) {
    const names = place.split(" › "), name = names.pop();
    return [names.reduce((at, name) => at.getByRole("group", { name, exact: true }).first(), this.page.locator("main")), name];
  }

  async #act(doing) {
    this.actions++;
    await doing;
  }

  // What a hand with a mouse does; a hand without one does it otherwise.
  click(what) { return what.click(); }
  mark(what) { return what.check(); }
  type(what, text) { return what.fill(text); }
  pick(what, label) { return what.selectOption({ label }); }
}

// Typist is a clerk without a mouse.
export class Typist extends Clerk {
  async click(what) {
    await this.#reach(what);
    await this.page.keyboard.press("Enter");
  }

  async mark(what) {
    await this.#reach(what);
    await this.page.keyboard.press("Space");
  }

  async type(what, text) {
    await this.#reach(what);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
  }

  // reach goes on with Tab until something has the focus.
  async #reach(what) {
    await what.waitFor();
    for (let i = 0; i < 400; i++) {
      if (await what.evaluate(e => e === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${what}`);
  }
}
