/** `20/11/2026 14:05`, by the clock of this machine. */
export function writeMoment(atMs: number): string {
  const at = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Reads `20/11/2026 14:05` or `5-1-2027 8:30`; undefined for a moment that no clock has shown. */
export function readMoment(text: string): number | undefined {
  const found = /^(\d{1,2})[-/.](\d{1,2})[-/.](20\d{2})\s+(\d{1,2})[:.h](\d{2})$/.exec(text.trim());
  if (found === null) return undefined;
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const at = new Date(year, month - 1, day, hour, minute);
  const isReal =
    at.getDate() === day && at.getMonth() === month - 1 && at.getHours() === hour && minute < 60;
  return isReal ? at.valueOf() : undefined;
}
