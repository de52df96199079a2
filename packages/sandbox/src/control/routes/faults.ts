import { faultRule, toFaultRule } from '../../aws/faults';
import { s } from '../../aws/shapes';
import type { Routes } from '../ControlAnswer';
import { checkTarget } from '../checkTarget';
import { readBody } from '../readBody';

const throttleRule = s.structure({
  service: s.string({ min: 1 }).required(),
  operation: s.string({ min: 1 }),
  account: s.string({ pattern: '\\d{12}' }),
  rate: s.number({ min: 0 }).required(),
  burst: s.integer({ min: 1 }).required(),
});

const pagesBody = s.structure({ max: s.integer({ min: 1 }) });

/** What the sandbox is told to do worse. */
export const faultRoutes: Routes = {
  'GET faults': ({ controlled }) => ({
    status: 200,
    body: { faults: controlled.faults.list() },
  }),

  'POST faults': ({ body, controlled }) => {
    const rule = readBody(faultRule, body);
    checkTarget(rule);
    const { id } = controlled.faults.add(toFaultRule(rule));
    return { status: 201, body: { id } };
  },

  'DELETE faults': ({ controlled }) => {
    controlled.faults.delete();
    return { status: 204 };
  },

  'DELETE faults/id': ({ id, controlled }) =>
    controlled.faults.delete(id)
      ? { status: 204 }
      : { status: 404, body: { message: `There is no fault ${id}.` } },

  'GET throttles': ({ controlled: { faults } }) => ({
    status: 200,
    body: { throttles: faults.throttles.list() },
  }),

  'POST throttles': ({ body, controlled: { faults } }) => {
    const rule = readBody(throttleRule, body);
    checkTarget(rule);
    const { id } = faults.throttles.add(rule);
    return { status: 201, body: { id } };
  },

  'DELETE throttles': ({ controlled: { faults } }) => {
    faults.throttles.delete();
    return { status: 204 };
  },

  'DELETE throttles/id': ({ id, controlled: { faults } }) =>
    faults.throttles.delete(id)
      ? { status: 204 }
      : { status: 404, body: { message: `There is no throttle ${id}.` } },

  'POST pages': ({ body, controlled: { faults } }) => {
    const { max } = readBody(pagesBody, body);
    faults.maxPageSize = max;
    return { status: 200, body: { max } };
  },
};
