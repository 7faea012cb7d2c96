import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Ripples } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { SentStep, type SlipPrinter } from './sent-step.tsx';
import type { Outcome } from './use-request.ts';

interface OutcomeStepProps {
  readonly outcome: Outcome;
  /** Undefined where no receipt printer stands. */
  readonly printer?: SlipPrinter | undefined;
  readonly renderStrip: (ways: ReactNode) => ReactNode;
  readonly onAgain: () => void;
  readonly onReadAgain: () => void;
  readonly onLeave: () => void;
}

/** What became of a request: its code, or why there is none. */
export function OutcomeStep({ outcome, renderStrip, ...props }: OutcomeStepProps) {
  const { printer, onAgain, onReadAgain, onLeave } = props;
  const { t } = useTranslation('request');
  const way = (words: string, onPress: () => void) => (
    <PillButton kind="first" onPress={onPress}>
      {words}
    </PillButton>
  );
  switch (outcome.is) {
    case 'sent':
      return (
        <SentStep
          code={outcome.code}
          requestedOn={outcome.requestedOn}
          printer={printer}
          strip={renderStrip(way(t('ways.done'), onLeave))}
        />
      );
    case 'unreachable':
      return (
        <Message
          drawing={<Ripples />}
          title={t('unreachable.title')}
          body={t('unreachable.body')}
          action={renderStrip(
            <>
              <PillButton onPress={onLeave}>{t('ways.leave')}</PillButton>
              {way(t('ways.again'), onAgain)}
            </>,
          )}
        />
      );
    case 'refused': {
      const { why } = outcome;
      const goOn = why === 'CONSENT_CHANGED' ? onReadAgain : onLeave;
      return (
        <Message
          drawing={<Ripples />}
          title={t(`refused.${why}.title`)}
          body={t(`refused.${why}.body`)}
          action={renderStrip(way(t('ways.read'), goOn))}
        />
      );
    }
    default:
      return outcome satisfies never;
  }
}
