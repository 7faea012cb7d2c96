import { Alert, Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Session } from '#shared/features/access/access.contract.ts';
import type { LetterStep } from '#shared/features/letter/letter-states.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { ContentsForm } from './contents-form.tsx';
import { ContentsView } from './contents-view.tsx';
import { LetterDocuments } from './letter-documents.tsx';
import { LetterFacts } from './letter-facts.tsx';
import { isForward, needsContents, stepsHere } from './letter-steps.ts';
import styles from './letter-view.module.css';
import { RefusalNote } from './refusal-note.tsx';
import { DeclineForm, HandOverForm, SignForm } from './step-forms.tsx';
import { useLetter, type LetterSteps } from './use-letter.ts';
import { useLetterWords } from './use-letter-words.ts';
import type { Office } from './use-office.ts';
import { WarningNote } from './warning-note.tsx';

interface LetterViewProps {
  readonly client: Client;
  readonly id: string;
  readonly board: LetterBoard;
  readonly office: Office;
  readonly session: Pick<Session, 'person' | 'rights'>;
  /** Opens at once what corrects it: a data subject asked for that. */
  readonly isCorrecting?: boolean;
  readonly onChange: () => void;
  /** What its addressee asks for about it. */
  readonly onSubject: (id: string) => void;
}

type Form = Extract<LetterStep, 'decline' | 'draft' | 'amend' | 'sign' | 'handOver'>;
const forms = new Set<LetterStep>(['decline', 'draft', 'amend', 'sign', 'handOver']);
const isForm = (step: LetterStep): step is Form => forms.has(step);

/** One letter: what it says, what was done, what is missing, and what can be done now. */
export function LetterView({ client, id, board, office, session, ...props }: LetterViewProps) {
  const { t } = useTranslation('letter');
  const { isCorrecting = false, onChange, onSubject } = props;
  const isOpen = board.keys.state === 'open';
  const steps = useLetter(client, { id, isOpen, onChange });
  const [form, setForm] = useState<Form>();
  const { looked } = steps;
  const isReadable = looked.is === 'known' && looked.letter.contents !== undefined;
  useEffect(() => {
    if (isCorrecting && isReadable) setForm('amend'); // not before there is something to correct
  }, [isCorrecting, isReadable]);
  if (looked.is === 'loading') return <Loader role="status" aria-label={t('loading')} />;
  if (looked.is === 'gone') {
    return (
      <Alert variant="light" icon={<Icon name="info" />} title={t('refused.LETTER_UNKNOWN.title')}>
        {t('refused.LETTER_UNKNOWN.body')}
      </Alert>
    );
  }
  const { letter } = looked;
  const rule = board.rules.find(({ kind }) => kind === letter.kind);
  if (rule === undefined) return null;
  const canSign = session.rights.includes('letters.sign');
  const self = session.person.code;
  // the form shows it all, unless somebody else has written something else meanwhile
  const isRewriting =
    (form === 'draft' || form === 'amend') && steps.refusal?.code !== 'LETTER_CHANGED';

  return (
    <article className={styles.letter} aria-label={t(`kind.${letter.kind}`)}>
      <LetterFacts letter={letter} rule={rule} office={office} today={board.today} />
      {letter.contents !== undefined && !isRewriting && <ContentsView contents={letter.contents} />}
      {letter.reading !== 'readable' && (
        <p className={styles.note}>{t(`reading.${letter.reading}`)}</p>
      )}
      {!isRewriting && <Missing letter={letter} />}
      {!isRewriting && <LetterDocuments client={client} letter={letter} />}
      <RefusalNote refusal={steps.refusal} />
      {form === undefined ? (
        <Actions
          {...{ client, letter, steps, isOpen }}
          here={stepsHere({ letter, rule, self, canSign })}
          onForm={setForm}
        />
      ) : (
        <>
          {!isOpen && needsContents(form) && <p className={styles.note}>{t('form.closed')}</p>}
          <div hidden={!isOpen && needsContents(form)}>
            <StepForm
              {...{ client, letter, rule, office, board, self, steps, form }}
              onDone={() => setForm(undefined)}
            />
          </div>
        </>
      )}
      {form === undefined && rule.signers.length > 0 && letter.state === 'drafted' && !canSign && (
        <p className={styles.note}>{t('sign.waiting')}</p>
      )}
      {form === undefined && session.rights.includes('letters.subject') && (
        <Button variant="subtle" className={styles.subject} onClick={() => onSubject(id)}>
          {t('subject.ofLetter')}
        </Button>
      )}
    </article>
  );
}

function Missing({ letter: { missing, state } }: { readonly letter: LetterLine }) {
  const { t } = useTranslation('letter');
  const { nameOf } = useLetterWords();
  if (missing === undefined || missing.length === 0) return null;
  if (!['accepted', 'drafted'].includes(state)) return null;
  return (
    <WarningNote title={t('missing.title')}>
      {missing.map((path) => (
        <li key={path}>{nameOf(path)}</li>
      ))}
    </WarningNote>
  );
}

interface ActionsProps {
  readonly client: Client;
  readonly letter: LetterLine;
  readonly steps: LetterSteps;
  readonly isOpen: boolean;
  readonly here: readonly LetterStep[];
  readonly onForm: (form: Form) => void;
}

function Actions({ client, letter, steps, isOpen, here, onForm }: ActionsProps) {
  const { t } = useTranslation('letter');
  const at = { id: letter.id, version: letter.version };
  function take(step: Exclude<LetterStep, Form>) {
    switch (step) {
      case 'accept':
        return steps.take(client.letter.accept(at));
      case 'reconsider':
        return steps.take(client.letter.reconsider(at));
      case 'check':
        return steps.take(client.letter.check(at));
      case 'checkOnPaper':
        return steps.take(client.letter.checkOnPaper(at));
      case 'deliver':
        return steps.take(client.letter.deliver(at));
      case 'close':
        return steps.take(client.letter.finish(at));
      default:
        return step satisfies never;
    }
  }
  if (here.length === 0) return null;
  const isChecking = here.includes('check') || here.includes('checkOnPaper');
  return (
    <>
      {isChecking && <p className={styles.note}>{t('check.hint')}</p>}
      <div className={styles.actions}>
        {here.map((step, place) => (
          <Button
            key={step}
            variant={place === 0 && isForward(step) ? 'filled' : 'default'}
            disabled={steps.isBusy || (!isOpen && needsContents(step))}
            onClick={() => {
              steps.forget();
              if (isForm(step)) onForm(step);
              else void take(step);
            }}
          >
            {t(`step.${step}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

interface StepFormProps {
  readonly client: Client;
  readonly letter: LetterLine;
  readonly rule: LetterBoard['rules'][number];
  readonly office: Office;
  readonly board: LetterBoard;
  readonly self: string;
  readonly steps: LetterSteps;
  readonly form: Form;
  readonly onDone: () => void;
}

function StepForm({ client, letter, steps, form, onDone, board, ...rest }: StepFormProps) {
  const { t } = useTranslation('letter');
  const { today } = board;
  const { isBusy } = steps;
  const at = { id: letter.id, version: letter.version };
  const take = (call: Promise<LetterLine>) =>
    void steps.take(call).then((isTaken) => isTaken && onDone());
  const onCancel = () => {
    steps.forget();
    onDone();
  };
  const shared = { isBusy, onCancel };
  switch (form) {
    case 'decline':
      return (
        <DeclineForm
          {...shared}
          onSave={(reason) => take(client.letter.decline({ ...at, reason }))}
        />
      );
    case 'handOver':
      return (
        <HandOverForm
          {...shared}
          today={today}
          onSave={(wish) => take(client.letter.handOver({ ...at, ...wish }))}
        />
      );
    case 'sign':
      return (
        <SignForm
          {...shared}
          {...{ letter, today }}
          {...rest}
          onSave={(wish) => take(client.letter.sign({ ...at, ...wish }))}
        />
      );
    case 'draft':
    case 'amend':
      return (
        <ContentsForm
          {...shared}
          kind={letter.kind}
          initial={letter.contents}
          today={today}
          submit={t(form === 'draft' ? 'form.saveDraft' : 'form.save')}
          onSave={(contents) => take(client.letter[form]({ ...at, contents }))}
        />
      );
    default:
      return form satisfies never;
  }
}
