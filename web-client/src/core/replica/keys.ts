/** A set of entities, by type and id. */
export class Keys implements Iterable<readonly [type: string, id: string]> {
  readonly #ids = new Map<string, Set<string>>();

  add(type: string, id: string): void {
    const ids = this.#ids.get(type);
    if (ids === undefined) this.#ids.set(type, new Set([id]));
    else ids.add(id);
  }

  addAll(other: Keys): this {
    for (const [type, id] of other) this.add(type, id);
    return this;
  }

  get empty(): boolean {
    return this.#ids.size === 0;
  }

  *[Symbol.iterator](): Iterator<readonly [type: string, id: string]> {
    for (const [type, ids] of this.#ids) for (const id of ids) yield [type, id];
  }
}
