import type { snapshotBody } from '../protocol/snapshot-body';
import type { Entity } from '../protocol/messages';
import type * as z from '../protocol/shape';

export type SnapshotBody = z.Infer<typeof snapshotBody>;

/** What a client was told of its mutations: those up to `last` are decided. */
export interface Receipt {
  readonly client: string;
  readonly last: number;
}

/** A large room that is being read in pages (R14). It outlives the link, so that a poor one gets there too. */
export interface Reading {
  /** Counts calls: only the last one goes on. */
  run: number;
  /** What is known at the moment, and what was when the position of the pages was chosen: their state holds that, and perhaps no more. */
  now?: Receipt | undefined;
  receipt?: Receipt | undefined;
  href?: string;
  first?: SnapshotBody;
  after?: string | undefined;
  entities: Entity[];
}
