import type { Words } from '#renderer/i18n.ts';
import enAccess from '#resources/locales/en/access.json';
import enFigures from '#resources/locales/en/figures.json';
import enHealth from '#resources/locales/en/health.json';
import enRating from '#resources/locales/en/rating.json';
import enStation from '#resources/locales/en/station.json';
import enTables from '#resources/locales/en/tables.json';
import viAccess from '#resources/locales/vi/access.json';
import viFigures from '#resources/locales/vi/figures.json';
import viHealth from '#resources/locales/vi/health.json';
import viRating from '#resources/locales/vi/rating.json';
import viStation from '#resources/locales/vi/station.json';
import viTables from '#resources/locales/vi/tables.json';

/** What the desk says; the five levels and the band are the kiosk's own words. */
export const deskWords: Words = {
  vi: {
    access: viAccess,
    figures: viFigures,
    health: viHealth,
    rating: viRating,
    station: viStation,
    tables: viTables,
  },
  en: {
    access: enAccess,
    figures: enFigures,
    health: enHealth,
    rating: enRating,
    station: enStation,
    tables: enTables,
  },
};

declare module 'i18next' {
  interface ResourceNamespaceMap {
    access: typeof viAccess;
    figures: typeof viFigures;
    health: typeof viHealth;
    rating: typeof viRating;
    station: typeof viStation;
    tables: typeof viTables;
  }
}
