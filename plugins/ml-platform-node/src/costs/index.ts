export * from './readDailyCosts';
