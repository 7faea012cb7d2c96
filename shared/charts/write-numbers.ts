import type { ChartCell, ColumnForm } from './chart.ts';

export type ChartLanguage = 'vi' | 'en';

/** Numbers as the language writes them. */
export function chartNumbers(language: ChartLanguage) {
  const locale = language === 'en' ? 'en-GB' : 'vi-VN';
  const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const points = new Intl.NumberFormat(locale, tenths);
  const share = new Intl.NumberFormat(locale, { style: 'percent', ...tenths });
  const whole = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    count: (value: number) => count.format(value),
    points: (value: number) => points.format(value),
    share: (value: number) => share.format(value),
    /** For axes: `90%`. */
    wholeShare: (value: number) => whole.format(value),
  };
}

/** A cell as its column writes it. */
export function writeCell(cell: ChartCell, form: ColumnForm, language: ChartLanguage): string {
  if (cell === null) return '–';
  return typeof cell === 'string' || form === 'text'
    ? String(cell)
    : chartNumbers(language)[form](cell);
}
