import type { ServerSocket } from './fake-wire';

export function say(socket: ServerSocket, frame: object): void {
  socket.send(JSON.stringify(frame));
}

export function refuse(socket: ServerSocket, { id, room }: { id: string; room: string }, code: string, then: string, more: object = {}): void {
  say(socket, { type: 'error', ref: id, room, code, then, ...more });
}

/** E3. */
export function fail(socket: ServerSocket): void {
  say(socket, { message: 'Internal server error', connectionId: 'c', requestId: 'r' });
}

/** Of an answer what a client looks at: a real one costs more than all the rest of a request. */
export function json(body: unknown, { status = 200 }: { readonly status?: number } = {}): Response {
  const text = body === null ? '' : JSON.stringify(body);
  return { ok: status < 300, status, text: async () => text } as unknown as Response;
}
