import { TandemError } from '../../core';

/** R13. */
const MOST_BYTES = 4 * 1024 * 1024;

const PROBLEMS = ['too-large', 'bad-json', 'not-a-room', 'wrong-kind', 'unknown-type', 'unknown-field', 'missing-reference', 'bad-value'] as const;
type Problem = (typeof PROBLEMS)[number];

/** Why a file did not become a room: a code that all of the app knows, or a `problem` of files; `at` is the place in the file. */
export interface ImportFault {
  readonly code?: string;
  readonly problem: Problem;
  readonly at: string;
  readonly about: string;
}

class BadFile extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

/** The room in a file. Rejects with what {@link faultOf} can tell. */
export async function readRoomFile(file: Pick<Blob, 'size' | 'text'>): Promise<unknown> {
  if (file.size > MOST_BYTES) throw new BadFile('too-large');
  const room = parsed(await file.text());
  if (typeof room !== 'object' || room === null || !('format' in room) || room.format !== 'tandem-room') throw new BadFile('not-a-room');
  return room;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new BadFile('bad-json');
  }
}

export function faultOf(error: unknown, code: string): ImportFault {
  if (error instanceof BadFile) return { problem: error.problem, at: '', about: '' };
  if (!(error instanceof TandemError) || error.code !== 'bad-message') return { code, problem: 'bad-value', at: '', about: '' };
  const { at = '', problem = '', about = '' } = (error.detail ?? {}) as Partial<Record<'at' | 'problem' | 'about', string>>;
  return { problem: PROBLEMS.find((known) => known === problem) ?? 'bad-value', at, about };
}
