import { useEffect, useEffectEvent, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Pages } from '#renderer/ui/pages.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import type { OfferedLanguage } from '#shared/features/station/station.contract.ts';
import type { Comfort } from './comfort.ts';
import { Choice } from './choice.tsx';
import styles from './comfort-panel.module.css';

interface ComfortPanelProps {
  readonly comfort: Comfort;
  readonly languages: readonly OfferedLanguage[];
  readonly language: string;
  /** No clips, no voice: the choice is not offered where it would be silent. */
  readonly hasVoice: boolean;
  /** The time that is left, while it runs: the panel lies over it. */
  readonly time?: ReactNode;
  readonly onComfort: (change: Partial<Comfort>) => void;
  readonly onLanguage: (code: string) => void;
  readonly onClose: () => void;
}

/** Larger, clearer, lower, calmer, aloud, in another language; all of it ends with the visit. */
export function ComfortPanel({ time, onClose, ...choices }: ComfortPanelProps) {
  const { t } = useTranslation('comfort');
  const panel = useFocusWithin<HTMLElement>();
  const close = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  });
  useEffect(() => {
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, []);
  return (
    <section
      ref={panel}
      className={styles.panel}
      role="dialog"
      aria-modal="true"
      aria-label={t('title')}
      tabIndex={-1}
    >
      <Pages className={styles.choices} words={{ more: t('pages.more'), back: t('pages.back') }}>
        {useChoices(choices)}
      </Pages>
      <div className={styles.foot}>
        {time}
        <PillButton kind="first" onPress={onClose}>
          {t('close')}
        </PillButton>
      </div>
    </section>
  );
}

/** Takes the focus, and gives it back to where it was. */
function useFocusWithin<Shown extends HTMLElement>() {
  const element = useRef<Shown>(null);
  const before = useRef<Element>(null);
  // at once: a frame later what lies behind the panel has lost the focus by being inert
  useLayoutEffect(() => {
    before.current = document.activeElement;
    element.current?.focus({ preventScroll: true });
  }, []);
  // and back only when it can take the focus again
  useEffect(
    () => () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) {
        before.current.focus();
      }
    },
    [],
  );
  return element;
}

type ChoicesProps = Omit<ComfortPanelProps, 'time' | 'onClose'>;

function useChoices({ comfort, languages, language, hasVoice, ...told }: ChoicesProps) {
  const { onComfort, onLanguage } = told;
  const { t } = useTranslation('comfort');
  const voice = (
    <Choice
      key="voice"
      title={t('voice.title')}
      options={(['off', 'on'] as const).map((value) => ({
        value,
        label: t(`voice.${value}`),
        drawing: `voice-${value}` as const,
      }))}
      chosen={comfort.voice}
      onChoose={(chosen) => onComfort({ voice: chosen })}
    />
  );
  const volume = (
    <Choice
      key="volume"
      title={t('volume.title')}
      options={([1, 2, 3] as const).map((value) => ({
        value,
        label: t(`volume.${value}`),
        drawing: `volume-${value}` as const,
      }))}
      chosen={comfort.volume}
      onChoose={(chosen) => onComfort({ volume: chosen })}
    />
  );
  const languageChoice = (
    <Choice
      key="language"
      title={t('language')}
      options={languages.map(({ code, name, draft }) => ({
        value: code,
        label: draft ? `${name} (${t('draft')})` : name,
        drawing: 'language' as const,
        lang: code,
      }))}
      chosen={language}
      onChoose={onLanguage}
    />
  );
  // on a wide screen two stand beside each other: what is seen, and what is heard
  return [
    <Choice
      key="text"
      title={t('text.title')}
      options={([100, 150, 200] as const).map((value) => ({
        value,
        label: t(`text.${value}`),
        drawing: `text-${value}` as const,
      }))}
      chosen={comfort.text}
      onChoose={(text) => onComfort({ text })}
    />,
    ...(hasVoice ? [voice] : []),
    <Choice
      key="contrast"
      title={t('contrast.title')}
      options={(['usual', 'high'] as const).map((value) => ({
        value,
        label: t(`contrast.${value}`),
        drawing: `contrast-${value}` as const,
      }))}
      chosen={comfort.contrast}
      onChoose={(contrast) => onComfort({ contrast })}
    />,
    ...(hasVoice ? [volume] : []),
    <Choice
      key="reach"
      title={t('reach.title')}
      options={(['usual', 'low'] as const).map((value) => ({
        value,
        label: t(`reach.${value}`),
        drawing: `reach-${value}` as const,
      }))}
      chosen={comfort.reach}
      onChoose={(reach) => onComfort({ reach })}
    />,
    ...(languages.length > 1 ? [languageChoice] : []),
    <Choice
      key="motion"
      title={t('motion.title')}
      options={(['usual', 'calm'] as const).map((value) => ({
        value,
        label: t(`motion.${value}`),
        drawing: `motion-${value}` as const,
      }))}
      chosen={comfort.motion}
      onChoose={(motion) => onComfort({ motion })}
    />,
  ];
}
