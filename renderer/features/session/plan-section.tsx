import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import { PlanEntryForm } from './plan-entry-form.tsx';
import styles from './plan-section.module.css';
import type { Plan } from './use-plan.ts';
import { useEntryWords } from './use-entry-words.ts';

/** The plan itself, line by line; who may change it does so here. */
export function PlanSection({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('session');
  const wordsOf = useEntryWords();
  const [edited, setEdited] = useState<PlanEntry | 'new'>();
  if (plan.view === undefined) return null;
  const { plan: entries, fields, models, mayChange, today } = plan.view;
  if (entries.length === 0 && !mayChange) return null;

  const save = async (entry: PlanEntry) => {
    const isKnown = entries.some(({ code }) => code === entry.code);
    const next = isKnown
      ? entries.map((each) => (each.code === entry.code ? entry : each))
      : [...entries, entry];
    if (await plan.change(next)) setEdited(undefined);
  };
  const remove = (code: string) =>
    void plan.change(
      entries.filter((each) => each.code !== code),
      true,
    );

  return (
    <section aria-label={t('plan.title')}>
      <h2 className={styles.title}>{t('plan.title')}</h2>
      <p className={styles.intro}>{t('plan.intro')}</p>
      {entries.length > 0 && (
        <ul className={styles.list}>
          {entries.map((entry) => (
            <li key={entry.code} className={styles.entry}>
              <div>
                <p className={styles.name}>{entry.name ?? t(`mode.${entry.mode}`)}</p>
                {wordsOf(entry, { fields, models }).map((line) => (
                  <p key={line} className={styles.line}>
                    {line}
                  </p>
                ))}
              </div>
              {mayChange && (
                <div className={styles.actions}>
                  <Button variant="default" disabled={plan.isBusy} onClick={() => setEdited(entry)}>
                    {t('plan.edit')}
                  </Button>
                  <Button
                    variant="subtle"
                    disabled={plan.isBusy}
                    onClick={() => remove(entry.code)}
                  >
                    {t('plan.remove')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && edited === undefined && (
        <Button className={styles.add} variant="default" onClick={() => setEdited('new')}>
          {t('plan.add')}
        </Button>
      )}
      {edited !== undefined && (
        <PlanEntryForm
          key={edited === 'new' ? '' : edited.code}
          entry={edited === 'new' ? undefined : edited}
          taken={entries.map(({ code }) => code)}
          fields={fields}
          models={models}
          today={today}
          isBusy={plan.isBusy}
          onSave={(entry) => void save(entry)}
          onLeave={() => setEdited(undefined)}
        />
      )}
    </section>
  );
}
