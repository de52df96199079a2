import type { Kind } from '../../store';
import { apps, domains, userProfiles } from './documents';
import { jobs } from './jobs/documents';
import { endpointConfigs, endpoints } from './endpoints/documents';
import { models } from './models/documents';
import { pipelines } from './pipelines/documents';
import { projects } from './projects/documents';
import { groups, packages } from './registry/documents';

/** The resources that take tags, by what stands in their ARNs; their ids stand after it. */
export const taggable: Partial<Record<string, Kind<unknown>>> = {
  app: apps,
  domain: domains,
  endpoint: endpoints,
  'endpoint-config': endpointConfigs,
  model: models,
  'model-package': packages,
  'model-package-group': groups,
  pipeline: pipelines,
  'processing-job': jobs.Processing,
  project: projects,
  'training-job': jobs.Training,
  'transform-job': jobs.Transform,
  'user-profile': userProfiles,
};
