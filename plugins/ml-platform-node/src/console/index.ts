export {
  accountConsoleUrl,
  provisionedProductConsoleUrl,
  studioDomainConsoleUrl,
} from './consoleUrls';
export * from './sageMakerConsoleUrls';
