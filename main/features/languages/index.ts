import type { Caller, Door } from '#main/door.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { firstLanguage } from '#shared/features/station/languages.ts';
import { knownLanguages, type KnownLanguages, type LanguageSources } from './known-languages.ts';
import { switchLanguage } from './switch-language.ts';

export interface Languages extends Omit<KnownLanguages, 'faults'> {
  faults(): KnownLanguages['faults'];
  /** Looks into the folders again: somebody may have put a pack there. */
  reload(): void;
}

/** The languages of this station; their files are read at the start and when the desk looks. */
export function createLanguages(sources: () => LanguageSources): Languages {
  let known = knownLanguages(sources());
  return {
    faults: () => known.faults,
    find: (code) => known.find(code),
    overview: (settings) => known.overview(settings),
    offered: (settings) => known.offered(settings),
    words: (code) => known.words(code),
    readClip: (code, clip) => known.readClip(code, clip),
    reload() {
      known = knownLanguages(sources());
    },
  };
}

export interface LanguagesDeps {
  readonly languages: Languages;
  readonly settings: () => OfficeSettings;
  /** Writes a new version of the settings in the caller's name, and that somebody did it. */
  readonly changeSettings: (
    caller: Caller,
    settings: OfficeSettings,
    action: string,
    detail: Readonly<Record<string, string | boolean>>,
  ) => void;
  /** Tells the pages to look again. */
  readonly onChange: () => void;
}

export function createLanguagesRouter(door: Door['languages'], deps: LanguagesDeps) {
  const overview = () => deps.languages.overview(deps.settings());
  return {
    list: door.list.handler(() => {
      deps.languages.reload();
      deps.onChange();
      return overview();
    }),
    switch: door.switch.handler(({ input, context, errors }) => {
      const { code, on } = input;
      const language = deps.languages.find(code);
      if (language === undefined) throw errors.LANGUAGE_UNKNOWN();
      if (code === firstLanguage && !on) throw errors.FIRST_LANGUAGE();
      const settings = deps.settings();
      const languages = switchLanguage(settings.languages, language, on);
      const { status } = language;
      deps.changeSettings(context.caller, { ...settings, languages }, 'language.switched', {
        code,
        on,
        status,
      });
      deps.onChange();
      return overview();
    }),
  };
}
