import { s } from '../shapes';

/** The body of `POST /_sandbox/faults`. */
export const faultRule = s.structure({
  service: s.string({ min: 1 }).required(),
  operation: s.string({ min: 1 }),
  account: s.string({ pattern: '\\d{12}' }),
  probability: s.number({ min: 0, max: 1 }),
  skip: s.integer({ min: 0 }),
  count: s.integer({ min: 1 }),
  effect: s
    .structure({
      type: s
        .string({ enum: ['error', 'throttle', 'latency', 'drop', 'hold'] })
        .required(),
      code: s.string({ min: 1 }),
      status: s.integer({ min: 400, max: 599 }),
      message: s.string(),
      ms: s.integer({ min: 0 }),
      when: s.string({ enum: ['before', 'after', 'answer'] }),
    })
    .required(),
});
