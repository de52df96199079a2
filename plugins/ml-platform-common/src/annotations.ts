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

/** `spec.type` of the Component entity of a SageMaker pipeline. @public */
export const SAGEMAKER_PIPELINE_TYPE = 'sagemaker-pipeline';

/** `spec.type` of the Resource entity of a model package group. @public */
export const AI_MODEL_TYPE = 'ai-model';

/** `spec.type` of the Component entity of a SageMaker endpoint. @public */
export const MODEL_SERVER_TYPE = 'model-server';

/** On a Component or Resource: the AWS region it is in. @public */
export const AWS_REGION_ANNOTATION = 'ml-platform.atelier.dev/region';

/** On a Component or Resource: the stage it is in. @public */
export const STAGE_ANNOTATION = 'ml-platform.atelier.dev/stage';

/** On a Component or Resource: the name that AWS knows it by. @public */
export const AWS_NAME_ANNOTATION = 'ml-platform.atelier.dev/aws-name';
