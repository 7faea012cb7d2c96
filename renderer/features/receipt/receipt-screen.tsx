import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from '#renderer/ui/heading.tsx';
import type { WritingWords } from '#renderer/ui/keyboard/writing-words.ts';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { findDossierCode } from '#shared/features/receipt/dossier-code.ts';
import { listenForScans } from './listen-for-scans.ts';
import { ReceiptDrawing } from './receipt-drawing.tsx';
import { ReceiptTyping } from './receipt-typing.tsx';
import styles from './receipt-screen.module.css';

interface ReceiptScreenProps {
  readonly keyboardWords: WritingWords;
  /** The time that is left, while there are keys. */
  readonly time: ReactNode;
  /** The lower edge while there are none: the time, and these ways among those of every step. */
  readonly renderStrip: (ways: ReactNode) => ReactNode;
  /** The dossier's code alone, whatever else was on the label. */
  readonly onGive: (code: string) => void;
  readonly onSkip: () => void;
  readonly onActivity: () => void;
}

/** A receipt's code, so that a dossier rates once: scanned, typed or left out, as one likes. */
export function ReceiptScreen({ keyboardWords, time, renderStrip, ...props }: ReceiptScreenProps) {
  const { onGive, onSkip, onActivity } = props;
  const { t } = useTranslation('receipt');
  const [isTyping, setTyping] = useState(false);
  const [typed, setTyped] = useState('');
  const [isUnreadable, setUnreadable] = useState(false);

  function give(scan: string): boolean {
    const code = findDossierCode(scan);
    if (code === undefined) setUnreadable(true);
    else onGive(code);
    return code !== undefined;
  }

  const hearScan = useEffectEvent((scan: string) => {
    onActivity();
    // what a quick typist ends with is not the whole of it
    if (!give(typed.length > scan.length ? typed : scan)) setTyped('');
  });
  const hearEnter = useEffectEvent(() => typed !== '' && give(typed));
  useEffect(() => listenForScans(document, { onScan: hearScan, onEnter: hearEnter }), []);

  if (isTyping) {
    return (
      <ReceiptTyping
        keyboardWords={keyboardWords}
        time={time}
        typed={typed}
        isUnreadable={isUnreadable}
        onType={(text) => {
          setTyped(text);
          setUnreadable(false);
        }}
        onGive={() => give(typed)}
        onSkip={onSkip}
        onActivity={onActivity}
      />
    );
  }
  return (
    <main className={styles.asking}>
      <div className={styles.words}>
        <ReceiptDrawing />
        <Heading className={styles.title}>{t('title')}</Heading>
        <p className={styles.why} hidden={isUnreadable}>
          {t('why')}
        </p>
        <p className={styles.problem} role="alert">
          {isUnreadable &&
            `${t('refused.CODE_UNREADABLE.title')} ${t('refused.CODE_UNREADABLE.body')}`}
        </p>
      </div>
      {renderStrip(
        <div className={styles.ways}>
          <PillButton onPress={onSkip}>{t('skip')}</PillButton>
          <PillButton onPress={() => setTyping(true)}>{t('type')}</PillButton>
        </div>,
      )}
    </main>
  );
}
