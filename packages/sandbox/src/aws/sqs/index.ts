import { defineService } from '../service';
import * as queues from './queues';
import * as tags from './tags';

export const sqs = defineService(
  { id: 'sqs', protocol: 'json1.0', targetPrefix: 'AmazonSQS' },
  { ...queues, ...tags },
);
