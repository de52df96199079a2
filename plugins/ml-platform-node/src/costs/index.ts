export * from './readDailyCosts';
export { type CostPeriod } from './readDailyGroups';
export * from './readUserCosts';
