import type { Answer, Operation, Question } from './operation.ts';

/** The parts that an operation has, and no other. */
type Asked<One extends Operation> = {
  readonly [Part in keyof Question<One> as undefined extends Question<One>[Part] ? never : Part]: Question<One>[Part];
} & (One extends { readonly needsVersion: true } ? { readonly ifMatch: string } : unknown);

/**
 * What is sent to an operation and what comes back. It is told of one fictive case (see examples.ts), and test/api
 * executes it: of a list it may show some items, in their order; everything else is as it is answered, but for ids and
 * instants.
 */
export type Example<One extends Operation> = Asked<One> & { readonly answer: Answer<One> };

export type Examples<Group extends Readonly<Record<string, Operation>>> = {
  readonly [Id in keyof Group]: Example<Group[Id]>;
};
