import { Button, Radio, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { isSigned, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import { isWritten } from '#shared/features/letter/letter-states.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { ask, type Refusal } from './ask.ts';
import { DocumentRefusal } from './document-refusal.tsx';
import styles from './letter-documents.module.css';
import { SavedFiles } from './saved-files.tsx';
import type { Saving } from './use-letter-document.ts';

interface ManyDraftsProps {
  readonly client: Client;
  /** Those on the screen; what cannot be written yet is passed over. */
  readonly letters: readonly LetterLine[];
}

const ways = ['each', 'print'] as const;

/** The drafts of many letters saved at once, for one print or for Word. */
export function ManyDrafts({ client, letters }: ManyDraftsProps) {
  const { t } = useTranslation('letter');
  const format = useFormat();
  const [as, setAs] = useState<(typeof ways)[number]>('each');
  const [saving, setSaving] = useState<Saving>({ is: 'none' });
  const [refusal, setRefusal] = useState<Refusal>();
  const ids = letters.filter(canBeWritten).map(({ id }) => id);

  async function save(): Promise<void> {
    setRefusal(undefined);
    setSaving({ is: 'saving' });
    const outcome = await ask(client.letter.saveDrafts({ ids, as }));
    if (!outcome.done) setRefusal(outcome.refusal);
    setSaving(outcome.done ? { is: 'saved', saved: outcome.data } : { is: 'none' });
  }

  return (
    <section className={styles.part}>
      <Title order={2} size="h4">
        {t('document.many.heading')}
      </Title>
      <p className={styles.hint}>
        {ids.length === 0
          ? t('document.many.none')
          : t('document.many.ready', { n: format.count(ids.length) })}
      </p>
      <Radio.Group
        label={t('document.many.as')}
        value={as}
        onChange={(value) => setAs(value === 'print' ? 'print' : 'each')}
      >
        {ways.map((way) => (
          <Radio key={way} mt="xs" value={way} label={t(`document.many.${way}`)} />
        ))}
      </Radio.Group>
      <div className={styles.buttons}>
        <Button
          variant="default"
          disabled={ids.length === 0 || saving.is === 'saving'}
          onClick={() => void save()}
        >
          {t(saving.is === 'saving' ? 'document.saving' : 'document.many.save')}
        </Button>
      </div>
      <DocumentRefusal refusal={refusal} />
      {saving.is === 'saved' && <SavedFiles saved={saving.saved} />}
    </section>
  );
}

function canBeWritten({ kind, requestedOn, reading, state }: LetterLine): boolean {
  return reading === 'readable' && isWritten(state, isSigned(ruleOf(kind, requestedOn)));
}
