import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '#renderer/ui/use-room.ts';
import { firstLanguage } from '#shared/features/station/languages.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import { LanguageChoice } from './language-choice.tsx';
import styles from './station-frame.module.css';

interface StationFrameProps {
  /** Unknown until the core has been heard for the first time. */
  readonly view: StationView | undefined;
  readonly language: string;
  /** The whole screen changes at once between asking and telling: that is the feedback of a tap. */
  readonly mood: 'asking' | 'telling';
  /** Moves what stands in the frame by a little, so that no panel burns in. */
  readonly drift: { readonly className: string | undefined };
  readonly onLanguage: (code: string) => void;
  /** What makes the screen easier: voice, size, contrast. */
  readonly aids: ReactNode;
  /** Lies over everything; meanwhile nothing else can be touched, reached by keys or read. */
  readonly panel?: ReactNode;
  readonly children: ReactNode;
}

/** More languages than this are chosen in the panel: the head has no room for their names. */
const languagesInHead = 3;

/** What stands around every screen: whose station this is, the language, and the aids. */
export function StationFrame(props: StationFrameProps) {
  const { view, language, mood, drift, onLanguage, aids, panel, children } = props;
  const { t } = useTranslation('station');
  const glass = useRoom<HTMLDivElement>();
  const languages = view?.languages ?? [];
  const isDraft = languages.some(({ code, draft }) => draft && code === language);
  return (
    <div {...drift} className={`${styles.frame} ${drift.className}`} data-mood={mood}>
      <div ref={glass} className={styles.glass} inert={panel !== undefined}>
        <header className={styles.head}>
          <div className={styles.bands}>
            {view !== undefined && view.folderKind !== 'office' && (
              <p className={styles.band}>{t(`band.${view.folderKind}`)}</p>
            )}
            {isDraft && <p className={styles.draft}>{t('draft')}</p>}
          </div>
          {view !== undefined && <Place view={view} />}
          <div className={styles.aids}>
            {aids}
            {languages.length > 1 && languages.length <= languagesInHead && (
              <LanguageChoice languages={languages} language={language} onLanguage={onLanguage} />
            )}
          </div>
        </header>
        {children}
      </div>
      {panel}
    </div>
  );
}

function Place({ view }: { readonly view: StationView }) {
  const within = view.campaign?.title ?? view.counterName;
  return (
    <p className={styles.place} lang={firstLanguage}>
      {view.campaign?.supervisor ?? view.unitName}
      {within !== undefined && (
        <span>
          , <span className={styles.counter}>{within}</span>
        </span>
      )}
    </p>
  );
}
