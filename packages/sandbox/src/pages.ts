import type { Env } from './aws/service';
import { studio } from './studio';

/** A web page on the AWS port. */
export interface Page {
  /** What its path starts with, for example `/_studio/`. */
  prefix: string;
  answer(url: URL, env: Env): PageAnswer;
}

interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The web pages on the AWS port. */
export const pages: readonly Page[] = [studio];
