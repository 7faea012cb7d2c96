import enComfort from '#resources/locales/en/comfort.json' with { type: 'json' };
import enCounter from '#resources/locales/en/counter.json' with { type: 'json' };
import enIdle from '#resources/locales/en/idle.json' with { type: 'json' };
import enQuestionnaire from '#resources/locales/en/questionnaire.json' with { type: 'json' };
import enRating from '#resources/locales/en/rating.json' with { type: 'json' };
import enReceipt from '#resources/locales/en/receipt.json' with { type: 'json' };
import enRequest from '#resources/locales/en/request.json' with { type: 'json' };
import enSlip from '#resources/locales/en/slip.json' with { type: 'json' };
import enStation from '#resources/locales/en/station.json' with { type: 'json' };
import enTyping from '#resources/locales/en/typing.json' with { type: 'json' };
import enVoice from '#resources/locales/en/voice.json' with { type: 'json' };
import viComfort from '#resources/locales/vi/comfort.json' with { type: 'json' };
import viCounter from '#resources/locales/vi/counter.json' with { type: 'json' };
import viIdle from '#resources/locales/vi/idle.json' with { type: 'json' };
import viQuestionnaire from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import viRating from '#resources/locales/vi/rating.json' with { type: 'json' };
import viReceipt from '#resources/locales/vi/receipt.json' with { type: 'json' };
import viRequest from '#resources/locales/vi/request.json' with { type: 'json' };
import viSlip from '#resources/locales/vi/slip.json' with { type: 'json' };
import viStation from '#resources/locales/vi/station.json' with { type: 'json' };
import viTyping from '#resources/locales/vi/typing.json' with { type: 'json' };
import viVoice from '#resources/locales/vi/voice.json' with { type: 'json' };
import type { WordsByNamespace } from '#shared/features/languages/words.ts';
import type { Language } from '#shared/features/station/languages.ts';

/** What the citizen's page says in the languages the program is complete in; see its `words.ts`. */
export const ownWords: Readonly<Record<Language, WordsByNamespace>> = {
  vi: {
    comfort: viComfort,
    counter: viCounter,
    idle: viIdle,
    questionnaire: viQuestionnaire,
    rating: viRating,
    receipt: viReceipt,
    request: viRequest,
    slip: viSlip,
    station: viStation,
    typing: viTyping,
    voice: viVoice,
  },
  en: {
    comfort: enComfort,
    counter: enCounter,
    idle: enIdle,
    questionnaire: enQuestionnaire,
    rating: enRating,
    receipt: enReceipt,
    request: enRequest,
    slip: enSlip,
    station: enStation,
    typing: enTyping,
    voice: enVoice,
  },
};

export const ownNames: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };
