import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActorRefFrom } from 'xstate';
import type { Client } from '#renderer/client/client.ts';
import { FarewellScreen } from '#renderer/features/questionnaire/farewell-screen.tsx';
import { FollowUp } from '#renderer/features/questionnaire/follow-up.tsx';
import type { Say } from '#renderer/ui/said.ts';
import { StepWays, Strip } from '#renderer/features/questionnaire/step-strip.tsx';
import { TimePlace } from '#renderer/features/questionnaire/time-left.tsx';
import { AgainScreen } from '#renderer/features/rating/again-screen.tsx';
import { ChangeButton } from '#renderer/features/rating/change-button.tsx';
import { HoldingScreen } from '#renderer/features/rating/holding-screen.tsx';
import { QuestionScreen } from '#renderer/features/rating/question-screen.tsx';
import { RefusalScreen } from '#renderer/features/rating/refusal-screen.tsx';
import { SavingScreen } from '#renderer/features/rating/saving-screen.tsx';
import { ThanksLine, ThanksScreen } from '#renderer/features/rating/thanks-screen.tsx';
import { PausedScreen } from '#renderer/features/station/paused-screen.tsx';
import { UnreachableScreen } from '#renderer/features/station/unreachable-screen.tsx';
import { counterQuestion, pressedBy } from '#shared/features/questionnaire/built-in-questions.ts';
import { levelsOf, type Answers } from '#shared/features/questionnaire/questions.ts';
import type { Question } from '#shared/features/questionnaire/questionnaire.ts';
import type { Score } from '#shared/features/rating/scale.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import type { KioskMachine } from './kiosk-machine.ts';
import { kioskTimes } from './kiosk-times.ts';
import type { Screen } from './screen-of.ts';
import type { LaterScreens } from './use-later-screens.ts';
import { useWritingWords } from './use-writing-words.ts';
import { stepBefore } from './visit.ts';

interface ContentProps {
  readonly screen: Screen;
  readonly flow: ActorRefFrom<KioskMachine>;
  /** What this person answers under. */
  readonly view: StationView;
  readonly language: string;
  readonly say: Say;
  readonly answers: Answers;
  readonly words: string;
  readonly client: Client;
  /** Undefined for the first moment of the page. */
  readonly later: LaterScreens | undefined;
  /** The time that is left, while it runs. */
  readonly time: ReactNode;
  /** What a screen says aloud that knows it itself. */
  readonly onReading: (clips: readonly string[]) => void;
}

/** The screen that the flow is at. */
export function Content(given: ContentProps): ReactNode {
  const props = { ...given, say: useSay(given.say, given.language) };
  const { screen, flow, view, language, say, words, client, later, time, onReading } = props;
  const keyboardWords = useWritingWords();
  const faces = {
    levels: levelsOnGlass(view),
    say,
    onFace: (score: Score) => flow.send({ type: 'face.tapped', score }),
    onPainted: () => flow.send({ type: 'screen.painted' }),
  };
  switch (screen.shows) {
    case 'nothing':
      return null;
    case 'question':
      return <QuestionScreen key="question" below={belowFaces(props)} {...faces} />;
    case 'letter':
      return (
        later && (
          <later.RequestFlow
            client={client}
            language={language}
            keyboardWords={keyboardWords}
            time={time ?? <TimePlace />}
            renderStrip={(ways) => <Strip time={time}>{ways}</Strip>}
            onActivity={() => flow.send({ type: 'person.active' })}
            onLeave={() => flow.send({ type: 'letter.left' })}
            onReading={onReading}
          />
        )
      );
    case 'again':
      return <AgainScreen key="again" windowMs={kioskTimes.chooseAgain} {...faces} />;
    case 'saving':
      return <SavingScreen />;
    case 'holding':
      return <HoldingScreen />;
    case 'thanks':
      return screen.question === undefined || (isCounter(screen.question) && !later) ? (
        <ThanksScreen
          windowMs={view.changeWindowMs}
          onChange={() => flow.send({ type: 'change.wanted' })}
        />
      ) : (
        <Asked {...props} question={screen.question} above={<ThanksLine />}>
          <ChangeButton onPress={() => flow.send({ type: 'change.wanted' })} />
        </Asked>
      );
    case 'follow-up':
      return <Asked {...props} question={screen.question} />;
    case 'invitation':
      return (
        later && (
          <later.InvitationScreen
            channels={view.channels}
            onWrite={() => flow.send({ type: 'writing.wanted' })}
            strip={
              <Strip time={time}>
                <StepWays
                  onBack={() => flow.send({ type: 'step.back' })}
                  onDone={() => flow.send({ type: 'visit.ended' })}
                />
              </Strip>
            }
          />
        )
      );
    case 'writing':
      return (
        later && (
          <later.WritingScreen
            words={words}
            keyboardWords={keyboardWords}
            time={time ?? <TimePlace />}
            onSend={(written) => flow.send({ type: 'words.written', words: written })}
            onDoubt={(written) => flow.send({ type: 'words.doubted', words: written })}
            onLeave={() => flow.send({ type: 'step.back' })}
            onActivity={() => flow.send({ type: 'person.active' })}
          />
        )
      );
    case 'checking':
      return (
        later && (
          <later.CheckScreen
            words={words}
            time={time}
            onEdit={() => flow.send({ type: 'writing.resumed' })}
            onSend={(confirmed) => flow.send({ type: 'words.confirmed', words: confirmed })}
          />
        )
      );
    case 'receipt':
      return (
        later && (
          <later.ReceiptScreen
            keyboardWords={keyboardWords}
            time={time ?? <TimePlace />}
            renderStrip={(ways) => (
              <Strip time={time}>
                <StepWays onBack={() => flow.send({ type: 'step.back' })} />
                {ways}
              </Strip>
            )}
            onGive={(code) => flow.send({ type: 'receipt.entered', code })}
            onSkip={() => flow.send({ type: 'step.passed' })}
            onActivity={() => flow.send({ type: 'person.active' })}
          />
        )
      );
    case 'farewell':
      return <FarewellScreen onNext={() => flow.send({ type: 'visit.ended' })} />;
    case 'refusal':
      return (
        <RefusalScreen
          refusal={screen.refusal}
          firstKept={screen.firstKept}
          onRead={() => flow.send({ type: 'notice.read' })}
        />
      );
    case 'closed':
      return (
        later && (
          <later.ClosedScreen hours={view.hours} channels={view.channels} nowMs={Date.now()} />
        )
      );
    case 'paused':
      return <PausedScreen />;
    case 'unreachable':
      return <UnreachableScreen />;
    default:
      return screen satisfies never;
  }
}

/** Finds the words of the questionnaire, and those of the question that the program adds. */
function useSay(say: Say, language: string): Say {
  const { t } = useTranslation('questionnaire');
  return (key) => {
    const own = wordsOfPressedBy.find((known) => known === key);
    return own === undefined ? say(key) : { text: t(own), lang: language };
  };
}

const wordsOfPressedBy = [
  'pressed_by.title',
  ...pressedBy.options.map(({ code }) => `pressed_by.${code}` as const),
] as const;

function belowFaces({ view, later, flow }: ContentProps): ReactNode {
  if (later === undefined) return null;
  return view.campaign === undefined ? (
    <>
      {view.offersLetters && (
        <later.RequestButton onPress={() => flow.send({ type: 'letter.wanted' })} />
      )}
      <later.AnsweredStrip answered={view.answered} />
    </>
  ) : (
    <later.SurveyReaders readers={view.campaign.readers} />
  );
}

interface AskedProps extends ContentProps {
  readonly question: Question;
  readonly above?: ReactNode;
  /** Stands where the way back is, while there is none. */
  readonly children?: ReactNode;
}

const isCounter = ({ code }: Question) => code === counterQuestion;

function Asked({ question, above, children, ...props }: AskedProps) {
  const { flow, view, say, answers, later, time } = props;
  const chosen = question.kind === 'choices' ? (answers[question.code] ?? []) : [];
  const before = stepBefore(view, answers, { at: 'question', question });
  const shared = {
    above,
    onChoose: (choices: readonly string[]) => flow.send({ type: 'option.chosen', choices }),
    strip: (
      <Strip time={time}>
        {children}
        <StepWays
          onBack={before && (() => flow.send({ type: 'step.back' }))}
          pass={chosen.length > 0 ? 'next' : 'skip'}
          onPass={() => flow.send({ type: 'step.passed' })}
          onDone={() => flow.send({ type: 'visit.ended' })}
        />
      </Strip>
    ),
  };
  return isCounter(question) ? (
    later && <later.CounterScreen counters={view.countersAsked} {...shared} />
  ) : (
    <FollowUp
      question={question}
      levels={levelsOnGlass(view)}
      chosen={chosen}
      say={say}
      {...shared}
    />
  );
}

function levelsOnGlass({ questionnaire, scaleOrder }: StationView): readonly Score[] {
  const levels = levelsOf(questionnaire);
  return scaleOrder === 'descending' ? levels : levels.toReversed();
}
