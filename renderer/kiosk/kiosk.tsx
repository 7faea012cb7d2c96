import { useSelector } from '@xstate/react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { i18n } from 'i18next';
import type { ActorRefFrom } from 'xstate';
import type { Client } from '#renderer/client/client.ts';
import { Aids } from '#renderer/features/comfort/aids.tsx';
import { useComfort } from '#renderer/features/comfort/use-comfort.ts';
import { useIdleDrift } from '#renderer/features/idle/use-idle-drift.ts';
import { sayIn } from '#renderer/features/questionnaire/say.ts';
import { TimeLeft } from '#renderer/features/questionnaire/time-left.tsx';
import { StationFrame } from '#renderer/features/station/station-frame.tsx';
import { UnreachableScreen } from '#renderer/features/station/unreachable-screen.tsx';
import { readingOfPanel, readingOfScreen } from '#renderer/features/voice/reading-of-screen.ts';
import { useVoice } from '#renderer/features/voice/use-voice.ts';
import { VoiceButton } from '#renderer/features/voice/voice-button.tsx';
import { listenForPresence } from './listen-for-presence.ts';
import { isCountingDown, screenOf, staysOnGlass } from './screen-of.ts';
import { Content } from './content.tsx';
import type { KioskMachine } from './kiosk-machine.ts';
import { kioskTimes } from './kiosk-times.ts';
import type { LoadWords } from './load-words.ts';
import { useLaterScreens } from './use-later-screens.ts';
import { usePack } from './use-pack.ts';
import { useWhile } from './use-while.ts';

interface KioskProps {
  readonly flow: ActorRefFrom<KioskMachine>;
  readonly client: Client;
  readonly translations: i18n;
  readonly loadWords: LoadWords;
}

/** The citizen's page: shows where the flow is and tells it what was touched. */
export function Kiosk({ flow, client, translations, loadWords }: KioskProps) {
  const newest = useSelector(flow, ({ context }) => context.view);
  const answering = useSelector(flow, ({ context }) => context.shown);
  const chosen = useSelector(flow, ({ context }) => context.language);
  const comfort = useSelector(flow, ({ context }) => context.comfort);
  const panel = useSelector(flow, ({ context }) => context.panel);
  const answers = useSelector(flow, ({ context }) => context.answers);
  const words = useSelector(flow, ({ context }) => context.words);
  const screen = useSelector(flow, screenOf, staysOnGlass);
  const isCounting = useSelector(flow, isCountingDown);
  const view = answering ?? newest;
  const { language, pack } = usePack(chosen, translations, loadWords);

  const later = useLaterScreens(translations);
  useEffect(() => later?.watchStaffCorner(client, flow), [later, client, flow]);
  const isPanelOpen = panel === 'open' && view !== undefined && later !== undefined;
  const stay = () => flow.send({ type: 'person.active' });
  const time = isCounting ? <TimeLeft windowMs={kioskTimes.countdown} onMore={stay} /> : undefined;
  const [ownReading, setOwnReading] = useState<readonly string[]>([]);
  const reading = view === undefined ? [] : [...readingOfScreen(screen, view), ...ownReading];
  const voice = useVoice({
    reading: isPanelOpen ? readingOfPanel : reading,
    // a supervisor's questions are read by nobody: their keys may be those of another questionnaire
    clips: view?.campaign === undefined ? pack.clips : [],
    language,
    isOn: comfort.voice === 'on',
    volume: comfort.volume,
    onRead: stay,
  });
  useWhile(voice.isReading, stay);
  const drift = useIdleDrift();
  useComfort(comfort);
  useLayoutEffect(
    () => listenForPresence(document, () => flow.send({ type: 'person.active' })),
    [flow],
  );

  const isAsking = screen.shows === 'question' || screen.shows === 'again';
  return (
    <I18nextProvider i18n={translations}>
      <StationFrame
        view={view}
        language={language}
        drift={drift}
        mood={isAsking ? 'asking' : 'telling'}
        onLanguage={(chosen) => flow.send({ type: 'language.chosen', language: chosen })}
        aids={
          <Aids
            isOpen={isPanelOpen}
            onToggle={() => flow.send({ type: 'panel.toggled' })}
            voice={
              voice.isThere && (
                <VoiceButton
                  isReading={voice.isReading}
                  onPress={
                    comfort.voice === 'on'
                      ? voice.toggle
                      : () => flow.send({ type: 'comfort.chosen', comfort: { voice: 'on' } })
                  }
                />
              )
            }
          />
        }
        panel={
          isPanelOpen ? (
            <later.ComfortPanel
              comfort={comfort}
              languages={view.languages}
              language={language}
              hasVoice={pack.clips.length > 0}
              time={time}
              onComfort={(change) => flow.send({ type: 'comfort.chosen', comfort: change })}
              onLanguage={(chosen) => flow.send({ type: 'language.chosen', language: chosen })}
              onClose={() => flow.send({ type: 'panel.toggled' })}
            />
          ) : undefined
        }
      >
        {view === undefined && screen.shows === 'unreachable' && <UnreachableScreen />}
        {view !== undefined && (
          <Content
            screen={screen}
            flow={flow}
            view={view}
            language={language}
            say={sayIn(view.questionnaire, language, pack.questionnaires)}
            answers={answers}
            words={words}
            client={client}
            time={time}
            later={later}
            onReading={setOwnReading}
          />
        )}
      </StationFrame>
    </I18nextProvider>
  );
}
