import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { isSigned, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { ask, type Refusal } from './ask.ts';
import { DocumentRefusal } from './document-refusal.tsx';
import styles from './letter-documents.module.css';

interface DraftAllProps {
  readonly client: Client;
  /** Those on the screen; what lacks something is left to whoever reads it. */
  readonly letters: readonly LetterLine[];
  readonly onChange: () => void;
}

type Standing =
  | { readonly is: 'ready' | 'busy' }
  | { readonly is: 'done'; readonly drafted: number; readonly passedOver: number };

/** A list of overdue dossiers brings everything that an apology needs: nobody opens each to press once. */
export function DraftAll({ client, letters, onChange }: DraftAllProps) {
  const { t } = useTranslation('letter');
  const format = useFormat();
  const [standing, setStanding] = useState<Standing>({ is: 'ready' });
  const [refusal, setRefusal] = useState<Refusal>();
  const ready = letters.filter(isReady).map(({ id, version }) => ({ id, version }));
  if (ready.length < 2 && standing.is === 'ready') return null;

  async function draft(): Promise<void> {
    setRefusal(undefined);
    setStanding({ is: 'busy' });
    const outcome = await ask(client.letter.draftMany({ letters: ready }));
    if (!outcome.done) setRefusal(outcome.refusal);
    setStanding(outcome.done ? { is: 'done', ...outcome.data } : { is: 'ready' });
    onChange();
  }

  return (
    <section className={styles.part}>
      <Title order={2} size="h4">
        {t('document.draftMany.heading')}
      </Title>
      {ready.length > 0 && (
        <>
          <p className={styles.hint}>
            {t('document.draftMany.ready', { n: format.count(ready.length) })}
          </p>
          <div className={styles.buttons}>
            <Button
              variant="default"
              disabled={standing.is === 'busy'}
              onClick={() => void draft()}
            >
              {standing.is === 'busy'
                ? t('document.draftMany.doing')
                : t('document.draftMany.do', { n: format.count(ready.length) })}
            </Button>
          </div>
        </>
      )}
      <DocumentRefusal refusal={refusal} />
      {standing.is === 'done' && (
        <p role="status" className={styles.hint}>
          {t('document.draftMany.done', { n: format.count(standing.drafted) })}{' '}
          {standing.passedOver > 0 &&
            t('document.draftMany.passedOver', { n: format.count(standing.passedOver) })}
        </p>
      )}
    </section>
  );
}

function isReady({ kind, requestedOn, reading, state, missing }: LetterLine): boolean {
  const isWhole = reading === 'readable' && missing?.length === 0;
  return isWhole && state === 'accepted' && isSigned(ruleOf(kind, requestedOn));
}
