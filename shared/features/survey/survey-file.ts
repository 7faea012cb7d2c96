/** Longest table that is read, in bytes. */
export const largestSurveyFile = 64 * 1024 * 1024;

/** Why nothing of a file can be read; each has its sentence in the locales. */
export const surveyFileFaults = [
  'unreadable',
  'tooLarge',
  'tooMany',
  'oldExcel',
  'notATable',
  'empty',
  'noDays',
  'noHeader',
] as const;
export type SurveyFileFault = (typeof surveyFileFaults)[number];
