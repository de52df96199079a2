export * from './readStepLogs';
