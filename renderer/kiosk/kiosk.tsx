import { shallowEqual, useSelector } from '@xstate/react';
import { useLayoutEffect, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { i18n } from 'i18next';
import type { ActorRefFrom } from 'xstate';
import { AgainScreen } from '#renderer/features/rating/again-screen.tsx';
import { HoldingScreen } from '#renderer/features/rating/holding-screen.tsx';
import { QuestionScreen } from '#renderer/features/rating/question-screen.tsx';
import { RefusalScreen } from '#renderer/features/rating/refusal-screen.tsx';
import { SavingScreen } from '#renderer/features/rating/saving-screen.tsx';
import { ThanksScreen } from '#renderer/features/rating/thanks-screen.tsx';
import { PausedScreen } from '#renderer/features/station/paused-screen.tsx';
import { StationFrame } from '#renderer/features/station/station-frame.tsx';
import { UnreachableScreen } from '#renderer/features/station/unreachable-screen.tsx';
import type { Score } from '#shared/features/rating/scale.ts';
import { kioskTimes, type KioskMachine } from './kiosk-machine.ts';
import { screenOf, type Screen } from './screen-of.ts';

interface KioskProps {
  readonly flow: ActorRefFrom<KioskMachine>;
  readonly translations: i18n;
}

/** The citizen's page: shows where the flow is and tells it what was touched. */
export function Kiosk({ flow, translations }: KioskProps) {
  const view = useSelector(flow, ({ context }) => context.view);
  const language = useSelector(flow, ({ context }) => context.language);
  const screen = useSelector(flow, screenOf, shallowEqual);

  useLayoutEffect(() => {
    document.documentElement.lang = language;
    void translations.changeLanguage(language);
  }, [language, translations]);

  return (
    <I18nextProvider i18n={translations}>
      <StationFrame
        view={view}
        language={language}
        mood={screen.shows === 'question' || screen.shows === 'again' ? 'asking' : 'telling'}
        onLanguage={(chosen) => flow.send({ type: 'language.chosen', language: chosen })}
      >
        {contentOf(screen, flow, view?.changeWindowMs ?? 0)}
      </StationFrame>
    </I18nextProvider>
  );
}

function contentOf(
  screen: Screen,
  flow: ActorRefFrom<KioskMachine>,
  changeWindowMs: number,
): ReactNode {
  const faces = {
    onFace: (score: Score) => flow.send({ type: 'face.tapped', score }),
    onPainted: () => flow.send({ type: 'screen.painted' }),
  };
  switch (screen.shows) {
    case 'nothing':
      return null;
    case 'question':
      return <QuestionScreen key="question" {...faces} />;
    case 'again':
      return <AgainScreen key="again" windowMs={kioskTimes.chooseAgain} {...faces} />;
    case 'saving':
      return <SavingScreen />;
    case 'holding':
      return <HoldingScreen />;
    case 'thanks':
      return (
        <ThanksScreen
          windowMs={changeWindowMs}
          onChange={() => flow.send({ type: 'change.wanted' })}
        />
      );
    case 'refusal':
      return (
        <RefusalScreen
          refusal={screen.refusal}
          firstKept={screen.firstKept}
          onRead={() => flow.send({ type: 'notice.read' })}
        />
      );
    case 'paused':
      return <PausedScreen />;
    case 'unreachable':
      return <UnreachableScreen />;
    default:
      return screen satisfies never;
  }
}
