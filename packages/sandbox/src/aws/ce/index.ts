import { defineService } from '../service';
import { GetCostAndUsage } from './getCostAndUsage';
import { GetDimensionValues } from './getDimensionValues';
import { GetTags } from './getTags';

export const costExplorer = defineService(
  { id: 'ce', protocol: 'json1.1', targetPrefix: 'AWSInsightsIndexService' },
  { GetCostAndUsage, GetDimensionValues, GetTags },
);
