export * from './createStudioUrl';
export {
  describeStudioDomain,
  listStudioDomains,
  type StudioDomainDetails,
  type StudioDomainSummary,
} from './domains';
export {
  describeStudioProfile,
  listStudioProfiles,
  type StudioProfileDetails,
} from './profiles';
