import { isStage, stages } from './stages';

describe('stages', () => {
  it('come in the order in which a model passes them', () => {
    expect(stages).toEqual(['dev', 'preprod', 'prod']);
  });

  it('are told from anything else', () => {
    expect(stages.every(isStage)).toBe(true);
    expect(['Dev', 'test', '', undefined, 0, ['dev']].some(isStage)).toBe(
      false,
    );
  });
});
