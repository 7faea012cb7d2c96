import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import table from '#renderer/ui/desk-table.module.css';
import { useFormat } from '#renderer/ui/use-format.ts';
import { usePrinting } from '#renderer/ui/use-printing.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { StoreView } from '#shared/features/gather/gather.contract.ts';
import { needKinds } from '#shared/features/gather/needs.ts';
import styles from './gather-screen.module.css';
import { stationOrders, type ShownLine, type StationFilter } from './show-stations.ts';
import { StationDialog } from './station-dialog.tsx';
import { useAttention } from './use-attention.ts';
import type { Gather } from './use-gather.ts';
import type { ShownStations } from './use-stations.ts';

const rowsOnPage = 50;
/** Some twenty sheets of paper: whoever prints more has not chosen yet. */
const rowsOnPaper = 500;

interface StationsTableProps {
  readonly store: StoreView;
  readonly stations: ShownStations;
  readonly isBusy: boolean;
  readonly gather: Gather;
}

/** Every station with what is to be done about it: found, filtered, sorted, and a page at a time. */
export function StationsTable({ store, stations, isBusy, gather }: StationsTableProps) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const isPrinting = usePrinting();
  const [opened, setOpened] = useState<ShownLine>();
  const { shown, page } = stations;
  const from = isPrinting ? 0 : page * rowsOnPage;
  const rows = shown.slice(from, from + (isPrinting ? rowsOnPaper : rowsOnPage));
  return (
    <section aria-labelledby="gather-stations" className={styles.part}>
      <h2 className={styles.heading} id="gather-stations">
        {t('table.title')}
      </h2>
      <Tools stations={stations} />
      {rows.length === 0 ? (
        <p role="status">{t('table.none')}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={`${table.table} ${styles.stations}`} aria-labelledby="gather-stations">
            <thead>
              <tr>
                <th scope="col">{t('table.unit')}</th>
                <th scope="col">{t('table.last')}</th>
                <th scope="col" className={styles.number}>
                  {t('table.answers')}
                </th>
                <th scope="col">{t('table.needs')}</th>
                <td className={styles.action} />
              </tr>
            </thead>
            <tbody>
              {rows.map((line) => (
                <Row
                  key={`${line.unitCode} ${line.stationCode}`}
                  line={line}
                  onOpen={() => setOpened(line)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isPrinting && shown.length > rowsOnPaper && (
        <p>
          {t('table.printed', {
            shown: format.count(rowsOnPaper),
            all: format.count(shown.length),
          })}
        </p>
      )}
      <Pages stations={stations} />
      {opened !== undefined && (
        <StationDialog
          line={opened}
          cards={store.cards}
          isBusy={isBusy}
          gather={gather}
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  );
}

function Tools({ stations }: { readonly stations: ShownStations }) {
  const { t } = useTranslation('gather');
  const filters: readonly StationFilter[] = ['all', 'any', ...needKinds];
  const nameOf = (filter: StationFilter) =>
    filter === 'all' || filter === 'any' ? t(`table.${filter}`) : t(`need.${filter}.name`);
  return (
    <div className={styles.tools}>
      <TextInput
        type="search"
        label={t('table.search')}
        placeholder={t('table.searchHint')}
        value={stations.search}
        onChange={(event) => stations.setSearch(event.currentTarget.value)}
        autoComplete="off"
      />
      <NativeSelect
        label={t('table.filter')}
        value={stations.filter}
        data={filters.map((value) => ({ value, label: nameOf(value) }))}
        onChange={({ currentTarget: { value } }) =>
          stations.setFilter(filters.find((each) => each === value) ?? 'all')
        }
      />
      <NativeSelect
        label={t('table.sort')}
        value={stations.order}
        data={stationOrders.map((value) => ({ value, label: t(`table.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          stations.setOrder(stationOrders.find((each) => each === value) ?? 'sortNeed')
        }
      />
      <Button variant="default" onClick={() => window.print()}>
        {t('table.print')}
      </Button>
    </div>
  );
}

function Pages({ stations }: { readonly stations: ShownStations }) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const { shown, page, setPage } = stations;
  const all = shown.length;
  if (all === 0) return null;
  const from = page * rowsOnPage;
  const to = Math.min(from + rowsOnPage, all);
  return (
    <div className={styles.pages}>
      <p role="status">
        {t('table.shown', {
          from: format.count(from + 1),
          to: format.count(to),
          all: format.count(all),
        })}
      </p>
      {all > rowsOnPage && (
        <>
          <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('table.previous')}
          </Button>
          <Button variant="default" disabled={to === all} onClick={() => setPage(page + 1)}>
            {t('table.next')}
          </Button>
        </>
      )}
    </div>
  );
}

interface RowProps {
  readonly line: ShownLine;
  readonly onOpen: () => void;
}

function Row({ line, onOpen }: RowProps) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const attention = useAttention()(line);
  const { unitCode, unitName, stationCode, stationName, lastOn, daysSilent, answers } = line;
  return (
    <tr>
      <th scope="row">
        <span lang="vi">{unitName}</span>
        <span className={styles.detail} lang="vi">
          {unitCode} · {stationName !== stationCode && `${stationName} `}
          <span className={styles.whole}>
            {stationName === stationCode ? stationCode : `(${stationCode})`}
          </span>
        </span>
      </th>
      <td className={styles.day}>
        {lastOn === null ? t('table.never') : writeDay(lastOn)}
        {daysSilent !== null && (
          <span className={styles.detail}>
            {daysSilent === 0 ? t('table.today') : t('table.days', { count: daysSilent })}
          </span>
        )}
      </td>
      <td className={styles.number}>
        {format.count(answers)}
        {line.missing.length > 0 && (
          <span className={styles.incomplete}>{t('table.incomplete')}</span>
        )}
      </td>
      <td>
        {attention.length === 0 ? (
          <span className={styles.hint}>{t('table.fine')}</span>
        ) : (
          <ul className={styles.attention}>
            {attention.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        )}
      </td>
      <td className={styles.action}>
        <Button
          variant="default"
          size="xs"
          aria-label={t('table.openOf', { station: stationName, unit: unitName })}
          onClick={onOpen}
        >
          {t('table.open')}
        </Button>
      </td>
    </tr>
  );
}
