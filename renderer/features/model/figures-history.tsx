import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import { dayAt } from '#shared/calendar.ts';
import { countNames } from '#shared/features/model/figure-contradictions.ts';
import type { CountedSession, FiguresVersion } from '#shared/features/model/model.contract.ts';
import styles from './session-table.module.css';
import type { MonthSessions } from './use-month-sessions.ts';

interface FiguresHistoryProps {
  readonly session: CountedSession;
  readonly offsetMinutes: number;
  readonly versionsOf: MonthSessions['versionsOf'];
}

/** Who entered which figures when, where they were corrected. */
export function FiguresHistory({ session, offsetMinutes, versionsOf }: FiguresHistoryProps) {
  const { t } = useTranslation('model');
  const format = useFormat();
  const [versions, setVersions] = useState<readonly FiguresVersion[]>([]);
  const inWords = ({ figures, person, atMs }: FiguresVersion) =>
    t('session.version', {
      person,
      day: writeDay(dayAt(atMs, offsetMinutes)),
      figures: countNames
        .map((name) => {
          const value = figures[name];
          const said = value === null ? t('session.blank') : format.count(value);
          return t('session.versionFigure', { name: t(`figure.${name}`), value: said });
        })
        .join('; '),
    });
  return (
    <details
      className={styles.history}
      onToggle={(event) => {
        if (event.currentTarget.open) void versionsOf(session).then(setVersions);
      }}
    >
      <summary>{t('session.history')}</summary>
      <ul>
        {versions.map((version) => (
          <li key={version.id}>{inWords(version)}</li>
        ))}
      </ul>
    </details>
  );
}
