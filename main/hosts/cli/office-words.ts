import type { Words } from '#main/words.ts';
import type { OfficeChange } from '#shared/features/office/compare-offices.ts';
import { partKey } from '#shared/features/office/part-key.ts';
import { sayValue } from '#shared/features/office/say-change.ts';
import type { OfficeFault } from '#shared/features/office/office-fault.ts';

/** `  dòng 12, cột 5 · counters.0.fieldCode: …` */
export function faultLine(
  words: Words,
  { fault, line, column, path, values }: OfficeFault,
): string {
  const { expected } = values;
  const sentence = words(`office:fault.${fault}`, {
    ...values,
    ...(expected !== undefined && { expected: words(`office:type.${expected}`) }),
  });
  const place = line === undefined ? '' : `${words('office:place', { line, column })} · `;
  return `  ${place}${path.length === 0 ? '' : `${path.join('.')}: `}${sentence}`;
}

/** What becomes of one part: old → new. */
export function changeLine(words: Words, change: OfficeChange): string {
  const { kind, part, entry, before = '', after = '' } = change;
  const said = (value: string) => sayValue(part, value, (key) => words(`office:${key}`));
  const name = words(`office:part.${partKey(part)}`);
  const sentence = words(`office:change.${kind}`, {
    part: entry === '' ? name : `${name} (${entry})`,
    before: said(before),
    after: said(after),
  });
  return `  ${sentence}`;
}
