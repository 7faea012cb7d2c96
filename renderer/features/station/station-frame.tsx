import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '#shared/features/station/languages.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import { LanguageChoice } from './language-choice.tsx';
import styles from './station-frame.module.css';

interface StationFrameProps {
  /** Unknown until the core has been heard for the first time. */
  readonly view: StationView | undefined;
  readonly language: Language;
  /** The whole screen changes at once between asking and telling: that is the feedback of a tap. */
  readonly mood: 'asking' | 'telling';
  readonly onLanguage: (chosen: Language) => void;
  readonly children: ReactNode;
}

/** What stands around every screen: whose station this is, and the language. */
export function StationFrame({ view, language, mood, onLanguage, children }: StationFrameProps) {
  const { t } = useTranslation('station');
  return (
    <div className={styles.frame} data-mood={mood}>
      <header>
        {view !== undefined && view.folderKind !== 'office' && (
          <p className={styles.band}>{t(`band.${view.folderKind}`)}</p>
        )}
        <div className={styles.head}>
          {view !== undefined && (
            <div className={styles.place} lang={languages[0]}>
              <p className={styles.unit}>{view.unitName}</p>
              {view.counterName !== undefined && (
                <p className={styles.counter}>{view.counterName}</p>
              )}
            </div>
          )}
          <LanguageChoice language={language} onLanguage={onLanguage} />
        </div>
      </header>
      {children}
    </div>
  );
}
