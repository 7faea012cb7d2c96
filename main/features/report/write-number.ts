import type { NumberForm } from './report-document.ts';

const places: Readonly<Record<NumberForm, Intl.NumberFormatOptions>> = {
  count: { maximumFractionDigits: 0 },
  share: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  points: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  chance: { minimumFractionDigits: 3, maximumFractionDigits: 3 },
  amount: { maximumFractionDigits: 2 },
};

const formats = new Map(
  Object.entries(places).map(([form, options]) => [form, new Intl.NumberFormat('vi', options)]),
);

/** A number as Vietnamese papers write it: 1.234 and 84,5%. */
export function writeNumber(value: number, form: NumberForm): string {
  // a minus sign, and none before nothing
  return (formats.get(form)?.format(value) ?? '').replace(/^-(?=[0,.]*%?$)/, '').replace('-', '−');
}

/** `01/02/2026` */
export function writeDay(day: string): string {
  return day.split('-').toReversed().join('/');
}
