import { act } from '@testing-library/react';
import { SignalApi } from '@backstage/plugin-signals-react';
import { JsonObject } from '@backstage/types';
import {
  ProjectChangedSignal,
  projectSignalChannel,
} from '@atelier/plugin-ml-platform-common';

interface Listener {
  channel: string;
  hear: (message: JsonObject) => void;
}

/** The signals edge: keeps who listens, and lets the test say something. */
export class Signals implements SignalApi {
  readonly #listeners = new Set<Listener>();

  subscribe<T extends JsonObject>(
    channel: string,
    onMessage: (message: T) => void,
  ) {
    const listener: Listener = {
      channel,
      hear: message => onMessage(message as T),
    };
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  say(slug: string, message: ProjectChangedSignal) {
    act(() => {
      for (const { channel, hear } of this.#listeners) {
        if (channel === projectSignalChannel(slug)) {
          hear({ ...message });
        }
      }
    });
  }
}
