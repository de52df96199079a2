import { ModelVersion } from '@atelier/plugin-ml-platform-common';
import { versionsAtFirst } from './versionsAtFirst';

const version = (
  number: number,
  rest: Partial<ModelVersion> = {},
): ModelVersion => ({
  version: number,
  arn: '',
  status: 'Completed',
  approval: 'Approved',
  createdAt: '',
  metrics: [],
  deployments: [],
  ...rest,
});

describe('versionsAtFirst', () => {
  it('keeps the newest, what waits and what serves, in their order', () => {
    const serving = [
      {
        stage: 'prod' as const,
        accountId: '',
        region: '',
        endpoint: '',
        status: '',
        consoleUrl: '',
      },
    ];

    expect(
      versionsAtFirst([
        version(9),
        version(8),
        version(7, { approval: 'Rejected' }),
        version(6),
        version(5),
        version(4),
        version(3, { deployments: serving }),
        version(2, { approval: 'PendingManualApproval' }),
        version(1, { approval: 'Rejected' }),
      ]).map(it => it.version),
    ).toEqual([9, 8, 7, 6, 5, 3, 2]);
  });
});
