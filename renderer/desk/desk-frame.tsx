import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInView } from '#shared/features/access/access.contract.ts';
import styles from './desk-frame.module.css';
import emblem from './icon.svg';
import { LanguageSwitch } from './language-switch.tsx';
import { SchemeChoice } from './scheme-choice.tsx';
import type { Tab } from './tabs.ts';

interface DeskFrameProps {
  readonly view: SignInView;
  readonly screen: Tab | 'signIn' | 'setUp';
  /** Who is signed in, with the way out. */
  readonly person?: ReactNode;
  readonly children: ReactNode;
}

/** What stands around every screen of the desk: whose it is, whether it is real, its colours and the language. */
export function DeskFrame({ view, screen, person, children }: DeskFrameProps) {
  const { t, i18n } = useTranslation('access');
  const { t: tStation } = useTranslation('station');
  const title = t('pageTitle', {
    screen:
      screen === 'signIn'
        ? t('signIn.title')
        : screen === 'setUp'
          ? t('setUp')
          : t(`tab.${screen}`),
  });

  useEffect(() => {
    document.title = title;
    document.documentElement.lang = i18n.language;
  }, [title, i18n.language]);

  return (
    <div className={styles.frame}>
      <header>
        {view.folderKind !== 'office' && (
          <p className={styles.band}>{tStation(`band.${view.folderKind}`)}</p>
        )}
        <div className={styles.bar}>
          <img src={emblem} alt="" className={styles.emblem} />
          <div className={styles.place}>
            <p className={styles.unit} lang="vi">
              {view.unitName}
            </p>
            <p className={styles.desk}>{t('desk')}</p>
          </div>
          <div className={styles.side}>
            {person}
            <SchemeChoice />
            <LanguageSwitch />
          </div>
        </div>
      </header>
      {children}
    </div>
  );
}
