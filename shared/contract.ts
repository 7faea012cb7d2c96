import { accessContract } from './features/access/access.contract.ts';
import { figuresContract } from './features/figures/figures.contract.ts';
import { healthContract } from './features/health/health.contract.ts';
import { ratingContract } from './features/rating/rating.contract.ts';
import { stationContract } from './features/station/station.contract.ts';
import { tablesContract } from './features/tables/tables.contract.ts';

/** Every operation of the program, declared once. Hosts, door, clients and tests derive from it. */
export const contract = {
  rating: ratingContract,
  station: stationContract,
  access: accessContract,
  figures: figuresContract,
  tables: tablesContract,
  health: healthContract,
};
export type Contract = typeof contract;
