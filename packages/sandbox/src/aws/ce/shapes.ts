import { s, type Shape } from '../shapes';
import { AwsError } from '../errors';

const text = s.string({ max: 1024 });

export const timePeriod = s.structure({
  Start: s
    .string({
      max: 40,
      pattern: '(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}Z)?',
    })
    .required(),
  End: s
    .string({
      max: 40,
      pattern: '(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}Z)?',
    })
    .required(),
});

/** The dimensions that the sandbox's costs have. */
export const dimension = s.string({
  enum: ['LINKED_ACCOUNT', 'SERVICE', 'REGION', 'RECORD_TYPE'],
  lacks: [
    'AZ',
    'INSTANCE_TYPE',
    'PAYER_ACCOUNT',
    'LINKED_ACCOUNT_NAME',
    'OPERATION',
    'PURCHASE_TYPE',
    'SERVICE_CODE',
    'USAGE_TYPE',
    'USAGE_TYPE_GROUP',
    'OPERATING_SYSTEM',
    'TENANCY',
    'SCOPE',
    'PLATFORM',
    'SUBSCRIPTION_ID',
    'LEGAL_ENTITY_NAME',
    'DEPLOYMENT_OPTION',
    'DATABASE_ENGINE',
    'CACHE_ENGINE',
    'INSTANCE_TYPE_FAMILY',
    'BILLING_ENTITY',
    'RESERVATION_ID',
    'RESOURCE_ID',
    'RIGHTSIZING_TYPE',
    'SAVINGS_PLANS_TYPE',
    'SAVINGS_PLAN_ARN',
    'PAYMENT_OPTION',
    'AGREEMENT_END_DATE_TIME_AFTER',
    'AGREEMENT_END_DATE_TIME_BEFORE',
    'INVOICING_ENTITY',
    'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
    'ANOMALY_TOTAL_IMPACT_PERCENTAGE',
  ],
});

const matchOptions = s.list(
  s.string({
    enum: ['EQUALS', 'ABSENT', 'CASE_SENSITIVE'],
    lacks: [
      'CASE_INSENSITIVE',
      'CONTAINS',
      'ENDS_WITH',
      'GREATER_THAN_OR_EQUAL',
      'STARTS_WITH',
    ],
  }),
);

export interface Expression {
  Or?: Expression[];
  And?: Expression[];
  Not?: Expression;
  Dimensions?: Condition<
    'LINKED_ACCOUNT' | 'SERVICE' | 'REGION' | 'RECORD_TYPE'
  >;
  Tags?: Condition<string>;
}

interface Condition<K extends string> {
  Key?: K;
  Values?: string[];
  MatchOptions?: ('EQUALS' | 'ABSENT' | 'CASE_SENSITIVE')[];
}

export const expression: Shape<Expression, false> = s.structure(
  {
    Or: s.list(s.lazy(() => expression)),
    And: s.list(s.lazy(() => expression)),
    Not: s.lazy(() => expression),
    Dimensions: s.structure({
      Key: dimension,
      Values: s.list(text),
      MatchOptions: matchOptions,
    }),
    Tags: s.structure({
      Key: text,
      Values: s.list(text),
      MatchOptions: matchOptions,
    }),
  },
  ['CostCategories'],
);

export const groupBy = s.list(
  s.structure({
    Type: s.string({ enum: ['DIMENSION', 'TAG', 'COST_CATEGORY'] }),
    Key: text,
  }),
);

export const billingViewArn = s.string({
  min: 20,
  max: 2048,
  pattern:
    '^arn:aws[a-z-]*:(billing)::[0-9]{12}:billingview/[-a-zA-Z0-9/:_+=.-@]{1,43}$',
});

export const nextPageToken = s.string({ max: 8192 });

export const maxResults = s.integer({ min: 1 });

export function invalidPageToken(): AwsError {
  return new AwsError('InvalidNextTokenException', 'Invalid next page token.');
}
