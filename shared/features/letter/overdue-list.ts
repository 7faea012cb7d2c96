import { z } from 'zod';
import synonyms from '#resources/letters/overdue-columns.json' with { type: 'json' };
import { foldDossierCode } from './dossier-code.ts';
import { OverdueDossier } from './letter-contents.ts';
import { letterStates } from './letter-states.ts';

export const overdueColumns = [
  'code',
  'name',
  'address',
  'phone',
  'procedure',
  'received',
  'appointment',
  'status',
  'reason',
  'newAppointment',
] as const;
export type OverdueColumn = (typeof overdueColumns)[number];

/** What an apology cannot do without; the rest may be filled in at the desk. */
export const neededColumns = ['code', 'name', 'appointment'] as const;
/** Dossiers in one list; a longer one is taken in by parts, since a dossier gets one letter whatever. */
export const mostDossiers = 5_000;
/** A file in base64 as it fits through the door with the rest of the call. */
export const longestFile = 1_000_000;

const dayColumns = new Set<OverdueColumn>(['received', 'appointment', 'newAppointment']);
const longest: Readonly<Record<OverdueColumn, number>> = {
  code: 60,
  name: 120,
  address: 200,
  phone: 20,
  procedure: 200,
  received: 20,
  appointment: 20,
  status: 200,
  reason: 1_000,
  newAppointment: 20,
};

/** By column: the place of its header in the list, from 0. */
export const Mapping = z.partialRecord(z.enum(overdueColumns), z.int().min(0).max(200));
export type Mapping = z.infer<typeof Mapping>;

export const lineFaults = ['missing', 'notADay', 'tooLong', 'twice', 'beforeReceived'] as const;

const LineFault = z.object({
  /** As a person counts them in the file, the first line being 1. */
  line: z.int(),
  column: z.enum(overdueColumns),
  fault: z.enum(lineFaults),
});
export type LineFault = z.infer<typeof LineFault>;

export const OverdueLine = OverdueDossier.extend({
  line: z.int(),
  name: z.string(),
  address: z.string().optional(),
  phone: z.string().optional(),
  reason: z.string().optional(),
  newAppointmentOn: z.iso.date().optional(),
  appointmentOn: z.iso.date(),
});
export type OverdueLine = z.infer<typeof OverdueLine>;

/** What an import would do; it does nothing while there is a fault. */
export const ImportPreview = z.object({
  headers: z.array(z.string()),
  mapping: Mapping,
  /** Columns that are needed and that no header is taken for. */
  unmapped: z.array(z.enum(neededColumns)),
  lines: z.array(OverdueLine),
  faults: z.array(LineFault),
  /** Dossiers that have a letter already, with its state; they are passed over. */
  already: z.array(z.object({ line: z.int(), code: z.string(), state: z.enum(letterStates) })),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** Finds what each column means by its header, however it is capitalised and with or without marks. */
export function mapHeaders(headers: readonly string[]): Mapping {
  const folded = headers.map(foldHeader);
  const found = overdueColumns.flatMap((column) => {
    const place = folded.findIndex((header) => synonyms[column].map(foldHeader).includes(header));
    return place < 0 ? [] : [[column, place] as const];
  });
  return Object.fromEntries(found);
}

/** A header under which a mapping is remembered. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * Reads the lines below the headers: good ones, and a fault for each place that is wrong. `firstLine`
 * is the number of the first of them in the file.
 */
export function readOverdueLines(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  firstLine = 2,
): { readonly lines: OverdueLine[]; readonly faults: LineFault[] } {
  const lines: OverdueLine[] = [];
  const faults: LineFault[] = [];
  const seen = new Set<string>();
  rows.forEach((row, place) => {
    const line = place + firstLine;
    if (row.every((cell) => cell.trim() === '')) return;
    const wrong = (column: OverdueColumn, fault: LineFault['fault']) =>
      faults.push({ line, column, fault });
    const before = faults.length;
    const cells = readCells(row, mapping, wrong);
    const dossier = foldDossierCode(cells.code ?? '');
    if (cells.code !== undefined && dossier === '') wrong('code', 'missing');
    if (dossier !== '' && seen.has(dossier)) wrong('code', 'twice');
    seen.add(dossier);
    const { received, appointment } = cells;
    if (received !== undefined && appointment !== undefined && appointment < received) {
      wrong('appointment', 'beforeReceived');
    }
    const { code, name } = cells;
    if (
      faults.length > before ||
      code === undefined ||
      name === undefined ||
      appointment === undefined
    ) {
      return;
    }
    lines.push({
      line,
      code,
      name,
      appointmentOn: appointment,
      ...(cells.address !== undefined && { address: cells.address }),
      ...(cells.phone !== undefined && { phone: cells.phone }),
      ...(cells.procedure !== undefined && { procedure: cells.procedure }),
      ...(received !== undefined && { receivedOn: received }),
      ...(cells.status !== undefined && { status: cells.status }),
      ...(cells.reason !== undefined && { reason: cells.reason }),
      ...(cells.newAppointment !== undefined && { newAppointmentOn: cells.newAppointment }),
    });
  });
  return { lines, faults };
}

type Cells = Partial<Record<OverdueColumn, string>>;

function readCells(
  row: readonly string[],
  mapping: Mapping,
  wrong: (column: OverdueColumn, fault: LineFault['fault']) => void,
): Cells {
  const cells: Cells = {};
  for (const column of overdueColumns) {
    const place = mapping[column];
    const text = (place === undefined ? '' : (row[place] ?? '')).normalize('NFC').trim();
    if (text === '') {
      if (neededColumns.some((needed) => needed === column)) wrong(column, 'missing');
      continue;
    }
    if (text.length > longest[column]) {
      wrong(column, 'tooLong');
      continue;
    }
    const value = dayColumns.has(column) ? readDay(text) : text;
    if (value === undefined) wrong(column, 'notADay');
    else cells[column] = value;
  }
  return cells;
}

/** `27/11/2026`, `27-11-2026 08:30` or `2026-11-27`; the day alone. */
export function readDay(text: string): string | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s.*)?$/.exec(text) ?? [];
  const two = (part: string) => part.padStart(2, '0');
  const written =
    isoYear !== undefined
      ? `${isoYear}-${isoMonth}-${isoDay}`
      : y !== undefined && m !== undefined && d !== undefined
        ? `${y}-${two(m)}-${two(d)}`
        : '';
  return z.iso.date().safeParse(written).success ? written : undefined;
}
