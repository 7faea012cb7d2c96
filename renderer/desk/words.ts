import type { Words } from '#renderer/i18n.ts';
import enAccess from '#resources/locales/en/access.json';
import enActivity from '#resources/locales/en/activity.json';
import enAssessment from '#resources/locales/en/assessment.json';
import enBatch from '#resources/locales/en/batch.json';
import enCampaign from '#resources/locales/en/campaign.json';
import enChart from '#resources/locales/en/chart.json';
import enConfidential from '#resources/locales/en/confidential.json';
import enConfigure from '#resources/locales/en/configure.json';
import enConnection from '#resources/locales/en/connection.json';
import enDifficulty from '#resources/locales/en/difficulty.json';
import enEvaluation from '#resources/locales/en/evaluation.json';
import enFigures from '#resources/locales/en/figures.json';
import enGaming from '#resources/locales/en/gaming.json';
import enGather from '#resources/locales/en/gather.json';
import enGlance from '#resources/locales/en/glance.json';
import enHealth from '#resources/locales/en/health.json';
import enInbox from '#resources/locales/en/inbox.json';
import enPeople from '#resources/locales/en/people.json';
import enPaper from '#resources/locales/en/paper.json';
import enIntake from '#resources/locales/en/intake.json';
import enLanguages from '#resources/locales/en/languages.json';
import enModel from '#resources/locales/en/model.json';
import enNetwork from '#resources/locales/en/network.json';
import enOffice from '#resources/locales/en/office.json';
import enLetter from '#resources/locales/en/letter.json';
import enLetterTemplate from '#resources/locales/en/letter-template.json';
import enRating from '#resources/locales/en/rating.json';
import enReport from '#resources/locales/en/report.json';
import enRoster from '#resources/locales/en/roster.json';
import enSession from '#resources/locales/en/session.json';
import enStatistics from '#resources/locales/en/statistics.json';
import enStation from '#resources/locales/en/station.json';
import enSurvey from '#resources/locales/en/survey.json';
import enAgenda from '#resources/locales/en/agenda.json';
import enUndertaking from '#resources/locales/en/undertaking.json';
import enTask from '#resources/locales/en/task.json';
import enTables from '#resources/locales/en/tables.json';
import viAccess from '#resources/locales/vi/access.json';
import viActivity from '#resources/locales/vi/activity.json';
import viAssessment from '#resources/locales/vi/assessment.json';
import viBatch from '#resources/locales/vi/batch.json';
import viCampaign from '#resources/locales/vi/campaign.json';
import viChart from '#resources/locales/vi/chart.json';
import viConfidential from '#resources/locales/vi/confidential.json';
import viConfigure from '#resources/locales/vi/configure.json';
import viConnection from '#resources/locales/vi/connection.json';
import viDifficulty from '#resources/locales/vi/difficulty.json';
import viEvaluation from '#resources/locales/vi/evaluation.json';
import viFigures from '#resources/locales/vi/figures.json';
import viGaming from '#resources/locales/vi/gaming.json';
import viGather from '#resources/locales/vi/gather.json';
import viGlance from '#resources/locales/vi/glance.json';
import viHealth from '#resources/locales/vi/health.json';
import viInbox from '#resources/locales/vi/inbox.json';
import viPeople from '#resources/locales/vi/people.json';
import viPaper from '#resources/locales/vi/paper.json';
import viIntake from '#resources/locales/vi/intake.json';
import viLanguages from '#resources/locales/vi/languages.json';
import viModel from '#resources/locales/vi/model.json';
import viNetwork from '#resources/locales/vi/network.json';
import viOffice from '#resources/locales/vi/office.json';
import viLetter from '#resources/locales/vi/letter.json';
import viLetterTemplate from '#resources/locales/vi/letter-template.json';
import viRating from '#resources/locales/vi/rating.json';
import viReport from '#resources/locales/vi/report.json';
import viRoster from '#resources/locales/vi/roster.json';
import viSession from '#resources/locales/vi/session.json';
import viStatistics from '#resources/locales/vi/statistics.json';
import viStation from '#resources/locales/vi/station.json';
import viSurvey from '#resources/locales/vi/survey.json';
import viAgenda from '#resources/locales/vi/agenda.json';
import viUndertaking from '#resources/locales/vi/undertaking.json';
import viTask from '#resources/locales/vi/task.json';
import viTables from '#resources/locales/vi/tables.json';

/** What the desk says; the five levels and the band are the kiosk's own words. */
export const deskWords: Words = {
  vi: {
    access: viAccess,
    activity: viActivity,
    assessment: viAssessment,
    batch: viBatch,
    campaign: viCampaign,
    chart: viChart,
    confidential: viConfidential,
    configure: viConfigure,
    connection: viConnection,
    difficulty: viDifficulty,
    evaluation: viEvaluation,
    figures: viFigures,
    gaming: viGaming,
    gather: viGather,
    glance: viGlance,
    health: viHealth,
    inbox: viInbox,
    paper: viPaper,
    people: viPeople,
    intake: viIntake,
    languages: viLanguages,
    model: viModel,
    network: viNetwork,
    office: viOffice,
    letter: viLetter,
    'letter-template': viLetterTemplate,
    rating: viRating,
    report: viReport,
    roster: viRoster,
    session: viSession,
    statistics: viStatistics,
    station: viStation,
    survey: viSurvey,
    task: viTask,
    undertaking: viUndertaking,
    agenda: viAgenda,
    tables: viTables,
  },
  en: {
    access: enAccess,
    activity: enActivity,
    assessment: enAssessment,
    batch: enBatch,
    campaign: enCampaign,
    chart: enChart,
    confidential: enConfidential,
    configure: enConfigure,
    connection: enConnection,
    difficulty: enDifficulty,
    evaluation: enEvaluation,
    figures: enFigures,
    gaming: enGaming,
    gather: enGather,
    glance: enGlance,
    health: enHealth,
    inbox: enInbox,
    paper: enPaper,
    people: enPeople,
    intake: enIntake,
    languages: enLanguages,
    model: enModel,
    network: enNetwork,
    office: enOffice,
    letter: enLetter,
    'letter-template': enLetterTemplate,
    rating: enRating,
    report: enReport,
    roster: enRoster,
    session: enSession,
    statistics: enStatistics,
    station: enStation,
    survey: enSurvey,
    task: enTask,
    undertaking: enUndertaking,
    agenda: enAgenda,
    tables: enTables,
  },
};

declare module 'i18next' {
  interface ResourceNamespaceMap {
    access: typeof viAccess;
    activity: typeof viActivity;
    assessment: typeof viAssessment;
    batch: typeof viBatch;
    campaign: typeof viCampaign;
    chart: typeof viChart;
    confidential: typeof viConfidential;
    configure: typeof viConfigure;
    connection: typeof viConnection;
    difficulty: typeof viDifficulty;
    evaluation: typeof viEvaluation;
    figures: typeof viFigures;
    gaming: typeof viGaming;
    gather: typeof viGather;
    glance: typeof viGlance;
    health: typeof viHealth;
    inbox: typeof viInbox;
    paper: typeof viPaper;
    people: typeof viPeople;
    intake: typeof viIntake;
    languages: typeof viLanguages;
    model: typeof viModel;
    network: typeof viNetwork;
    office: typeof viOffice;
    letter: typeof viLetter;
    'letter-template': typeof viLetterTemplate;
    rating: typeof viRating;
    report: typeof viReport;
    roster: typeof viRoster;
    session: typeof viSession;
    statistics: typeof viStatistics;
    station: typeof viStation;
    survey: typeof viSurvey;
    task: typeof viTask;
    undertaking: typeof viUndertaking;
    agenda: typeof viAgenda;
    tables: typeof viTables;
  }
}
