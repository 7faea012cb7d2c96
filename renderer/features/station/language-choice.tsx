import { useTranslation } from 'react-i18next';
import { languages, type Language } from '#shared/features/station/languages.ts';
import styles from './language-choice.module.css';

interface LanguageChoiceProps {
  readonly language: Language;
  readonly onLanguage: (chosen: Language) => void;
}

/** Each language is named in itself, so that who needs it finds it. */
export function LanguageChoice({ language, onLanguage }: LanguageChoiceProps) {
  const { t } = useTranslation('station');
  return (
    <div className={styles.choice} role="group" aria-label={t('language.choose')}>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          className={styles.language}
          lang={each}
          aria-pressed={each === language}
          onClick={() => onLanguage(each)}
        >
          {t(`language.${each}`)}
        </button>
      ))}
    </div>
  );
}
