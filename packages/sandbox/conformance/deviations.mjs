/** What AWS does though its models say otherwise: a finding of such a call is none. */
export const deviations = [
  {
    where: /^cloudformation:DescribeStackEvents answer /,
    what: /_COMPLETE_CLEANUP_IN_PROGRESS/,
    why: 'Events carry the statuses of stacks, the model has them for stacks only.',
  },
  {
    where: /^iam:(Create|Get)Role answer /,
    what: /^Role\.PermissionsBoundary\.PermissionsBoundaryType: "Policy"/,
    why: "The type's own description has this as its one value; the enumeration is another.",
  },
  {
    where: /^events:.*Connection answer /,
    what: /^SecretArn: .*secret:events!connection\//,
    why: 'EventBridge names its secrets so; the pattern lacks the exclamation mark.',
  },
  {
    where: /^events:ListTargetsByRule answer /,
    what: /^Targets: 0 is below the minimum 1/,
    why: 'A rule without targets gives an empty list.',
  },
];

/** Where the input shapes of operations differ from AWS's models, and why. */
export const shapeDeviations = [];
