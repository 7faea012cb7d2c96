const unit = String.raw`(?:\d{3}G\d{2}G\d{2}G[A-Z]\d{2}|[A-Z]\d{2}(?:[ .]\d{1,3}){0,3})`;
const day = String.raw`\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`;
/** What scanners and people put between the parts, or leave out. */
const gap = String.raw`[ .\-_/]{0,3}`;

/**
 * A dossier's code anywhere in a text: unit, day, number of the day. The unit is read from right to
 * left (`000.00.12.H62-201105-0004`) or, by QĐ 20/2020/QĐ-TTg, from left to right
 * (`H55.242-260115-0007`). A part of a longer code is none.
 */
export const dossierFormat = new RegExp(
  String.raw`(?<![A-Z0-9])(?<![A-Z0-9][.\-_])${unit}G${day}G\d{4,6}(?![A-Z0-9])(?![.\-_]\d)`.replaceAll(
    'G',
    gap,
  ),
  'gi',
);
