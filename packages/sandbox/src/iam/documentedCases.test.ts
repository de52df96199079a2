import { conditionCases } from './__testUtils__/conditionCases';
import { crossAccountCases } from './__testUtils__/crossAccountCases';
import { decisionOn } from './__testUtils__/DocumentedCase';
import { elementCases } from './__testUtils__/elementCases';
import { evaluationCases } from './__testUtils__/evaluationCases';
import { variableCases } from './__testUtils__/variableCases';

const tables = {
  Elements: elementCases,
  Variables: variableCases,
  Conditions: conditionCases,
  'One account': evaluationCases,
  'Two accounts, keys and roles': crossAccountCases,
};

describe.each(Object.entries(tables))(
  'AWS’s documented decisions: %s',
  (_name, cases) => {
    it.each(cases)('$what ($source)', one => {
      expect(decisionOn(one)).toBe(one.expected);
    });
  },
);
