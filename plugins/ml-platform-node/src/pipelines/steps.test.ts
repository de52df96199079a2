import { joinSteps, PipelineStepState } from './steps';

const state = (
  name: string,
  more: Partial<PipelineStepState> = {},
): PipelineStepState => ({
  name,
  status: 'Succeeded',
  cached: false,
  hasLogs: false,
  ...more,
});

describe('joinSteps', () => {
  const definitions = [
    { name: 'Train', type: 'Training', dependsOn: [] },
    {
      name: 'Check',
      displayName: 'Good enough?',
      type: 'Condition',
      dependsOn: ['Train'],
    },
    { name: 'Register', type: 'RegisterModel', dependsOn: ['Check'] },
  ];

  it('has every step of the definition in its order, with what AWS says of it', () => {
    expect(
      joinSteps(definitions, [
        state('Check', { outcome: 'False' }),
        state('Train', { cached: true }),
      ]),
    ).toEqual([
      { ...state('Train', { cached: true }), ...definitions[0] },
      { ...state('Check', { outcome: 'False' }), ...definitions[1] },
      { ...state('Register', { status: 'NotStarted' }), ...definitions[2] },
    ]);
  });

  it('loses no step that the definition does not name', () => {
    expect(joinSteps([], [state('Extra')])).toEqual([
      { ...state('Extra'), type: 'Unknown', dependsOn: [] },
    ]);
  });

  it('can be joined again with later states', () => {
    const first = joinSteps(definitions, [state('Train')]);
    expect(joinSteps(first, [state('Train'), state('Check')])).toEqual(
      joinSteps(definitions, [state('Train'), state('Check')]),
    );
  });
});
