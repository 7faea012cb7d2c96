import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/features/activity/activity.contract.ts';
import { visitOrigins, type ActivityFigure } from '#shared/features/activity/activity-figures.ts';
import { notTaken, takenForMonth } from '#shared/features/activity/plan-import.ts';
import styles from './import-panel.module.css';
import { useFigureWords } from './use-figure-words.ts';

interface ImportColumnsProps {
  readonly preview: ImportPreview;
  readonly figures: readonly ActivityFigure[];
  readonly onMap: (mapping: ImportPreview['mapping']) => void;
}

/** What each column of the file is taken for. */
export function ImportColumns({ preview, figures, onMap }: ImportColumnsProps) {
  const { t } = useTranslation('activity');
  const { nameOf } = useFigureWords();
  const { header, mapping, remembered } = preview;
  const { taken } = mapping;
  const needsOrigin = figures.some(
    ({ code, origins }) => origins.length > 0 && taken.includes(code),
  );
  const columns = header.map((name, column) => ({ name, column }));
  const choices = [
    { value: notTaken, label: t('import.asNothing') },
    { value: takenForMonth, label: t('import.asMonth') },
    ...figures.map((figure) => ({ value: figure.code, label: nameOf(figure) })),
  ];
  return (
    <fieldset className={styles.columns}>
      <legend className={styles.legend}>{t('import.columns')}</legend>
      {remembered && <p className={styles.note}>{t('import.remembered')}</p>}
      <div className={styles.grid}>
        {columns.map(({ name, column }) => (
          <NativeSelect
            key={column}
            label={t('import.column', {
              column: name || t('import.unnamed', { number: column + 1 }),
            })}
            data={choices}
            value={taken[column] ?? notTaken}
            onChange={(event) =>
              onMap({
                ...mapping,
                taken: header.map((_, place) =>
                  place === column ? event.currentTarget.value : (taken[place] ?? notTaken),
                ),
              })
            }
          />
        ))}
        {needsOrigin && (
          <NativeSelect
            label={t('import.origin')}
            value={mapping.origin ?? ''}
            data={[
              { value: '', label: t('origin.none') },
              ...visitOrigins.map((origin) => ({ value: origin, label: t(`origin.${origin}`) })),
            ]}
            onChange={(event) => {
              const origin = visitOrigins.find((known) => known === event.currentTarget.value);
              onMap({ taken, ...(origin && { origin }) });
            }}
          />
        )}
      </div>
    </fieldset>
  );
}
