import type { Clock } from '../clock.ts';
import type { Settings } from '../domain/settings.ts';
import type { Database } from '../store/database.ts';
import type { KeyRing } from '../store/keys.ts';
import type { Trajectories } from '../temporal.ts';

/** What the services work with: handed in, so that a test can pass its own. */
export interface ServiceDeps {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly trajectories: Trajectories;
  /** Settings of every new case that differ from the programme's own: tests and the demo act at once. */
  readonly settingOverrides?: Partial<Settings>;
}
