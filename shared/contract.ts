import { agendaContract } from './features/agenda/agenda.contract.ts';
import { accessContract } from './features/access/access.contract.ts';
import { activityContract } from './features/activity/activity.contract.ts';
import { assessmentContract } from './features/assessment/assessment.contract.ts';
import { batchContract } from './features/batch/batch.contract.ts';
import { campaignContract } from './features/campaign/campaign.contract.ts';
import { chartContract } from './features/chart/chart.contract.ts';
import { confidentialContract } from './features/confidential/confidential.contract.ts';
import { connectionContract } from './features/connection/connection.contract.ts';
import { difficultyContract } from './features/difficulty/difficulty.contract.ts';
import { evaluationContract } from './features/evaluation/evaluation.contract.ts';
import { figuresContract } from './features/figures/figures.contract.ts';
import { gamingContract } from './features/gaming/gaming.contract.ts';
import { gatherContract } from './features/gather/gather.contract.ts';
import { surveyContract } from './features/survey/survey.contract.ts';
import { glanceContract } from './features/glance/glance.contract.ts';
import { healthContract } from './features/health/health.contract.ts';
import { inboxContract } from './features/inbox/inbox.contract.ts';
import { intakeContract } from './features/intake/intake.contract.ts';
import { languagesContract } from './features/languages/languages.contract.ts';
import { letterContract } from './features/letter/letter.contract.ts';
import { modelContract } from './features/model/model.contract.ts';
import { networkContract } from './features/network/network.contract.ts';
import { paperContract } from './features/paper/paper.contract.ts';
import { officeContract } from './features/office/office.contract.ts';
import { peopleContract } from './features/people/people.contract.ts';
import { ratingContract } from './features/rating/rating.contract.ts';
import { receiptContract } from './features/receipt/receipt.contract.ts';
import { reportContract } from './features/report/report.contract.ts';
import { rosterContract } from './features/roster/roster.contract.ts';
import { sessionContract } from './features/session/session.contract.ts';
import { stationContract } from './features/station/station.contract.ts';
import { undertakingContract } from './features/undertaking/undertaking.contract.ts';
import { taskContract } from './features/task/task.contract.ts';
import { tablesContract } from './features/tables/tables.contract.ts';

/** Every operation of the program, declared once. Hosts, door, clients and tests derive from it. */
export const contract = {
  rating: ratingContract,
  station: stationContract,
  receipt: receiptContract,
  session: sessionContract,
  paper: paperContract,
  model: modelContract,
  roster: rosterContract,
  campaign: campaignContract,
  batch: batchContract,
  access: accessContract,
  office: officeContract,
  people: peopleContract,
  figures: figuresContract,
  evaluation: evaluationContract,
  inbox: inboxContract,
  confidential: confidentialContract,
  activity: activityContract,
  difficulty: difficultyContract,
  task: taskContract,
  undertaking: undertakingContract,
  agenda: agendaContract,
  assessment: assessmentContract,
  gaming: gamingContract,
  chart: chartContract,
  report: reportContract,
  glance: glanceContract,
  tables: tablesContract,
  intake: intakeContract,
  gather: gatherContract,
  survey: surveyContract,
  languages: languagesContract,
  letter: letterContract,
  health: healthContract,
  connection: connectionContract,
  network: networkContract,
};
export type Contract = typeof contract;
