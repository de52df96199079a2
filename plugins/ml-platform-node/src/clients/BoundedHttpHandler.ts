import {
  NodeHttpHandler,
  NodeHttpHandlerOptions,
} from '@smithy/node-http-handler';
import { Limit } from 'p-limit';

/** Sends at most as many requests at a time as the limit, which it shares with other handlers, allows. */
export class BoundedHttpHandler extends NodeHttpHandler {
  readonly #limit: Limit;

  constructor(options: NodeHttpHandlerOptions, limit: Limit) {
    super(options);
    this.#limit = limit;
  }

  async handle(
    ...args: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    return this.#limit(() => super.handle(...args));
  }
}
