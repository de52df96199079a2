export * from './governedTags';
