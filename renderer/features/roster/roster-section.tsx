import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { parseDay } from '#renderer/ui/parse-day.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { RosterEntry } from '#shared/features/roster/roster-entry.ts';
import type { RosterTable } from '#shared/features/roster/roster.contract.ts';
import { monthOf } from '#shared/features/activity/month.ts';
import styles from './roster-screen.module.css';
import { Section } from './section.tsx';
import { useCall } from './use-call.ts';

/** The whole roster; who may change it does so in the table and saves it at once. */
export function RosterSection({ client }: { readonly client: Client }) {
  const { t } = useTranslation('roster');
  const { looked, look } = useCall(useCallback(() => client.roster.table(), [client]));
  const [told, setTold] = useState<Told>();
  return (
    <Section
      title={t('table.title')}
      intro={t('table.intro')}
      state={looked.is}
      onAgain={() => void look()}
    >
      {looked.is === 'known' && (
        <RosterForm
          key={looked.data.version}
          client={client}
          table={looked.data}
          told={told}
          onTold={setTold}
          onChanged={() => void look()}
        />
      )}
    </Section>
  );
}

/** A line while somebody writes it; `line` tells it from the others. */
interface Line {
  readonly line: number;
  readonly counterCode: string;
  readonly personCode: string;
  readonly from: string;
  readonly to: string;
}

interface RosterFormProps {
  readonly client: Client;
  readonly table: RosterTable;
  /** What became of saving it. */
  readonly told: Told | undefined;
  readonly onTold: (told: Told | undefined) => void;
  readonly onChanged: () => void;
}

type Told = 'saved' | 'SETTINGS_CHANGED' | 'ROSTER_WRONG' | 'STORE_FULL' | 'failed';

function RosterForm({ client, table, told, onTold, onChanged }: RosterFormProps) {
  const { t } = useTranslation('roster');
  const { roster, people, counters, confirmed, mayChange, today } = table;
  const [lines, setLines] = useState(() => roster.map(lineOf));
  const [isChecked, setChecked] = useState(false);
  const set = (wanted: number, more: Partial<Line>) => {
    onTold(undefined);
    setLines(lines.map((each) => (each.line === wanted ? { ...each, ...more } : each)));
  };
  const add = () =>
    setLines([
      ...lines,
      {
        line: Math.max(0, ...lines.map(({ line }) => line)) + 1,
        counterCode: counters[0]?.code ?? '',
        personCode: people[0]?.code ?? '',
        from: writeDay(today),
        to: '',
      },
    ]);

  async function save(): Promise<void> {
    setChecked(true);
    const entries = lines.map(entryOf);
    const wanted = entries.filter((entry) => entry !== undefined);
    if (wanted.length < entries.length) return;
    const refusal = await refusalOf(
      client.roster.change({ basedOn: table.version, roster: wanted }),
    );
    onTold(refusal ?? 'saved');
    if (refusal === undefined || refusal === 'SETTINGS_CHANGED') onChanged();
  }

  const isConfirmed = (code: string) =>
    confirmed.some(({ personCode, month }) => personCode === code && month === monthOf(today));
  if (lines.length === 0 && !mayChange) return <p className={styles.empty}>{t('table.none')}</p>;
  return (
    <>
      {lines.length === 0 ? (
        <p className={styles.empty}>{t('table.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('table.counter')}</th>
              <th scope="col">{t('table.person')}</th>
              <th scope="col">{t('table.from')}</th>
              <th scope="col">{t('table.to')}</th>
              <th scope="col">{t('table.confirmed')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map((each) => (
              <tr key={each.line}>
                <td>
                  <NativeSelect
                    aria-label={t('table.counter')}
                    disabled={!mayChange}
                    value={each.counterCode}
                    onChange={(event) => set(each.line, { counterCode: event.currentTarget.value })}
                    data={optionsOf(counters, each.counterCode)}
                  />
                </td>
                <td>
                  <NativeSelect
                    aria-label={t('table.person')}
                    disabled={!mayChange}
                    value={each.personCode}
                    onChange={(event) => set(each.line, { personCode: event.currentTarget.value })}
                    data={optionsOf(people, each.personCode)}
                  />
                </td>
                {(['from', 'to'] as const).map((end) => (
                  <td key={end}>
                    <TextInput
                      aria-label={t(`table.${end}`)}
                      placeholder={end === 'to' ? t('table.open') : undefined}
                      disabled={!mayChange}
                      value={each[end]}
                      onChange={(event) => set(each.line, { [end]: event.currentTarget.value })}
                      error={isChecked && isWrong(each, end) && t('table.wrongDay')}
                      maxLength={14}
                      autoComplete="off"
                    />
                  </td>
                ))}
                <td>{isConfirmed(each.personCode) ? t('table.yes') : t('table.notYet')}</td>
                <td>
                  {mayChange && (
                    <Button
                      variant="subtle"
                      onClick={() => setLines(lines.filter(({ line }) => line !== each.line))}
                    >
                      {t('table.remove')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayChange && (
        <div className={styles.actions}>
          <Button variant="default" disabled={counters.length === 0} onClick={add}>
            {t('table.add')}
          </Button>
          <Button onClick={() => void save()}>{t('table.save')}</Button>
          {told === 'saved' && <p role="status">{t('table.saved')}</p>}
        </div>
      )}
      {told !== undefined && told !== 'saved' && (
        <FailureNote
          title={told === 'failed' ? t('failed.title') : t(`refused.${told}.title`)}
          body={told === 'failed' ? t('failed.body') : t(`refused.${told}.body`)}
        />
      )}
    </>
  );
}

function lineOf({ counterCode, personCode, from, to }: RosterEntry, line: number): Line {
  return {
    line,
    counterCode,
    personCode,
    from: writeDay(from),
    to: to === undefined ? '' : writeDay(to),
  };
}

function entryOf({ counterCode, personCode, from, to }: Line): RosterEntry | undefined {
  const first = parseDay(from);
  const last = to.trim() === '' ? undefined : parseDay(to);
  if (first === undefined || (to.trim() !== '' && (last === undefined || last < first))) {
    return undefined;
  }
  return { counterCode, personCode, from: first, ...(last !== undefined && { to: last }) };
}

function isWrong(line: Line, end: 'from' | 'to'): boolean {
  if (end === 'from') return parseDay(line.from) === undefined;
  return parseDay(line.from) !== undefined && entryOf(line) === undefined;
}

/** What can be chosen, with what stands there although it is gone. */
function optionsOf(list: readonly { code: string; name: string }[], chosen: string) {
  const known = list.map(({ code, name }) => ({ value: code, label: name }));
  const isKnown = known.some(({ value }) => value === chosen);
  return isKnown ? known : [...known, { value: chosen, label: chosen }];
}
