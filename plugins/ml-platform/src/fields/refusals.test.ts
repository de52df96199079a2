import { MlProjectChoice, Persona } from '@atelier/plugin-ml-platform-common';
import { personas, projects } from '../../dev/organisation';
import {
  groupName,
  personaRefusal,
  projectRefusal,
  stageRefusal,
} from './refusals';

const project = (slug: string) =>
  projects.find(it => it.slug === slug) as MlProjectChoice;

describe('groupName', () => {
  it('leaves out kind and namespace', () => {
    expect(groupName('group:default/fraud')).toBe('fraud');
    expect(groupName('fraud')).toBe('fraud');
  });
});

describe('projectRefusal', () => {
  it('accepts an ML project of one’s own', () => {
    expect(projectRefusal('demand-forecast', projects)).toBeUndefined();
  });

  it('refuses an ML project of others, naming the group', () => {
    expect(projectRefusal('card-fraud', projects)).toBe(
      'You cannot choose card-fraud: you are not a member of fraud, the group that owns it. Ask the group to add you.',
    );
  });

  it('refuses an ML project that is not there', () => {
    expect(projectRefusal('shelf-vision', projects)).toBe(
      'There is no ML project “shelf-vision” that you may see. Choose one from the list.',
    );
  });
});

describe('stageRefusal', () => {
  it('accepts a stage with an active account', () => {
    expect(stageRefusal('preprod', project('demand-forecast'))).toBeUndefined();
  });

  it('refuses a stage without an account, naming those there are', () => {
    expect(stageRefusal('preprod', project('price-elasticity'))).toBe(
      'price-elasticity has no PreProd account. It has: Dev.',
    );
  });

  it('refuses a stage whose account is not active', () => {
    expect(stageRefusal('prod', project('demand-forecast'))).toBe(
      'The Prod account of demand-forecast (201000000013) is SUSPENDED. Choose another stage, or ask the ML platform team.',
    );
  });

  it('refuses any stage of an ML project without accounts', () => {
    expect(
      stageRefusal('dev', { ...project('demand-forecast'), accounts: [] }),
    ).toBe(
      'demand-forecast has no accounts yet. Ask the ML platform team to set one up.',
    );
  });

  it('asks for the ML project first', () => {
    expect(stageRefusal('dev', undefined)).toBe('Choose an ML project first.');
  });
});

describe('personaRefusal', () => {
  it('accepts a persona at its stages only', () => {
    const stages: Persona['stages'] = ['dev', 'preprod', 'prod'];
    const allowed = stages.filter(
      stage => !personaRefusal('ml-engineer', stage, personas),
    );
    expect(allowed).toEqual(['dev', 'preprod']);
  });

  it('says where a persona is allowed', () => {
    expect(personaRefusal('data-scientist', 'prod', personas)).toBe(
      'Data scientist is not allowed in Prod, only in: Dev. Choose another persona or stage.',
    );
  });

  it('refuses a persona that is not there', () => {
    expect(personaRefusal('admin', 'dev', personas)).toBe(
      'There is no persona “admin”. Choose one from the list.',
    );
  });

  it('asks for the stage first', () => {
    expect(personaRefusal('admin', undefined, personas)).toBe(
      'Choose a stage first.',
    );
  });
});
