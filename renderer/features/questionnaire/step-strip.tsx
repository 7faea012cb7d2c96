import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { TimePlace } from './time-left.tsx';
import styles from './step-strip.module.css';

interface StripProps {
  /** The time that is left, when it runs; its place is kept free, so that nothing moves. */
  readonly time: ReactNode;
  readonly children: ReactNode;
}

/** The lower edge of every screen of a visit: time above, ways below. */
export function Strip({ time, children }: StripProps) {
  return (
    <div className={styles.strip} data-strip>
      <div className={styles.time}>{time || <TimePlace />}</div>
      <div className={styles.ways}>{children}</div>
    </div>
  );
}

interface StepWaysProps {
  /** The way back; absent at the first question. */
  readonly onBack?: (() => void) | undefined;
  /** To the next question: `next` once something was chosen. */
  readonly pass?: 'skip' | 'next' | undefined;
  readonly onPass?: (() => void) | undefined;
  readonly onDone?: (() => void) | undefined;
}

/** The way back, on and out, always in the same places. */
export function StepWays({ onBack, pass = 'skip', onPass, onDone }: StepWaysProps) {
  const { t } = useTranslation('questionnaire');
  return (
    <>
      {onBack !== undefined && <PillButton onPress={onBack}>{t('back')}</PillButton>}
      {onPass !== undefined && (
        <PillButton kind={pass === 'next' ? 'first' : 'other'} onPress={onPass}>
          {t(pass)}
        </PillButton>
      )}
      {onDone !== undefined && <PillButton onPress={onDone}>{t('done')}</PillButton>}
    </>
  );
}
