import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { defaultTagKeys } from '@atelier/plugin-ml-platform-common';
import fc from 'fast-check';
import { mlPlatformSection } from '../__testUtils__/testConfig';
import { readMlPlatformConfig } from './readMlPlatformConfig';

const read = (changes: JsonObject) =>
  readMlPlatformConfig(
    new ConfigReader({ mlPlatform: { ...mlPlatformSection, ...changes } }),
  );

const persona = (changes: JsonObject) => ({
  personas: [
    {
      id: 'data-scientist',
      title: 'Data scientist',
      executionRoleName: 'data-scientist',
      stages: ['dev'],
      ...changes,
    },
  ],
});

describe('readMlPlatformConfig', () => {
  it('reads a section and fills in the defaults', () => {
    expect(read({})).toEqual({
      partition: 'aws',
      managementAccountId: '100200300401',
      sharedServicesAccountId: '100200300402',
      dataAccountId: '100200300403',
      regions: ['eu-west-1', 'eu-central-1'],
      roles: { reader: 'AtelierReader', provisioner: 'AtelierProvisioner' },
      organizationalUnits: { workloads: 'ou-atel-workload' },
      tags: defaultTagKeys,
      personas: [
        expect.objectContaining({ id: 'data-scientist', stages: ['dev'] }),
        expect.objectContaining({
          id: 'ml-engineer',
          stages: ['dev', 'preprod'],
        }),
      ],
    });
  });

  it('leaves keys alone that it does not know', () => {
    expect(() => read({ guardrails: { anything: true } })).not.toThrow();
  });

  it('takes tag keys and role names of a company', () => {
    const config = read({
      tags: { project: 'acme:ml-project' },
      roles: { reader: 'AcmeReader' },
    });

    expect(config.tags).toEqual({
      ...defaultTagKeys,
      project: 'acme:ml-project',
    });
    expect(config.roles).toEqual({
      reader: 'AcmeReader',
      provisioner: 'AtelierProvisioner',
    });
  });

  it('says what is missing when the whole section is', () => {
    expect(() => readMlPlatformConfig(new ConfigReader({}))).toThrow(
      'mlPlatform.managementAccountId is missing, with the whole section mlPlatform',
    );
  });

  it.each<[string, JsonObject, string]>([
    [
      'an account id that YAML reads as a number',
      { managementAccountId: 100200300401 },
      'mlPlatform.managementAccountId is 100200300401, but must be text: an AWS account id of 12 digits, in quotes',
    ],
    [
      'a short account id',
      { sharedServicesAccountId: '1234' },
      "mlPlatform.sharedServicesAccountId is '1234', but must be an AWS account id of 12 digits",
    ],
    [
      'a bad optional account id',
      { dataAccountId: 'data' },
      "mlPlatform.dataAccountId is 'data'",
    ],
    [
      'a partition that does not exist',
      { partition: 'azure' },
      'mlPlatform.partition is "azure", but must be one of aws, aws-cn, aws-us-gov',
    ],
    ['no region', { regions: [] }, 'mlPlatform.regions must be a list'],
    [
      'a region that is none',
      { regions: ['eu-west-1', 'Ireland'] },
      'mlPlatform.regions[1] is "Ireland", but must be an AWS region such as eu-west-1',
    ],
    [
      'a region named twice',
      { regions: ['eu-west-1', 'eu-west-1'] },
      "mlPlatform.regions[1] is 'eu-west-1' again",
    ],
    [
      'an ARN for a role name',
      { roles: { reader: 'arn:aws:iam::100200300402:role/Reader' } },
      'mlPlatform.roles.reader is',
    ],
    [
      'no organizational unit',
      { organizationalUnits: {} },
      'mlPlatform.organizationalUnits.workloads is missing',
    ],
    [
      'a tag key of AWS',
      { tags: { owner: 'aws:owner' } },
      "mlPlatform.tags.owner is 'aws:owner'",
    ],
    [
      'one tag key for two tags',
      { tags: { owner: 'team', project: 'team' } },
      "is 'team', as tags.",
    ],
    ['no persona', { personas: [] }, 'mlPlatform.personas is empty'],
    [
      'a persona id given twice',
      {
        personas: [...persona({}).personas, ...persona({}).personas],
      },
      "mlPlatform.personas[1].id is 'data-scientist' again, as personas[0].id is",
    ],
    [
      'a persona id with spaces',
      persona({ id: 'Data Scientist' }),
      "mlPlatform.personas[0].id is 'Data Scientist'",
    ],
    [
      'a stage that does not exist',
      persona({ stages: ['dev', 'test'] }),
      'mlPlatform.personas[0].stages[1] is "test", but must be one of dev, preprod, prod',
    ],
    [
      'no stages',
      persona({ stages: [] }),
      'mlPlatform.personas[0].stages must be a list',
    ],
    [
      'a path in an execution role name',
      persona({ executionRoleName: 'atelier/data-scientist' }),
      "mlPlatform.personas[0].executionRoleName is 'atelier/data-scientist'",
    ],
  ])('refuses %s', (_, changes, message) => {
    expect(() => read(changes)).toThrow(message);
  });

  it('accepts any account id of 12 digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{12}$/), id => {
        expect(read({ managementAccountId: id }).managementAccountId).toBe(id);
      }),
    );
  });

  it('refuses anything else, and names the key', () => {
    const other = fc
      .oneof(fc.string(), fc.stringMatching(/^[0-9]{10,14}$/))
      .filter(text => !/^[0-9]{12}$/.test(text));
    fc.assert(
      fc.property(other, text => {
        expect(() => read({ managementAccountId: text })).toThrow(
          'mlPlatform.managementAccountId',
        );
      }),
    );
  });

  it('either reads or names the key, whatever the values are', () => {
    const keys = ['partition', 'regions', 'roles', 'tags', 'personas'] as const;
    const outcome = (key: string, value: JsonValue) => {
      try {
        read({ [key]: value });
        return key;
      } catch (error) {
        return (error as Error).message;
      }
    };
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        expect(outcome(key, value as JsonValue)).toContain(key);
      }),
    );
  });
});
