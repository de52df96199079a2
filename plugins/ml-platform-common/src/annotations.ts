/**
 * On a System: the slug of the ML project that it stands for.
 *
 * @public
 */
export const ML_PROJECT_ANNOTATION = 'ml-platform.atelier.dev/project';

/**
 * On a Resource: the AWS account id, 12 digits. The name that Backstage's AWS plugins use.
 *
 * @public
 */
export const AWS_ACCOUNT_ID_ANNOTATION = 'amazonaws.com/account-id';

/** `spec.type` of the System entity of an ML project. @public */
export const ML_PROJECT_TYPE = 'ml-project';

/** `spec.type` of the Resource entity of an AWS account. @public */
export const CLOUD_ACCOUNT_TYPE = 'cloud-account';
