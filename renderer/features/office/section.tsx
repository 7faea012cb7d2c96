import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from './draft.ts';
import styles from './office.module.css';
import type { SayFault } from './use-fault-words.ts';

/** What every part of the form gets: the whole draft, and where to tell of a change. */
export interface SectionProps {
  readonly draft: Draft;
  readonly sayFault: SayFault;
  readonly onChange: (part: Partial<Draft>) => void;
}

interface SectionFrameProps {
  readonly name:
    | 'unit'
    | 'fields'
    | 'counters'
    | 'stations'
    | 'hours'
    | 'holidays'
    | 'roster'
    | 'letters'
    | 'retention'
    | 'supervisors'
    | 'file'
    | 'versions';
  readonly children: ReactNode;
}

export function Section({ name, children }: SectionFrameProps) {
  const { t } = useTranslation('office');
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t(`section.${name}`)}</h2>
      {children}
    </section>
  );
}
