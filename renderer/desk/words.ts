import type { Words } from '#renderer/i18n.ts';
import enAccess from '#resources/locales/en/access.json';
import enCampaign from '#resources/locales/en/campaign.json';
import enConfigure from '#resources/locales/en/configure.json';
import enFigures from '#resources/locales/en/figures.json';
import enHealth from '#resources/locales/en/health.json';
import enPaper from '#resources/locales/en/paper.json';
import enLanguages from '#resources/locales/en/languages.json';
import enOffice from '#resources/locales/en/office.json';
import enRating from '#resources/locales/en/rating.json';
import enSession from '#resources/locales/en/session.json';
import enStation from '#resources/locales/en/station.json';
import enTables from '#resources/locales/en/tables.json';
import viAccess from '#resources/locales/vi/access.json';
import viCampaign from '#resources/locales/vi/campaign.json';
import viConfigure from '#resources/locales/vi/configure.json';
import viFigures from '#resources/locales/vi/figures.json';
import viHealth from '#resources/locales/vi/health.json';
import viPaper from '#resources/locales/vi/paper.json';
import viLanguages from '#resources/locales/vi/languages.json';
import viOffice from '#resources/locales/vi/office.json';
import viRating from '#resources/locales/vi/rating.json';
import viSession from '#resources/locales/vi/session.json';
import viStation from '#resources/locales/vi/station.json';
import viTables from '#resources/locales/vi/tables.json';

/** What the desk says; the five levels and the band are the kiosk's own words. */
export const deskWords: Words = {
  vi: {
    access: viAccess,
    campaign: viCampaign,
    configure: viConfigure,
    figures: viFigures,
    health: viHealth,
    paper: viPaper,
    languages: viLanguages,
    office: viOffice,
    rating: viRating,
    session: viSession,
    station: viStation,
    tables: viTables,
  },
  en: {
    access: enAccess,
    campaign: enCampaign,
    configure: enConfigure,
    figures: enFigures,
    health: enHealth,
    paper: enPaper,
    languages: enLanguages,
    office: enOffice,
    rating: enRating,
    session: enSession,
    station: enStation,
    tables: enTables,
  },
};

declare module 'i18next' {
  interface ResourceNamespaceMap {
    access: typeof viAccess;
    campaign: typeof viCampaign;
    configure: typeof viConfigure;
    figures: typeof viFigures;
    health: typeof viHealth;
    paper: typeof viPaper;
    languages: typeof viLanguages;
    office: typeof viOffice;
    rating: typeof viRating;
    session: typeof viSession;
    station: typeof viStation;
    tables: typeof viTables;
  }
}
