import { useTranslation } from 'react-i18next';
import type { OfferedLanguage } from '#shared/features/station/station.contract.ts';
import styles from './language-choice.module.css';

interface LanguageChoiceProps {
  readonly languages: readonly OfferedLanguage[];
  readonly language: string;
  readonly onLanguage: (code: string) => void;
}

/** Each language is named in itself, so that who needs it finds it. */
export function LanguageChoice({ languages, language, onLanguage }: LanguageChoiceProps) {
  const { t } = useTranslation('station');
  return (
    <div className={styles.choice} role="group" aria-label={t('language.choose')}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          className={styles.language}
          lang={code}
          aria-pressed={code === language}
          onClick={() => onLanguage(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
