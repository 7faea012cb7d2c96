import comfort from '#resources/locales/vi/comfort.json';
import type counter from '#resources/locales/vi/counter.json';
import type idle from '#resources/locales/vi/idle.json';
import questionnaire from '#resources/locales/vi/questionnaire.json';
import rating from '#resources/locales/vi/rating.json';
import type request from '#resources/locales/vi/request.json';
import type receipt from '#resources/locales/vi/receipt.json';
import type slip from '#resources/locales/vi/slip.json';
import station from '#resources/locales/vi/station.json';
import type typing from '#resources/locales/vi/typing.json';
import voice from '#resources/locales/vi/voice.json';

/** What the kiosk says in the language that everybody finds; no other feature's words are with it. */
export const vietnamese = { comfort, questionnaire, rating, station, voice };

declare module 'i18next' {
  interface ResourceNamespaceMap {
    comfort: typeof comfort;
    counter: typeof counter;
    idle: typeof idle;
    questionnaire: typeof questionnaire;
    rating: typeof rating;
    receipt: typeof receipt;
    request: typeof request;
    slip: typeof slip;
    station: typeof station;
    typing: typeof typing;
    voice: typeof voice;
  }
}
