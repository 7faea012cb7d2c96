import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  KnownLanguage,
  LanguageOverview,
} from '#shared/features/languages/languages.contract.ts';
import { firstLanguage } from '#shared/features/station/languages.ts';
import styles from './languages-screen.module.css';

interface LanguageTableProps {
  readonly overview: LanguageOverview;
  readonly onSwitch: (language: KnownLanguage, on: boolean) => void;
}

/** Every language with who reviewed it, how much of it there is, and whether citizens see it. */
export function LanguageTable({ overview, onSwitch }: LanguageTableProps) {
  const { t } = useTranslation('languages');
  const { languages, sentences, sayable } = overview;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['language', 'state', 'words', 'voice', 'shown'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {languages.map((language) => (
          <tr key={language.code}>
            <th scope="row">
              <span lang={language.code}>{language.name}</span>
              <span className={styles.code}>{language.code}</span>
            </th>
            <td>
              <State language={language} />
            </td>
            <td>
              <Words language={language} of={sentences} />
            </td>
            <td>
              {language.clips === 0
                ? t('silent')
                : t('clips', { clips: language.clips, of: sayable })}
            </td>
            <td>
              {language.code === firstLanguage ? (
                t('always')
              ) : (
                <Switch
                  checked={language.on}
                  label={t(language.on ? 'on' : 'off')}
                  aria-label={t('switch', { name: language.name })}
                  onChange={(event) => onSwitch(language, event.currentTarget.checked)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ language }: { readonly language: KnownLanguage }) {
  const { t } = useTranslation('languages');
  const { status, reviewedBy, reviewedOn, from } = language;
  return (
    <>
      <span className={styles.status} data-status={status}>
        {t(`status.${status}`)}
      </span>
      {reviewedBy !== undefined && reviewedOn !== undefined && (
        <span className={styles.more}>
          {t('reviewed', { by: reviewedBy, day: reviewedOn.split('-').toReversed().join('/') })}
        </span>
      )}
      {status !== 'own' && <span className={styles.more}>{t(`from.${from}`)}</span>}
    </>
  );
}

function Words({ language, of }: { readonly language: KnownLanguage; readonly of: number }) {
  const { t } = useTranslation('languages');
  return (
    <>
      {t('translated', { translated: language.translated, of })}
      {language.outdated > 0 && (
        <span className={styles.more}>{t('outdated', { count: language.outdated })}</span>
      )}
    </>
  );
}
