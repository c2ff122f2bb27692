import { citizens } from './citizens.ts';
import { emergencies } from './emergencies.ts';
import { trajectories } from './trajectories.ts';

/** Every operation of the API by its id. Router, OpenAPI document and client are made of this table and nothing else. */
export const OPERATIONS = { ...trajectories, ...citizens, ...emergencies } as const;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
