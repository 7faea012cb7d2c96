import enRating from '#resources/locales/en/rating.json';
import enStation from '#resources/locales/en/station.json';
import viRating from '#resources/locales/vi/rating.json';
import viStation from '#resources/locales/vi/station.json';
import type { Words } from '#renderer/i18n.ts';

/** What the kiosk says; no other feature's words are bundled with it. */
export const kioskWords: Words = {
  vi: { rating: viRating, station: viStation },
  en: { rating: enRating, station: enStation },
};

declare module 'i18next' {
  interface ResourceNamespaceMap {
    rating: typeof viRating;
    station: typeof viStation;
  }
}
