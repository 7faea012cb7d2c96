import { Modal, Table } from '@mantine/core';
import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import type { ValueVersion } from '#shared/features/activity/activity.contract.ts';
import type { ActivityFigure } from '#shared/features/activity/activity-figures.ts';
import { writeMonth, type Month } from '#shared/features/activity/month.ts';
import { writeNumber } from '#shared/features/activity/read-number.ts';
import { dayAt, minuteOfDayAt } from '#shared/calendar.ts';
import { useFigureWords } from './use-figure-words.ts';

export interface HistoryPlace {
  readonly month: Month;
  readonly figure: ActivityFigure;
}

interface ValueHistoryProps {
  readonly client: Client;
  readonly place: HistoryPlace;
  /** Minutes east of UTC in which the office lives. */
  readonly offsetMinutes: number;
  readonly onClose: () => void;
}

/** Every version of one value, with who gave it and when. */
export function ValueHistory({ client, place, offsetMinutes, onClose }: ValueHistoryProps) {
  const { t } = useTranslation('activity');
  const { nameOf } = useFigureWords();
  const { month, figure } = place;
  const [versions, setVersions] = useState<readonly ValueVersion[]>([]);
  useEffect(() => {
    void safe(client.activity.history({ month, figure: figure.code })).then(
      ({ data, isSuccess }) => isSuccess && setVersions(data),
    );
  }, [client, month, figure]);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('history.title', { figure: nameOf(figure), month: writeMonth(month) })}
      closeButtonProps={{ 'aria-label': t('history.close') }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('history.when')}</Table.Th>
            <Table.Th>{t('history.value')}</Table.Th>
            {figure.origins.length > 0 && <Table.Th>{t('history.origin')}</Table.Th>}
            <Table.Th>{t('history.way')}</Table.Th>
            <Table.Th>{t('history.who')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(({ value, origin, way, person, enteredAtMs }) => (
            <Table.Tr key={`${enteredAtMs} ${value ?? ''}`}>
              <Table.Td>{writeMoment(enteredAtMs, offsetMinutes)}</Table.Td>
              <Table.Td>{value === null ? t('history.removed') : writeNumber(value)}</Table.Td>
              {figure.origins.length > 0 && (
                <Table.Td>{origin === undefined ? '' : t(`origin.${origin}`)}</Table.Td>
              )}
              <Table.Td>{t(`history.${way}`)}</Table.Td>
              <Table.Td>{person}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

/** `20/11/2026 14:05`, in the office's own time whatever the machine's zone is. */
function writeMoment(utcMs: number, offsetMinutes: number): string {
  const minute = minuteOfDayAt(utcMs, offsetMinutes);
  const day = dayAt(utcMs, offsetMinutes).split('-').toReversed().join('/');
  return `${day} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
