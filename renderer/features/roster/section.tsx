import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import styles from './roster-screen.module.css';

interface SectionProps {
  readonly title: string;
  readonly intro: string;
  readonly state: 'loading' | 'failed' | 'known';
  readonly onAgain: () => void;
  readonly children: ReactNode;
}

/** A part of the screen with its own way to load and to fail. */
export function Section({ title, intro, state, onAgain, children }: SectionProps) {
  const { t } = useTranslation('roster');
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.intro}>{intro}</p>
      {state === 'loading' && <Loader role="status" aria-label={t('loading')} />}
      {state === 'failed' && (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button onClick={onAgain}>{t('failed.again')}</Button>
        </FailureNote>
      )}
      {children}
    </section>
  );
}
