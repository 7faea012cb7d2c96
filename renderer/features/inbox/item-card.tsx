import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { stepsFrom } from '#shared/features/inbox/item-state.ts';
import type { InboxItem } from '#shared/features/inbox/inbox.contract.ts';
import { BlackOutForm } from './black-out-form.tsx';
import { CommentText } from './comment-text.tsx';
import { EraseForm } from './erase-form.tsx';
import styles from './item-card.module.css';
import { PublishForm } from './publish-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { StepHistory } from './step-history.tsx';
import { useItemSteps, type ItemSteps, type StepRefusal } from './use-item-steps.ts';
import { writePeriod } from './write-period.ts';

interface ItemCardProps {
  readonly client: Client;
  readonly item: InboxItem;
  readonly canLead: boolean;
  readonly canErase: boolean;
  readonly onChange: (item: InboxItem) => void;
}

type Act = 'answer' | 'close' | 'reopen' | 'keep' | 'blackOut' | 'publish' | 'erase';

/** One comment: what is known beside it, its words, what was done, and what can be done now. */
export function ItemCard({ client, item, canLead, canErase, onChange }: ItemCardProps) {
  const { t } = useTranslation('inbox');
  const steps = useItemSteps(client, item, onChange);
  const [act, setAct] = useState<Act>();
  const done = (isDone: boolean) => isDone && setAct(undefined);
  const isHeldHere = !canLead && (item.held === 'kept' || item.held === 'waiting');

  return (
    <article
      className={styles.card}
      data-state={item.state}
      aria-label={t('item.label', { number: item.id })}
    >
      <Facts item={item} />
      {isHeldHere ? (
        <p className={styles.gone}>{t('item.gone')}</p>
      ) : (
        <>
          <CommentText text={item.text} erased={item.erased} />
          <StepHistory steps={item.steps} />
          <RefusalNote refusal={steps.refusal} />
          {act === undefined ? (
            <Actions {...{ item, canLead, canErase, steps }} onAct={setAct} />
          ) : (
            <ActForm
              {...{ client, item, act, steps }}
              onDone={done}
              onCancel={() => setAct(undefined)}
            />
          )}
        </>
      )}
    </article>
  );
}

function Facts({ item }: { readonly item: InboxItem }) {
  const { t } = useTranslation('inbox');
  const { state, held, fromDay, toDay, station, questionnaire, blackedOut, published } = item;
  return (
    <p className={styles.facts}>
      <span className={styles.state} data-state={state}>
        {held === 'waiting' || held === 'kept' ? t(`shelf.${held}`) : t(`state.${state}`)}
      </span>
      <span>{t('item.period', { days: writePeriod(fromDay, toDay) })}</span>
      {station !== null && <span>{t('item.station', { station })}</span>}
      {questionnaire !== null && <span>{t('item.questionnaire', { questionnaire })}</span>}
      {held === 'passedOn' && <span>{t('item.passedOn')}</span>}
      {blackedOut > 0 && <span>{t('item.blackedOut', { words: blackedOut })}</span>}
      {published !== null && <span className={styles.public}>{t('item.public')}</span>}
    </p>
  );
}

interface ActionsProps {
  readonly item: InboxItem;
  readonly canLead: boolean;
  readonly canErase: boolean;
  readonly steps: ItemSteps;
  readonly onAct: (act: Act) => void;
}

function Actions({ item, canLead, canErase, steps, onAct }: ActionsProps) {
  const { t } = useTranslation('inbox');
  const { held, state, published, text } = item;
  const [first, ...others] = stepsFrom(state);
  const button = (step: (typeof others)[number], variant: 'light' | 'default') => (
    <Button
      key={step}
      variant={variant}
      disabled={steps.isBusy}
      onClick={() => (step === 'look' ? void steps.step('look', '') : onAct(step))}
    >
      {t(`act.${step}`)}
    </Button>
  );
  const isHeld = held === 'waiting' || held === 'kept';
  const isAnswered = item.steps.some(({ kind }) => kind === 'answer') && state !== 'looking';
  return (
    <div className={styles.actions}>
      {isHeld && text !== null && (
        <Button variant="light" onClick={() => onAct('blackOut')}>
          {t('act.read')}
        </Button>
      )}
      {held === 'waiting' && (
        <Button variant="default" onClick={() => onAct('keep')}>
          {t('act.keep')}
        </Button>
      )}
      {held !== 'waiting' && first !== undefined && (
        <>
          {button(first, isHeld ? 'default' : 'light')}
          {others.map((step) => button(step, 'default'))}
        </>
      )}
      {canLead && !isHeld && (
        <span className={styles.leading}>
          {isAnswered && published === null && (
            <Button variant="light" onClick={() => onAct('publish')}>
              {t('act.publish')}
            </Button>
          )}
          {published !== null && (
            <Button variant="subtle" disabled={steps.isBusy} onClick={() => void steps.withdraw()}>
              {t('act.withdraw')}
            </Button>
          )}
          {text !== null && (
            <Button variant="subtle" onClick={() => onAct('blackOut')}>
              {t('act.blackOut')}
            </Button>
          )}
          <Button variant="subtle" onClick={() => onAct('keep')}>
            {t('act.keep')}
          </Button>
        </span>
      )}
      {canErase && text !== null && (
        <Button variant="subtle" color="gray" onClick={() => onAct('erase')}>
          {t('act.erase')}
        </Button>
      )}
    </div>
  );
}

interface ActFormProps {
  readonly client: Client;
  readonly item: InboxItem;
  readonly act: Act;
  readonly steps: ItemSteps;
  readonly onDone: (isDone: boolean) => void;
  readonly onCancel: () => void;
}

function ActForm({ client, item, act, steps, onDone, onCancel }: ActFormProps) {
  const { isBusy } = steps;
  switch (act) {
    case 'blackOut':
      return (
        <BlackOutForm
          {...{ client, item, isBusy, onCancel }}
          onSave={(blackouts) => void steps.passOn(blackouts).then(onDone)}
        />
      );
    case 'erase':
      return (
        <EraseForm
          {...{ isBusy, onCancel }}
          onErase={(reason) => void steps.erase(reason).then(onDone)}
        />
      );
    case 'publish':
      return (
        <PublishForm
          {...{ item, isBusy, onCancel }}
          onSave={(entry) => void steps.publish(entry).then(onDone)}
        />
      );
    case 'keep':
      return (
        <ReasonForm
          {...{ act, isBusy, onCancel }}
          onSave={(reason) => void steps.keep(reason).then(onDone)}
        />
      );
    case 'answer':
    case 'close':
    case 'reopen':
      return (
        <ReasonForm
          {...{ act, isBusy, onCancel }}
          onSave={(note) => void steps.step(act, note).then(onDone)}
        />
      );
    default:
      return act satisfies never;
  }
}

function RefusalNote({ refusal }: { readonly refusal: StepRefusal | undefined }) {
  const { t } = useTranslation('inbox');
  if (refusal === undefined) return null;
  const { why } = refusal;
  const values =
    why === 'ITEM_CHANGED' ? { by: refusal.by, state: t(`state.${refusal.state}`) } : {};
  return (
    <FailureNote
      title={t(`refused.${why}.title`, values)}
      body={t(`refused.${why}.body`, values)}
    />
  );
}
