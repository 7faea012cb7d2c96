import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type {
  KnownLanguage,
  LanguageOverview,
  PackFault,
} from '#shared/features/languages/languages.contract.ts';
import { spokenTexts } from '#shared/features/languages/spoken-texts.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { firstLanguage, languages } from '#shared/features/station/languages.ts';
import type { LanguageWords, OfferedLanguage } from '#shared/features/station/station.contract.ts';
import { findClips } from './find-clips.ts';
import { ownNames, ownWords } from './own-words.ts';
import { isFaulty, isUsable, type UsablePack } from './read-pack.ts';
import { readPacks } from './read-packs.ts';
import { countTranslated, newestIssues, vietnameseSentences } from './sentences.ts';
import { shippedPacks } from './shipped-packs.ts';
import { isOffered } from './switch-language.ts';

export interface LanguageSources {
  /** Where packs and recorded clips of this office lie, a folder for each language. */
  readonly folder: string;
  /** Where the clips that came with the program lie; without it nothing is read aloud. */
  readonly audioFolder: string | undefined;
  readonly questionnaires: readonly Questionnaire[];
}

type Known = Omit<KnownLanguage, 'on'>;

export interface KnownLanguages {
  readonly faults: readonly PackFault[];
  find(code: string): Known | undefined;
  overview(settings: Pick<OfficeSettings, 'languages'>): LanguageOverview;
  /** What citizens may choose; the first language always, a draft only where it is switched on. */
  offered(settings: Pick<OfficeSettings, 'languages'>): OfferedLanguage[];
  /** A language's words and clips; undefined for one that nobody knows. */
  words(code: string): LanguageWords | undefined;
  /** What a clip's file holds; undefined for a name that is not on the list of clips. */
  readClip(code: string, clip: string): Buffer | undefined;
}

/** Every language that this station could show, as the program and the office's folder hold it. */
export function knownLanguages(sources: LanguageSources): KnownLanguages {
  const questionnaires = newestIssues(sources.questionnaires);
  const sentences = vietnameseSentences(ownWords.vi, questionnaires);
  // older issues are not counted, but a pack may well hold them
  const sentencesOfAll = vietnameseSentences(ownWords.vi, sources.questionnaires);
  const shipped = shippedPacks(sentencesOfAll);
  const added = readPacks(sources.folder, sentencesOfAll);
  const packs = new Map<string, UsablePack & Pick<Known, 'from'>>();
  for (const pack of shipped.filter(isUsable)) packs.set(pack.code, { ...pack, from: 'program' });
  // an office's own pack takes the place of the program's
  for (const pack of added.packs) packs.set(pack.code, { ...pack, from: 'office' });

  const clips = new Map(
    [...languages, ...packs.keys()].map((code) => [
      code,
      findClips([
        ...(sources.audioFolder === undefined ? [] : [join(sources.audioFolder, code)]),
        join(sources.folder, code, 'audio'),
      ]),
    ]),
  );
  const sayable = spokenTexts(ownWords.vi, questionnaires, firstLanguage);
  const countClips = (code: string) =>
    sayable.filter(({ clip }) => clips.get(code)?.has(clip)).length;

  const own = languages.map((code): Known => ({
    code,
    name: ownNames[code],
    status: 'own',
    from: 'program',
    translated: sentences.count,
    outdated: 0,
    clips: countClips(code),
  }));
  const others = [...packs.values()].map(
    ({ code, name, status, reviewedBy, reviewedOn, from, outdated, ...pack }): Known => ({
      code,
      name,
      status,
      ...(reviewedBy !== undefined && { reviewedBy }),
      ...(reviewedOn !== undefined && { reviewedOn }),
      from,
      translated: countTranslated(pack, sentences),
      outdated,
      clips: countClips(code),
    }),
  );
  const known = [...own, ...others];
  const faults = [...shipped.filter(isFaulty), ...added.faults];

  return {
    faults,
    find: (code) => known.find((language) => language.code === code),
    overview: (settings) => ({
      languages: known.map((language) => ({
        ...language,
        on: isOffered(language, settings.languages),
      })),
      sentences: sentences.count,
      sayable: sayable.length,
      faults,
    }),
    offered: (settings) =>
      known
        .filter((language) => isOffered(language, settings.languages))
        .map(({ code, name, status }) => ({ code, name, draft: status === 'draft' })),
    words(code) {
      const found = clips.get(code);
      if (found === undefined) return undefined;
      const pack = packs.get(code);
      return {
        words: pack?.words ?? {},
        questionnaires: pack?.questionnaires ?? {},
        clips: [...found.keys()],
      };
    },
    readClip(code, clip) {
      const file = clips.get(code)?.get(clip);
      if (file === undefined) return undefined;
      try {
        return readFileSync(file);
      } catch {
        return undefined; // taken away since: the screen goes on without its voice
      }
    },
  };
}
