import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { AgendaEntry } from '#shared/features/agenda/agenda.contract.ts';
import styles from './agenda-screen.module.css';

interface EntryLineProps {
  readonly entry: AgendaEntry;
  /** In a cell of the month there is room for a few lines; the whole is told on pointing. */
  readonly isShort: boolean;
}

/** One thing of a day: what it is in words, never by colour alone. */
export function EntryLine({ entry, isShort }: EntryLineProps) {
  const { t } = useTranslation('agenda');
  const { kind, title, detail, until } = entry;
  const last = until === undefined ? '' : t('until', { day: writeDay(until) });
  const rest = [title, detail, last].filter((part) => part !== '');
  const over = entry.over === undefined ? '' : t(`over.${entry.over}`);
  const whole = [t(`kind.${kind}`), ...rest, over].filter((part) => part !== '').join(' · ');
  return (
    <li className={styles.entry} data-kind={kind} data-over={over !== ''} title={whole}>
      <span className={styles.kind}>{t(`kind.${kind}`)}</span>
      {over !== '' && <span className={styles.over}>{over}</span>}
      {rest.length > 0 && (
        <span className={isShort ? styles.short : styles.words}>{rest.join(' · ')}</span>
      )}
    </li>
  );
}
