import { s } from '../shapes';

/** Of the account whose repository it is; the caller's own where absent. */
export const registryId = s.string({ pattern: '[0-9]{12}' });

export const repositoryName = s.string({
  min: 2,
  max: 256,
  pattern:
    '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*',
});

/** Members of every operation on one repository. */
export const ofRepository = {
  registryId,
  repositoryName: repositoryName.required(),
};

export const tags = s.list(
  s.structure({ Key: s.string().required(), Value: s.string().required() }),
);

export const imageTag = s.string({ min: 1, max: 300 });
