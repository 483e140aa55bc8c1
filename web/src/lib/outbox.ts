// Commands on the device: stored before they are sent, removed when they are acknowledged, in order, with their ids.
// A refused command leaves the queue, but its words stay here until their author takes them back or throws them away.
import { openDB, type IDBPDatabase } from 'idb';

import type { Command, TextInput } from './wire';

/** Why the server did not take a command. */
export type Refused = { code: string; detail: Record<string, unknown> };

/** A command that waits for its acknowledgement, or was refused. */
export type Waiting = { order?: number; seat: string; id: string; command: Command; form: string; refused?: Refused };

/** What keeps the commands; a page without IndexedDB keeps them in memory. */
export interface Shelf {
  /** Adds a command at the end, or replaces the one with its id. */
  put(waiting: Waiting): Promise<void>;
  remove(id: string): Promise<void>;
  all(seat: string): Promise<Waiting[]>;
}

export class MemoryShelf implements Shelf {
  #items: Waiting[] = [];

  async put(waiting: Waiting): Promise<void> {
    const known = this.#items.findIndex((item) => item.id === waiting.id);
    if (known < 0) this.#items.push(waiting);
    else this.#items[known] = waiting;
  }

  async remove(id: string): Promise<void> {
    this.#items = this.#items.filter((item) => item.id !== id);
  }

  async all(seat: string): Promise<Waiting[]> {
    return this.#items.filter((item) => item.seat === seat);
  }
}

export class DeviceShelf implements Shelf {
  constructor(private readonly db: IDBPDatabase) {}

  static async open(): Promise<Shelf> {
    try {
      const db = await openDB('plenum', 1, {
        upgrade(fresh) {
          const store = fresh.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
          store.createIndex('id', 'id', { unique: true });
        },
      });
      return new DeviceShelf(db);
    } catch {
      return new MemoryShelf();
    }
  }

  async put(waiting: Waiting): Promise<void> {
    // A plain copy: a form may hand over a live proxy, which cannot be stored. One transaction, so that no order is lost.
    const plain = JSON.parse(JSON.stringify(waiting)) as Waiting;
    const change = this.db.transaction('outbox', 'readwrite');
    const order = await change.store.index('id').getKey(waiting.id);
    await Promise.all([change.store.put(order === undefined ? plain : { ...plain, order }), change.done]);
  }

  async remove(id: string): Promise<void> {
    const change = this.db.transaction('outbox', 'readwrite');
    const order = await change.store.index('id').getKey(id);
    if (order !== undefined) await change.store.delete(order);
    await change.done;
  }

  async all(seat: string): Promise<Waiting[]> {
    const all: Waiting[] = await this.db.getAll('outbox');
    return all.filter((item) => item.seat === seat);
  }
}

/** What somebody wrote in a command, by field. */
export function textsOf(command: Command): Record<string, string> {
  const texts = Object.entries(command as Record<string, unknown>).filter(
    (field): field is [string, TextInput] => typeof field[1] === 'object' && field[1] !== null && 'text' in field[1] && 'lang' in field[1],
  );
  return Object.fromEntries(texts.map(([name, value]) => [name, value.text]));
}

/** The same in one piece; empty where a command carries no words. */
export function wordsOf(command: Command): string {
  return Object.values(textsOf(command)).join('\n');
}
