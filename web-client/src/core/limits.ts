/** All times in milliseconds, all sizes in bytes. */
export interface Limits {
  readonly connectMs: number;
  readonly pingMs: number;
  readonly pongMs: number;
  /** A link this old is good: the next loss starts the backoff anew. Longer than `pongMs`, so that its first sign of life came. */
  readonly stableMs: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  /** A socket is replaced before the gateway's two hours are over (C4); drawn between the two. */
  readonly rotateMinMs: number;
  readonly rotateMaxMs: number;
  /** After so many failed sockets in a row, with REST answering all the while, REST takes over. */
  readonly socketTries: number;
  /** While REST carries, the socket is tried again after this long at first, and ever more rarely up to the cap. */
  readonly socketRetryMs: number;
  readonly socketRetryCapMs: number;
  /** A timer this late means that the machine slept. */
  readonly sleptMs: number;
  /** How long a sign of life may take after that. */
  readonly wakeMs: number;
  /** Join, sync and update without an answer: the link is given up (U8). */
  readonly answerMs: number;
  readonly restMs: number;
  /** How long a missing commit may still come by itself before it is asked for. */
  readonly gapMs: number;
  /** A room that nobody holds is left after this long. */
  readonly releaseMs: number;
  readonly presenceMs: number;
  /** On a poor link: between two words about presence, and how long edits are gathered before they are sent. */
  readonly poorPresenceMs: number;
  readonly poorGatherMs: number;
  /** How long somebody who vanished stays among the others: longer than a short reconnect, shorter than 10 s. */
  readonly presenceGraceMs: number;
  /** Without a sign of the person they are `away` after so long, and `idle` after two fifths of it. */
  readonly awayMs: number;
  /** L1: a lease, and when it is renewed. */
  readonly leaseMs: number;
  readonly renewMs: number;
  /** A lock of somebody else that is not renewed for so long is not shown any more; longer than the looks of a client without a socket are apart. */
  readonly lockSilenceMs: number;
  readonly batchMutations: number;
  readonly frameBytes: number;
  /** R14: how many entities of a large room are asked for at once, and on a poor link. */
  readonly pageEntities: number;
  readonly poorPageEntities: number;
  /** Commits kept one by one before the stored snapshot is written anew. */
  readonly tailCommits: number;
}

const MINUTE = 60_000;

export const defaultLimits: Limits = {
  connectMs: 10_000,
  pingMs: 25_000,
  pongMs: 10_000,
  stableMs: 12_000,
  backoffBaseMs: 500,
  backoffCapMs: 30_000,
  rotateMinMs: 105 * MINUTE,
  rotateMaxMs: 115 * MINUTE,
  socketTries: 2,
  socketRetryMs: 20_000,
  socketRetryCapMs: 5 * MINUTE,
  sleptMs: 70_000,
  wakeMs: 3_000,
  answerMs: 15_000,
  restMs: 15_000,
  gapMs: 250,
  releaseMs: 1_000,
  presenceMs: 100,
  poorPresenceMs: 2_000,
  poorGatherMs: 500,
  presenceGraceMs: 5_000,
  awayMs: 5 * MINUTE,
  leaseMs: 30_000,
  renewMs: 10_000,
  lockSilenceMs: 90_000,
  batchMutations: 25,
  frameBytes: 28 * 1024,
  pageEntities: 1_000,
  poorPageEntities: 250,
  tailCommits: 200,
};
