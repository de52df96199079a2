import { operation } from '../service';
import { s } from '../shapes';
import { putKey } from './documents';
import { checkUsable, getKey } from './lookUp';
import * as shapes from './shapes';

const defaultDays = 365;

export const EnableKeyRotation = operation({
  write: true,
  input: s.structure({
    KeyId: shapes.keyId,
    RotationPeriodInDays: s.integer({ min: 90, max: 2560 }),
  }),
  handle({ KeyId, RotationPeriodInDays: rotationDays = defaultDays }, call) {
    const key = getKey(KeyId, call);
    checkUsable(key);
    putKey(call.env.store, { ...key, rotationDays });
    return {};
  },
});

export const DisableKeyRotation = operation({
  write: true,
  input: s.structure({ KeyId: shapes.keyId }),
  handle({ KeyId }, call) {
    const key = getKey(KeyId, call);
    checkUsable(key);
    putKey(call.env.store, { ...key, rotationDays: undefined });
    return {};
  },
});

export const GetKeyRotationStatus = operation({
  write: false,
  input: s.structure({ KeyId: shapes.keyId }),
  handle({ KeyId }, call) {
    const key = getKey(KeyId, call);
    return {
      KeyId: key.Arn,
      KeyRotationEnabled: key.rotationDays !== undefined,
      RotationPeriodInDays: key.rotationDays,
    };
  },
});
