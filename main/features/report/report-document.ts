import type { Chart } from '#shared/charts/chart.ts';

/** How a number is written: a whole, a share of 1 as percent, points with one place, a p with three, a sum. */
export type NumberForm = 'count' | 'share' | 'points' | 'chance' | 'amount';

/** What stands in a cell: words, or a number that a spreadsheet can reckon with. */
export type ReportCell =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'number'; readonly value: number; readonly form: NumberForm }
  | { readonly is: 'blank' };

export interface ReportColumn {
  readonly title: string;
  /** Shares of the width of the page. */
  readonly width: number;
}

export interface ReportTable {
  /** What its sheet is called in a workbook; letters, digits and hyphens. */
  readonly sheet: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** A chart with a picture, drawn when the paper is made. */
export interface ReportChart {
  readonly title: string;
  /** What it shows, for whoever cannot see it. */
  readonly description: string;
  readonly picture: NonNullable<Chart['picture']>;
}

/** A piece of the text; `**` around words makes them bold. */
export type ReportBlock =
  | { readonly is: 'part' | 'section'; readonly title: string }
  | { readonly is: 'paragraph' | 'item' | 'note' | 'basis' | 'blank'; readonly text: string }
  | { readonly is: 'table'; readonly table: ReportTable }
  | { readonly is: 'chart'; readonly chart: ReportChart };

/** A report as it is read, before it is made into a file of any kind. */
export interface ReportDocument {
  readonly agency: string;
  readonly parent: string | undefined;
  readonly place: string | undefined;
  /** On every page. */
  readonly marks: readonly string[];
  readonly subject: string;
  readonly body: readonly ReportBlock[];
  /** The last sentence, which is never parted from the signature. */
  readonly end: string;
  readonly signer: {
    readonly name?: string | undefined;
    readonly title?: string | undefined;
    readonly authority?: string | undefined;
  };
  readonly appendix: readonly ReportBlock[];
  /** Said at the head of the workbook, too. */
  readonly facts: readonly (readonly [string, string])[];
  /** Every table, those of the text and those of the appendix. */
  readonly tables: readonly ReportTable[];
}
