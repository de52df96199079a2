import { MalformedPolicy, parsePolicy } from '../../iam';
import { AwsError } from '../errors';

type Check = (value: string) => boolean;

const between =
  (min: number, max: number): Check =>
  value =>
    /^\d{1,7}$/.test(value) && Number(value) >= min && Number(value) <= max;

/**
 * Attributes that may be set.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
const checks: Record<string, Check> = {
  DelaySeconds: between(0, 900),
  MaximumMessageSize: between(1_024, 1_048_576),
  MessageRetentionPeriod: between(60, 1_209_600),
  Policy: isPolicy,
  ReceiveMessageWaitTimeSeconds: between(0, 20),
  SqsManagedSseEnabled: value => value === 'true' || value === 'false',
  VisibilityTimeout: between(0, 43_200),
};

export const defaults: Record<string, string> = {
  DelaySeconds: '0',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
  VisibilityTimeout: '30',
};

/** What AWS lets be set and the sandbox does not have. */
const lacked = [
  ...['ContentBasedDeduplication', 'DeduplicationScope', 'FifoQueue'],
  ...['FifoThroughputLimit', 'KmsDataKeyReusePeriodSeconds', 'KmsMasterKeyId'],
  ...['RedriveAllowPolicy', 'RedrivePolicy'],
];

/** Refuses attributes that cannot be set so. */
export function checkAttributes(attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (lacked.includes(name)) {
      throw new AwsError(
        'UnsupportedOperation',
        `The sandbox has no queues with the attribute ${name}.`,
      );
    }
    if (!Object.hasOwn(checks, name)) {
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    }
    // An empty policy takes the policy away.
    if (!checks[name](value) && !(name === 'Policy' && value === '')) {
      throw new AwsError(
        'InvalidAttributeValue',
        `Invalid value for the parameter ${name}.`,
      );
    }
  }
}

function isPolicy(value: string): boolean {
  try {
    parsePolicy(value, 'resource');
    return true;
  } catch (error) {
    if (error instanceof MalformedPolicy) {
      return false;
    }
    throw error;
  }
}
