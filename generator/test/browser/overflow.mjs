// overflowing lists the elements that reach out of the window and hold no other that does; it runs in the page.
export function overflowing() {
  const root = document.scrollingElement;
  if (root.scrollWidth <= innerWidth) return [];
  const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
  const inner = out.filter(e => !out.some(other => other !== e && e.contains(other)));
  const names = new Set(inner.map(e => e.tagName.toLowerCase() + (e.className ? `.${e.className}` : "") + ` in <${e.parentElement.tagName.toLowerCase()}>`));
  return names.size > 0 ? [...names].map(name => `${name} is wider than the window`) : ["the page is wider than the window"];
}
