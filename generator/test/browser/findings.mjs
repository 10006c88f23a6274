// Gathers what is wrong and prints a line for each fault with the places that have it: a fault of the theme is one line,
// and not one for every page.
export class Findings {
  #places = new Map();

  add(fault, place) {
    this.#places.set(fault, (this.#places.get(fault) ?? new Set()).add(place));
  }

  print() {
    for (const [fault, places] of [...this.#places].sort()) {
      const some = [...places].sort().slice(0, 6).join("; ");
      const more = places.size > 6 ? `; ${places.size - 6} more` : "";
      console.log(`${fault} [${some}${more}]`.replaceAll("\n", " "));
    }
  }
}
