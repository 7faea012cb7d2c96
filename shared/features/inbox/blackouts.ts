import { tokensOf } from './word-tokens.ts';

/** A part of a text that is blacked out, in UTF-16 code units; `end` is the place after it. */
export interface Blackout {
  readonly start: number;
  readonly end: number;
}

/** As long for every part, so that it does not tell how long a name is. */
const bar = '████';

/** The text with its blacked-out parts as bars. */
export function blackOut(text: string, blackouts: readonly Blackout[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of joined(text, blackouts)) {
    shown += text.slice(from, start) + bar;
    from = end;
  }
  return shown + text.slice(from);
}

/** How many words are blacked out. */
export function countBlackedOut(text: string, blackouts: readonly Blackout[]): number {
  const parts = joined(text, blackouts);
  return tokensOf(text).filter((word) =>
    parts.some(({ start, end }) => word.start < end && start < word.end),
  ).length;
}

/** In order; parts that touch, or stand but for spaces beside each other, are one. */
function joined(text: string, blackouts: readonly Blackout[]): readonly Blackout[] {
  const parts: Blackout[] = [];
  for (const part of blackouts.toSorted((one, other) => one.start - other.start)) {
    const start = Math.max(0, Math.min(part.start, text.length));
    const end = Math.min(part.end, text.length);
    if (end <= start) continue;
    const last = parts.at(-1);
    if (last && text.slice(last.end, start).trim() === '') {
      parts[parts.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else parts.push({ start, end });
  }
  return parts;
}
