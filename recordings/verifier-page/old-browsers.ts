/** What younger language versions have and browsers of 2020 don't, as far as it is used here. */
const added: Readonly<Record<string, unknown>> = {
  at(this: unknown[], place: number): unknown {
    return this[place < 0 ? this.length + place : place];
  },
  findLast(this: unknown[], wanted: (item: unknown) => boolean): unknown {
    return [...this].reverse().find(wanted);
  },
  toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
    return [...this].sort(compare);
  },
};

for (const [name, value] of Object.entries(added))
  if (!(name in Array.prototype)) Object.defineProperty(Array.prototype, name, { value, writable: true, configurable: true });

if (!('replaceChildren' in Element.prototype))
  Object.defineProperty(Element.prototype, 'replaceChildren', {
    value(this: Element, ...children: (Node | string)[]) {
      this.textContent = '';
      this.append(...children);
    },
  });
