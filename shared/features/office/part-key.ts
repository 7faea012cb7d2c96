/** The word under which a part has its name in `office:part`. */
export function partKey(part: string): string {
  return part.replaceAll('.', '_');
}
