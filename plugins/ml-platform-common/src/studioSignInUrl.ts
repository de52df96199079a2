/** Where people sign in to a Studio domain with IAM Identity Center, as the SageMaker console shows it. @public */
export function studioSignInUrl(domain: {
  domainId: string;
  region: string;
}): string {
  return `https://${domain.domainId}.studio.${domain.region}.sagemaker.aws`;
}
