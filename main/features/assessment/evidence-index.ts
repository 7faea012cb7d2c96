import { stringify } from 'csv-stringify/sync';
import words from '#resources/locales/vi/assessment.json' with { type: 'json' };
import { kindOfPeriod } from '#shared/features/assessment/period.ts';

/** A line of the index in an archive of evidence. */
export interface IndexLine {
  readonly criterion: string;
  readonly criterionName: string;
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly personal: boolean;
  readonly addedOn: string;
  /** Where the file lies in the archive; empty for one that stays at the office. */
  readonly file: string;
}

/** What stands over the index. */
export interface IndexHead {
  readonly unitName: string;
  readonly setName: string;
  readonly setVersion: number;
  readonly period: string;
  readonly day: string;
  /** Whether nobody has compared the set with the text that is in force. */
  readonly isUnverified: boolean;
  /** False in a trial, and where everything was made up by the program. */
  readonly isReal: boolean;
}

type ArchiveKey = `archive.${keyof typeof words.archive}`;

/** The archive goes to Vietnamese offices, whatever language the desk is read in. */
function say(key: ArchiveKey): string {
  const [, name] = key.split('.') as [string, keyof typeof words.archive];
  return words.archive[name];
}

const columns = [
  say('archive.criterion'),
  say('archive.name'),
  say('archive.evidence'),
  say('archive.file'),
  say('archive.type'),
  say('archive.bytes'),
  say('archive.sha256'),
  say('archive.added'),
] as const;

function cellsOf(line: IndexLine): readonly string[] {
  return [
    line.criterion,
    line.criterionName,
    line.title,
    line.personal ? say('archive.kept') : line.file,
    line.mediaType,
    String(line.bytes),
    line.sha256,
    line.addedOn.split('-').toReversed().join('/'),
  ];
}

/** The index for a spreadsheet, with a byte order mark. */
export function indexAsCsv(lines: readonly IndexLine[]): Buffer {
  const rows = [[...columns], ...lines.map((line) => [...cellsOf(line)])];
  const text = stringify(rows, {
    record_delimiter: '\r\n',
    quote_record_delimiter: true,
    escape_formulas: true,
  });
  return Buffer.from(`\uFEFF${text}`);
}

/** The index to be read and printed, in any browser. */
export function indexAsPage(head: IndexHead, lines: readonly IndexLine[]): Buffer {
  const cell = (line: IndexLine, text: string, at: number) =>
    at === 3 && !line.personal
      ? `<td><a href="${escaped(text)}">${escaped(text)}</a></td>`
      : `<td>${escaped(text)}</td>`;
  const rows = lines.map(
    (line) =>
      `<tr>${cellsOf(line)
        .map((text, at) => cell(line, text, at))
        .join('')}</tr>`,
  );
  const notes = [
    ...(head.isReal ? [] : [say('archive.notReal')]),
    ...(head.isUnverified ? [words.unverified.mark] : []),
  ].map((note) => `<p><b>${escaped(note)}</b></p>`);
  const version = say('archive.version').replace('{{version}}', String(head.setVersion));
  return Buffer.from(`<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>${escaped(say('archive.title'))}</title>
<style>
body { font: 13pt/1.4 "Times New Roman", serif; margin: 20mm 15mm; }
table { border-collapse: collapse; width: 100%; font-size: 11pt; }
th, td { border: 1px solid #000; padding: 2mm; text-align: left; vertical-align: top; }
td:nth-child(4), td:nth-child(5), td:nth-child(7) { overflow-wrap: anywhere; }
td:nth-child(6), td:nth-child(8) { white-space: nowrap; }
h1 { font-size: 15pt; text-align: center; }
</style>
<p><b>${escaped(head.unitName)}</b></p>
<h1>${escaped(say('archive.title'))}</h1>
<p>${escaped(head.setName)} (${escaped(version)}) · ${escaped(periodOf(head.period))} · ${escaped(head.day)}</p>
${notes.join('\n')}
<table>
<thead><tr>${columns.map((column) => `<th>${escaped(column)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p>${escaped(say('archive.check'))}</p>
</html>
`);
}

/** `Quý 3/2026` */
function periodOf(period: string): string {
  const [year = '', part = ''] = period.split('-');
  const kind = kindOfPeriod(period);
  const number = part.replace('Q', '');
  return words.period[kind].replace('{{year}}', year).replace(`{{${kind}}}`, number);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
