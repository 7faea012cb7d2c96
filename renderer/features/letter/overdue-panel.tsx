import { Alert, Button, FileButton, Loader, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import {
  mostDossiers,
  neededColumns,
  overdueColumns,
  type ImportPreview,
  type Mapping,
} from '#shared/features/letter/overdue-list.ts';
import { CompliancePanel } from './compliance-panel.tsx';
import styles from './overdue-panel.module.css';
import { RefusalNote } from './refusal-note.tsx';
import { useOverdueImport, type OverdueImport } from './use-overdue-import.ts';

interface OverduePanelProps {
  readonly client: Client;
  readonly board: LetterBoard;
  readonly onChange: () => void;
  readonly onShow: (id: string) => void;
}

/** The dossiers that owe an apology: taken in from a list, and how many of them had one. */
export function OverduePanel({ client, board, onChange, onShow }: OverduePanelProps) {
  return (
    <div className={styles.panels}>
      <ImportPart client={client} board={board} onChange={onChange} />
      <CompliancePanel client={client} board={board} onShow={onShow} />
    </div>
  );
}

function ImportPart({ client, board, onChange }: Omit<OverduePanelProps, 'onShow'>) {
  const { t } = useTranslation('letter');
  const { state, choose, map, write } = useOverdueImport(client, onChange);
  const isOpen = board.keys.state === 'open';
  return (
    <section className={styles.panel} aria-label={t('overdue.title')}>
      <h2>{t('overdue.title')}</h2>
      <p className={styles.hint}>{t('overdue.intro')}</p>
      <p className={styles.hint}>{t('overdue.ground')}</p>
      {!isOpen && <p className={styles.hint}>{t('overdue.openFirst')}</p>}
      <div className={styles.tools}>
        <FileButton
          accept=".xlsx,.csv,.txt,text/csv"
          disabled={!isOpen}
          onChange={(file) => file !== null && choose(file)}
          inputProps={{ 'aria-label': t('overdue.choose') }}
        >
          {(props) => (
            <Button {...props} disabled={!isOpen}>
              {t('overdue.choose')}
            </Button>
          )}
        </FileButton>
        {'fileName' in state && <span>{t('overdue.chosen', { name: state.fileName })}</span>}
      </div>
      <Problem state={state} />
      {state.is === 'reading' && <Loader role="status" aria-label={t('loading')} />}
      {state.is === 'done' && (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t('overdue.done', { count: state.recorded, already: state.already })}
        </Alert>
      )}
      {state.is === 'previewed' && isOpen && (
        <>
          <Columns preview={state.preview} onMap={map} />
          <Outlook preview={state.preview} isBusy={state.isBusy} onWrite={write} />
        </>
      )}
    </section>
  );
}

function Problem({ state }: { readonly state: OverdueImport }) {
  const { t } = useTranslation('letter');
  const format = useFormat();
  const problem = 'problem' in state ? state.problem : undefined;
  return problem === 'tooLarge' ? (
    <FailureNote
      title={t('overdue.tooLarge')}
      body={t('overdue.tooLargeBody', { most: format.count(mostDossiers) })}
    />
  ) : (
    <RefusalNote refusal={problem} />
  );
}

interface ColumnsProps {
  readonly preview: ImportPreview;
  readonly onMap: (mapping: Mapping) => void;
}

/** Which column means what; open by itself while a needed one is not known. */
function Columns({ preview: { headers, mapping, unmapped }, onMap }: ColumnsProps) {
  const { t } = useTranslation('letter');
  return (
    <details className={styles.columns} open={unmapped.length > 0}>
      <summary>{t('overdue.columns')}</summary>
      {unmapped.length > 0 && (
        <p role="alert" className={styles.wrong}>
          {t('overdue.unmapped', {
            columns: unmapped.map((column) => t(`column.${column}`)).join(', '),
          })}
        </p>
      )}
      <div className={styles.selects}>
        {overdueColumns.map((column) => (
          <NativeSelect
            key={column}
            label={t(`column.${column}`)}
            required={neededColumns.some((needed) => needed === column)}
            value={mapping[column] === undefined ? '' : String(mapping[column])}
            onChange={(event) => {
              const { [column]: _, ...others } = mapping;
              const place = event.currentTarget.value;
              onMap(place === '' ? others : { ...others, [column]: Number(place) });
            }}
            data={[
              { value: '', label: t('overdue.noColumn') },
              ...headers.map((header, place) => ({
                value: String(place),
                label: header === '' ? t('overdue.nameless', { place: place + 1 }) : header,
              })),
            ]}
          />
        ))}
      </div>
    </details>
  );
}

interface OutlookProps {
  readonly preview: ImportPreview;
  readonly isBusy: boolean;
  readonly onWrite: () => void;
}

/** What taking the list in would do, or every place that is to be put right first. */
function Outlook({ preview: { lines, faults, already, unmapped }, isBusy, onWrite }: OutlookProps) {
  const { t } = useTranslation('letter');
  const someFaults = useSome(faults);
  const someLines = useSome(lines);
  if (unmapped.length > 0) return null;
  return (
    <>
      {faults.length > 0 && (
        <Alert
          role="alert"
          color="red"
          icon={<Icon name="attention" />}
          title={t('overdue.faults', { count: faults.length })}
        >
          <ul className={styles.faults}>
            {someFaults.shown.map(({ line, column, fault }) => (
              <li key={`${line} ${column} ${fault}`}>
                {t('overdue.fault', {
                  line,
                  column: t(`column.${column}`),
                  why: t(`overdue.why.${fault}`),
                })}
              </li>
            ))}
          </ul>
          <More some={someFaults} />
        </Alert>
      )}
      {already.length > 0 && (
        <p className={styles.hint}>
          {t('overdue.already', {
            count: already.length,
            codes: listed(already.map(({ code }) => code)),
          })}
        </p>
      )}
      {lines.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <caption>{t('overdue.lines', { count: lines.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('overdue.line')}</th>
                <th scope="col">{t('column.code')}</th>
                <th scope="col">{t('column.name')}</th>
                <th scope="col">{t('column.procedure')}</th>
                <th scope="col">{t('column.appointment')}</th>
                <th scope="col">{t('column.newAppointment')}</th>
              </tr>
            </thead>
            <tbody>
              {someLines.shown.map(
                ({ line, code, name, procedure, appointmentOn, newAppointmentOn }) => (
                  <tr key={line}>
                    <td>{line}</td>
                    <td>{code}</td>
                    <td lang="vi">{name}</td>
                    <td lang="vi">{procedure ?? '–'}</td>
                    <td>{shortLetterDate(appointmentOn)}</td>
                    <td>
                      {newAppointmentOn === undefined ? '–' : shortLetterDate(newAppointmentOn)}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
          <More some={someLines} />
        </div>
      )}
      {faults.length === 0 && lines.length === 0 && <p>{t('overdue.nothing')}</p>}
      {faults.length === 0 && lines.length > 0 && (
        <div>
          <Button disabled={isBusy} onClick={onWrite}>
            {t('overdue.write', { count: lines.length })}
          </Button>
        </div>
      )}
    </>
  );
}

const atOnce = 200;

/** The first of many, and more when asked: thousands of rows at once would stop the screen. */
function useSome<Item>(items: readonly Item[]) {
  const [most, setMost] = useState(atOnce);
  return {
    shown: items.slice(0, most),
    left: Math.max(0, items.length - most),
    showMore: () => setMost((before) => before + atOnce),
  };
}

function More({
  some,
}: {
  readonly some: { readonly left: number; readonly showMore: () => void };
}) {
  const { t } = useTranslation('letter');
  if (some.left === 0) return null;
  return (
    <Button variant="default" onClick={some.showMore}>
      {t('overdue.more', { count: some.left })}
    </Button>
  );
}

const listedAtMost = 20;

function listed(codes: readonly string[]): string {
  const some = codes.slice(0, listedAtMost).join(', ');
  return codes.length > listedAtMost ? `${some}…` : some;
}
