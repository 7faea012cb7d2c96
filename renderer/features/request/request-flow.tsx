import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WritingWords } from '#renderer/ui/keyboard/writing-words.ts';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { ChoiceStep } from './choice-step.tsx';
import { ConsentStep } from './consent-step.tsx';
import type { LettersClient } from './letters.ts';
import { LookStep } from './look-step.tsx';
import { OutcomeStep } from './outcome-step.tsx';
import { readingOfStep } from './reading-of-step.ts';
import {
  agree,
  answer,
  askedKinds,
  back,
  change,
  choicesOf,
  chooseKind,
  isNeeded,
} from './request-draft.ts';
import { useReceiptPrint } from './use-receipt-print.ts';
import { useRequest } from './use-request.ts';
import { WriteStep } from './write-step.tsx';

interface RequestFlowProps {
  readonly client: LettersClient;
  readonly language: string;
  readonly keyboardWords: WritingWords;
  /** The time that is left, while it runs; its place otherwise. */
  readonly time: ReactNode;
  /** The lower edge: the time, and these ways. */
  readonly renderStrip: (ways: ReactNode) => ReactNode;
  readonly onActivity: () => void;
  readonly onLeave: () => void;
  /** The clips of what the screen says aloud. */
  readonly onReading: (clips: readonly string[]) => void;
}

/** A citizen asks for a letter, a step at a time. */
export function RequestFlow({ client, language, onReading, ...props }: RequestFlowProps) {
  const { keyboardWords, time, renderStrip, onActivity, onLeave } = props;
  const { t } = useTranslation('request');
  const request = useRequest(client, language);
  const { draft, setDraft, sending, kinds, consent } = request;
  const { kind, step } = draft;
  const { receipt } = request;
  const slip = useReceiptPrint(request.print, onActivity);
  const shows = sending.is === 'written' || sending.is === 'sending' ? step : sending.is;
  useEffect(() => {
    onReading(readingOfStep(shows, { kind, printing: receipt && slip.printing }));
    return () => onReading([]);
  }, [shows, kind, receipt, slip.printing, onReading]);

  if (request.isLoading) return <p role="status">{t('loading')}</p>;
  if (sending.is !== 'written' && sending.is !== 'sending') {
    return (
      <OutcomeStep
        outcome={sending}
        printer={receipt && { ...slip, receipt, language }}
        renderStrip={renderStrip}
        onAgain={() => void request.send()}
        onReadAgain={request.readConsentAgain}
        onLeave={onLeave}
      />
    );
  }
  if (kinds.length === 0) {
    return (
      <OutcomeStep
        outcome={{ is: 'refused', why: 'OFF' }}
        renderStrip={renderStrip}
        onAgain={onLeave}
        onReadAgain={onLeave}
        onLeave={onLeave}
      />
    );
  }

  const goBack = () => {
    const before = back(draft);
    if (before === undefined) onLeave();
    else setDraft(before);
  };
  const backWay = <PillButton onPress={goBack}>{t('ways.back')}</PillButton>;
  const leaveWay = <PillButton onPress={onLeave}>{t('ways.leave')}</PillButton>;

  switch (step) {
    case 'kind':
      return (
        <ChoiceStep
          key={step}
          title={t('kind.title')}
          hint={t('kind.hint')}
          choices={askedKinds
            .filter((each) => kinds.includes(each))
            .map((each) => ({ code: each, label: t(`kind.${each}`), why: t(`kind.${each}_why`) }))}
          onChoose={(chosen) => setDraft(chooseKind(draft, chosen))}
          strip={renderStrip(leaveWay)}
        />
      );
    case 'consent':
      return (
        <ConsentStep
          key={step}
          text={consent?.text ?? ''}
          language={consent?.language ?? language}
          time={time}
          back={backWay}
          onAgree={() => setDraft(agree(draft))}
          onRefuse={onLeave}
        />
      );
    case 'to':
      return (
        <ChoiceStep
          key={step}
          title={t('field.to.title')}
          choices={choicesOf.to.map((code) => ({ code, label: t(`field.to.${code}`) }))}
          onChoose={(chosen) => setDraft(answer(draft, step, chosen))}
          strip={renderStrip(backWay)}
        />
      );
    case 'salutation':
      return (
        <ChoiceStep
          key={step}
          title={t('field.salutation.title')}
          choices={choicesOf.salutation.map((code) => ({
            code,
            label: t(`field.salutation.${code}`),
          }))}
          onChoose={(chosen) => setDraft(answer(draft, step, chosen))}
          strip={renderStrip(backWay)}
        />
      );
    case 'look':
      return (
        <LookStep
          draft={draft}
          isSending={sending.is === 'sending'}
          onChange={(field) => setDraft(change(draft, field))}
          strip={renderStrip(
            <>
              {backWay}
              {leaveWay}
              <PillButton
                kind="first"
                isOff={sending.is === 'sending'}
                onPress={() => void request.send()}
              >
                {t(sending.is === 'sending' ? 'look.sending' : 'look.send')}
              </PillButton>
            </>,
          )}
        />
      );
    default:
      return (
        <WriteStep
          key={step}
          field={step}
          isNeeded={isNeeded(step, kind)}
          written={draft.answers[step] ?? ''}
          keyboardWords={keyboardWords}
          time={time}
          back={backWay}
          onWrite={(text) => setDraft(answer(draft, step, text))}
          onActivity={onActivity}
        />
      );
  }
}
