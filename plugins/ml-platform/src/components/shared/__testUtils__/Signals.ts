import { act } from '@testing-library/react';
import { SignalApi } from '@backstage/plugin-signals-react';
import {
  ProjectChangedSignal,
  projectSignalChannel,
} from '@atelier/plugin-ml-platform-common';

/** The signals edge: keeps who listens, and lets the test say something. */
export class Signals implements SignalApi {
  readonly #listeners = new Set<[string, (message: any) => void]>();

  subscribe: SignalApi['subscribe'] = (channel, onMessage) => {
    const listener: [string, (message: any) => void] = [channel, onMessage];
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  };

  say(slug: string, message: ProjectChangedSignal) {
    act(() => {
      for (const [channel, onMessage] of this.#listeners) {
        if (channel === projectSignalChannel(slug)) {
          onMessage({ ...message });
        }
      }
    });
  }
}
