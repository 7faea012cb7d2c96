import type { Chart, ColumnForm } from '#shared/charts/chart.ts';
import type { NumberForm, ReportBlock, ReportCell, ReportTable } from './report-document.ts';
import { writeNumber } from './write-number.ts';

export function words(text: string): ReportCell {
  return text === '' ? blank : { is: 'words', text };
}

/** A number; what is not known is a blank, never a nought. */
export function number(value: number | null | undefined, form: NumberForm): ReportCell {
  return value === null || value === undefined ? blank : { is: 'number', value, form };
}

export const blank: ReportCell = { is: 'blank' };

/** A cell as it is read on paper. */
export function textOfCell(cell: ReportCell): string {
  switch (cell.is) {
    case 'words':
      return cell.text;
    case 'number':
      return writeNumber(cell.value, cell.form);
    case 'blank':
      return '–';
    default:
      return cell satisfies never;
  }
}

/** A column by its title and how wide it is beside the others. */
export type ColumnWidth = readonly [title: string, width: number];

export function table(
  sheet: string,
  title: string,
  columns: readonly ColumnWidth[],
  rows: ReportTable['rows'],
): ReportTable {
  return { sheet, title, columns: columns.map(([name, width]) => ({ title: name, width })), rows };
}

export function tableBlock(made: ReportTable): ReportBlock {
  return { is: 'table', table: made };
}

const formOf: Readonly<Record<Exclude<ColumnForm, 'text'>, NumberForm>> = {
  count: 'count',
  share: 'share',
  points: 'points',
};

/** The table that says all a chart shows. */
export function tableOfChart(sheet: string, { title, table: of }: Chart): ReportTable {
  const forms = of.columns.map(({ form }) => form);
  return {
    sheet,
    title,
    columns: of.columns.map(({ title: name, form }, at) => ({
      title: name,
      width: form === 'text' ? (at === 0 ? 4 : 3) : 2,
    })),
    rows: of.rows.map((row) =>
      row.map((cell, at) => {
        const form = forms[at] ?? 'text';
        if (typeof cell === 'number' && form !== 'text') return number(cell, formOf[form]);
        return cell === null ? blank : words(String(cell));
      }),
    ),
  };
}

/** The chart where there is enough for a picture; nothing where its table says it all. */
export function chartBlock({ title, description, picture }: Chart): readonly ReportBlock[] {
  return picture === undefined ? [] : [{ is: 'chart', chart: { title, description, picture } }];
}
