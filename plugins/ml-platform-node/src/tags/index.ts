export * from './governedTags';
export * from './assertOwnTags';
