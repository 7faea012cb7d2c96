/** Names a part of a series: the same part of another series has another name. */
export function nameOf(part: string, apart: string | undefined): string {
  return apart === undefined ? part : `${part} – ${apart}`;
}
