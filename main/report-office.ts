import type { ReportOffice } from './features/report/report-source.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';

/** Head and signature of an office's report, as its letters have them. */
export function reportOfficeOf({
  unit,
  letters,
  fields,
}: Pick<OfficeSettings, 'unit' | 'letters' | 'fields'>): ReportOffice {
  return {
    name: unit.name,
    parent: unit.parent?.name,
    place: letters.place,
    signer: letters.signer,
    fields: new Map(fields.map(({ code, name }) => [code, name])),
  };
}
