/**
 * What XML 1.0 (section 2.2) has no place for: most control characters, halves of surrogate pairs and
 * the two non-characters. One of them, pasted into a comment, and Word refuses the whole file.
 */
const unspeakable =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as it was written, line breaks and all, less what a document cannot hold. */
export function asText(value: string | undefined): string {
  return (value ?? '')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unspeakable, '')
    .trim();
}

/** Text on one line, such as a name. */
export function asLine(value: string | undefined): string {
  return asText(value).replaceAll(/\s*\n\s*/g, ' ');
}
