const beside = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>/g;
const tag = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const reference = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)/;

/**
 * Whether every element of an XML text ends where it must. The parser that reads templates mends what
 * is broken in silence; Word refuses it, and that would be found out by whoever wanted to print.
 */
export function isWellFormed(text: string): boolean {
  const bare = text.replace(/^\uFEFF/, '').replaceAll(beside, '');
  if (reference.test(bare)) return false;
  const open: string[] = [];
  let roots = 0;
  for (let at = bare.indexOf('<'); at >= 0; at = bare.indexOf('<', tag.lastIndex)) {
    tag.lastIndex = at;
    const [, closing, name = '', , alone] = tag.exec(bare) ?? [];
    if (name === '') return false;
    if (closing === '/') {
      if (open.pop() !== name) return false;
      continue;
    }
    if (open.length === 0) roots += 1;
    if (alone === '') open.push(name);
  }
  return open.length === 0 && roots === 1;
}
