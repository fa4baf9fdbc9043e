/** ONVIF's own replies nest less than twenty deep and hold some thousand elements. */
const DEEPEST = 64;
const MOST_TAGS = 20_000;
const MOST_ATTRIBUTE_CHARACTERS = 16 * 1024;

/** Why this text is not given to an XML parser; undefined where it is as harmless as a camera's replies are. Linear in its length. */
export function insobriety(xml: string): string | undefined {
  // Entities are only declared in a document type, and SOAP forbids one (SOAP 1.2 part 1 §5).
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return 'XML with a document type';
  let depth = 0;
  let tags = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const close = endOfTag(xml, at);
    if (close < 0) return 'XML that ends within a tag';
    if (!xml.startsWith('<!--', at) && !xml.startsWith('<![CDATA[', at) && close - at > MOST_ATTRIBUTE_CHARACTERS)
      return 'XML with an endless tag';
    const second = xml[at + 1];
    if (second === '/') depth -= 1;
    else if (second !== '?' && second !== '!' && xml[close - 1] !== '/') depth += 1;
    if (depth > DEEPEST) return 'XML nested too deep';
    tags += 1;
    if (tags > MOST_TAGS) return 'XML with too many elements';
    at = close;
  }
  return tags === 0 ? 'not XML' : undefined;
}

function endOfTag(xml: string, at: number): number {
  const end = (mark: string): number => {
    const found = xml.indexOf(mark, at);
    return found < 0 ? found : found + mark.length - 1;
  };
  return xml.startsWith('<!--', at) ? end('-->') : xml.startsWith('<![CDATA[', at) ? end(']]>') : end('>');
}
