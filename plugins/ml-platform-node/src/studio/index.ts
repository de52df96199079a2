export * from './createStudioUrl';
export {
  describeStudioDomain,
  listSageMakerTags,
  listStudioDomains,
  type StudioDomainDetails,
  type StudioDomainSummary,
} from './domains';
export {
  describeStudioProfile,
  listStudioProfiles,
  type ProfileQuery,
  type StudioProfileDetails,
} from './profiles';
