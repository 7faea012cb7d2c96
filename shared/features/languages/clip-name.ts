/**
 * A clip is named after the text it says, so that screen and voice cannot drift apart:
 * `rating.thanks.title` for a sentence of the locales, `kiosk-2.stage.title` for one of a
 * questionnaire, whose issue is part of the name because another issue may say other words.
 */
export function clipOfWords(namespace: string, key: string): string {
  return `${namespace}.${key}`;
}

export function clipOfQuestionnaire(
  { id, issue }: { readonly id: string; readonly issue: number },
  key: string,
): string {
  return `${id}-${issue}.${key}`;
}

/** What can be a clip's name: also on Windows a file's, and never a way to another folder. */
export const clipName = /^[a-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9_-]+)+$/;

/** Where a page finds a clip, relative to itself. */
export function clipAddress(language: string, clip: string): string {
  return `./audio/${language}/${clip}.ogg`;
}
