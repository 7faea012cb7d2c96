import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '#shared/features/office/office.contract.ts';
import { writeDay } from './draft.ts';

const shownAtFirst = 8;

/** Every version with its author and its days, the newest on top. */
export function VersionTable({ versions }: { readonly versions: OfficeView['versions'] }) {
  const { t, i18n } = useTranslation('office');
  const [isWhole, setWhole] = useState(false);
  const moment = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'vi-VN', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['version', 'from', 'author', 'recorded', 'state'] as const).map((name) => (
              <Table.Th key={name}>{t(`versions.${name}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(isWhole ? versions : versions.slice(0, shownAtFirst)).map((each) => (
            <Table.Tr key={each.version}>
              <Table.Td>{each.version}</Table.Td>
              <Table.Td>{writeDay(each.effectiveFrom) || t('versions.beginning')}</Table.Td>
              <Table.Td>{each.author}</Table.Td>
              <Table.Td>{moment.format(each.recordedAtMs)}</Table.Td>
              <Table.Td>{t(`versions.${each.state}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!isWhole && versions.length > shownAtFirst && (
        <Button variant="subtle" onClick={() => setWhole(true)} w="fit-content">
          {t('versions.more', { count: versions.length })}
        </Button>
      )}
    </>
  );
}
