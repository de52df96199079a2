import { isChanging } from './isChanging';

describe('isChanging', () => {
  it.each(['Pending', 'InProgress', 'SystemUpdating', 'RollingBack'])(
    'waits for what is %s',
    status => {
      expect(isChanging({ status })).toBe(true);
    },
  );

  it.each([
    'InService',
    'Completed',
    'OutOfService',
    'Failed',
    'Update_Failed',
    'UpdateRollbackFailed',
  ])('does not wait for what is %s', status => {
    expect(isChanging({ status })).toBe(false);
  });
});
