export * from './consoleUrls';
