import i18next from 'i18next';
import enBatch from '#resources/locales/en/batch.json' with { type: 'json' };
import enCli from '#resources/locales/en/cli.json' with { type: 'json' };
import enHealth from '#resources/locales/en/health.json' with { type: 'json' };
import enNetwork from '#resources/locales/en/network.json' with { type: 'json' };
import enOffice from '#resources/locales/en/office.json' with { type: 'json' };
import enOpenData from '#resources/locales/en/open-data.json' with { type: 'json' };
import enStart from '#resources/locales/en/start.json' with { type: 'json' };
import enSurvey from '#resources/locales/en/survey.json' with { type: 'json' };
import viBatch from '#resources/locales/vi/batch.json' with { type: 'json' };
import viCli from '#resources/locales/vi/cli.json' with { type: 'json' };
import viHealth from '#resources/locales/vi/health.json' with { type: 'json' };
import viNetwork from '#resources/locales/vi/network.json' with { type: 'json' };
import viOffice from '#resources/locales/vi/office.json' with { type: 'json' };
import viOpenData from '#resources/locales/vi/open-data.json' with { type: 'json' };
import viStart from '#resources/locales/vi/start.json' with { type: 'json' };
import viSurvey from '#resources/locales/vi/survey.json' with { type: 'json' };
import { StartError } from './platform/start-error.ts';

/** The words of entries and command line; Vietnamese unless `HAILONG_LANGUAGE` says `en`. */
export function createWords(language: string | undefined): Words {
  const words = i18next.createInstance();
  void words.init({
    lng: language === 'en' ? 'en' : 'vi',
    fallbackLng: 'vi',
    defaultNS: 'cli',
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: {
      vi: {
        cli: viCli,
        start: viStart,
        health: viHealth,
        office: viOffice,
        batch: viBatch,
        network: viNetwork,
        survey: viSurvey,
        'open-data': viOpenData,
      },
      en: {
        cli: enCli,
        start: enStart,
        health: enHealth,
        office: enOffice,
        batch: enBatch,
        network: enNetwork,
        survey: enSurvey,
        'open-data': enOpenData,
      },
    },
  });
  return (key, values = {}) => words.t(key, values);
}

/** Looks up a sentence and puts the values into it. */
export type Words = (key: WordsKey, values?: Readonly<Record<string, unknown>>) => string;

/** `namespace:path.to.words` */
export type WordsKey =
  `${'cli' | 'start' | 'health' | 'office' | 'batch' | 'network' | 'survey' | 'open-data'}:${string}`;

/** The one sentence for whatever ended the program. */
export function sentenceFor(error: unknown, words: Words): string {
  if (error instanceof StartError) return words(`start:problem.${error.problem}`, error.values);
  const detail = error instanceof Error ? error.message : String(error);
  return words('start:problem.unforeseen', { detail });
}
