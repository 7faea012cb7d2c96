import { firstLanguage } from '#shared/features/station/languages.ts';
import styles from './survey-readers.module.css';

/** Under a survey's first question: who reads what is answered. */
export function SurveyReaders({ readers }: { readonly readers: string }) {
  return (
    <p className={styles.readers} lang={firstLanguage}>
      {readers}
    </p>
  );
}
