const MOST_CHARACTERS = 2_048;

/**
 * What a camera wants to have said again in the header of each question about its subscription (WS-Addressing 1.0 §2.2), as it wrote it:
 * with the declarations of the prefixes that it uses. '' where it wants nothing, or too much.
 */
export function referenceParameters(xml: string): string {
  const opening = /<(?:[\w.-]{1,32}:)?ReferenceParameters(?:\s[^<>]*)?>/.exec(xml);
  if (opening === null || opening[0].endsWith('/>')) return '';
  const rest = xml.slice(opening.index + opening[0].length, opening.index + opening[0].length + MOST_CHARACTERS);
  const end = /<\/(?:[\w.-]{1,32}:)?ReferenceParameters\s*>/.exec(rest);
  if (end === null) return '';
  const inner = rest.slice(0, end.index).trim();
  const before = xml.slice(0, opening.index + opening[0].length);
  return inner.replaceAll(
    /<([\w.-]{1,32}):([\w.-]{1,64})(?=[\s/>])([^<>]*)>/g,
    (tag, prefix: string, _name: string, attributes: string) => {
      if (attributes.includes(`xmlns:${prefix}=`)) return tag;
      const declared = lastDeclaration(before, prefix);
      return declared === undefined ? tag : tag.replace(`<${prefix}:${_name}`, (begin) => `${begin} xmlns:${prefix}="${declared}"`);
    },
  );
}

/** The one that stands nearest before. */
function lastDeclaration(before: string, prefix: string): string | undefined {
  const mark = `xmlns:${prefix}=`;
  const at = before.lastIndexOf(mark);
  if (at < 0) return undefined;
  const quote = before[at + mark.length];
  if (quote !== '"' && quote !== "'") return undefined;
  const from = at + mark.length + 1;
  const to = before.indexOf(quote, from);
  const uri = to < 0 ? undefined : before.slice(from, to);
  return uri === undefined || /["<>]/.test(uri) ? undefined : uri;
}
