export * from './AwsClients';
export * from './awsClientsServiceRef';
export * from './DefaultAwsClients';
