import { useTranslation } from 'react-i18next';
import { languages } from '#shared/features/station/languages.ts';
import styles from './language-switch.module.css';

/** Each language under its own name. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('station');
  return (
    <div className={styles.languages} role="group" aria-label={t('language.choose')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={styles.language}
          aria-pressed={language === i18n.language}
          onClick={() => void i18n.changeLanguage(language)}
        >
          {t(`language.${language}`)}
        </button>
      ))}
    </div>
  );
}
