import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { receiptPapers } from '#shared/features/letter/receipt-paper.ts';
import { nextRow } from './draft.ts';
import { freeCode } from './free-code.ts';
import styles from './office.module.css';
import { RowList } from './row-list.tsx';
import { Section, type SectionProps } from './section.tsx';

interface StationsSectionProps extends SectionProps {
  /** The code of the station that this machine is; it can neither be changed nor go. */
  readonly own: string | undefined;
}

/** The screens at which citizens rate, and the counters each stands for. */
export function StationsSection({ draft, sayFault, onChange, own }: StationsSectionProps) {
  const { t } = useTranslation('office');
  const { stations, counters } = draft;
  const codeOf = (number: number) => t('code.stations', { number });
  const papers = [
    { value: '', label: t('label.noPrinter') },
    ...receiptPapers.map((paper) => ({ value: paper, label: t(`paper.${paper}`) })),
  ];
  const isOwn = (code: string, place: number) => (own === undefined ? place === 0 : code === own);
  return (
    <Section name="stations">
      <RowList
        name="stations"
        rows={stations}
        mayRemove={(station, place) => !isOwn(station.code, place)}
        onAdd={() =>
          onChange({
            stations: [
              ...stations,
              {
                row: nextRow(stations),
                code: freeCode(stations, codeOf),
                name: '',
                counters: [],
                citizenSays: false,
                deskOnThisScreen: false,
                changeWindowSeconds: 6,
              },
            ],
          })
        }
        onRemove={(gone) => onChange({ stations: stations.filter(({ row }) => row !== gone) })}
      >
        {(station, place) => {
          const put = (part: object) =>
            onChange({
              stations: stations.map((each) =>
                each.row === station.row ? { ...each, ...part } : each,
              ),
            });
          const chosen = counters.filter(({ row }) => station.counters.includes(row));
          const name = t('label.stationName');
          return (
            <>
              <TextInput
                label={isOwn(station.code, place) ? `${name} (${t('label.thisMachine')})` : name}
                value={station.name}
                onChange={(event) => put({ name: event.currentTarget.value })}
                error={sayFault('stations', place, 'name')}
                autoComplete="off"
              />
              <TextInput
                label={t('label.code')}
                value={station.code}
                onChange={(event) => put({ code: event.currentTarget.value })}
                disabled={station.code === own}
                error={sayFault('stations', place, 'code')}
                autoComplete="off"
              />
              <fieldset className={`${styles.choices} ${styles.second}`}>
                <legend>{t('label.stationCounters')}</legend>
                {counters.map(({ row, code, name: counterName }) => (
                  <Checkbox
                    key={row}
                    label={counterName || code}
                    checked={station.counters.includes(row)}
                    onChange={(event) =>
                      put({
                        counters: event.currentTarget.checked
                          ? [...station.counters, row]
                          : station.counters.filter((each) => each !== row),
                      })
                    }
                  />
                ))}
                <p className={styles.hint}>{t('label.stationCountersHint')}</p>
                {sayFault('stations', place, 'counterCodes') !== undefined && (
                  <p className={styles.fault}>{sayFault('stations', place, 'counterCodes')}</p>
                )}
              </fieldset>
              <div className={`${styles.choices} ${styles.third}`}>
                {chosen.length > 1 && (
                  <Checkbox
                    label={t('label.citizenSays')}
                    checked={station.citizenSays}
                    onChange={(event) => put({ citizenSays: event.currentTarget.checked })}
                  />
                )}
                <Checkbox
                  label={t('label.deskHere')}
                  description={t('label.deskHereHint')}
                  checked={station.deskOnThisScreen}
                  onChange={(event) => put({ deskOnThisScreen: event.currentTarget.checked })}
                />
                <NativeSelect
                  maw={420}
                  label={t('label.receiptPaper')}
                  description={t('label.receiptPaperHint')}
                  data={papers}
                  value={station.receiptPaper ?? ''}
                  onChange={(event) =>
                    put({
                      receiptPaper: receiptPapers.find(
                        (paper) => paper === event.currentTarget.value,
                      ),
                    })
                  }
                />
              </div>
            </>
          );
        }}
      </RowList>
    </Section>
  );
}
