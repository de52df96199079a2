import { RootLoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { inspect } from 'node:util';

/** A logger that keeps every word, of every level. */
export class CapturingLogger implements RootLoggerService {
  readonly #lines: string[];
  readonly #meta: JsonObject;

  constructor(lines: string[] = [], meta: JsonObject = {}) {
    this.#lines = lines;
    this.#meta = meta;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  error = (message: string, meta?: Error | JsonObject) =>
    this.#keep('error', message, meta);
  warn = (message: string, meta?: Error | JsonObject) =>
    this.#keep('warn', message, meta);
  info = (message: string, meta?: Error | JsonObject) =>
    this.#keep('info', message, meta);
  debug = (message: string, meta?: Error | JsonObject) =>
    this.#keep('debug', message, meta);

  child(meta: JsonObject): CapturingLogger {
    return new CapturingLogger(this.#lines, { ...this.#meta, ...meta });
  }

  #keep(level: string, message: string, meta?: Error | JsonObject) {
    this.#lines.push(
      `${level} ${message} ${inspect({ ...this.#meta, meta }, { depth: 10 })}`,
    );
  }
}
